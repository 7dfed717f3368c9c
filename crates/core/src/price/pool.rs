//! The pool: bundles seen so far, by professional, and crews and payrolls, as columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use inzet_model::{DemandIx, MemberIx, ProfessionalIx};

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::price::column::{
    Column, bundle_column, crew_column, entries, forced_in, reframed, scale_to,
};
use crate::price::fixing::Fixing;
use crate::price::frame::Frame;
use crate::price::purse::Payroll;
use crate::price::relaxation::{Pricing, Relaxation};
use crate::price::team::Crew;

/// Bundles of one professional beyond which those that nobody takes are dropped.
const MOST: usize = 40;

/// An agent that is not a professional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whole {
    Team(DemandIx),
    Purse(MemberIx),
}

/// Columns by agent: every professional, then every team, then every purse.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    agents: Vec<Vec<Column>>,
    people: usize,
    /// Pairs that a branch wants, with what each earns on top in hundredths of a point.
    forced: Vec<PairIx>,
    bonus: f64,
    /// Which teams and purses the other agents are.
    wholes: Vec<Whole>,
    /// Positions that a branch lets each team of the frame use at least and at most.
    used: Vec<(i64, i64)>,
    /// The rows, teams and purses that there are.
    frame: Arc<Frame>,
}

impl Pool {
    /// A pool without bundles.
    #[must_use]
    pub fn new(relaxation: &Relaxation) -> Self {
        let people = relaxation.instance().dataset().professionals.len();
        let mut pool = Self {
            agents: vec![Vec::new(); people],
            people,
            forced: Vec::new(),
            bonus: 0.0,
            wholes: Vec::new(),
            used: Vec::new(),
            frame: Arc::default(),
        };
        pool.renew(relaxation);
        pool
    }

    /// Adds the answers of a round; the number that were new.
    pub fn add(&mut self, relaxation: &Relaxation, pricing: &Pricing) -> usize {
        let mut added = 0;
        for (professional, best) in pricing.best.iter_enumerated() {
            added += usize::from(self.add_bundle(relaxation, professional, &best.bundle.items));
        }
        for (place, crew) in pricing.crews.iter().enumerate() {
            if let Some(crew) = crew {
                added += usize::from(self.add_crew(relaxation, place, crew));
            }
        }
        for (place, payroll) in pricing.payrolls.iter().enumerate() {
            added += usize::from(self.add_payroll(relaxation, place, payroll));
        }
        added
    }

    /// Adds one bundle; whether it was new.
    pub fn add_bundle(
        &mut self,
        relaxation: &Relaxation,
        professional: ProfessionalIx,
        items: &Items,
    ) -> bool {
        self.add_to(relaxation, professional.index(), items)
    }

    /// Adds one bundle of which a share is taken.
    pub(crate) fn add_taken(
        &mut self,
        relaxation: &Relaxation,
        professional: ProfessionalIx,
        items: &Items,
        share: f64,
    ) {
        if self.add_bundle(relaxation, professional, items)
            && let Some(column) = self.agents[professional.index()].last_mut()
        {
            column.share = share;
        }
    }

    /// Adds one bundle to an agent; whether it was new.
    pub fn add_to(&mut self, relaxation: &Relaxation, agent: usize, items: &Items) -> bool {
        let own = &mut self.agents[agent];
        if items.is_empty() || own.iter().any(|column| column.items == *items) {
            return false;
        }
        if own.len() >= MOST {
            own.retain(|column| column.share > 0.0);
        }
        let mut column = bundle_column(relaxation, &self.frame, items);
        column.value += self.bonus * forced_in(&self.forced, items) as f64;
        own.push(column);
        true
    }

    /// Adds a payroll to a purse; whether it was new.
    pub(crate) fn add_payroll(
        &mut self,
        relaxation: &Relaxation,
        place: usize,
        payroll: &Payroll,
    ) -> bool {
        if payroll.items.is_empty() && payroll.others.is_empty() {
            return false;
        }
        let typical = relaxation.rows().typical();
        let rows = relaxation.rows();
        let uses = rows.purses()[place].uses(rows, payroll);
        let uses = uses.into_iter();
        let entries = uses.map(|(row, used)| (row, used as f64 / typical[row]));
        let entries = self.frame.entries(entries);
        let Some(agent) = self.agent_of_purse(place) else {
            return false;
        };
        let column = Column {
            items: Items::new(),
            value: 0.0,
            entries,
            share: 0.0,
        };
        add_column(&mut self.agents[agent], column)
    }

    /// Adds a crew to a team; whether it was new.
    pub(crate) fn add_crew(&mut self, relaxation: &Relaxation, place: usize, crew: &Crew) -> bool {
        let team = &relaxation.rows().teams()[place];
        let Some(agent) = self.agent_of_team(place) else {
            return false;
        };
        let mut column = crew_column(relaxation, &self.frame, (team, crew));
        if let Some(used) = self.used.get(agent - self.people) {
            if used.1 == 0 {
                return false;
            }
            scale_to(&mut column, team, *used, self.bonus);
        }
        add_column(&mut self.agents[agent], column)
    }

    /// The agent of a team, by its place among all teams.
    fn agent_of_team(&self, place: usize) -> Option<usize> {
        let number = self.frame.teams().binary_search(&place).ok()?;
        Some(self.people + number)
    }

    /// The agent of a purse, by its place among all purses.
    fn agent_of_purse(&self, place: usize) -> Option<usize> {
        let number = self.frame.purses().binary_search(&place).ok()?;
        Some(self.people + self.frame.teams().len() + number)
    }

    /// Makes sure that a team is used: its crews earn a bonus that nothing outweighs.
    pub(crate) fn force_team(&mut self, relaxation: &Relaxation, place: usize) {
        let Some(agent) = self.agent_of_team(place) else {
            return;
        };
        self.limit_teams(relaxation);
        self.used[agent - self.people].0 = 1;
        for column in &mut self.agents[agent] {
            column.value += self.bonus;
        }
    }

    /// Makes sure that a team is not used.
    pub(crate) fn shut_team(&mut self, relaxation: &Relaxation, place: usize) {
        let Some(agent) = self.agent_of_team(place) else {
            return;
        };
        self.limit_teams(relaxation);
        self.used[agent - self.people] = (0, 0);
        self.agents[agent].clear();
    }

    fn limit_teams(&mut self, relaxation: &Relaxation) {
        if self.used.is_empty() {
            let teams = self.frame.teams().iter();
            let counts = teams.map(|&place| (0, relaxation.rows().teams()[place].count));
            self.used = counts.collect();
            self.bonus = 64.0 * relaxation.scale().largest() as f64;
        }
    }

    /// The same columns over rows that have changed: a crew or a payroll known before is still one.
    pub fn renew(&mut self, relaxation: &Relaxation) {
        let rows = relaxation.rows();
        self.frame = Arc::new(Frame::whole(relaxation.instance(), rows));
        for own in &mut self.agents[..self.people] {
            for known in own {
                known.entries = entries(relaxation, &self.frame, &known.items);
            }
        }
        let teams = rows.teams().iter().map(|team| Whole::Team(team.demand));
        let purses = rows.purses().iter().map(|purse| Whole::Purse(purse.member));
        let wholes: Vec<Whole> = teams.chain(purses).collect();
        let known = self.agents.split_off(self.people);
        let known: BTreeMap<Whole, Vec<Column>> = self.wholes.drain(..).zip(known).collect();
        let own = wholes.iter().map(|whole| known.get(whole).cloned());
        self.agents.extend(own.map(Option::unwrap_or_default));
        self.wholes = wholes;
    }

    /// The bundles of some professionals only, one agent each in their order, as far as they stay in
    /// a frame, and its teams and purses. Of a pool of everything.
    #[must_use]
    pub fn part(&self, professionals: &[ProfessionalIx], frame: Arc<Frame>) -> Self {
        let inside = |own: &[Column]| -> Vec<Column> {
            let columns = own.iter().filter_map(|column| reframed(column, &frame));
            columns.collect()
        };
        let people = professionals.iter().map(|p| inside(self.of(*p)));
        let teams = frame.teams().iter();
        let teams = teams.map(|&place| inside(&self.agents[self.people + place]));
        let first = self.people + self.frame.teams().len();
        let purses = frame.purses().iter();
        let purses = purses.map(|&place| inside(&self.agents[first + place]));
        Self {
            agents: people.chain(teams).chain(purses).collect(),
            people: professionals.len(),
            frame: Arc::clone(&frame),
            ..Self::default()
        }
    }

    /// The rows, teams and purses that there are.
    #[must_use]
    pub fn frame(&self) -> &Arc<Frame> {
        &self.frame
    }

    /// The bundles that keep to what a branch has decided, none of them taken yet; `taken` are
    /// then taken as far as they are among them.
    #[must_use]
    pub fn under(&self, relaxation: &Relaxation, fixing: &Fixing, taken: &[Taken]) -> Self {
        let candidates = relaxation.instance().candidates();
        let mut needed = vec![0_usize; self.people];
        for &pair in fixing.forced() {
            needed[candidates.pair(pair).professional.index()] += 1;
        }
        let bonus = fixing.bonus() as f64 / relaxation.scale().one();
        let own = self.agents[..self.people].iter().zip(&needed);
        let mut agents: Vec<Vec<Column>> = own
            .map(|(own, &needed)| {
                let allowed = own.iter().filter(|column| {
                    column
                        .items
                        .iter()
                        .all(|&(pair, fte)| fixing.allows(pair, fte))
                        && (needed == 0 || forced_in(fixing.forced(), &column.items) == needed)
                });
                let columns = allowed.cloned().map(|mut column| {
                    column.value += bonus * needed as f64;
                    column.share = 0.0;
                    column
                });
                columns.collect()
            })
            .collect();
        let closed = self.closed(relaxation, fixing);
        let is_open =
            |column: &&Column| !column.entries.iter().any(|entry| closed[entry.0 as usize]);
        for (place, team) in relaxation.rows().teams().iter().enumerate() {
            let own = self.agents[self.people + place].iter().filter(is_open);
            let mut own: Vec<Column> = own.cloned().collect();
            for column in &mut own {
                column.share = 0.0;
                scale_to(column, team, fixing.used(place, team), bonus);
            }
            agents.push(own);
        }
        for own in &self.agents[agents.len()..] {
            let mut own: Vec<Column> = own.iter().filter(is_open).cloned().collect();
            own.iter_mut().for_each(|column| column.share = 0.0);
            agents.push(own);
        }
        for taken in taken {
            let own = agents.get_mut(taken.agent);
            if let Some(column) = own.and_then(|own| own.iter_mut().find(|own| taken.is_of(own))) {
                column.share = f64::from(taken.share);
            }
        }
        let teams = relaxation.rows().teams().iter().enumerate();
        Self {
            agents,
            people: self.people,
            used: teams
                .map(|(place, team)| fixing.used(place, team))
                .collect(),
            forced: fixing.forced().to_vec(),
            bonus,
            wholes: self.wholes.clone(),
            frame: Arc::clone(&self.frame),
        }
    }

    /// Forgets columns that are not taken and earn less than the best of their agent by more than so
    /// much, in hundredths of a point.
    pub(crate) fn keep_near(&mut self, profit: impl Fn(&Column) -> f64, much: f64) {
        for own in &mut self.agents {
            let best = own.iter().map(&profit).fold(0.0, f64::max);
            own.retain(|column| column.share > 0.0 || profit(column) >= best - much);
        }
    }

    /// By row of the frame whether it is that of somebody told apart who may not be taken.
    fn closed(&self, relaxation: &Relaxation, fixing: &Fixing) -> Vec<bool> {
        let rows = self.frame.rows().iter();
        let kinds = rows.map(|&row| relaxation.rows().rows()[row]);
        kinds.map(|kind| fixing.closes(kind)).collect()
    }

    /// What is taken, to begin with elsewhere.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        let agents = self.agents.iter().enumerate();
        let columns = agents.flat_map(|(agent, own)| {
            let taken = own.iter().filter(|column| column.share > 1e-6);
            taken.map(move |column| Taken {
                agent,
                items: column.items.clone(),
                entries: if agent < self.people {
                    Vec::new()
                } else {
                    column.entries.clone()
                },
                share: column.share as f32,
            })
        });
        columns.collect()
    }

    /// How much of every column is taken, agent by agent.
    #[must_use]
    pub(crate) fn shares(&self) -> Vec<f64> {
        let columns = self.agents.iter().flatten();
        columns.map(|column| column.share).collect()
    }

    /// Sets what [`shares`](Self::shares) gave.
    pub(crate) fn set_shares(&mut self, shares: &[f64]) {
        let columns = self.agents.iter_mut().flatten();
        for (column, &share) in columns.zip(shares) {
            column.share = share;
        }
    }

    /// Drops an agent and its columns: the last professional takes its number.
    pub fn close(&mut self, agent: usize) {
        let last = self.people - 1;
        self.agents.swap(agent, last);
        self.agents.remove(last);
        self.people = last;
    }

    /// Columns by agent.
    #[must_use]
    pub fn agents(&self) -> &[Vec<Column>] {
        &self.agents
    }

    pub(crate) fn agents_mut(&mut self) -> &mut [Vec<Column>] {
        &mut self.agents
    }

    /// The bundles of a professional.
    #[must_use]
    pub fn of(&self, professional: ProfessionalIx) -> &[Column] {
        &self.agents[professional.index()]
    }

    /// The crews of a team, by its place among all teams.
    #[must_use]
    pub fn crews(&self, team: usize) -> &[Column] {
        let agent = self.agent_of_team(team);
        agent.map_or(&[][..], |agent| &self.agents[agent])
    }

    /// Every bundle of a professional, without crews.
    pub fn bundles(&self) -> impl Iterator<Item = &Column> {
        self.agents[..self.people].iter().flatten()
    }

    /// Number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.agents.iter().map(Vec::len).sum()
    }

    /// Whether nobody has a bundle.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A column that is taken, and how much of it.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The number of the agent.
    pub agent: usize,
    /// The pairs of a bundle; of a crew or a payroll none.
    pub items: Items,
    /// What a crew or a payroll uses of each row.
    entries: Vec<(u32, f64)>,
    /// Of one.
    pub share: f32,
}

impl Taken {
    fn is_of(&self, column: &Column) -> bool {
        self.items == column.items && (!self.items.is_empty() || self.entries == column.entries)
    }
}

/// Adds a column that is not a bundle; whether it was new.
fn add_column(own: &mut Vec<Column>, column: Column) -> bool {
    if own.iter().any(|known| known.entries == column.entries) {
        return false;
    }
    if own.len() >= MOST {
        own.retain(|column| column.share > 0.0);
    }
    own.push(column);
    true
}

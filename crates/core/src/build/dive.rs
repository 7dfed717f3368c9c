//! Diving: the master's largest choices become the plan's, what is left is priced and solved
//! again, until everybody is placed.
//!
//! # Source
//! Sadykov et al. 2019, Primal heuristics for branch and price: the assets of diving methods.

use std::collections::BTreeSet;

use inzet_model::ProfessionalIx;
use rayon::prelude::*;

use super::assembly::{complete, position_for, put_whole};
use super::draft::Draft;
use crate::bundle::{Best, Items, Market};
use crate::candidates::{Pair, PairIx};
use crate::price::pool::Pool;
use crate::price::proximal::Proximal;
use crate::price::{Decision, Fixing, Prices, Relaxation, Row};

/// A share of the master that is taken at once.
const SURE: f64 = 0.9;

/// Part of those who are not placed yet that is placed in every round at least.
const PART: usize = 40;

/// The same where it is looked at first what each choice would cost.
const PROBED_PART: usize = 100;

/// People up to whom that is done.
const MOST_PROBED: usize = 2_500;

/// People up to whom everybody answers to the prices of every step: with more, the bundles that
/// are known have to do.
const MOST_ASKED: usize = 5_000;

/// Choices that are looked at for each that is made.
const PROBES: usize = 4;

/// Passes of a master that looks at one choice.
const PROBE_PASSES: u64 = 12;

/// Passes of one master.
const PASSES: u64 = 100;

/// Where a dive begins, and how it goes.
#[derive(Clone, Copy, Debug)]
pub struct Begin<'a> {
    /// Prices in hundredths of a point a unit of each row.
    pub prices: &'a [f64],
    /// How far a price moves for one assignment too many.
    pub step: f64,
    /// Whether it is looked at first what each choice would cost, where people are few enough.
    pub is_probed: bool,
}

/// Places professionals who have nothing in a draft yet; what others hold stays. Gives the work.
pub fn dive(
    relaxation: &Relaxation,
    pool: &Pool,
    begin: Begin,
    open: &[ProfessionalIx],
    draft: &mut Draft,
    is_hurried: &(dyn Fn() -> bool + Sync),
) -> u64 {
    let mut dive = Dive::new(relaxation, pool, begin, open, draft);
    while !dive.open.is_empty() && !is_hurried() {
        dive.master(draft);
        if !dive.place(draft) {
            break;
        }
    }
    dive.work
}

/// The same for everybody, completed; with the work.
#[must_use]
pub fn dive_whole<'a>(
    relaxation: &Relaxation<'a>,
    pool: &Pool,
    begin: Begin,
    is_hurried: &(dyn Fn() -> bool + Sync),
) -> (Draft<'a>, u64) {
    let instance = relaxation.instance();
    let people = instance.dataset().professionals.indices();
    let open: Vec<ProfessionalIx> = people
        .filter(|&person| !instance.candidates().range_of(person).is_empty())
        .collect();
    let mut draft = Draft::new(instance);
    let work = dive(relaxation, pool, begin, &open, &mut draft, is_hurried);
    complete(&mut draft);
    (draft, work)
}

struct Dive<'a, 'b> {
    relaxation: &'b Relaxation<'a>,
    pool: Pool,
    master: Proximal,
    is_probed: bool,
    /// By agent of the pool.
    open: Vec<ProfessionalIx>,
    /// Teams and purses that those who are open may be in, by place.
    teams: Vec<usize>,
    purses: Vec<usize>,
    /// Pairs that fit no more; nothing where points are too large to decide anything.
    closed: Option<Fixing>,
    /// Bundles that did not fit as a whole, though each item had a position.
    refused: BTreeSet<(ProfessionalIx, Items)>,
    work: u64,
}

impl<'a, 'b> Dive<'a, 'b> {
    fn new(
        relaxation: &'b Relaxation<'a>,
        pool: &Pool,
        begin: Begin,
        open: &[ProfessionalIx],
        draft: &Draft,
    ) -> Self {
        let pool = pool.part(open);
        let mut master = Proximal::new(relaxation, &pool, begin.prices, begin.step);
        let people = relaxation.instance().dataset().professionals.indices();
        for person in people.filter(|&person| !draft.items(person).is_empty()) {
            lower(relaxation, &mut master, &draft.bundle(person));
        }
        let (teams, purses) = wholes_of(relaxation, &pool);
        let mut dive = Self {
            relaxation,
            closed: Fixing::new(relaxation.instance(), relaxation.rows(), relaxation.scale()),
            teams,
            purses,
            pool,
            master,
            is_probed: begin.is_probed,
            open: open.to_vec(),
            refused: BTreeSet::new(),
            work: 0,
        };
        dive.drop_misfits(draft);
        dive
    }

    /// Shares and prices for those who are not placed, and what they answer to them.
    fn master(&mut self, draft: &Draft) {
        for round in 0..2 {
            if round > 0 {
                if self.open.len() > MOST_ASKED {
                    break;
                }
                self.answer(draft);
            }
            let done = self.master.solve(&mut self.pool, PASSES, 0.0);
            self.work += 8 * done.looks;
        }
        self.master.move_centre();
    }

    /// Places those whose share is sure, and some more; whether anything changed.
    fn place(&mut self, draft: &mut Draft) -> bool {
        let mut wanted: Vec<(i64, usize, usize)> = Vec::new();
        for (agent, own) in self.pool.agents()[..self.open.len()].iter().enumerate() {
            for (place, column) in own.iter().enumerate() {
                if column.share > 0.01 {
                    wanted.push((-((column.share * 1e6) as i64), agent, place));
                }
            }
        }
        wanted.sort_unstable();
        let least = self.prefer(&mut wanted);
        let (mut placed, mut refused) = (Vec::new(), Vec::new());
        for (share, agent, place) in wanted {
            if placed.len() + refused.len() >= least && share > -((SURE * 1e6) as i64) {
                break;
            }
            if placed.contains(&agent) {
                continue;
            }
            let items = &self.pool.agents()[agent][place].items;
            if put_whole(draft, items) {
                lower(self.relaxation, &mut self.master, items);
                placed.push(agent);
            } else {
                refused.push((agent, place));
            }
        }
        if placed.is_empty() && refused.is_empty() {
            return false;
        }
        refused.sort_unstable();
        for &(agent, place) in refused.iter().rev() {
            let column = self.pool.agents_mut()[agent].remove(place);
            self.refused.insert((self.open[agent], column.items));
        }
        placed.sort_unstable();
        for &agent in placed.iter().rev() {
            self.pool.close(agent);
            self.open.swap_remove(agent);
        }
        self.drop_misfits(draft);
        true
    }

    /// Where nobody is sure, puts those choices first that cost the rest least; the number of
    /// choices to make.
    fn prefer(&mut self, wanted: &mut Vec<(i64, usize, usize)>) -> usize {
        let sure = wanted.partition_point(|choice| choice.0 < -((SURE * 1e6) as i64));
        if !self.is_probed || self.open.len() > MOST_PROBED {
            return self.open.len().div_ceil(PART);
        }
        let least = self.open.len().div_ceil(PROBED_PART);
        if sure >= least {
            return sure;
        }
        let mut agents = BTreeSet::new();
        wanted.retain(|choice| agents.insert(choice.1));
        wanted.truncate(PROBES * least);
        let mut probed: Vec<(i64, (i64, usize, usize))> = Vec::with_capacity(wanted.len());
        for &choice in wanted.iter() {
            let place = (choice.1, choice.2);
            let modelled = self.master.probe(&mut self.pool, place, PROBE_PASSES);
            self.work += 8 * modelled.looks;
            probed.push((-(modelled.value as i64), choice));
        }
        probed.sort_unstable();
        *wanted = probed.into_iter().map(|probed| probed.1).collect();
        least
    }

    /// Drops bundles of which a position has been taken.
    fn drop_misfits(&mut self, draft: &Draft) {
        let candidates = draft.instance().candidates();
        let people = self.open.len();
        for own in &mut self.pool.agents_mut()[..people] {
            own.retain(|column| {
                let mut items = column.items.iter();
                items.all(|&(number, fte)| fits(draft, candidates.pair(number), fte))
            });
        }
        self.master.recount(&self.pool);
    }

    /// Closes pairs that prices alone cannot keep out: the part of a budget or of a shared
    /// position that is left is too small for them.
    fn close_misfits(&mut self, draft: &Draft) {
        let Some(closed) = &mut self.closed else {
            return;
        };
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        let candidates = instance.candidates();
        for &person in &self.open {
            for number in candidates.range_of(person) {
                let pair = candidates.pair(number as PairIx);
                let row = &instance.dataset().demands[pair.demand];
                let is_shared =
                    row.max_people > 1 || instance.dataset().members[row.member].budget.is_some();
                if is_shared && !fits(draft, pair, pair.least) {
                    closed.decide(instance, rows, Decision::Without(number as PairIx));
                }
            }
        }
    }

    /// The best crews and payrolls, those who are placed among them.
    fn answer_together(&mut self, prices: &Prices) {
        let crews = self.relaxation.crews(prices, self.teams.clone());
        for (&place, crew) in self.teams.iter().zip(&crews) {
            if let Some(crew) = crew {
                self.pool.add_crew(self.relaxation, place, crew);
            }
        }
        let payrolls = self.relaxation.payrolls(prices, self.purses.clone());
        for (&place, payroll) in self.purses.iter().zip(&payrolls) {
            self.pool.add_payroll(self.relaxation, place, payroll);
        }
    }

    /// Everybody's best bundles on what is open, at the master's prices.
    fn answer(&mut self, draft: &Draft) {
        let mut prices = self.master.unit_prices(self.relaxation);
        self.answer_together(&self.relaxation.round(&prices));
        for (row, price) in self.relaxation.rows().rows().iter().zip(&mut prices) {
            let demand = match row {
                Row::People(demand) => *demand,
                Row::Level(pair, _) => draft.instance().candidates().pair(*pair).demand,
                _ => continue,
            };
            if draft.people_left(demand) == 0 {
                *price = f64::INFINITY;
            }
        }
        let prices = self.relaxation.round_closed(&prices);
        self.close_misfits(draft);
        let mut market: Market = self.relaxation.market(&prices).hasty();
        if let Some(closed) = &self.closed {
            market = market.under(closed);
        }
        let open = self.open.par_iter();
        let answers: Vec<Best> = open.map(|&person| market.best(person)).collect();
        for (agent, answer) in answers.iter().enumerate() {
            self.work += answer.work;
            let bundle = (self.open[agent], answer.bundle.items.clone());
            if !self.refused.contains(&bundle) {
                self.pool.add_to(self.relaxation, agent, &bundle.1);
            }
        }
    }
}

/// Whether a pair can still be put in at some FTE.
fn fits(draft: &Draft, pair: &Pair, fte: u8) -> bool {
    position_for(draft, pair.demand, fte).is_some() && draft.allows(pair, fte)
}

/// The teams and purses, by place, that any bundle of a pool is in.
fn wholes_of(relaxation: &Relaxation, pool: &Pool) -> (Vec<usize>, Vec<usize>) {
    let (instance, rows) = (relaxation.instance(), relaxation.rows());
    let (mut teams, mut purses) = (BTreeSet::new(), BTreeSet::new());
    for &(pair, _) in pool.bundles().flat_map(|column| &column.items) {
        let demand = instance.candidates().pair(pair).demand;
        let member = instance.dataset().demands[demand].member;
        let team = rows
            .teams()
            .binary_search_by_key(&demand, |team| team.demand);
        let purse = rows
            .purses()
            .binary_search_by_key(&member, |purse| purse.member);
        teams.extend(team);
        purses.extend(purse);
    }
    (teams.into_iter().collect(), purses.into_iter().collect())
}

/// Lowers the limits of a master by what a placed bundle uses.
fn lower(relaxation: &Relaxation, master: &mut Proximal, items: &Items) {
    let rows = relaxation.rows();
    let limits = master.limits_mut();
    for (row, used) in rows.use_of(relaxation.instance(), items) {
        limits[row] -= used as f64 / rows.typical()[row];
    }
}

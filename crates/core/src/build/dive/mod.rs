//! Diving: the master's largest choices become the plan's, what is left is priced and solved
//! again, until everybody is placed.
//!
//! # Source
//! Sadykov et al. 2019, Primal heuristics for branch and price: the assets of diving methods.

mod answer;
mod decide;
mod prefer;

use std::collections::BTreeSet;

use inzet_model::{DemandIx, ProfessionalIx};

use super::assembly::{complete, put_whole};
use super::draft::Draft;
use crate::bundle::Items;
use crate::price::pool::Pool;
use crate::price::proximal::Proximal;
use crate::price::{Fixing, Relaxation};

use answer::{fits, wholes_of};

/// A share of the master that is taken at once.
const SURE: f64 = 0.9;

/// Part of those who are not placed yet that is placed in every round at least.
const PART: usize = 40;

/// People up to whom everybody answers to the prices of every step: with more, the bundles that
/// are known have to do.
const MOST_ASKED: usize = 5_000;

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
    /// Whether it is decided first which shared positions and tight budgets serve whom.
    pub is_decided: bool,
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
    if begin.is_decided {
        dive.decide(draft, is_hurried);
    }
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
    /// Demands that were decided before anybody was placed.
    settled: BTreeSet<DemandIx>,
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
            settled: BTreeSet::new(),
            work: 0,
        };
        dive.drop_misfits(draft);
        dive
    }

    /// Shares and prices for those who are not placed, and what they answer to them.
    fn master(&mut self, draft: &Draft) {
        for round in 0..2 {
            if round > 0 {
                self.master.move_centre();
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

    /// Drops bundles of which a position has been taken.
    fn drop_misfits(&mut self, draft: &Draft) {
        let candidates = draft.instance().candidates();
        let people = self.open.len();
        let closed = self.closed.as_ref();
        for own in &mut self.pool.agents_mut()[..people] {
            own.retain(|column| {
                let mut items = column.items.iter();
                items.all(|&(number, fte)| {
                    fits(draft, candidates.pair(number), fte)
                        && closed.is_none_or(|closed| closed.allows(number, fte))
                })
            });
        }
        self.master.recount(&self.pool);
    }
}

/// Lowers the limits of a master by what a placed bundle uses.
fn lower(relaxation: &Relaxation, master: &mut Proximal, items: &Items) {
    let rows = relaxation.rows();
    let limits = master.limits_mut();
    for (row, used) in rows.use_of(relaxation.instance(), items) {
        limits[row] -= used as f64 / rows.typical()[row];
    }
}

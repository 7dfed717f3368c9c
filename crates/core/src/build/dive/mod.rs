//! Diving: the master's largest choices become the plan's, what is left is priced and solved
//! again, until everybody is placed.
//!
//! # Source
//! Sadykov et al. 2019, Primal heuristics for branch and price: the assets of diving methods.

mod answer;
mod decide;
mod limits;
mod prefer;
mod scope;
mod together;

use std::collections::BTreeSet;
use std::sync::Arc;

use inzet_model::{DemandIx, ProfessionalIx};

use super::assembly::{complete_some, put_whole};
use super::draft::Draft;
use super::open::fits;
use crate::bundle::{Items, Market, Quotes};
use crate::price::pool::Pool;
use crate::price::proximal::Proximal;
use crate::price::{Fixing, Prices, Relaxation};

use limits::lower_placed;
pub use limits::uses_of_placed;
pub use scope::Scope;
use together::Asked;

/// A share of the master that is taken at once.
const SURE: f64 = 0.9;

/// Part of those who are not placed yet that is placed in every round at least.
const PART: usize = 40;

/// Passes of one master.
const PASSES: u64 = 100;

/// What everybody's shares may miss on average when a master ends, in steps of the prices: a
/// hundredth of what an assignment is typically worth.
const ENOUGH: f64 = 0.2;

/// Where a dive begins, and how it goes.
#[derive(Clone, Copy)]
pub struct Begin<'a> {
    /// The market at the prices.
    pub market: &'a Market<'a>,
    /// Prices in hundredths of a point a unit of each row.
    pub prices: &'a [f64],
    /// How far a price moves for one assignment too many.
    pub step: f64,
    /// Whether it is looked at first what each choice would cost, where people are few enough.
    pub is_probed: bool,
    /// Whether it is decided first which shared positions and tight budgets serve whom.
    pub is_decided: bool,
}

/// Places professionals who have nothing in a draft yet, on the pairs of a scope, and completes the
/// positions of those; what others hold stays. Gives the work.
pub fn dive(
    relaxation: &Relaxation,
    (pool, scope): (&Pool, Scope),
    begin: Begin,
    draft: &mut Draft,
    is_hurried: &(dyn Fn() -> bool + Sync),
) -> u64 {
    let demands = scope.frame.demands().to_vec();
    let dive = Dive::new(relaxation, (pool, scope), begin, draft);
    let work = dive.run(draft, is_hurried);
    complete_some(draft, &demands);
    work
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
    let scope = Scope::whole(pool, open);
    let work = dive(relaxation, (pool, scope), begin, &mut draft, is_hurried);
    (draft, work)
}

struct Dive<'a, 'b> {
    relaxation: &'b Relaxation<'a>,
    pool: Pool,
    master: Proximal,
    is_probed: bool,
    /// Who is not placed yet, by agent of the pool, and on which pairs.
    scope: Scope,
    /// The prices of the last answers, and what they asked.
    prices: Prices,
    quotes: Quotes,
    /// The prices at which teams and purses were asked last.
    asked: (Asked, Asked),
    /// Pairs that fit no more; nothing where points are too large to decide anything.
    closed: Option<Fixing>,
    /// Bundles that did not fit as a whole, though each item had a position.
    refused: BTreeSet<(ProfessionalIx, Items)>,
    /// Demands that were decided before anybody was placed.
    settled: BTreeSet<DemandIx>,
    /// Whether shared positions and tight budgets are decided first.
    is_decided: bool,
    work: u64,
}

impl<'a, 'b> Dive<'a, 'b> {
    fn new(
        relaxation: &'b Relaxation<'a>,
        (pool, scope): (&Pool, Scope),
        begin: Begin,
        draft: &Draft,
    ) -> Self {
        let pool = pool.part(&scope.open, Arc::clone(&scope.frame));
        let mut master = Proximal::new(relaxation, &pool, begin.prices, begin.step);
        lower_placed(relaxation, &mut master, draft);
        let prices = begin.market.prices.clone();
        let mut dive = Self {
            relaxation,
            closed: Fixing::new(relaxation.scale()),
            pool,
            master,
            is_probed: begin.is_probed,
            scope,
            prices,
            quotes: begin.market.quotes().clone(),
            asked: Default::default(),
            refused: BTreeSet::new(),
            settled: BTreeSet::new(),
            is_decided: begin.is_decided,
            work: 0,
        };
        dive.drop_misfits(draft);
        dive
    }

    fn run(mut self, draft: &mut Draft, is_hurried: &(dyn Fn() -> bool + Sync)) -> u64 {
        if self.is_decided {
            self.decide(draft, is_hurried);
        }
        while !self.scope.open.is_empty() && !is_hurried() {
            self.master(draft);
            if !self.place(draft) {
                break;
            }
        }
        self.work
    }

    /// Shares and prices for those who are not placed, and what they answer to them.
    fn master(&mut self, draft: &Draft) {
        for round in 0..2 {
            if round > 0 {
                self.master.move_centre();
                self.answer(draft);
            }
            let enough = ENOUGH * self.relaxation.step() * self.scope.open.len() as f64;
            let done = self.master.solve(&mut self.pool, PASSES, enough);
            self.work += 8 * done.looks;
        }
        self.master.move_centre();
    }

    /// Places those whose share is sure, and some more; whether anything changed.
    fn place(&mut self, draft: &mut Draft) -> bool {
        let mut wanted: Vec<(i64, usize, usize)> = Vec::new();
        for (agent, own) in self.pool.agents()[..self.scope.open.len()]
            .iter()
            .enumerate()
        {
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
                limits::lower(self.relaxation, &mut self.master, items);
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
            self.refused.insert((self.scope.open[agent], column.items));
        }
        placed.sort_unstable();
        for &agent in placed.iter().rev() {
            self.pool.close(agent);
            self.scope.close(agent);
        }
        self.drop_misfits(draft);
        true
    }

    /// Drops bundles of which a position has been taken.
    fn drop_misfits(&mut self, draft: &Draft) {
        let candidates = draft.instance().candidates();
        let people = self.scope.open.len();
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

//! Branching: where the prices leave a gap, two decisions of which every plan meets one, each
//! bounded on its own; the branch with the highest bound first.
//!
//! # Source
//! Savelsbergh 1997, A branch-and-price algorithm for the generalized assignment problem.

mod choose;
mod costs;
mod explore;
mod node;
mod open;

use std::collections::BinaryHeap;

use inzet_model::{ProfessionalIx, Score};
use rayon::prelude::*;

use crate::build::{Draft, assembly, closing};
use crate::bundle::Items;
use crate::options::Phase;
use crate::price::ascent::Priced;
use crate::price::fixing::{Decision, Fixing};
use crate::price::pool::Pool;
use crate::price::relaxation::Relaxation;
use crate::stop::Stop;

use choose::Choice;
use costs::Costs;
use node::{Bounded, bound};
use open::Open;

/// Branches that are split side by side, whatever the number of threads.
const BATCH: usize = 4;

/// Open branches at most: a branch keeps its prices, and memory is not endless.
const MOST_OPEN: usize = 10_000;

/// The branches that are open, and what their bounds have shown.
pub struct Tree<'a, 'b> {
    relaxation: &'b Relaxation<'a>,
    pool: Pool,
    /// Nothing decided.
    fixing: Fixing,
    open: BinaryHeap<Open>,
    /// The highest bound of a branch that cannot be split.
    settled: i128,
    number: u64,
    costs: Costs,
}

impl<'a, 'b> Tree<'a, 'b> {
    /// A tree of one branch: every plan. `None` where the points are too large to branch on.
    pub fn plant(
        relaxation: &'b Relaxation<'a>,
        pool: &Pool,
        root: &Priced,
        draft: &mut Draft<'a>,
        stop: &mut Stop,
    ) -> Option<Self> {
        let (instance, rows) = (relaxation.instance(), relaxation.rows());
        let mut tree = Self {
            relaxation,
            pool: pool.clone(),
            fixing: Fixing::new(instance, rows, relaxation.scale())?,
            open: BinaryHeap::new(),
            settled: i128::MIN,
            number: 0,
            costs: Costs::default(),
        };
        let taken = tree.pool.taken();
        let from = (root.prices.as_slice(), taken.as_slice());
        let whole = bound(
            relaxation,
            &tree.pool,
            &tree.fixing,
            from,
            tree.cutoff(draft),
        );
        tree.note(Vec::new(), whole, draft, stop);
        tree.explore(draft, stop);
        tree.tell(draft, stop);
        Some(tree)
    }

    /// Splits branches until none can hold a better plan, so much work is done, or the run ends.
    pub fn grow(&mut self, draft: &mut Draft<'a>, work: u64, stop: &mut Stop) {
        let end = stop.work().saturating_add(work);
        while !stop.is_over() && stop.work() < end && !self.is_done() {
            self.split(draft, stop);
        }
    }

    /// Whether there is nothing left to split, or no room for more branches.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.open.is_empty() || self.open.len() > MOST_OPEN
    }

    /// A plan that is worth this much, scaled, is no better than the draft.
    fn cutoff(&self, draft: &Draft) -> i128 {
        let next = draft.score() + self.relaxation.divisor();
        self.relaxation.scale().up(next) - 1
    }

    /// Splits the branches with the highest bounds.
    fn split(&mut self, draft: &mut Draft<'a>, stop: &mut Stop) {
        let cutoff = self.cutoff(draft);
        let mut parents = Vec::new();
        while parents.len() < BATCH
            && let Some(open) = self.open.pop()
        {
            if open.scaled > cutoff {
                parents.push(open);
            }
        }
        let choices: Vec<(&Open, Choice)> = parents
            .iter()
            .filter_map(|open| Some((open, self.costs.pick(&open.choices)?)))
            .collect();
        let bounded = self.bound_halves(&choices, cutoff);
        for ((open, choice), halves) in choices.into_iter().zip(bounded) {
            self.costs.note(choice, open.parts(&halves, cutoff));
            for (decision, half) in [choice.0, choice.1].into_iter().zip(halves) {
                let mut decisions = open.decisions.clone();
                decisions.push(decision);
                self.note(decisions, half, draft, stop);
            }
        }
        self.tell(draft, stop);
    }

    /// Both sides of some choices, each bounded on its own.
    fn bound_halves(&self, choices: &[(&Open, Choice)], cutoff: i128) -> Vec<[Bounded; 2]> {
        let bound = |open: &Open, decision: Decision| {
            let mut decisions = open.decisions.clone();
            decisions.push(decision);
            self.bound(&decisions, open, cutoff)
        };
        let choices = choices.par_iter();
        choices
            .map(|&(open, choice)| {
                let (one, other) = rayon::join(|| bound(open, choice.0), || bound(open, choice.1));
                [one, other]
            })
            .collect()
    }

    fn bound(&self, decisions: &[Decision], parent: &Open, cutoff: i128) -> Bounded {
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        let mut fixing = self.fixing.clone();
        for &decision in decisions {
            fixing.decide(instance, rows, decision);
        }
        let from = (parent.prices.as_slice(), parent.taken.as_slice());
        let mut bounded = bound(self.relaxation, &self.pool, &fixing, from, cutoff);
        bounded.scaled = bounded.scaled.min(parent.scaled);
        bounded
    }

    /// Keeps what a branch has shown: bundles, perhaps a plan, and the branch itself.
    fn note(
        &mut self,
        decisions: Vec<Decision>,
        bounded: Bounded,
        draft: &mut Draft<'a>,
        stop: &mut Stop,
    ) {
        self.learn(&bounded, draft, stop);
        if bounded.scaled <= self.cutoff(draft) {
            return;
        }
        if bounded.choices.is_empty() {
            self.settled = self.settled.max(bounded.scaled);
            return;
        }
        self.number += 1;
        self.open.push(Open {
            scaled: bounded.scaled,
            number: self.number,
            decisions,
            prices: bounded.prices,
            taken: bounded.taken,
            choices: bounded.choices,
        });
    }

    /// Keeps the bundles that a branch has shown, and the plan if it is better.
    fn learn(&mut self, bounded: &Bounded, draft: &mut Draft<'a>, stop: &mut Stop) {
        stop.spend(bounded.work);
        for (agent, items) in &bounded.seen {
            self.pool.add_to(self.relaxation, *agent, items);
        }
        if bounded.scaled > self.cutoff(draft) {
            self.try_plan(bounded, draft, stop);
        }
    }

    /// The plan of what the master took, the largest shares first.
    fn try_plan(&self, bounded: &Bounded, draft: &mut Draft<'a>, stop: &mut Stop) {
        let mut wanted: Vec<(i64, ProfessionalIx, &Items)> = bounded
            .taken
            .iter()
            .map(|(agent, items, share)| {
                let professional = ProfessionalIx::from_usize(*agent as usize);
                (-((*share * 1e6) as i64), professional, items)
            })
            .collect();
        wanted.sort_unstable();
        let wanted: Vec<(ProfessionalIx, Items)> = wanted
            .into_iter()
            .map(|(_, professional, items)| (professional, items.clone()))
            .collect();
        let mut plan = assembly::assemble(Draft::new(self.relaxation.instance()), &wanted);
        let near = (self.relaxation.scale().floor(bounded.scaled) - draft.score()).max(0);
        if plan.score() + 4 * near > draft.score() {
            closing::close(&mut plan);
        }
        let before = draft.score();
        draft.take_better(plan);
        if draft.score() > before {
            stop.offer_score(Score::new(draft.score()), Phase::Proof);
        }
    }

    /// Tells the bound: of the branches that are open, and of those that cannot be split.
    fn tell(&self, draft: &Draft, stop: &mut Stop) {
        let open = self.open.peek().map_or(i128::MIN, |open| open.scaled);
        let scaled = open
            .max(self.settled)
            .max(self.relaxation.scale().up(draft.score()));
        stop.offer_bound(self.relaxation.bound_of(scaled), Phase::Proof);
    }
}

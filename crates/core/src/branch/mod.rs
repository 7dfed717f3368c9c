//! Branching: where the prices leave a gap, two decisions of which every plan meets one, each
//! bounded on its own; the branch with the highest bound first.
//!
//! # Source
//! Savelsbergh 1997, A branch-and-price algorithm for the generalized assignment problem.

mod choose;
mod costs;
mod narrow;
mod node;
mod open;
mod root;
mod split;

use std::collections::BinaryHeap;

use inzet_model::{ProfessionalIx, Score};

use crate::build::{Draft, assembly, closing};
use crate::bundle::Items;
use crate::options::Phase;
use crate::price::ascent::Priced;
use crate::price::cuts::{extend_prices, tell_more};
use crate::price::pool::Pool;
use crate::price::relaxation::Relaxation;
use crate::stop::Stop;

use costs::Costs;
pub use narrow::narrow;
use node::{Bounded, Parent, bound};
use open::Open;
use root::Root;

/// Open branches at most.
const MOST_OPEN: usize = 10_000;

/// Pairs up to which branches are cheap: then more of them pay better than a longer look at each.
const FEW_PAIRS: usize = 5_000;

/// Pairs of all open branches at most: each keeps what has been decided about them, and memory is not
/// endless.
const MOST_PAIRS: usize = 40_000_000;

/// The branches that are open, and what their bounds have shown.
pub struct Tree<'a> {
    /// Its own: more people are told apart in it the more branches there are.
    relaxation: Relaxation<'a>,
    pool: Pool,
    /// What is to be driven before anything is split.
    root: Option<Root>,
    open: BinaryHeap<Open>,
    /// The highest bound of a branch that cannot be split.
    settled: i128,
    number: u64,
    costs: Costs,
}

impl<'a> Tree<'a> {
    /// A tree of one branch: every plan. `None` where the points are too large to branch on.
    pub fn plant(
        relaxation: &Relaxation<'a>,
        pool: &Pool,
        root: &Priced,
        draft: &mut Draft<'a>,
        stop: &mut Stop,
    ) -> Option<Self> {
        let mut tree = Self::sow(relaxation, pool, root)?;
        if is_small(relaxation)
            && let Some(root) = tree.root.take()
        {
            tree.sprout(root, draft, stop);
        }
        Some(tree)
    }

    /// A tree whose prices are driven before there is a branch: what pays where branches are dear.
    #[must_use]
    pub fn sow(relaxation: &Relaxation<'a>, pool: &Pool, root: &Priced) -> Option<Self> {
        Some(Self {
            relaxation: relaxation.clone(),
            pool: pool.clone(),
            root: Some(Root::new(relaxation, root.clone())?),
            open: BinaryHeap::new(),
            settled: i128::MIN,
            number: 0,
            costs: Costs::default(),
        })
    }

    /// Begins with one branch, from the prices of every plan.
    fn sprout(&mut self, root: Root, draft: &mut Draft<'a>, stop: &mut Stop) {
        let taken = self.pool.taken();
        let from = Parent {
            prices: &root.best.prices,
            taken: &taken,
            above: f64::INFINITY,
        };
        let whole = bound(
            &self.relaxation,
            &self.pool,
            root.fixing,
            from,
            self.cutoff(draft),
        );
        self.learn(&whole, draft, stop);
        self.keep(whole, draft);
        self.tell(draft, stop);
    }

    /// Splits branches until none can hold a better plan, so much work is done, or the run ends.
    pub fn grow(&mut self, draft: &mut Draft<'a>, work: u64, stop: &mut Stop) {
        let end = stop.work().saturating_add(work);
        self.drive(draft, end, stop);
        while !stop.is_over() && stop.work() < end && !self.is_driving() && !self.is_done() {
            self.split(draft, stop);
            self.tell(draft, stop);
        }
    }

    /// Whether there is nothing left to split, or no room for more branches.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let pairs = self.relaxation.instance().candidates().len();
        let most = (MOST_PAIRS / pairs.max(1)).min(MOST_OPEN);
        !self.is_driving() && (self.open.is_empty() || self.open.len() > most)
    }

    /// Whether the prices of every plan are still on their way.
    #[must_use]
    pub fn is_driving(&self) -> bool {
        self.root.is_some()
    }

    /// Tells apart those of whom some branches take a part, in all that is still to be bounded: what the
    /// prices of everybody did not need, the plans of a branch may.
    fn tell_apart(&mut self, branches: &mut [Open]) {
        let told = branches.iter().map(|branch| {
            let bundles = branch.taken.iter().filter(|taken| !taken.items.is_empty());
            let bundles = bundles.map(|taken| (&taken.items, f64::from(taken.share)));
            tell_more(&mut self.relaxation, bundles)
        });
        if told.sum::<usize>() == 0 {
            return;
        }
        self.pool.renew(&self.relaxation);
        let mut open = std::mem::take(&mut self.open).into_vec();
        for branch in open.iter_mut().chain(branches) {
            extend_prices(&self.relaxation, &mut branch.prices);
        }
        self.open = BinaryHeap::from(open);
    }

    /// A plan that is worth this much, scaled, is no better than the draft.
    fn cutoff(&self, draft: &Draft) -> i128 {
        let next = draft.score() + self.relaxation.divisor();
        self.relaxation.scale().up(next) - 1
    }

    /// Keeps a branch that may hold a better plan.
    fn keep(&mut self, bounded: Bounded, draft: &Draft) {
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
            fixing: bounded.fixing,
            prices: bounded.prices,
            taken: bounded.taken,
            choices: bounded.choices,
        });
    }

    /// Keeps the columns that a branch has shown, and the plan if it is better.
    fn learn(&mut self, bounded: &Bounded, draft: &mut Draft<'a>, stop: &mut Stop) {
        stop.spend(bounded.work);
        for pricing in &bounded.seen {
            self.pool.add(&self.relaxation, pricing);
        }
        if bounded.scaled > self.cutoff(draft) {
            self.try_plan(bounded, draft, stop);
        }
    }

    /// The plan of what the master took, the largest shares first.
    fn try_plan(&self, bounded: &Bounded, draft: &mut Draft<'a>, stop: &mut Stop) {
        let bundles = bounded.taken.iter().filter(|taken| !taken.items.is_empty());
        let mut wanted: Vec<(i64, ProfessionalIx, &Items)> = bundles
            .map(|taken| {
                let professional = ProfessionalIx::from_usize(taken.agent);
                (-((taken.share * 1e6) as i64), professional, &taken.items)
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

/// Whether branches are cheap.
fn is_small(relaxation: &Relaxation) -> bool {
    relaxation.instance().candidates().len() <= FEW_PAIRS
}

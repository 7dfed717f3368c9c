//! The search for better plans at known prices: epochs of neighbourhoods, with packing or branching
//! in between.

use inzet_model::Score;

use crate::branch::Tree;
use crate::build::shortlist::Shortlists;
use crate::build::{Draft, packing};
use crate::bundle::Market;
use crate::instance::Instance;
use crate::options::Phase;
use crate::price::Relaxation;
use crate::price::ascent::Priced;
use crate::price::pool::Pool;
use crate::stop::Stop;

use super::mix::Mix;

/// Where it pays to branch soon, so much more work goes into that than into neighbourhoods.
const SOON: u64 = 64;

/// Each epoch without a better plan makes that twice as much, so often at most.
const MOST_DOUBLED: u32 = 1;

/// Part of the score below which a gap is nearly closed, one in so many: then branches are more likely to
/// close it than better plans are to be found.
const NEARLY: i128 = 5_000;

/// So much more work goes into branches then.
const OFTEN: u64 = 4;

/// Pairs up to which it pays to branch.
const MOST_BRANCHED: usize = 50_000;

/// Pairs up to which that pays at once: with more, when neighbourhoods find little for a while.
pub(super) const MOST_BRANCHED_SOON: usize = 5_000;

/// Epochs without a better plan that are such a while.
const WHILE: u32 = 3;

/// Epochs without a better plan after which neighbourhoods are left alone, and only branches
/// that are open go on.
const IDLE: u32 = 12;

/// Bundles on the shortlist of one professional at most.
const MOST_LISTED: usize = 48;

/// What a bundle of a shortlist may lose at most, in steps of the prices: half of what an assignment
/// is typically worth.
const LOST: f64 = 10.0;

/// Work that branching does at least in its turn.
const SLICE: u64 = 1_000_000;

/// Pairs up to which a packing ends in time.
const FEW_PACKED: usize = 250;

/// The same with HiGHS.
const MOST_PACKED: usize = if cfg!(feature = "highs") {
    400_000
} else {
    FEW_PACKED
};

/// Packing waits until the gap is below one part in so many: before, too many bundles are in it.
const NEAR: i128 = 200;

/// A search for better plans at known prices.
pub(super) struct Search<'a, 'b> {
    pub(super) market: Market<'b>,
    pub(super) best: &'b Priced,
    pub(super) pool: &'b Pool,
    pub(super) relaxation: &'b Relaxation<'a>,
    pub(super) seed: u64,
}

impl<'a, 'b> Search<'a, 'b> {
    /// Neighbourhoods on shortlists that get narrower as the gap does, with packing or branching
    /// in between.
    pub(super) fn improve(
        &mut self,
        draft: &mut Draft<'a>,
        mut lists: Option<Shortlists>,
        stop: &mut Stop,
    ) {
        let instance = self.relaxation.instance();
        let mut idle = 0;
        let mut packed_at = i128::MAX;
        let mut tree: Option<Tree> = None;
        let mut mix = Mix::new();
        // Where nothing can be branched on, time that was given is used.
        let is_patient = !is_branched(instance) && stop.time_left().is_some();
        for epoch in 0.. {
            let is_given_up = idle >= IDLE && !is_patient;
            if stop.is_over() || (is_given_up && tree.as_ref().is_none_or(Tree::is_done)) {
                return;
            }
            let (before, begun) = (draft.score(), stop.work());
            if !is_given_up {
                self.neighbourhoods(draft, &mut lists, (&mut mix, idle), epoch, stop);
            }
            if stop.is_over() {
                return;
            }
            let gap = self.gap(draft);
            let is_stuck = (draft.score() - before) * 20 < gap;
            let is_near = gap.saturating_mul(NEAR) <= draft.score().abs();
            let is_due = idle >= WHILE && is_packed(instance);
            if is_stuck && is_near && gap < packed_at && is_due {
                packed_at = gap / 2;
                packing::pack(
                    self.relaxation,
                    &self.market,
                    &self.best.pricing,
                    draft,
                    stop,
                );
                stop.offer_score(Score::new(draft.score()), Phase::Proof);
            }
            let is_nearly_closed = self.is_nearly_closed(draft);
            let times = times_branched(instance, tree.as_ref(), is_nearly_closed, idle);
            if is_stuck && let Some(times) = times {
                let work = times * (stop.work() - begun).max(SLICE);
                self.branch(&mut tree, draft, work, stop);
            }
            if draft.score() > before {
                idle = 0;
            } else {
                idle += 1;
            }
        }
    }

    /// What a plan is below the bound of the prices, in hundredths of a point.
    pub(super) fn gap(&self, draft: &Draft) -> i128 {
        self.relaxation.scale().floor(self.best.pricing.scaled) - draft.score()
    }

    /// Whether little of the gap is left.
    pub(super) fn is_nearly_closed(&self, draft: &Draft) -> bool {
        self.gap(draft).saturating_mul(NEARLY) <= draft.score().abs()
    }

    /// Goes on branching for so much work.
    fn branch(
        &self,
        tree: &mut Option<Tree<'a>>,
        draft: &mut Draft<'a>,
        work: u64,
        stop: &mut Stop,
    ) {
        if tree.is_none() {
            *tree = Tree::plant(self.relaxation, self.pool, self.best, draft, stop);
        }
        if let Some(tree) = tree {
            tree.grow(draft, work, stop);
        }
    }

    /// One epoch of neighbourhoods.
    pub(super) fn neighbourhoods(
        &self,
        draft: &mut Draft<'a>,
        known: &mut Option<Shortlists>,
        effort: (&mut Mix, u32),
        epoch: u64,
        stop: &mut Stop,
    ) {
        // Prices stay what they are, so lists are made anew only when the gap lets them be shorter.
        let regret = self.regret(draft);
        let mut lists = match known.take() {
            Some(lists) if regret >= lists.regret / 2 => lists,
            _ => {
                let market = self.market.clone().hasty();
                let lists = Shortlists::new(&market, &self.best.pricing, regret, MOST_LISTED);
                stop.spend(lists.work);
                lists
            }
        };
        lists.measure(&self.market, &self.best.pricing, draft);
        self.epoch(draft, &lists, effort, epoch, stop);
        *known = Some(lists);
        stop.offer_score(Score::new(draft.score()), Phase::Plans);
    }

    /// What a bundle of a shortlist may lose: no more than the gap, scaled.
    fn regret(&self, draft: &Draft) -> i64 {
        let scale = self.relaxation.scale();
        let most = LOST * self.relaxation.step() * scale.one();
        let gap = self.best.pricing.scaled - scale.up(draft.score());
        i64::try_from(gap.max(0)).map_or(most as i64, |gap| gap.min(most as i64))
    }
}

/// How many times the work of an epoch goes into branching after it, if that pays: where little of the gap is
/// left, or so many epochs in a row have found nothing better.
fn times_branched(
    instance: &Instance,
    tree: Option<&Tree>,
    is_nearly_closed: bool,
    idle: u32,
) -> Option<u64> {
    if !is_branched(instance) {
        return None;
    }
    if is_branched_soon(instance) {
        return Some(SOON << idle.min(MOST_DOUBLED));
    }
    if is_nearly_closed {
        return Some(OFTEN);
    }
    // What prices gain is gained for every branch, so it comes sooner.
    let is_driving = tree.is_none_or(Tree::is_driving);
    let patience = if is_driving { 1 } else { WHILE };
    (idle >= patience).then_some(1)
}

/// Whether packing bundles pays: where branches are cheap they are done before a packing of more than a
/// few is.
fn is_packed(instance: &Instance) -> bool {
    let pairs = instance.candidates().len();
    pairs <= FEW_PACKED || (pairs <= MOST_PACKED && !is_branched_soon(instance))
}

/// Whether there are few enough pairs to branch.
fn is_branched(instance: &Instance) -> bool {
    instance.candidates().len() <= MOST_BRANCHED
}

/// Whether there are so few that it pays at once.
pub(super) fn is_branched_soon(instance: &Instance) -> bool {
    instance.candidates().len() <= MOST_BRANCHED_SOON
}

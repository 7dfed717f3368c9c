//! The race: the first plans are improved one after another until each stands still, and the best goes on
//! with what the others do better. Which of them ends best is seen soon after the dives, and not before.
//! Where little is left after two of them, the others take part as they are.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use inzet_model::Score;

use crate::build::Draft;
use crate::build::shortlist::Shortlists;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::options::Phase;
use crate::stop::Stop;

use super::merge::{merge, pairs_of, pairs_taken};
use super::mix::Mix;
use super::search::{Search, is_branched_soon};

/// Epochs of one plan at most.
const EPOCHS: u64 = 40;

/// Epochs without anything better after which a plan stands still.
const STILL: u32 = 3;

/// Per cent of the time or work after which the best goes on alone.
const RACED: u32 = 60;

/// Plans that race at least, though little of the gap may be left: one alone may stand still early.
const LEAST: u32 = 2;

/// What keeps the epochs of one plan apart from those of another.
const APART: u64 = 1 << 32;

/// Part of its score by which a plan may be below the best and still take part: one in so many.
const BEHIND: i128 = 100;

/// Pairs up to which plans race: with more they do not stand still in the time that there is.
const MOST: usize = 1_000_000;

/// Whether plans race: in small instances branches soon find the best plan from any.
pub(super) fn is_raced(instance: &Instance) -> bool {
    !is_branched_soon(instance) && instance.candidates().len() <= MOST
}

impl<'a> Search<'a, '_> {
    /// The best of a draft and some plans after each has been improved for a while, merged with the
    /// others: the draft, then the plans, the best of them first. None that is far behind takes part.
    pub(super) fn race(
        &self,
        draft: Draft<'a>,
        mut plans: Vec<Draft<'a>>,
        lists: &mut Option<Shortlists>,
        stop: &mut Stop,
    ) -> Draft<'a> {
        plans.sort_by_key(|plan| Reverse(plan.score()));
        let top = plans
            .first()
            .map_or(draft.score(), Draft::score)
            .max(draft.score());
        stop.offer_score(Score::new(top), Phase::Plans);
        let mut best = draft.clone();
        let mut pairs: BTreeSet<PairIx> = pairs_taken(self.pool).collect();
        let mut raced = 0;
        for (number, mut plan) in (1_u64..).zip(std::iter::once(draft).chain(plans)) {
            if plan.score() < top - top.abs() / BEHIND {
                continue;
            }
            // Where little is left, merging and branches find it sooner.
            if raced < LEAST || !self.is_nearly_closed(&best) {
                self.run_alone(&mut plan, lists, number * APART, stop);
                raced += 1;
            }
            pairs.extend(pairs_of(&plan));
            best.take_better(plan);
        }
        let instance = self.relaxation.instance();
        let merged = merge(instance, best, pairs, self.seed, stop);
        stop.offer_score(Score::new(merged.score()), Phase::Plans);
        merged
    }

    /// Improves one plan until it stands still, in epochs from `first` on.
    fn run_alone(
        &self,
        plan: &mut Draft<'a>,
        lists: &mut Option<Shortlists>,
        first: u64,
        stop: &mut Stop,
    ) {
        let mut mix = Mix::new();
        let mut idle = 0;
        for epoch in first..first + EPOCHS {
            if idle >= STILL || stop.is_over() || stop.is_past(RACED) {
                return;
            }
            let before = plan.score();
            self.neighbourhoods(plan, lists, (&mut mix, 0), epoch, stop);
            idle = if plan.score() > before { 0 } else { idle + 1 };
        }
    }
}

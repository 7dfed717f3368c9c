//! How a branch is split: choices are tried, and the one that takes most from both of its sides is
//! made. Where one side holds no better plan, every better plan is on the other.
//!
//! # Source
//! Achterberg, Koch and Martin 2005, Branching rules revisited: reliability branching.

use rayon::prelude::*;

use crate::build::Draft;
use crate::price::fixing::{Decision, Fixing};
use crate::price::pool::Taken;
use crate::stop::Stop;

use super::Tree;
use super::choose::Choice;
use super::costs::product;
use super::node::{Bounded, bound};
use super::open::Open;

/// Branches that are split side by side, whatever the number of threads.
const BATCH: usize = 2;

/// Choices of a branch that are tried at most.
const MOST_TRIED: usize = 8;

/// A choice with what is known of both of its sides.
struct Tried {
    choice: Choice,
    halves: [Bounded; 2],
}

impl<'a> Tree<'a, '_> {
    /// Splits the branches with the highest bounds.
    pub(super) fn split(&mut self, draft: &mut Draft<'a>, stop: &mut Stop) {
        let cutoff = self.cutoff(draft);
        let parents = self.highest(cutoff);
        let most = std::env::var("NTRY").ok().and_then(|v| v.parse().ok()).unwrap_or(MOST_TRIED);
        let choices: Vec<(usize, Choice)> = parents
            .iter()
            .enumerate()
            .flat_map(|(place, open)| {
                let tried = self.costs.to_try(&open.choices, most);
                tried.into_iter().map(move |choice| (place, choice))
            })
            .collect();
        let bounded = choices.par_iter();
        let bounded: Vec<[Bounded; 2]> = bounded
            .map(|&(place, choice)| self.bound_halves(&parents[place], choice, cutoff))
            .collect();
        let mut tried: Vec<Vec<Tried>> = parents.iter().map(|_| Vec::new()).collect();
        for ((place, choice), halves) in choices.into_iter().zip(bounded) {
            tried[place].push(Tried { choice, halves });
        }
        for (open, tried) in parents.into_iter().zip(tried) {
            self.settle(open, tried, draft, stop);
        }
    }

    /// The open branches with the highest bounds.
    fn highest(&mut self, cutoff: i128) -> Vec<Open> {
        let mut highest = Vec::new();
        while highest.len() < BATCH
            && let Some(open) = self.open.pop()
        {
            if open.scaled > cutoff {
                highest.push(open);
            }
        }
        highest
    }

    /// Both sides of a choice, each bounded on its own.
    fn bound_halves(&self, open: &Open, (one, other): Choice, cutoff: i128) -> [Bounded; 2] {
        let from = (open.prices.as_slice(), open.taken.as_slice());
        let half = |decision: Decision| self.bound(&open.fixing, &[decision], (open.scaled, from), cutoff);
        let (one, other) = rayon::join(|| half(one), || half(other));
        [one, other]
    }

    /// Bounds a branch inside another: from its prices and what was taken at them.
    fn bound(
        &self,
        fixing: &Fixing,
        decisions: &[Decision],
        (scaled, from): (i128, (&[f64], &[Taken])),
        cutoff: i128,
    ) -> Bounded {
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        let mut fixing = fixing.clone();
        for &decision in decisions {
            fixing.decide(instance, rows, decision);
        }
        let mut bounded = bound(self.relaxation, &self.pool, fixing, from, cutoff);
        bounded.scaled = bounded.scaled.min(scaled);
        bounded
    }

    /// Goes on below a branch with what was tried.
    fn settle(
        &mut self,
        open: Open,
        mut tried: Vec<Tried>,
        draft: &mut Draft<'a>,
        stop: &mut Stop,
    ) {
        let cutoff = self.cutoff(draft);
        for one in &tried {
            self.costs.note(one.choice, open.parts(&one.halves, cutoff));
            for half in &one.halves {
                self.learn(half, draft, stop);
            }
        }
        let implied = tried.iter().filter_map(|one| one.implied(cutoff));
        let implied: Vec<Decision> = implied.collect();
        if std::env::var("INZET_TREE").is_ok() {
            let f = |x: i128| self.relaxation.scale().floor(x);
            let d = self.relaxation.instance().candidates();
            let nm = |q: Decision| match q { Decision::With(p) => format!("With{p}/{}/{}", d.pair(p).professional.index(), d.pair(p).demand.index()), _ => format!("{q:?}") };
            eprintln!("split depth {} bound {} cutoff {} open {} settled {} best {}", open.fixing.forced().len(), f(open.scaled), f(cutoff), self.open.len(), f(self.settled), draft.score());
            for one in &tried { eprintln!("    {} {:.2?} rounds {} {}", nm(one.choice.0), open.parts(&one.halves, cutoff), one.halves[0].rounds, one.halves[1].rounds); }
        }
        let bounds = tried.iter().map(Tried::highest);
        let scaled = bounds.fold(open.scaled, i128::min);
        if scaled <= cutoff {
            return;
        }
        if implied.is_empty() {
            let best = tried.into_iter().enumerate().max_by(|a, b| {
                let worth = |one: &Tried| product(open.parts(&one.halves, cutoff));
                // Of equals the first.
                worth(&a.1).total_cmp(&worth(&b.1)).then(b.0.cmp(&a.0))
            });
            if let Some((_, Tried { halves, .. })) = best {
                for mut half in halves {
                    half.scaled = half.scaled.min(scaled);
                    self.keep(half, draft);
                }
            }
            return;
        }
        // From where the bound is lowest.
        let place = tried.iter().enumerate().min_by_key(|(place, one)| (one.highest(), *place));
        let lowest = place.map_or(0, |(place, _)| place);
        let [one, other] = tried.swap_remove(lowest).halves;
        let half = if one.scaled > other.scaled { one } else { other };
        let again = if implied.len() == 1 {
            half
        } else {
            let from = (half.prices.as_slice(), half.taken.as_slice());
            let again = self.bound(&open.fixing, &implied, (scaled, from), cutoff);
            self.learn(&again, draft, stop);
            again
        };
        self.keep(again, draft);
    }
}

impl Tried {
    /// What every better plan does, where one side holds none.
    fn implied(&self, cutoff: i128) -> Option<Decision> {
        let [one, other] = &self.halves;
        if one.scaled <= cutoff {
            Some(self.choice.1)
        } else if other.scaled <= cutoff {
            Some(self.choice.0)
        } else {
            None
        }
    }

    /// The bound of both sides together.
    fn highest(&self) -> i128 {
        self.halves[0].scaled.max(self.halves[1].scaled)
    }
}

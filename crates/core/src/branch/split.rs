//! How a branch is split: the choices that may take most are glanced at, and the best of them is made.
//! Where one side of a choice holds no better plan, every better plan is on the other.
//!
//! # Source
//! Achterberg, Koch and Martin 2005, Branching rules revisited: strong and reliability branching;
//! Pecin et al. 2017, Improved branch-cut-and-price for capacitated vehicle routing, on glancing at
//! choices without asking for new columns.

use rayon::prelude::*;

use crate::build::Draft;
use crate::price::fixing::{Decision, Fixing};
use crate::stop::Stop;

use super::Tree;
use super::choose::Choice;
use super::costs::product;
use super::is_small;
use super::node::{Bounded, Parent, bound, glance};
use super::open::Open;

/// Branches that are split side by side, whatever the number of threads.
const BATCH: usize = 2;

/// Choices that are glanced at of the first branches, on which all others hang, where branches are cheap.
const MOST_TRIED: usize = 16;

/// The same of all later ones.
const FEW_TRIED: usize = 3;

/// The same where branches are dear, and glances with them.
const DEAR_TRIED: usize = 6;

/// Branches that are the first.
const FIRST: u64 = 2;

/// Masters of a glance at most.
const GLANCES: u32 = 2;

/// Sides of them that are bounded because they seem to hold no better plan, at most.
const MOST_CHECKED: usize = 4;

/// What splitting a branch has shown.
#[derive(Default)]
struct Split {
    /// What the choice that was made took from both sides.
    cost: Option<(Choice, [f64; 2])>,
    /// Branches that were only looked at.
    seen: Vec<Checked>,
    /// What is left of the branch.
    left: Vec<Bounded>,
    /// The branch itself, where there was no time to split it.
    whole: Option<Open>,
    /// Work of the glances.
    work: u64,
}

impl Split {
    /// The branch of a decision, if it has been bounded already.
    fn take_seen(&mut self, decision: Decision) -> Option<Bounded> {
        let place = self.seen.iter().position(|seen| seen.0.0 == decision)?;
        Some(self.seen.remove(place).1)
    }
}

/// A choice with what both of its sides seem to be worth, scaled.
type Glanced = (Choice, [i128; 2]);

/// The first side of a choice, bounded.
type Checked = (Choice, Bounded);

impl<'a> Tree<'a> {
    /// Splits the branches with the highest bounds.
    pub(super) fn split(&mut self, draft: &mut Draft<'a>, stop: &mut Stop) {
        let cutoff = self.cutoff(draft);
        let mut parents = self.highest(cutoff);
        self.tell_apart(&mut parents);
        let is_late = || stop.is_hurried();
        let splits = parents.into_par_iter();
        let splits: Vec<Split> = splits
            .map(|open| self.explore(open, cutoff, &is_late))
            .collect();
        for split in splits {
            stop.spend(split.work);
            if let Some((choice, parts)) = split.cost {
                self.costs.note(choice, parts);
            }
            for (_, branch) in &split.seen {
                self.learn(branch, draft, stop);
            }
            for half in split.left {
                self.learn(&half, draft, stop);
                self.keep(half, draft);
            }
            self.open.extend(split.whole);
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

    /// Splits one branch.
    fn explore(&self, open: Open, cutoff: i128, is_late: &(dyn Fn() -> bool + Sync)) -> Split {
        let mut split = Split::default();
        let most = match (is_small(&self.relaxation), self.number > FIRST) {
            (true, false) => MOST_TRIED,
            (true, true) => FEW_TRIED,
            (false, _) => DEAR_TRIED,
        };
        let tried = self.costs.to_try(&open.choices, most);
        let (glanced, work) = self.glance(&open, &tried, cutoff);
        split.work = work;
        if !is_late() {
            let (seen, implied) = self.check(&open, &glanced, cutoff);
            split.seen = seen;
            match implied.as_deref() {
                None => return split,
                Some([]) => {}
                Some(implied) => {
                    split.left = vec![self.bound(&open, implied, cutoff)];
                    return split;
                }
            }
        }
        if is_late() {
            split.whole = Some(open);
            return split;
        }
        // Of equals the first, on which most depends.
        let worth = |one: &Glanced| product(open.parts(one.1, cutoff));
        let best = glanced.iter().rev();
        let best = best.max_by(|a, b| worth(a).total_cmp(&worth(b)));
        if let Some(&(choice, _)) = best {
            let [one, other] = [choice.0, choice.1].map(|side| (side, split.take_seen(side)));
            let bound = |(side, seen): (Decision, Option<Bounded>)| {
                seen.unwrap_or_else(|| self.bound(&open, &[side], cutoff))
            };
            let (one, other) = rayon::join(|| bound(one), || bound(other));
            split.cost = Some((choice, open.parts([one.scaled, other.scaled], cutoff)));
            split.left = vec![one, other];
        }
        split
    }

    /// What both sides of some choices seem to be worth, and the work done.
    fn glance(&self, open: &Open, tried: &[Choice], cutoff: i128) -> (Vec<Glanced>, u64) {
        let look = |decision: Decision| {
            let fixing = self.decided(&open.fixing, &[decision]);
            let from = self.from(open, cutoff);
            let (scaled, work) = glance(&self.relaxation, &self.pool, &fixing, (from, GLANCES));
            (scaled.min(open.scaled), work)
        };
        let glanced = tried.par_iter().map(|&choice| {
            let (one, other) = rayon::join(|| look(choice.0), || look(choice.1));
            ((choice, [one.0, other.0]), one.1 + other.1)
        });
        let glanced: Vec<(Glanced, u64)> = glanced.collect();
        let work = glanced.iter().map(|one| one.1).sum();
        (glanced.into_iter().map(|one| one.0).collect(), work)
    }

    /// Bounds sides that seem to hold no better plan; those branches, and what every better plan does
    /// where they hold none: `None` where neither side of some choice does.
    fn check(
        &self,
        open: &Open,
        glanced: &[Glanced],
        cutoff: i128,
    ) -> (Vec<Checked>, Option<Vec<Decision>>) {
        let is_low = |worth: i128| worth <= cutoff;
        // Where neither side of a choice seems to hold one, that choice alone may close the branch.
        let whole = glanced
            .iter()
            .find(|one| one.1.iter().all(|&worth| is_low(worth)));
        let sides = whole.map_or_else(Vec::new, |one| vec![one.0, (one.0.1, one.0.0)]);
        let mut checked = self.bound_each(open, sides, cutoff);
        let is_closed = |one: &Checked| is_low(one.1.scaled);
        if !checked.is_empty() && checked.iter().all(is_closed) {
            return (checked, None);
        }
        let halves = glanced
            .iter()
            .filter_map(|one| low_side(one.0, one.1.map(is_low)));
        let halves = halves.take(MOST_CHECKED - checked.len()).collect();
        checked.extend(self.bound_each(open, halves, cutoff));
        let closed = checked.iter().filter(|one| is_closed(one));
        let implied = closed.map(|one| one.0.1).collect();
        (checked, Some(implied))
    }

    /// Bounds the first side of each of some choices.
    fn bound_each(&self, open: &Open, choices: Vec<Choice>, cutoff: i128) -> Vec<Checked> {
        let choices = choices.into_par_iter();
        choices
            .map(|choice| (choice, self.bound(open, &[choice.0], cutoff)))
            .collect()
    }

    /// Bounds what is left of a branch after some decisions.
    fn bound(&self, open: &Open, decisions: &[Decision], cutoff: i128) -> Bounded {
        let fixing = self.decided(&open.fixing, decisions);
        let from = self.from(open, cutoff);
        let mut bounded = bound(&self.relaxation, &self.pool, fixing, from, cutoff);
        bounded.scaled = bounded.scaled.min(open.scaled);
        bounded
    }

    fn from<'b>(&self, open: &'b Open, cutoff: i128) -> Parent<'b> {
        Parent {
            prices: &open.prices,
            taken: &open.taken,
            above: (open.scaled - cutoff) as f64 / self.relaxation.scale().one(),
        }
    }

    fn decided(&self, fixing: &Fixing, decisions: &[Decision]) -> Fixing {
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        let mut fixing = fixing.clone();
        for &decision in decisions {
            fixing.decide(instance, rows, decision);
        }
        fixing
    }
}

/// A choice with the side first that seems to hold no better plan, where the other seems to hold one.
fn low_side((one, other): Choice, is_low: [bool; 2]) -> Option<Choice> {
    match is_low {
        [true, false] => Some((one, other)),
        [false, true] => Some((other, one)),
        _ => None,
    }
}

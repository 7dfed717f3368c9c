//! The root of a tree, where a branch is dear: its prices are driven by leaps, with cuts in between, before
//! it is split, as what they take away is taken from every branch.

use crate::build::Draft;
use crate::price::ascent::{Oracle, Pace, Priced, ascend_by_leaps, evaluate, evaluate_extended};
use crate::price::cuts::{add_cuts, add_lifts};
use crate::price::fixing::Fixing;
use crate::price::relaxation::Relaxation;
use crate::stop::Stop;

use super::Tree;

/// How far prices are driven between cuts.
const PACE: Pace = Pace {
    rounds: 30,
    passes: 30,
    tolerance: 3e-6,
};

/// Steps of the prices, in those of the relaxation.
const STEPS: f64 = 32.0;

/// Part of the bound by which cuts must lower it for more to follow: one in so many.
const LITTLE: i128 = 2_000_000;

/// Times in a row that they may bring less.
const IDLE: u32 = 2;

/// The prices of every plan, on their way.
#[derive(Debug)]
pub(super) struct Root {
    pub(super) best: Priced,
    /// Nothing decided.
    pub(super) fixing: Fixing,
    /// Cuts in a row that brought little.
    idle: u32,
}

impl Root {
    /// Goes on from some prices. `None` where the points are too large to branch on.
    pub(super) fn new(relaxation: &Relaxation, best: Priced) -> Option<Self> {
        Some(Self {
            best,
            fixing: Fixing::new(relaxation.scale())?,
            idle: 0,
        })
    }
}

impl<'a> Tree<'a> {
    /// Drives the prices of the root until so much work is done in all, or they are as good as they get:
    /// then they are those of the first branch.
    pub(super) fn drive(&mut self, draft: &mut Draft<'a>, end: u64, stop: &mut Stop) {
        while let Some(mut root) = self.root.take() {
            let before = root.best.pricing.scaled;
            let mut driven = Driven { stop, end };
            root.best = ascend_by_leaps(
                &self.relaxation,
                root.best,
                &mut self.pool,
                (PACE, STEPS),
                &mut driven,
            );
            if stop.is_over() || stop.work() >= end {
                self.root = Some(root);
                return;
            }
            let gained = before - root.best.pricing.scaled;
            let is_little = gained < before.abs() / LITTLE;
            root.idle = if is_little { root.idle + 1 } else { 0 };
            if self.cut(&mut root, stop) == 0 || root.idle >= IDLE {
                self.sprout(root, draft, stop);
            } else {
                self.root = Some(root);
            }
        }
    }

    /// Adds the cuts that the last master breaks, and asks everybody again; their number.
    fn cut(&mut self, root: &mut Root, stop: &mut Stop) -> usize {
        let added = add_cuts(&mut self.relaxation, &self.pool)
            + add_lifts(&mut self.relaxation, &self.pool);
        if added > 0 {
            let prices = std::mem::take(&mut root.best.prices);
            root.best = evaluate_extended(&self.relaxation, prices, &mut self.pool, stop);
            self.pool.add(&self.relaxation, &root.best.pricing);
        }
        added
    }
}

/// A run that drives prices until so much work is done.
struct Driven<'s, 'o> {
    stop: &'s mut Stop<'o>,
    end: u64,
}

impl Oracle for Driven<'_, '_> {
    fn evaluate(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced {
        evaluate(relaxation, prices, self.stop)
    }

    fn spend(&mut self, work: u64) {
        self.stop.spend(work);
    }

    fn is_over(&self, _: &Priced, _: f64) -> bool {
        self.stop.is_over() || self.stop.work() >= self.end
    }
}

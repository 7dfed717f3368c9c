//! The way to good prices: the master proposes, everybody answers, until both agree.
//!
//! # Source
//! Kiwiel 1990, Proximity control in bundle methods for convex nondifferentiable minimization.

use crate::options::Phase;
use crate::price::cuts::extend_prices;
use crate::price::pool::Pool;
use crate::price::proximal::{Proximal, Way};
use crate::price::relaxation::{Pricing, Relaxation};
use crate::stop::Stop;

/// Per cent of the time or work that may go before plans are built.
pub(crate) const PRICING: u32 = 35;

/// Per cent that may go as long as much is promised.
const MOST_PRICING: u32 = 50;

/// Part of the bound that is much.
const MUCH: f64 = 2e-4;

/// Prices with the answer to them.
#[derive(Clone, Debug)]
pub struct Priced {
    /// Per row, in hundredths of a point a unit.
    pub prices: Vec<f64>,
    /// Everybody's answer.
    pub pricing: Pricing,
}

/// How long to go on.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Rounds of pricing at most.
    pub rounds: u32,
    /// Passes of one master at most.
    pub passes: u64,
    /// End when the model promises less than this part of the bound.
    pub tolerance: f64,
}

/// Rounds after which the bound must have fallen by twice the tolerance for more to follow.
const LOOK: u32 = 8;

/// Work units of one look of the master at a bundle.
pub(crate) const LOOK_WORK: u64 = 8;

/// Who answers to prices, and says when that is enough.
pub trait Oracle {
    /// The bound at some prices.
    fn evaluate(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced;

    /// Counts work.
    fn spend(&mut self, work: u64);

    /// Whether the best prices so far are good enough, or nothing better is worth the wait; with
    /// what the master promised in the last round, in hundredths of a point.
    fn is_over(&self, best: &Priced, promised: f64) -> bool;
}

impl Oracle for Stop<'_> {
    fn evaluate(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced {
        evaluate(relaxation, prices, self)
    }

    fn spend(&mut self, work: u64) {
        Stop::spend(self, work);
    }

    fn is_over(&self, best: &Priced, promised: f64) -> bool {
        let value = best.pricing.bound.hundredths() as f64;
        let is_late = self.is_past(PRICING) && promised < MUCH * value.abs();
        Stop::is_over(self) || is_late || self.is_past(MOST_PRICING)
    }
}

/// Goes on from prices that were evaluated; the master's shares stay in the pool.
pub fn ascend(
    relaxation: &Relaxation,
    best: Priced,
    pool: &mut Pool,
    pace: Pace,
    stop: &mut Stop,
) -> Priced {
    pool.add(relaxation, &best.pricing);
    let step = relaxation.step();
    let mut master = Proximal::new(relaxation, pool, &best.prices, step);
    climb(relaxation, (&mut master, pool), best, pace, stop)
}

/// The same where masters are solved by leaps, with prices that move by so many times a step for one
/// assignment too many: prices must be good already to go so far.
pub fn ascend_by_leaps(
    relaxation: &Relaxation,
    best: Priced,
    pool: &mut Pool,
    (pace, steps): (Pace, f64),
    oracle: &mut dyn Oracle,
) -> Priced {
    let step = steps * relaxation.step();
    let mut master = Proximal::new(relaxation, pool, &best.prices, step);
    master.settle_by(Way::Leaps);
    climb(relaxation, (&mut master, pool), best, pace, oracle)
}

/// Rounds of master and answers from prices that were evaluated.
pub fn climb(
    relaxation: &Relaxation,
    (master, pool): (&mut Proximal, &mut Pool),
    mut best: Priced,
    pace: Pace,
    oracle: &mut dyn Oracle,
) -> Priced {
    let (mut serious, mut null) = (0, 0);
    let mut promised = f64::INFINITY;
    let mut earlier = f64::INFINITY;
    for round in 0..pace.rounds {
        if oracle.is_over(&best, promised) {
            break;
        }
        let value = relaxation.scale().floor(best.pricing.scaled) as f64;
        let goal = pace.tolerance * value.abs().max(1.0);
        if round % LOOK == LOOK - 1 {
            if earlier - value < 2.0 * goal {
                break;
            }
            earlier = value;
        }
        let modelled = master.solve(pool, pace.passes, enough(goal, promised));
        oracle.spend(LOOK_WORK * modelled.looks);
        promised = value - modelled.value;
        let next = oracle.evaluate(relaxation, master.unit_prices(relaxation));
        let gained = value - relaxation.scale().floor(next.pricing.scaled) as f64;
        pool.add(relaxation, &next.pricing);
        if gained > 0.1 * promised {
            best = next;
            master.move_centre();
            (serious, null) = (serious + 1, 0);
            if gained > 0.5 * promised || serious % 3 == 0 {
                master.set_step(master.step() * 1.5);
            }
        } else {
            if gained > 0.0 {
                best = next;
                master.move_centre();
            }
            (serious, null) = (0, null + 1);
            if null % 3 == 0 && gained < -promised {
                master.set_step(master.step() * 0.6);
            }
        }
        if promised <= goal {
            break;
        }
    }
    best
}

/// How exactly a master is solved: to a part of what the last one promised.
fn enough(goal: f64, promised: f64) -> f64 {
    let coarse = if promised.is_finite() {
        0.05 * promised
    } else {
        0.0
    };
    coarse.max(0.2 * goal)
}

/// Asks everybody again after rows were added, at the prices that there were.
pub fn evaluate_extended(
    relaxation: &Relaxation,
    mut prices: Vec<f64>,
    pool: &mut Pool,
    stop: &mut Stop,
) -> Priced {
    pool.renew(relaxation);
    extend_prices(relaxation, &mut prices);
    evaluate(relaxation, prices, stop)
}

/// Prices everything and tells the bound.
pub fn evaluate(relaxation: &Relaxation, prices: Vec<f64>, stop: &mut Stop) -> Priced {
    let pricing = relaxation.price(&relaxation.round(&prices));
    stop.spend(pricing.work);
    stop.offer_bound(pricing.bound, Phase::Prices);
    Priced { prices, pricing }
}

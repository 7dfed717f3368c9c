//! Stabilised column generation: the prices at which the bundles seen so far make the bound
//! lowest, smoothed towards the best prices so far.
//!
//! That master is a linear programme. It is solved by proximal steps of the engine's master on the
//! bundles alone, whose centre moves until the modelled bound no longer falls: without such a
//! price for moving far nothing else ties its prices to the best ones.
//!
//! # Source
//! Wentges 1997, Weighted Dantzig-Wolfe decomposition for linear mixed-integer programming;
//! Pessoa et al. 2018, Automation and combination of linear-programming based stabilization
//! techniques in column generation: less smoothing after prices that bring nothing.

use inzet_core::price::pool::Pool;
use inzet_core::price::proximal::Proximal;

use super::bundle::begin;
use super::{Ground, Meter};

/// How much the best prices weigh.
const WEIGHT: f64 = 0.7;

/// The master's step, in steps of the engine: of 1, 5 and 20 the fastest at 500 professionals.
const STEPS: f64 = 20.0;

/// Passes of one proximal step.
const PASSES: u64 = 300;

/// Proximal steps of one master.
const MOVES: u32 = 30;

/// Part of the bound within which the method has converged.
const TOLERANCE: f64 = 1e-6;

/// Masters and answers until the meter is up or they agree.
pub fn run(ground: &Ground, meter: &mut Meter) {
    let relaxation = ground.relaxation();
    let (mut master, mut pool, mut best) = begin(ground, STEPS, meter);
    let mut failed = 0;
    while !meter.is_up() {
        let value = ground.value(&best);
        let goal = TOLERANCE * value.abs().max(1.0);
        if value - lowest((&mut master, &mut pool), goal, meter) <= goal {
            return;
        }
        let weight = weight_after(failed);
        let prices = master.unit_prices(relaxation);
        let pairs = best.prices.iter().zip(&prices);
        let prices = pairs.map(|(best, new)| weight * best + (1.0 - weight) * new);
        let next = meter.ask(relaxation, prices.collect());
        let is_new = pool.add(relaxation, &next.pricing) > 0;
        if ground.value(&next) < value {
            (best, failed) = (next, 0);
        } else if is_new {
            failed = 0;
        } else if weight <= 0.0 {
            return;
        } else {
            failed += 1;
        }
    }
}

/// How much the best prices weigh after so many prices in a row that brought nothing.
fn weight_after(failed: u32) -> f64 {
    (1.0 - f64::from(failed + 1) * (1.0 - WEIGHT)).max(0.0)
}

/// Moves a master to the lowest bound that its bundles allow; that bound.
fn lowest((master, pool): (&mut Proximal, &mut Pool), goal: f64, meter: &Meter) -> f64 {
    let mut lowest = f64::INFINITY;
    for _ in 0..MOVES {
        let value = master.solve(pool, PASSES, 0.2 * goal).value;
        master.move_centre();
        let fall = lowest - value;
        lowest = lowest.min(value);
        if fall <= 0.2 * goal || meter.is_up() {
            break;
        }
    }
    lowest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_ends_where_it_brings_nothing() {
        let weights: Vec<f64> = (0..5).map(weight_after).collect();
        assert!((weights[0] - 0.7).abs() < 1e-12);
        assert!((weights[1] - 0.4).abs() < 1e-12);
        assert_eq!(weights[3..], [0.0, 0.0]);
    }
}

//! The volume method: subgradient steps along the excess of an average of the answers.
//!
//! # Source
//! Barahona and Anbil 2000, The volume algorithm.

use inzet_model::Score;

use crate::options::Phase;
use crate::price::relaxation::{Pricing, Relaxation};
use crate::stop::Stop;

/// Per cent of the time or work that may go before plans are built.
pub(crate) const PRICING: u32 = 35;

/// Prices with the answer to them.
#[derive(Clone, Debug)]
pub struct Priced {
    /// Per row, in hundredths of a point a unit.
    pub prices: Vec<f64>,
    /// Everybody's answer.
    pub pricing: Pricing,
}

/// How long and how boldly to step.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Rounds at most.
    pub rounds: u32,
    /// Rounds without progress after which steps are halved.
    pub patience: u32,
    /// First length of a step, as a part of the distance to the target.
    pub length: f64,
    /// End when a step is shorter than this part of the first.
    pub least_length: f64,
}

/// Steps from some prices towards those with the lowest bound; `target` is the score of a plan.
/// Every answer is shown to `seen`.
pub fn descend(
    relaxation: &Relaxation,
    start: Vec<f64>,
    target: Score,
    pace: Pace,
    stop: &mut Stop,
    mut seen: impl FnMut(&Pricing),
) -> Priced {
    let typical = relaxation.rows().typical();
    let mut best = evaluate(relaxation, start, stop);
    seen(&best.pricing);
    let mut average: Vec<f64> = scaled_excess(&best.pricing, typical);
    let mut length = pace.length;
    let mut without = 0;
    for _ in 0..pace.rounds {
        if stop.is_over() || stop.is_past(PRICING) || length < pace.least_length * pace.length {
            break;
        }
        let norm: f64 = projected(&best.prices, &average)
            .map(|excess| excess * excess)
            .sum();
        if norm <= f64::EPSILON {
            break;
        }
        let distance = (best.pricing.bound - target).hundredths().max(1) as f64;
        let step = length * distance / norm;
        let prices = best
            .prices
            .iter()
            .zip(&average)
            .zip(typical)
            .map(|((price, excess), typical)| (price + step * excess / typical).max(0.0))
            .collect();
        let next = evaluate(relaxation, prices, stop);
        seen(&next.pricing);
        let excess = scaled_excess(&next.pricing, typical);
        let is_better = next.pricing.scaled < best.pricing.scaled;
        let agrees: f64 = average.iter().zip(&excess).map(|(a, b)| a * b).sum();
        let weight = if is_better { 0.2 } else { 0.1 };
        for (average, excess) in average.iter_mut().zip(&excess) {
            *average = (1.0 - weight) * *average + weight * excess;
        }
        if is_better {
            without = 0;
            best = next;
            if agrees > 0.0 {
                length = (length * 1.1).min(2.0);
            }
        } else {
            without += 1;
            if without >= pace.patience {
                length *= 0.66;
                without = 0;
            }
        }
    }
    best
}

/// Prices everything and tells the bound.
pub fn evaluate(relaxation: &Relaxation, prices: Vec<f64>, stop: &mut Stop) -> Priced {
    let pricing = relaxation.price(&relaxation.round(&prices));
    stop.spend(pricing.work);
    stop.offer_bound(pricing.bound, Phase::Prices);
    Priced { prices, pricing }
}

/// Excess in assignments, so that rows of money and of people weigh alike.
fn scaled_excess(pricing: &Pricing, typical: &[f64]) -> Vec<f64> {
    pricing
        .excess
        .iter()
        .zip(typical)
        .map(|(excess, typical)| *excess as f64 / typical)
        .collect()
}

/// The excess that can still move prices: not that of rows that are free and left over.
fn projected<'a>(prices: &'a [f64], excess: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
    prices.iter().zip(excess).map(|(price, excess)| {
        if *price <= 0.0 && *excess < 0.0 {
            0.0
        } else {
            *excess
        }
    })
}

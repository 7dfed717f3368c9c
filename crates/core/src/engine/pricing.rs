//! The way to prices: rough ones first, then cuts and finer ones in turn.

use crate::build::Draft;
use crate::instance::Instance;
use crate::price::Relaxation;
use crate::price::ascent::{PRICING, Pace, Priced, ascend, evaluate, evaluate_extended};
use crate::price::cuts::{add_cuts, add_lifts};
use crate::price::pool::Pool;
use crate::price::start::starting_prices;
use crate::sift::{Carried, bound_of_all};
use crate::stop::Stop;

use super::search::MOST_BRANCHED_SOON;

/// Rounds of cuts at most.
const CUT_ROUNDS: u32 = 40;

/// How far prices are driven.
const PACE: Pace = Pace {
    rounds: 100,
    passes: 300,
    tolerance: 3e-5,
};

/// Passes of a master with so many pairs that a full one would take as long as everybody's answers, and
/// bring less.
const FEW_PASSES: u64 = 45;

/// Pairs beyond which there are so many.
const MOST_SETTLED: usize = 1_000_000;

/// How far in the end.
const FINEST: f64 = 1e-6;

/// Part of the bound by which a round of cuts must lower it for another to follow, where there are
/// many pairs: there the time is better spent on plans.
const LITTLE: f64 = 1e-5;

/// Pairs up to which prices are driven as far as they go: a proof may hang on it.
const MOST_FINE: usize = 200_000;

/// What is known before prices are sought.
pub(super) enum Known {
    Nothing,
    /// Prices that were good for the same demands and members.
    Prices(Vec<f64>),
    /// The same with bundles, from another list of pairs.
    Carried(Carried),
}

impl Known {
    /// Prices, if there are.
    pub(super) fn of(prices: Option<Vec<f64>>) -> Self {
        prices.map_or(Self::Nothing, Self::Prices)
    }
}

/// Prices near the best, and the bundles seen on the way, with the shares that the last master
/// takes of them.
pub(super) fn find_prices<'a>(
    relaxation: &mut Relaxation<'a>,
    draft: &Draft<'a>,
    known: Known,
    stop: &mut Stop,
) -> (Priced, Pool) {
    let mut pool = Pool::new(relaxation);
    let known = match known {
        Known::Nothing => None,
        Known::Prices(prices) => Some(prices),
        Known::Carried(carried) => Some(carried.put(relaxation, &mut pool)),
    };
    let start = match known {
        // Rows of cuts come last: without those cuts their prices are left out.
        Some(mut prices) => {
            prices.resize(relaxation.rows().len(), 0.0);
            prices
        }
        None => starting_prices(relaxation.instance(), relaxation.rows()),
    };
    for professional in relaxation.instance().dataset().professionals.indices() {
        pool.add_bundle(relaxation, professional, &draft.bundle(professional));
    }
    let first = evaluate(relaxation, start, stop);
    let mut pace = PACE;
    if relaxation.instance().candidates().len() > MOST_SETTLED {
        pace.passes = FEW_PASSES;
    }
    let mut best = ascend(relaxation, first, &mut pool, pace, stop);
    for _ in 0..CUT_ROUNDS {
        if stop.is_over() || stop.is_past(PRICING) {
            break;
        }
        let mut added = add_cuts(relaxation, &pool);
        if is_lifted(relaxation.instance()) {
            added += add_lifts(relaxation, &pool);
        }
        if added == 0 && pace.tolerance <= FINEST {
            break;
        }
        pace.tolerance = (0.5 * pace.tolerance).max(FINEST);
        let again = evaluate_extended(relaxation, best.prices, &mut pool, stop);
        let before = again.pricing.scaled;
        best = ascend(relaxation, again, &mut pool, pace, stop);
        let gained = (before - best.pricing.scaled) as f64;
        let is_large = relaxation.instance().candidates().len() > MOST_FINE;
        if is_large && gained < LITTLE * before as f64 {
            break;
        }
    }
    if !relaxation.instance().candidates().is_whole() {
        bound_of_all(relaxation, &best.prices, stop);
    }
    (best, pool)
}

/// Whether cuts on solidarity pay: with fewer pairs branches find out soon what they would say, and each
/// bound of theirs is dearer with them; with more they say little, and neighbourhoods are dearer.
fn is_lifted(instance: &Instance) -> bool {
    let pairs = instance.candidates().len();
    pairs > MOST_BRANCHED_SOON && pairs <= MOST_FINE
}

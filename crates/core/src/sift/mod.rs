//! Sifting: planning where there are more pairs than memory holds.
//!
//! Prices are found for the pairs that are listed; then all pairs are derived from the indexes, some
//! people at a time, to see what they make of those prices (`sweep`). That gives a bound for all plans,
//! and a better list: what looks best at the prices. After a few sweeps both bounds are near, and
//! the engine plans with the list. What becomes of the positions that are left, and why, is looked at with
//! all pairs again, some demands at a time (`parts`).
//!
//! # Source
//! Bixby, Gregory, Lustig, Marsten and Shanno 1992, Very large-scale linear programming: a case study in
//! combining interior point and simplex methods, where columns are sifted like this.

mod carry;
mod narrow;
mod parts;
mod sweep;

use inzet_model::{DemandIx, Plan, ProfessionalIx, Score};

use crate::build::greedy::greedy;
use crate::candidates::Candidates;
use crate::instance::Instance;
use crate::options::Phase;
use crate::price::Relaxation;
use crate::price::ascent::{Pace, ascend, evaluate};
use crate::price::pool::Pool;
use crate::price::start::starting_prices;
use crate::stop::Stop;

pub(crate) use carry::Carried;
pub(crate) use narrow::narrowed;
pub(crate) use parts::close_in_parts;
use sweep::{sweep, sweep_and_list};

/// Sweeps that make a new list, at most.
const SWEEPS: usize = 8;

/// Per cent of the time or work after which the list stays as it is.
const SIFTING: u32 = 25;

/// Part of the bound by which that of all pairs may be above that of the list when it is good enough.
const NEAR: f64 = 1e-4;

/// How far prices are driven before the next list.
const PACE: Pace = Pace {
    rounds: 10,
    passes: 300,
    tolerance: 1e-4,
};

/// What sifting ends with.
pub(crate) struct Sifted<'a> {
    /// The problem with a list of pairs that suits the prices; what the plan holds is on it.
    pub instance: Instance<'a>,
    /// The baseline, among the pairs of the first list.
    pub plan: Plan,
    /// Prices, and bundles of everybody.
    pub carried: Carried,
}

/// Makes a good list of the pairs of an instance that cannot list them all. What a start plans is on it.
pub(crate) fn sift<'a>(
    instance: &Instance<'a>,
    start: Option<&Plan>,
    stop: &mut Stop,
) -> Sifted<'a> {
    let (plan, mut carried) = begin(instance, stop);
    let must = pairs_of([Some(&plan), start].into_iter().flatten());
    let mut now = instance.clone();
    for _ in 0..SWEEPS {
        let round = sift_once(&now, &carried, &must, stop);
        now = now.with(round.listed);
        carried = round.carried;
        if round.is_near || stop.is_over() || stop.is_past(SIFTING) {
            break;
        }
    }
    Sifted {
        instance: now,
        plan,
        carried,
    }
}

/// The baseline on the first list, and the prices to begin with.
fn begin(instance: &Instance, stop: &mut Stop) -> (Plan, Carried) {
    let draft = greedy(instance);
    stop.offer_score(Score::new(draft.score()), Phase::Plans);
    let relaxation = Relaxation::new(instance);
    let mut pool = Pool::new(&relaxation);
    for professional in instance.dataset().professionals.indices() {
        pool.add_bundle(&relaxation, professional, &draft.bundle(professional));
    }
    let prices = starting_prices(instance, relaxation.rows());
    (draft.plan(), Carried::of(&relaxation, &pool, prices))
}

/// The pairs of some plans, sorted.
fn pairs_of<'p>(plans: impl Iterator<Item = &'p Plan>) -> Vec<(ProfessionalIx, DemandIx)> {
    let assignments = plans.flat_map(Plan::assignments);
    let mut pairs: Vec<_> = assignments
        .map(|assignment| (assignment.professional, assignment.demand))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Prices of one list, and the next list.
struct Round {
    listed: Candidates,
    carried: Carried,
    /// Whether the bound of all pairs is near that of those listed.
    is_near: bool,
}

fn sift_once(
    instance: &Instance,
    carried: &Carried,
    must: &[(ProfessionalIx, DemandIx)],
    stop: &mut Stop,
) -> Round {
    let relaxation = Relaxation::new(instance);
    let mut pool = Pool::new(&relaxation);
    let prices = carried.put(&relaxation, &mut pool);
    let first = evaluate(&relaxation, prices, stop);
    let best = ascend(&relaxation, first, &mut pool, PACE, stop);
    let carried = Carried::of(&relaxation, &pool, best.prices);
    let prices = relaxation.round(&carried.prices);
    let (swept, listed) = sweep_and_list(&relaxation, &prices, &carried.pairs(must));
    stop.spend(swept.work);
    stop.offer_bound_of_all(swept.bound, Phase::Prices);
    let above = (swept.scaled - best.pricing.scaled) as f64;
    Round {
        listed,
        carried,
        is_near: above <= NEAR * best.pricing.scaled as f64,
    }
}

/// The bound that prices of listed pairs give for all pairs.
pub(crate) fn bound_of_all(relaxation: &Relaxation, prices: &[f64], stop: &mut Stop) {
    let swept = sweep(relaxation, &relaxation.round(prices));
    stop.spend(swept.work);
    stop.offer_bound_of_all(swept.bound, Phase::Prices);
}

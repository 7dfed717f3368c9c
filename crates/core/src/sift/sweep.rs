//! A sweep: what everybody makes of some prices when all pairs are looked at, derived some people at a
//! time and never listed together.

use inzet_model::{DemandIx, ProfessionalIx, Score};
use rayon::prelude::*;

use crate::bundle::{Best, Market};
use crate::candidates::{Beyond, Candidates, Derived, Deriver, Pair, Relisted, best_of, of_person};
use crate::instance::Instance;
use crate::price::{Prices, Relaxation};

/// Work of deriving a pair, in looks at one.
const DERIVING: u64 = 10;

/// What a sweep finds.
pub(super) struct Swept {
    /// No plan of any pairs is worth more.
    pub bound: Score,
    /// The same, scaled and before any rounding.
    pub scaled: i128,
    /// Pairs derived, candidates and nodes looked at.
    pub work: u64,
}

/// The bound of some prices for all plans.
pub(super) fn sweep(relaxation: &Relaxation, prices: &Prices) -> Swept {
    sweep_with(relaxation, prices, |_, _| {})
}

/// The same, and a list of the pairs that look best at these prices; with those that must be on it.
pub(super) fn sweep_and_list(
    relaxation: &Relaxation,
    prices: &Prices,
    must: &[(ProfessionalIx, DemandIx)],
) -> (Swept, Candidates) {
    let instance = relaxation.instance();
    let beyond = instance.candidates().beyond();
    let beyond = beyond.map_or_else(Beyond::default, |beyond| (**beyond).clone());
    let own = beyond.own(instance.dataset().professionals.len());
    let mut list = Relisted::new(beyond.clone());
    let swept = sweep_with(relaxation, prices, |market, answers| {
        let chosen: Vec<Vec<Pair>> = answers
            .par_iter()
            .map(|(derived, best)| {
                let mut pairs = look_best(market, (derived, best), own);
                let stay = beyond.anchors_of(derived.professional).iter();
                let stay = stay.chain(of_person(must, derived.professional));
                pairs.extend(stay.filter_map(|pair| derived.on(pair.1)));
                pairs
            })
            .collect();
        for ((derived, _), pairs) in answers.iter().zip(chosen) {
            list.push(pairs, &derived.lanes);
        }
    });
    (swept, list.finish(instance.dataset().demands.len()))
}

/// So many pairs of somebody that look best at the prices, and those of the best bundle.
fn look_best(market: &Market, (derived, best): (&Derived, &Best), own: usize) -> Vec<Pair> {
    let rent = rent(market, best);
    let mut pairs = best_of(&derived.pairs, own, |pair| market.above_rent(pair, rent));
    let candidates = market.instance.candidates();
    let items = best.bundle.items.iter();
    pairs.extend(items.map(|item| *candidates.pair(item.0)));
    pairs
}

/// What a hundredth of an FTE-day of somebody earns in the best bundle, scaled.
pub(super) fn rent(market: &Market, best: &Best) -> i64 {
    let candidates = market.instance.candidates();
    let items = best.bundle.items.iter();
    let work = items.map(|&(pair, fte)| i64::from(fte) * i64::from(candidates.pair(pair).days));
    best.bundle.profit / work.sum::<i64>().max(1)
}

fn sweep_with(
    relaxation: &Relaxation,
    prices: &Prices,
    mut look: impl FnMut(&Market, &[(Derived, Best)]),
) -> Swept {
    let instance = relaxation.instance();
    let deriver = Deriver::new(instance);
    let market = relaxation.market(prices);
    let mut scaled = relaxation.wholes(prices, None).scaled;
    let mut work = 0;
    for people in deriver.chunks() {
        let (candidates, numbers) = instance.candidates().with_more(&people);
        let wider: Instance = instance.with(candidates);
        let quotes = (prices, market.quotes().clone());
        let market = Market::quoted((&wider, relaxation.rows()), quotes, relaxation.scale());
        let answers: Vec<(Derived, Best)> = people
            .into_par_iter()
            .zip(&numbers)
            .map(|(derived, numbers)| {
                let best = market.best_among(derived.professional, numbers);
                (derived, best)
            })
            .collect();
        for (derived, best) in &answers {
            scaled += i128::from(best.bound);
            work += best.work + DERIVING * derived.pairs.len() as u64;
        }
        look(&market, &answers);
    }
    Swept {
        bound: Score::new(relaxation.scale().floor(scaled)),
        scaled,
        work,
    }
}

//! A narrow look at the pairs that are listed: of everybody those that look best at some prices.

use inzet_model::ProfessionalIx;
use rayon::prelude::*;

use crate::build::Draft;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::Relaxation;
use crate::price::ascent::Priced;
use crate::price::pool::Pool;

use super::sweep::rent;

/// Pairs of each professional that are looked at at most, besides those that must be.
const OWN: usize = 100;

/// The problem in which everybody looks at some pairs only: those that look best at the prices, and
/// those of their best bundle, of a plan and of the bundles seen so far.
pub(crate) fn narrowed<'a>(
    relaxation: &Relaxation<'a>,
    best: &Priced,
    (pool, draft): (&Pool, &Draft),
) -> Instance<'a> {
    let instance = relaxation.instance();
    let candidates = instance.candidates();
    let people = instance.dataset().professionals.len();
    let own = candidates
        .beyond()
        .map_or(OWN, |beyond| OWN.min(beyond.own(people) / 2));
    let prices = relaxation.round(&best.prices);
    let market = relaxation.market(&prices);
    let dataset = instance.dataset();
    let people = 0..dataset.professionals.len();
    let chosen: Vec<Vec<PairIx>> = people
        .into_par_iter()
        .map(|place| {
            let professional = ProfessionalIx::from_usize(place);
            let answer = &best.pricing.best[professional];
            let rent = rent(&market, answer);
            let pairs = candidates.numbers_of(professional);
            let mut pairs: Vec<(i64, PairIx)> = pairs
                .map(|pair| (-market.above_rent(candidates.pair(pair), rent), pair))
                .collect();
            if pairs.len() > own {
                pairs.select_nth_unstable(own);
                pairs.truncate(own);
            }
            // Dives take bundles of the pool: whatever is planned must be looked at.
            let seen = pool.of(professional).iter().map(|column| &column.items);
            let bundles = seen.chain([&answer.bundle.items]);
            let must = bundles.flatten().map(|item| item.0);
            let planned = draft.items(professional).iter().map(|item| item.pair);
            let mut chosen: Vec<PairIx> = pairs.into_iter().map(|(_, pair)| pair).collect();
            chosen.extend(must.chain(planned));
            chosen.sort_unstable();
            chosen.dedup();
            chosen
        })
        .collect();
    instance.with(candidates.narrowed(&chosen, dataset.demands.len()))
}

//! The engine for real sizes: prices, bundles, neighbourhoods, packing, branches.

use inzet_model::Score;

use crate::build::Draft;
use crate::build::greedy::greedy;
use crate::instance::Instance;
use crate::options::Phase;
use crate::price::Relaxation;
use crate::price::ascent::Priced;
use crate::price::pool::Pool;
use crate::sift::narrowed;
use crate::stop::Stop;

use super::dives::{assembled, dived};
use super::pricing::{Known, find_prices};
use super::race::is_raced;
use super::search::Search;

/// Pairs up to which the whole model is solved when nothing else closes the gap.
const MOST_WHOLE: usize = if cfg!(feature = "highs") { 20_000 } else { 250 };

/// Pairs above which plans are built of those only that look best at the prices.
const MANY: usize = 400_000;

/// Plans by prices, then neighbourhoods, then packing, until the stop rule says so.
pub(super) fn run<'a>(
    instance: &'a Instance<'a>,
    start: Option<Draft<'a>>,
    seed: u64,
    stop: &mut Stop,
) -> Draft<'a> {
    run_from(instance, (start, Known::Nothing), seed, stop).0
}

/// The same, from what is known of prices; with those at the end.
pub(super) fn run_from<'a>(
    instance: &'a Instance<'a>,
    (start, known): (Option<Draft<'a>>, Known),
    seed: u64,
    stop: &mut Stop,
) -> (Draft<'a>, Vec<f64>) {
    let mut draft = greedy(instance);
    if let Some(start) = start
        && start.score() >= draft.score()
    {
        draft = start;
    }
    stop.offer_score(Score::new(draft.score()), Phase::Plans);
    let mut relaxation = Relaxation::new(instance);
    let (best, pool) = find_prices(&mut relaxation, &draft, known, stop);
    if instance.candidates().len() > MANY || !instance.candidates().is_whole() {
        let few = narrowed(&relaxation, &best, (&pool, &draft));
        let prices = (&relaxation.on(&few), &best, &pool);
        draft = search(prices, draft.on(&few), seed, stop).on(instance);
    } else {
        draft = search((&relaxation, &best, &pool), draft, seed, stop);
    }
    if !stop.is_over() && instance.candidates().len() <= MOST_WHOLE {
        draft = crate::exact::run(instance, Some(&draft), stop);
    }
    (draft, best.prices)
}

/// Plans at known prices.
fn search<'a>(
    (relaxation, best, pool): (&Relaxation<'a>, &Priced, &Pool),
    mut draft: Draft<'a>,
    seed: u64,
    stop: &mut Stop,
) -> Draft<'a> {
    let prices = relaxation.round(&best.prices);
    let market = relaxation.market(&prices);
    let mut plans = Vec::new();
    if !stop.is_over() {
        plans = dived((relaxation, &market), pool, best, stop);
        plans.push(assembled(relaxation, pool));
    }
    let mut search = Search {
        market,
        best,
        pool,
        relaxation,
        seed,
    };
    let mut lists = None;
    if draft.limit().is_none() && is_raced(relaxation.instance()) {
        draft = search.race(draft, plans, &mut lists, stop);
    } else {
        plans.into_iter().for_each(|plan| draft.take_better(plan));
        stop.offer_score(Score::new(draft.score()), Phase::Plans);
    }
    search.improve(&mut draft, lists, stop);
    draft
}

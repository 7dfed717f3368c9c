//! The engine for real sizes: prices, bundles, neighbourhoods, packing.

use inzet_model::{ProfessionalIx, Score};
use rayon::prelude::*;

use crate::branch::Tree;
use crate::build::adopt::adopt;
use crate::build::dive::{Begin, dive_whole};
use crate::build::neighbourhood::{self, Reach};
use crate::build::random::Random;
use crate::build::shortlist::Shortlists;
use crate::build::{Draft, assembly, closing, greedy::greedy, packing};
use crate::bundle::{Items, Market};
use crate::instance::Instance;
use crate::options::Phase;
use crate::price::Relaxation;
use crate::price::ascent::{PRICING, Pace, Priced, ascend, evaluate, first_step};
use crate::price::cuts::{add_cuts, extend_prices};
use crate::price::pool::Pool;
use crate::price::start::starting_prices;
use crate::stop::Stop;

/// Neighbourhood searches that go on side by side, whatever the number of threads.
const STREAMS: usize = 4;

/// Dives in a neighbourhood, in every stream of an epoch; one more for every thousand people.
const PLUNGES: usize = 3;

/// Neighbourhoods in every stream of an epoch at most.
const MOST_ROUNDS: usize = 2_500;

/// Dives for everybody: steps of the prices, whether choices are probed, and whether shared
/// positions and tight budgets are decided first.
const DIVES: [(f64, bool, bool); 8] = [
    (20.0, false, true),
    (5.0, false, false),
    (20.0, true, true),
    (10.0, true, true),
    (40.0, true, true),
    (5.0, false, true),
    (10.0, false, true),
    (10.0, true, false),
];

/// People up to whom there are so many dives for everybody; with more there is one.
const DIVED: [(usize, usize); 3] = [(250, DIVES.len()), (1_000, 4), (3_000, 2)];

/// Steps of the prices in the dives of a neighbourhood.
const STEPS: [f64; 3] = [5.0, 10.0, 20.0];

/// Rounds of cuts at most.
const CUT_ROUNDS: u32 = 40;

/// Pairs up to which the whole model is solved when nothing else closes the gap.
const MOST_WHOLE: usize = if cfg!(feature = "highs") { 20_000 } else { 250 };

/// Pairs up to which it pays to branch.
const MOST_BRANCHED: usize = 50_000;

/// Pairs up to which that pays at once: with more, when neighbourhoods find little for a while.
const MOST_BRANCHED_SOON: usize = 5_000;

/// Epochs without a better plan that are such a while.
const WHILE: u32 = 3;

/// Epochs without a better plan after which neighbourhoods are left alone, and only branches
/// that are open go on.
const IDLE: u32 = 12;

/// Work that branching does at least in its turn.
const SLICE: u64 = 1_000_000;

/// Packing waits until the gap is below one part in so many: before, too many bundles are in it.
const NEAR: i128 = 200;

/// How far prices are driven.
const PACE: Pace = Pace {
    rounds: 100,
    passes: 300,
    tolerance: 3e-5,
};

/// How far in the end.
const FINEST: f64 = 1e-6;

/// Part of the bound by which a round of cuts must lower it for another to follow, where there are
/// too many pairs to branch: there the time is better spent on plans.
const LITTLE: f64 = 1e-5;

/// Plans by prices, then neighbourhoods, then packing, until the stop rule says so.
pub(super) fn run<'a>(
    instance: &'a Instance<'a>,
    start: Option<Draft<'a>>,
    seed: u64,
    stop: &mut Stop,
) -> Draft<'a> {
    run_from(instance, (start, None), seed, stop).0
}

/// The same, from prices that were good for the same demands and members; with those at the end.
pub(super) fn run_from<'a>(
    instance: &'a Instance<'a>,
    (start, prices): (Option<Draft<'a>>, Option<Vec<f64>>),
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
    let (best, pool) = find_prices(&mut relaxation, &draft, prices, stop);
    if !stop.is_over() {
        keep_better(&mut draft, dived(&relaxation, &pool, &best, stop));
        keep_better(&mut draft, assembled(&relaxation, &pool));
        stop.offer_score(Score::new(draft.score()), Phase::Plans);
    }
    let prices = relaxation.round(&best.prices);
    let market = relaxation.market(&prices);
    let mut search = Search {
        market,
        best: &best,
        pool: &pool,
        relaxation: &relaxation,
        seed,
    };
    search.improve(&mut draft, stop);
    if !stop.is_over() && instance.candidates().len() <= MOST_WHOLE {
        draft = crate::exact::run(instance, Some(&draft), stop);
    }
    (draft, best.prices)
}

/// Prices near the best, and the bundles seen on the way, with the shares that the last master
/// takes of them.
pub(super) fn find_prices<'a>(
    relaxation: &mut Relaxation<'a>,
    draft: &Draft<'a>,
    known: Option<Vec<f64>>,
    stop: &mut Stop,
) -> (Priced, Pool) {
    let start = match known {
        // Rows of cuts come last: without those cuts their prices are left out.
        Some(mut prices) => {
            prices.resize(relaxation.rows().len(), 0.0);
            prices
        }
        None => starting_prices(relaxation.instance(), relaxation.rows()),
    };
    let mut pool = Pool::new(relaxation);
    for professional in relaxation.instance().dataset().professionals.indices() {
        pool.add_bundle(relaxation, professional, &draft.bundle(professional));
    }
    let first = evaluate(relaxation, start, stop);
    let mut pace = PACE;
    let mut best = ascend(relaxation, first, &mut pool, pace, stop);
    for _ in 0..CUT_ROUNDS {
        if stop.is_over() || stop.is_past(PRICING) {
            break;
        }
        let added = add_cuts(relaxation, &pool);
        if added == 0 && pace.tolerance <= FINEST {
            break;
        }
        pace.tolerance = (0.5 * pace.tolerance).max(FINEST);
        pool.renew(relaxation);
        let mut prices = best.prices;
        extend_prices(relaxation, &mut prices);
        let again = evaluate(relaxation, prices, stop);
        let before = again.pricing.scaled;
        best = ascend(relaxation, again, &mut pool, pace, stop);
        let gained = (before - best.pricing.scaled) as f64;
        if !is_branched(relaxation.instance()) && gained < LITTLE * before as f64 {
            break;
        }
    }
    (best, pool)
}

/// The best plan of some dives that differ in how far prices move and how choices are made.
fn dived<'a>(
    relaxation: &Relaxation<'a>,
    pool: &Pool,
    best: &Priced,
    stop: &mut Stop,
) -> Draft<'a> {
    let people = relaxation.instance().dataset().professionals.len();
    let most = DIVED.iter().find(|(most, _)| people <= *most);
    let count = most.map_or(1, |(_, count)| *count);
    let hurried = || stop.is_hurried();
    let plans: Vec<(Draft, u64)> = DIVES[..count]
        .par_iter()
        .map(|&(steps, is_probed, is_decided)| {
            let begin = Begin {
                prices: &best.prices,
                step: steps * first_step(relaxation.instance()),
                is_probed,
                is_decided,
            };
            let (mut plan, work) = dive_whole(relaxation, pool, begin, &hurried);
            closing::close(&mut plan);
            (plan, work)
        })
        .collect();
    stop.spend(plans.iter().map(|(_, work)| work).sum());
    let plans = plans.into_iter().map(|(plan, _)| plan);
    let best = plans.reduce(|mut best, next| {
        best.take_better(next);
        best
    });
    best.unwrap_or_else(|| Draft::new(relaxation.instance()))
}

fn is_branched(instance: &Instance) -> bool {
    instance.candidates().len() <= MOST_BRANCHED
}

/// A plan of the bundles that the last master took, the largest parts first.
fn assembled<'a>(relaxation: &Relaxation<'a>, pool: &Pool) -> Draft<'a> {
    let people = relaxation.instance().dataset().professionals.indices();
    let mut wanted: Vec<(i64, ProfessionalIx, &Items)> = Vec::new();
    for professional in people {
        for column in pool.of(professional) {
            if column.share > 1e-4 {
                wanted.push((-((column.share * 1e6) as i64), professional, &column.items));
            }
        }
    }
    wanted.sort_unstable();
    let wanted: Vec<(ProfessionalIx, Items)> = wanted
        .into_iter()
        .map(|(_, professional, items)| (professional, items.clone()))
        .collect();
    let mut draft = assembly::assemble(Draft::new(relaxation.instance()), &wanted);
    closing::close(&mut draft);
    draft
}

fn keep_better<'a>(draft: &mut Draft<'a>, other: Draft<'a>) {
    draft.take_better(other);
}

/// A search for better plans at known prices.
pub(super) struct Search<'a, 'b> {
    pub(super) market: Market<'b>,
    pub(super) best: &'b Priced,
    pub(super) pool: &'b Pool,
    pub(super) relaxation: &'b Relaxation<'a>,
    pub(super) seed: u64,
}

impl<'a, 'b> Search<'a, 'b> {
    /// Neighbourhoods on shortlists that get narrower as the gap does, with packing or branching
    /// in between.
    pub(super) fn improve(&mut self, draft: &mut Draft<'a>, stop: &mut Stop) {
        let instance = self.relaxation.instance();
        let mut idle = 0;
        let mut packed_at = i128::MAX;
        let mut tree: Option<Tree> = None;
        let mut reach = Reach {
            people: 8,
            nodes: 2_000,
        };
        for epoch in 0.. {
            if stop.is_over() || (idle >= IDLE && tree.as_ref().is_none_or(Tree::is_done)) {
                return;
            }
            let (before, begun) = (draft.score(), stop.work());
            if idle < IDLE {
                self.neighbourhoods(draft, reach, epoch, stop);
            }
            if stop.is_over() {
                return;
            }
            let gap = self.relaxation.scale().floor(self.best.pricing.scaled) - draft.score();
            let is_stuck = (draft.score() - before) * 20 < gap;
            let is_near = gap.saturating_mul(NEAR) <= draft.score().abs();
            let is_packed = idle >= WHILE && (!is_branched(instance) || cfg!(feature = "highs"));
            if is_stuck && is_near && gap < packed_at && is_packed {
                packed_at = gap / 2;
                packing::pack(
                    self.relaxation,
                    &self.market,
                    &self.best.pricing,
                    draft,
                    stop,
                );
                stop.offer_score(Score::new(draft.score()), Phase::Proof);
            }
            if is_stuck && is_branched(instance) && (self.is_branched_soon() || idle >= WHILE) {
                let work = (stop.work() - begun).max(SLICE);
                self.branch(&mut tree, draft, work << idle.min(6), stop);
            }
            if draft.score() > before {
                idle = 0;
            } else {
                idle += 1;
                reach = Reach {
                    people: (reach.people + 2).min(24),
                    nodes: reach.nodes * 3 / 2,
                };
            }
        }
    }

    fn is_branched_soon(&self) -> bool {
        self.relaxation.instance().candidates().len() <= MOST_BRANCHED_SOON
    }

    /// Goes on branching for so much work.
    fn branch(
        &self,
        tree: &mut Option<Tree<'a, 'b>>,
        draft: &mut Draft<'a>,
        work: u64,
        stop: &mut Stop,
    ) {
        if tree.is_none() {
            *tree = Tree::plant(self.relaxation, self.pool, self.best, draft, stop);
        }
        if let Some(tree) = tree {
            tree.grow(draft, work, stop);
        }
    }

    /// Some dive.
    fn begin(&self, random: &mut Random) -> Begin<'b> {
        let steps = STEPS[random.below(STEPS.len())];
        Begin {
            prices: &self.best.prices,
            step: steps * first_step(self.relaxation.instance()),
            is_probed: random.below(4) > 0,
            is_decided: random.below(2) > 0,
        }
    }

    /// One epoch of neighbourhoods.
    fn neighbourhoods(&self, draft: &mut Draft<'a>, reach: Reach, epoch: u64, stop: &mut Stop) {
        let mut lists = self.shortlists(draft, 48);
        lists.measure(&self.market, &self.best.pricing, draft);
        stop.spend(lists.work);
        self.epoch(draft, &lists, reach, epoch, stop);
        stop.offer_score(Score::new(draft.score()), Phase::Plans);
    }

    fn shortlists(&self, draft: &Draft, most: usize) -> Shortlists {
        let scale = self.relaxation.scale();
        let regret = self.best.pricing.scaled - scale.up(draft.score());
        let regret = i64::try_from(regret.max(0)).unwrap_or(i64::MAX);
        let market = self.market.clone().hasty();
        Shortlists::new(&market, &self.best.pricing, regret, most)
    }

    /// Some neighbourhoods in every stream, from the same plan; then the best stream, and what
    /// others changed elsewhere.
    fn epoch(
        &self,
        draft: &mut Draft<'a>,
        lists: &Shortlists,
        reach: Reach,
        epoch: u64,
        stop: &mut Stop,
    ) {
        let people = draft.instance().dataset().professionals.len();
        let rounds = (people / 4).clamp(20, MOST_ROUNDS);
        let plunges = PLUNGES + people / 1_000;
        let hurried = || stop.is_hurried();
        let mut streams: Vec<(Draft<'a>, u64)> = (0..STREAMS)
            .into_par_iter()
            .map(|stream| {
                let mut own = draft.clone();
                let seed = self.seed ^ (epoch << 8) ^ (stream as u64) << 56;
                let mut random = Random::new(seed);
                let mut work = 0;
                for _ in 0..rounds {
                    if hurried() {
                        break;
                    }
                    work +=
                        neighbourhood::improve(&mut own, &self.market, lists, reach, &mut random);
                }
                for _ in 0..plunges {
                    if hurried() {
                        break;
                    }
                    let begin = self.begin(&mut random);
                    let most = 20 + random.below(people.clamp(1, 100));
                    let from = (self.relaxation, self.pool, begin);
                    let most = (most, &mut random);
                    work += neighbourhood::plunge(&mut own, lists, from, most, &hurried);
                }
                (own, work)
            })
            .collect();
        stop.spend(streams.iter().map(|(_, work)| work).sum());
        let base = draft.clone();
        streams.sort_by_key(|(own, _)| std::cmp::Reverse(own.score()));
        for (place, (own, _)) in streams.into_iter().enumerate() {
            if place == 0 {
                keep_better(draft, own);
            } else {
                adopt(draft, &base, &own);
            }
        }
    }
}

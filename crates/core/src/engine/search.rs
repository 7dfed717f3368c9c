//! The search for better plans at known prices: epochs of neighbourhoods, with packing or branching
//! in between.

use inzet_model::Score;
use rayon::prelude::*;

use crate::branch::Tree;
use crate::build::adopt::adopt;
use crate::build::dive::Begin;
use crate::build::neighbourhood::{self, Reach};
use crate::build::random::Random;
use crate::build::shortlist::Shortlists;
use crate::build::{Draft, packing};
use crate::bundle::Market;
use crate::instance::Instance;
use crate::options::Phase;
use crate::price::Relaxation;
use crate::price::ascent::Priced;
use crate::price::pool::Pool;
use crate::stop::Stop;

/// Neighbourhood searches that go on side by side, whatever the number of threads.
const STREAMS: usize = 4;

/// Dives in a neighbourhood, in every stream of an epoch, as long as they gain something.
const PLUNGES: usize = 3;

/// Neighbourhoods in every stream of an epoch at most.
const MOST_ROUNDS: usize = 200;

/// Steps of the prices in the dives of a neighbourhood.
const STEPS: [f64; 3] = [5.0, 10.0, 20.0];

/// Pairs up to which it pays to branch.
const MOST_BRANCHED: usize = 50_000;

/// Pairs up to which that pays at once: with more, when neighbourhoods find little for a while.
const MOST_BRANCHED_SOON: usize = 5_000;

/// Epochs without a better plan that are such a while.
const WHILE: u32 = 3;

/// Epochs without a better plan after which neighbourhoods are left alone, and only branches
/// that are open go on.
const IDLE: u32 = 12;

/// Bundles on the shortlist of one professional at most.
const MOST_LISTED: usize = 48;

/// What a bundle of a shortlist may lose at most, in steps of the prices: half of what an assignment
/// is typically worth.
const LOST: f64 = 10.0;

/// Work that branching does at least in its turn.
const SLICE: u64 = 1_000_000;

/// Pairs up to which a packing may end in time: without HiGHS it is left to the branches.
const MOST_PACKED: usize = if cfg!(feature = "highs") {
    400_000
} else {
    250
};

/// Packing waits until the gap is below one part in so many: before, too many bundles are in it.
const NEAR: i128 = 200;

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
        let mut lists = None;
        let mut plunges = Plunges { count: PLUNGES };
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
                let effort = (reach, &mut plunges);
                self.neighbourhoods(draft, &mut lists, effort, epoch, stop);
            }
            if stop.is_over() {
                return;
            }
            let gap = self.relaxation.scale().floor(self.best.pricing.scaled) - draft.score();
            let is_stuck = (draft.score() - before) * 20 < gap;
            let is_near = gap.saturating_mul(NEAR) <= draft.score().abs();
            let is_packed = idle >= WHILE && instance.candidates().len() <= MOST_PACKED;
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
    fn begin(&self, random: &mut Random) -> Begin<'_> {
        let steps = STEPS[random.below(STEPS.len())];
        Begin {
            market: &self.market,
            prices: &self.best.prices,
            step: steps * self.relaxation.step(),
            is_probed: random.below(4) > 0,
            is_decided: random.below(2) > 0,
        }
    }

    /// One epoch of neighbourhoods.
    fn neighbourhoods(
        &self,
        draft: &mut Draft<'a>,
        known: &mut Option<Shortlists>,
        effort: (Reach, &mut Plunges),
        epoch: u64,
        stop: &mut Stop,
    ) {
        // Prices stay what they are, so lists are made anew only when the gap lets them be shorter.
        let regret = self.regret(draft);
        let mut lists = match known.take() {
            Some(lists) if regret >= lists.regret / 2 => lists,
            _ => {
                let market = self.market.clone().hasty();
                let lists = Shortlists::new(&market, &self.best.pricing, regret, MOST_LISTED);
                stop.spend(lists.work);
                lists
            }
        };
        lists.measure(&self.market, &self.best.pricing, draft);
        self.epoch(draft, &lists, effort, epoch, stop);
        *known = Some(lists);
        stop.offer_score(Score::new(draft.score()), Phase::Plans);
    }

    /// What a bundle of a shortlist may lose: no more than the gap, scaled.
    fn regret(&self, draft: &Draft) -> i64 {
        let scale = self.relaxation.scale();
        let most = LOST * self.relaxation.step() * scale.one();
        let gap = self.best.pricing.scaled - scale.up(draft.score());
        i64::try_from(gap.max(0)).map_or(most as i64, |gap| gap.min(most as i64))
    }

    /// Some neighbourhoods in every stream, from the same plan; then the best stream, and what
    /// others changed elsewhere.
    fn epoch(
        &self,
        draft: &mut Draft<'a>,
        lists: &Shortlists,
        (reach, plunges): (Reach, &mut Plunges),
        epoch: u64,
        stop: &mut Stop,
    ) {
        let hurried = || stop.is_hurried();
        let count = plunges.count;
        let mut streams: Vec<Stream<'a>> = (0..STREAMS)
            .into_par_iter()
            .map(|stream| {
                let seed = self.seed ^ (epoch << 8) ^ (stream as u64) << 56;
                let mut random = Random::new(seed);
                let limits = (reach, count, &hurried as &(dyn Fn() -> bool + Sync));
                self.stream(draft.clone(), lists, limits, &mut random)
            })
            .collect();
        stop.spend(streams.iter().map(|stream| stream.work).sum());
        plunges.learn(&streams);
        let base = draft.clone();
        streams.sort_by_key(|stream| std::cmp::Reverse(stream.draft.score()));
        for (place, stream) in streams.into_iter().enumerate() {
            if place == 0 {
                draft.take_better(stream.draft);
            } else {
                adopt(draft, &base, &stream.draft);
            }
        }
    }

    /// The neighbourhoods of one stream: those that are solved exactly, then those that are dived in.
    fn stream(
        &self,
        mut draft: Draft<'a>,
        lists: &Shortlists,
        (reach, plunges, is_hurried): (Reach, usize, &(dyn Fn() -> bool + Sync)),
        random: &mut Random,
    ) -> Stream<'a> {
        let people = draft.instance().dataset().professionals.len();
        let before = draft.score();
        let mut work = 0;
        for _ in 0..(people / 4).clamp(20, MOST_ROUNDS) {
            if is_hurried() {
                break;
            }
            work += neighbourhood::improve(&mut draft, &self.market, lists, reach, random);
        }
        let solved = draft.score();
        for _ in 0..plunges {
            if is_hurried() {
                break;
            }
            let begin = self.begin(random);
            let most = 20 + random.below(people.clamp(1, 100));
            let from = (self.relaxation, self.pool, begin);
            let most = (most, &mut *random);
            work += neighbourhood::plunge(&mut draft, lists, from, most, is_hurried);
        }
        Stream {
            gains: (solved - before, draft.score() - solved),
            draft,
            work,
        }
    }
}

/// What one stream ends with.
struct Stream<'a> {
    draft: Draft<'a>,
    work: u64,
    /// What its exact neighbourhoods and its dives gained.
    gains: (i128, i128),
}

/// How many dives in neighbourhoods every stream makes: one as long as exact ones gain more.
struct Plunges {
    count: usize,
}

impl Plunges {
    fn learn(&mut self, streams: &[Stream]) {
        let solved: i128 = streams.iter().map(|stream| stream.gains.0).sum();
        let dived: i128 = streams.iter().map(|stream| stream.gains.1).sum();
        self.count = if 2 * dived < solved { 1 } else { PLUNGES };
    }
}

/// Whether there are few enough pairs to branch.
pub(super) fn is_branched(instance: &Instance) -> bool {
    instance.candidates().len() <= MOST_BRANCHED
}

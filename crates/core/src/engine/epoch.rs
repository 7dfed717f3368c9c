//! One epoch of the search: neighbourhoods in streams that go on side by side from the same plan.

use rayon::prelude::*;

use crate::build::Draft;
use crate::build::adopt::adopt;
use crate::build::dive::Begin;
use crate::build::neighbourhood::{self, Reach};
use crate::build::random::Random;
use crate::build::shortlist::Shortlists;
use crate::stop::Stop;

use super::search::Search;

/// Neighbourhood searches that go on side by side, whatever the number of threads.
const STREAMS: usize = 4;

/// Dives in a neighbourhood, in every stream of an epoch, as long as they gain something.
const PLUNGES: usize = 3;

/// Neighbourhoods in every stream of an epoch at most; of many people one for forty of them.
const MOST_ROUNDS: usize = 200;

/// Steps of the prices in the dives of a neighbourhood.
const STEPS: [f64; 3] = [5.0, 10.0, 20.0];

impl<'a> Search<'a, '_> {
    /// Some neighbourhoods in every stream, from the same plan; then the best stream, and what
    /// others changed elsewhere.
    pub(super) fn epoch(
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
        for _ in 0..(people / 4).clamp(20, MOST_ROUNDS.max(people / 40)) {
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
}

/// What one stream ends with.
struct Stream<'a> {
    draft: Draft<'a>,
    work: u64,
    /// What its exact neighbourhoods and its dives gained.
    gains: (i128, i128),
}

/// How many dives in neighbourhoods every stream makes: one as long as exact ones gain more.
pub(super) struct Plunges {
    count: usize,
}

impl Plunges {
    pub(super) const fn new() -> Self {
        Self { count: PLUNGES }
    }

    fn learn(&mut self, streams: &[Stream]) {
        let solved: i128 = streams.iter().map(|stream| stream.gains.0).sum();
        let dived: i128 = streams.iter().map(|stream| stream.gains.1).sum();
        self.count = if 2 * dived < solved { 1 } else { PLUNGES };
    }
}

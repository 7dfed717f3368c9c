//! One epoch of the search: neighbourhoods in streams that go on side by side from the same plan.

use rayon::prelude::*;

use crate::build::Draft;
use crate::build::adopt::adopt;
use crate::build::dive::Begin;
use crate::build::neighbourhood;
use crate::build::random::Random;
use crate::build::shortlist::Shortlists;
use crate::stop::Stop;

use super::mix::{Kind, Mix, Tally};
use super::search::{Search, is_branched_soon};

/// Neighbourhood searches that go on side by side, whatever the number of threads.
const STREAMS: usize = 4;

/// Work of every stream in an epoch, so many times: one for four people, within limits.
const WORK: u64 = 10_000;

/// At most so many; of many people one for forty of them.
const MOST_TIMES: u64 = 200;

/// Epochs without a better plan that make the next one twice as long each, at most.
const MOST_DOUBLED: u32 = 4;

/// The same where it pays to branch at once.
const FEW_DOUBLED: u32 = 1;

/// How far below its best plan a stream may go on when nothing better was found for an epoch: a part of
/// the gap, and no more than so many steps of the prices, a twentieth of an assignment each.
const SLACK: (f64, f64) = (0.3, 6.0);

/// People up to whom that is done: in a larger plan what is lost in one place hides what is gained in
/// another.
const MOST_SLACK: usize = 3_500;

/// Steps of the prices in the dives of a neighbourhood.
const STEPS: [f64; 3] = [5.0, 10.0, 20.0];

impl<'a> Search<'a, '_> {
    /// Some neighbourhoods in every stream, from the same plan; then the best stream, and what
    /// others changed elsewhere. `idle` epochs before found nothing better.
    pub(super) fn epoch(
        &self,
        draft: &mut Draft<'a>,
        lists: &Shortlists,
        (mix, idle): (&mut Mix, u32),
        epoch: u64,
        stop: &mut Stop,
    ) {
        let hurried = || stop.is_hurried();
        let effort = Effort {
            mix,
            slack: if idle == 0 || is_large(draft) {
                0
            } else {
                self.slack(draft)
            },
            work: work_of(draft) << idle.min(most_doubled(draft)),
            is_hurried: &hurried,
        };
        let mut streams: Vec<Stream<'a>> = (0..STREAMS)
            .into_par_iter()
            .map(|stream| {
                let seed = self.seed ^ (epoch << 8) ^ (stream as u64) << 56;
                self.stream(draft.clone(), lists, &effort, &mut Random::new(seed))
            })
            .collect();
        stop.spend(streams.iter().map(|stream| stream.work).sum());
        mix.learn(streams.iter().map(|stream| &stream.tally));
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

    /// How far below its best plan a stream may go on.
    fn slack(&self, draft: &Draft) -> i128 {
        let gap = self.gap(draft).max(0) as f64;
        (SLACK.0 * gap).min(SLACK.1 * self.relaxation.step()) as i128
    }

    /// The neighbourhoods of one stream, and the best plan that it came by.
    fn stream(
        &self,
        mut draft: Draft<'a>,
        lists: &Shortlists,
        effort: &Effort,
        random: &mut Random,
    ) -> Stream<'a> {
        // Without slack no plan is worse than the one before.
        let mut record = (effort.slack > 0).then(|| draft.clone());
        let (mut work, mut tally) = (0, Tally::default());
        while work < effort.work && !(effort.is_hurried)() {
            let best = record.as_ref().map_or(draft.score(), Draft::score);
            let floor = (best - effort.slack).min(draft.score());
            let (number, kind) = effort.mix.next(random);
            let done = self.neighbourhood(&mut draft, lists, (kind, floor), effort, random);
            tally.note(number, done);
            work += done;
            if let Some(record) = &mut record
                && draft.score() > best
            {
                record.clone_from(&draft);
            }
        }
        Stream {
            draft: record.unwrap_or(draft),
            work,
            tally,
        }
    }

    /// One neighbourhood of a kind; the work done.
    fn neighbourhood(
        &self,
        draft: &mut Draft<'a>,
        lists: &Shortlists,
        (kind, floor): (Kind, i128),
        effort: &Effort,
        random: &mut Random,
    ) -> u64 {
        let done = match kind {
            Kind::Solve(reach) => neighbourhood::improve(draft, &self.market, lists, reach, random),
            Kind::Plunge(least, most) => {
                let from = (self.relaxation, self.pool, self.begin(random));
                let people = least + random.below(most - least);
                let limits = (people, floor, effort.is_hurried);
                neighbourhood::plunge(draft, lists, from, limits, random)
            }
        };
        done.max(1)
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

/// Whether a plan is so large that no stream goes below its best.
fn is_large(draft: &Draft) -> bool {
    draft.instance().dataset().professionals.len() > MOST_SLACK
}

/// Work of a stream in an epoch.
fn work_of(draft: &Draft) -> u64 {
    let people = draft.instance().dataset().professionals.len() as u64;
    WORK * (people / 4).clamp(1, MOST_TIMES.max(people / 40))
}

/// Epochs without a better plan that make the next one twice as long each, at most.
fn most_doubled(draft: &Draft) -> u32 {
    if is_branched_soon(draft.instance()) {
        FEW_DOUBLED
    } else {
        MOST_DOUBLED
    }
}

/// What a stream does.
struct Effort<'e> {
    mix: &'e Mix,
    /// How far below its best plan it may go on.
    slack: i128,
    /// How much work.
    work: u64,
    is_hurried: &'e (dyn Fn() -> bool + Sync),
}

/// What one stream ends with.
struct Stream<'a> {
    draft: Draft<'a>,
    work: u64,
    tally: Tally,
}

//! Plans merged: the pairs of several good plans are a small problem of their own, in which prices fit what
//! is left, and neighbourhoods and branches look at little else.
//!
//! # Source
//! Cook and Seymour 2003, Tour merging via branch-decomposition: the same for tours.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::build::Draft;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::options::{Options, Progress, Watch};
use crate::price::pool::Pool;
use crate::stop::Stop;

use super::{decompose, started};

/// Per cent of the time or work that merging may take.
const MERGED: u32 = 15;

/// A share of the last master from which on what it takes is looked at too.
const TAKEN: f64 = 0.02;

/// Merging pays where it leaves out so many pairs of each that it keeps.
const SMALLER: usize = 2;

/// The best plan that is found among some pairs and those of the first plan, which is never better than it.
#[must_use]
pub fn merge<'a>(
    instance: &'a Instance<'a>,
    first: Draft<'a>,
    mut pairs: BTreeSet<PairIx>,
    seed: u64,
    stop: &mut Stop,
) -> Draft<'a> {
    pairs.extend(pairs_of(&first));
    if stop.is_over() || pairs.len() * SMALLER > instance.candidates().len() {
        return first;
    }
    let few = instance.with(instance.candidates().only(|pair| pairs.contains(&pair)));
    let watch = Quiet {
        watch: stop.watch(),
        begun: stop.watch().elapsed(),
    };
    let time = stop.time_limit().zip(stop.time_left());
    let options = Options {
        time_limit: time.map(|(limit, left)| left.min(limit * MERGED / 100)),
        ..Options::default()
    };
    let work = stop.work_limit() / 100 * u64::from(MERGED);
    let work = work.min(stop.work_limit().saturating_sub(stop.work()));
    let mut own = Stop::new(&options, work, &watch);
    let start = started(&few, &first.plan());
    let merged = decompose::run(&few, Some(start), seed, &mut own);
    stop.spend(own.work());
    let mut best = first;
    best.take_better(started(instance, &merged.plan()));
    best
}

/// The pairs of a plan.
pub(super) fn pairs_of(draft: &Draft) -> impl Iterator<Item = PairIx> {
    let people = draft.instance().dataset().professionals.indices();
    people.flat_map(|person| draft.items(person).iter().map(|item| item.pair))
}

/// The pairs that the last master takes.
pub(super) fn pairs_taken(pool: &Pool) -> impl Iterator<Item = PairIx> {
    let taken = pool.bundles().filter(|column| column.share > TAKEN);
    taken.flat_map(|column| column.items.iter().map(|item| item.0))
}

/// The clock of a run within a run: it begins when that does, and nobody hears its news.
struct Quiet<'w> {
    watch: &'w dyn Watch,
    begun: Duration,
}

impl Watch for Quiet<'_> {
    fn elapsed(&self) -> Duration {
        self.watch.elapsed().saturating_sub(self.begun)
    }

    fn interrupted(&self) -> bool {
        self.watch.interrupted()
    }

    fn news(&self, _: &Progress) {}
}

//! Least change: the best plan that keeps enough of an earlier one.
//!
//! First the plan that any change allows, for its bound and in case it keeps enough. Otherwise the
//! repaired start is improved under the limit itself, at the prices found; then plans are made in
//! which keeping earns a bonus, raised or lowered until just enough is kept; and the best of all
//! is improved under the limit again. The bound of the free problem holds, as a limit only takes
//! plans away.

use inzet_model::{ProfessionalIx, Score};

use super::decompose::run_from;
use super::free;
use super::pricing::{Known, find_prices};
use super::search::Search;
use crate::build::resolve::resolve;
use crate::build::shortlist::Shortlists;
use crate::build::{Draft, assembly, closing};
use crate::bundle::Market;
use crate::instance::Instance;
use crate::keep::favour;
use crate::options::{Engine, Gap, Options, Phase, Progress, Watch};
use crate::price::Relaxation;
use crate::price::ascent::Priced;
use crate::price::start::first_step;
use crate::stop::Stop;

/// Per cent of the work or time after which the free plan is left as it is.
const FREE: u32 = 40;

/// The same of the first improvement under the limit.
const FIRST: u32 = 55;

/// The same of the search for the bonus.
const BONUS: u32 = 80;

/// Bonuses that are tried.
const TRIALS: u32 = 7;

/// How near to its best a plan with a bonus has to be: one part in a hundred thousand.
const NEAR: Gap = Gap::from_billionths(10_000);

/// People up to which all of them are placed anew at once.
const FEW: usize = 12;

/// Nodes of that search.
const NODES: u64 = 200_000;

/// More than any bundle can lose, scaled.
const EVERY: i64 = 1 << 58;

/// Bundles of one professional then.
const MOST_BUNDLES: usize = 2_000;

/// One run under a limit on changes.
pub(super) struct Run<'a, 'b> {
    pub(super) instance: &'a Instance<'a>,
    pub(super) engine: Engine,
    pub(super) options: &'b Options,
    pub(super) watch: &'b dyn Watch,
}

impl<'a> Run<'a, '_> {
    /// The best plan found within the limit of a repaired start.
    pub(super) fn plan(&self, repaired: Draft<'a>, stop: &mut Stop) -> Draft<'a> {
        let mut best = repaired;
        closing::close(&mut best);
        self.offer(&best, stop);
        let begin = without_limit(&best);
        let ((free, prices), bound) =
            self.part(FREE, self.options.gap, stop, |stop| self.free(begin, stop));
        if let Some(bound) = bound {
            stop.offer_bound(bound, Phase::Prices);
        }
        let keeps_enough = is_within(&best, &free);
        best.take_better(free);
        self.offer(&best, stop);
        if stop.is_over() || self.engine == Engine::Greedy {
            return best;
        }
        if !keeps_enough {
            self.improve(&mut best, (prices.clone(), FIRST), stop);
            self.try_bonuses(&mut best, prices.clone(), stop);
        }
        self.improve(&mut best, (prices, 100), stop);
        best
    }

    /// The plan when any change is allowed, with its prices.
    fn free(&self, begin: Draft<'a>, stop: &mut Stop) -> (Draft<'a>, Option<Vec<f64>>) {
        let seed = self.options.seed;
        if self.engine == Engine::Decompose {
            let (free, prices) = run_from(self.instance, (Some(begin), Known::Nothing), seed, stop);
            return (free, Some(prices));
        }
        (
            free(self.instance, self.engine, (Some(begin), seed), stop),
            None,
        )
    }

    fn offer(&self, best: &Draft, stop: &mut Stop) {
        stop.offer_score(Score::new(best.score()), Phase::Plans);
    }

    /// Searches for the lowest bonus with which enough is kept, and takes the plans on the way.
    fn try_bonuses(&self, best: &mut Draft<'a>, mut prices: Option<Vec<f64>>, stop: &mut Stop) {
        let Some(limit) = best.limit().cloned() else {
            return;
        };
        let first = first_step(self.instance).min(1e15) as i64;
        let (mut too_low, mut enough): (i64, Option<i64>) = (0, None);
        for trial in 1..=TRIALS {
            if stop.is_over() {
                return;
            }
            let bonus = match enough {
                Some(enough) => too_low + (enough - too_low) / 2,
                None if too_low == 0 => first,
                None => too_low.saturating_mul(4),
            };
            let until = FIRST + (BONUS - FIRST) * trial / TRIALS;
            let favoured = favour(self.instance, &limit, bonus);
            let found = self.with_bonus(&favoured, best, (&mut prices, until), stop);
            if found.is_within_limit() {
                enough = Some(bonus);
                best.take_better(found);
                self.offer(best, stop);
            } else {
                too_low = bonus;
            }
        }
    }

    /// The best plan with a bonus, as one of the problem without.
    fn with_bonus(
        &self,
        favoured: &Instance,
        best: &Draft<'a>,
        (prices, until): (&mut Option<Vec<f64>>, u32),
        stop: &mut Stop,
    ) -> Draft<'a> {
        let mut begin = Draft::new(favoured);
        copy(best, &mut begin);
        assembly::complete(&mut begin);
        let begin = (Some(begin), Known::of(prices.take()));
        let ((found, last), _) = self.part(until, NEAR, stop, |stop| {
            run_from(favoured, begin, self.options.seed, stop)
        });
        *prices = Some(last);
        let mut own = Draft::new(self.instance);
        own.set_limit(best.limit().cloned());
        copy(&found, &mut own);
        closing::close(&mut own);
        own
    }

    /// Improves a plan under its limit, at the prices of the problem without.
    fn improve(
        &self,
        best: &mut Draft<'a>,
        (prices, until): (Option<Vec<f64>>, u32),
        stop: &mut Stop,
    ) {
        let ((), bound) = self.part(until, self.options.gap, stop, |stop| {
            let mut relaxation = Relaxation::new(self.instance);
            let (priced, pool) = find_prices(&mut relaxation, best, Known::of(prices), stop);
            let prices = relaxation.round(&priced.prices);
            let market = relaxation.market(&prices);
            place_anew(best, &market, &priced, stop);
            let mut search = Search {
                market,
                best: &priced,
                pool: &pool,
                relaxation: &relaxation,
                seed: self.options.seed,
            };
            search.improve(best, None, stop);
        });
        if let Some(bound) = bound {
            stop.offer_bound(bound, Phase::Proof);
        }
        self.offer(best, stop);
    }

    /// Runs something that ends at the latest when so many per cent of all work or time are gone;
    /// with the bound that it proved.
    fn part<T>(
        &self,
        until: u32,
        gap: Gap,
        stop: &mut Stop,
        run: impl FnOnce(&mut Stop) -> T,
    ) -> (T, Option<Score>) {
        let options = Options {
            engine: self.engine,
            seed: self.options.seed,
            threads: self.options.threads,
            gap,
            work_limit: None,
            time_limit: self.options.time_limit.map(|limit| limit * until / 100),
            start: None,
            keep: None,
        };
        let all = u128::from(stop.work_limit()) * u128::from(until) / 100;
        let all = u64::try_from(all).expect("at most the limit");
        let muted = Muted(self.watch);
        let mut part = Stop::new(&options, all.saturating_sub(stop.work()), &muted);
        let value = run(&mut part);
        stop.spend(part.work());
        (value, part.bound())
    }
}

/// Places everybody anew at once, where they are few.
fn place_anew(best: &mut Draft, market: &Market, priced: &Priced, stop: &mut Stop) {
    let people: Vec<ProfessionalIx> = market.instance.dataset().professionals.indices().collect();
    if people.len() <= FEW {
        let lists = Shortlists::new(market, &priced.pricing, EVERY, MOST_BUNDLES);
        stop.spend(resolve(best, market, &lists, &people, NODES));
    }
}

/// Whether a plan keeps what the limit of another asks.
fn is_within(limited: &Draft, plan: &Draft) -> bool {
    let mut plan = plan.clone();
    plan.set_limit(limited.limit().cloned());
    plan.is_within_limit()
}

fn without_limit<'a>(draft: &Draft<'a>) -> Draft<'a> {
    let mut free = draft.clone();
    free.set_limit(None);
    free
}

/// Puts the items of a plan into a draft of the same pairs, where they still fit.
fn copy(from: &Draft, to: &mut Draft) {
    for person in from.instance().dataset().professionals.indices() {
        for &item in from.items(person) {
            let pair = *to.instance().candidates().pair(item.pair);
            if (pair.least..=pair.most).contains(&item.fte) {
                to.add(item);
            }
        }
    }
}

/// The same clock and Ctrl-C; what a part finds is no news of the whole.
struct Muted<'a>(&'a dyn Watch);

impl Watch for Muted<'_> {
    fn elapsed(&self) -> std::time::Duration {
        self.0.elapsed()
    }

    fn interrupted(&self) -> bool {
        self.0.interrupted()
    }

    fn news(&self, _: &Progress) {}
}

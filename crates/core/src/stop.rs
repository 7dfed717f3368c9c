//! When a run ends: gap, work, time or Ctrl-C.

use std::time::Duration;

use inzet_model::Score;

use crate::options::{Options, Phase, Progress, StoppedBy, Watch};

/// The best plan's score, the bound, the work done so far and what may end the run.
///
/// Work is counted at points that do not depend on threads or time, so a run that is ended by
/// work gives the same bytes everywhere. Time and Ctrl-C are looked at too, and may not.
pub struct Stop<'a> {
    watch: &'a dyn Watch,
    options: &'a Options,
    work: u64,
    work_limit: u64,
    score: Option<Score>,
    bound: Option<Score>,
    /// Whether bounds hold for the listed pairs only.
    is_listed: bool,
}

impl<'a> Stop<'a> {
    /// A run that begins now and may do so much work.
    pub fn new(options: &'a Options, work_limit: u64, watch: &'a dyn Watch) -> Self {
        Self {
            watch,
            options,
            work: 0,
            work_limit,
            score: None,
            bound: None,
            is_listed: false,
        }
    }

    /// Counts work.
    pub fn spend(&mut self, units: u64) {
        self.work = self.work.saturating_add(units);
    }

    /// The clock.
    pub(crate) fn watch(&self) -> &'a dyn Watch {
        self.watch
    }

    /// Time allowed, if it is limited.
    pub(crate) fn time_limit(&self) -> Option<Duration> {
        self.options.time_limit
    }

    /// Work done so far.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.work
    }

    /// Work allowed.
    #[must_use]
    pub fn work_limit(&self) -> u64 {
        self.work_limit
    }

    /// The best proven bound so far.
    #[must_use]
    pub fn bound(&self) -> Option<Score> {
        self.bound
    }

    /// The score of the best plan so far.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        self.score
    }

    /// From now on bounds hold for the listed pairs only, unless they are said to hold for all.
    pub(crate) fn list(&mut self) {
        self.is_listed = true;
    }

    /// Notes a proven bound; keeps the lower.
    pub fn offer_bound(&mut self, bound: Score, phase: Phase) {
        if !self.is_listed {
            self.offer_bound_of_all(bound, phase);
        }
    }

    /// The same of a bound that holds for all pairs, listed or not.
    pub(crate) fn offer_bound_of_all(&mut self, bound: Score, phase: Phase) {
        if self.bound.is_none_or(|known| bound < known) {
            self.bound = Some(bound);
            self.tell(phase);
        }
    }

    /// Notes a plan's score; keeps the higher.
    pub fn offer_score(&mut self, score: Score, phase: Phase) {
        if self.score.is_none_or(|known| score > known) {
            self.score = Some(score);
            self.tell(phase);
        }
    }

    fn tell(&self, phase: Phase) {
        self.watch.news(&Progress {
            phase,
            score: self.score,
            bound: self.bound,
            work: self.work,
            work_limit: self.work_limit,
        });
    }

    /// Whether the clock or the user wants an end, whatever the work done.
    #[must_use]
    pub fn is_hurried(&self) -> bool {
        self.watch.interrupted()
            || self
                .options
                .time_limit
                .is_some_and(|limit| self.watch.elapsed() >= limit)
    }

    /// Time until the limit, if there is one.
    #[must_use]
    pub fn time_left(&self) -> Option<Duration> {
        let limit = self.options.time_limit?;
        Some(limit.saturating_sub(self.watch.elapsed()))
    }

    /// Whether so many per cent of the time or of the work that is allowed have gone: what comes
    /// next needs the rest.
    #[must_use]
    pub fn is_past(&self, per_cent: u32) -> bool {
        let late = self.options.time_limit.is_some_and(|limit| {
            self.watch.elapsed().saturating_mul(100) >= limit.saturating_mul(per_cent)
        });
        late || self.work.saturating_mul(100) >= self.work_limit.saturating_mul(u64::from(per_cent))
    }

    /// The first reason to end that holds, if any.
    #[must_use]
    pub fn reason(&self) -> Option<StoppedBy> {
        if let (Some(score), Some(bound)) = (self.score, self.bound) {
            if score >= bound {
                return Some(StoppedBy::Optimal);
            }
            if self.options.gap.holds(score, bound) {
                return Some(StoppedBy::Gap);
            }
        }
        if self.watch.interrupted() {
            return Some(StoppedBy::Interrupt);
        }
        if self
            .options
            .time_limit
            .is_some_and(|limit| self.watch.elapsed() >= limit)
        {
            return Some(StoppedBy::Time);
        }
        (self.work >= self.work_limit).then_some(StoppedBy::Work)
    }

    /// Whether the run should end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.reason().is_some()
    }
}

//! What a run is asked to do, and who watches it.

use std::time::Duration;

use inzet_model::{Plan, Score};

use crate::keep::Keep;

/// How to plan.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which engine.
    pub engine: Engine,
    /// Seed of every random choice.
    pub seed: u64,
    /// Number of threads; 0 means one for each core. Never changes the result.
    pub threads: usize,
    /// Stop at this gap.
    pub gap: Gap,
    /// Stop after so many units of work; `None` means the engine's default.
    pub work_limit: Option<u64>,
    /// Stop after so much time.
    pub time_limit: Option<Duration>,
    /// A plan to begin with: the result is never worse than what is still allowed of it.
    pub start: Option<Plan>,
    /// How much of that plan must stay; the start is as it was then, not as it still can be.
    pub keep: Option<Keep>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            engine: Engine::Auto,
            seed: 1,
            threads: 0,
            gap: Gap::ZERO,
            work_limit: None,
            time_limit: None,
            start: None,
            keep: None,
        }
    }
}

/// A way to find a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chooses for the planner.
    Auto,
    /// Prices, bundles and neighbourhood search.
    Decompose,
    /// The whole model as a mixed-integer programme.
    Exact,
    /// Demand by demand: the baseline.
    Greedy,
}

impl Engine {
    /// The word on the command line and in results.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Decompose => "decompose",
            Self::Exact => "exact",
            Self::Greedy => "greedy",
        }
    }
}

/// A relative distance between bound and score, in billionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap(u64);

impl Gap {
    /// Only a proof of the optimum will do.
    pub const ZERO: Self = Self(0);

    /// So many billionths: 0.1 % is 1,000,000.
    #[must_use]
    pub const fn from_billionths(billionths: u64) -> Self {
        Self(billionths)
    }

    /// The number of billionths.
    #[must_use]
    pub const fn billionths(self) -> u64 {
        self.0
    }

    /// Whether `(bound - score) / max(1, |bound|)` is at most this.
    #[must_use]
    pub fn holds(self, score: Score, bound: Score) -> bool {
        let (score, bound) = (score.hundredths(), bound.hundredths());
        let distance = (bound - score).saturating_mul(1_000_000_000);
        distance <= bound.abs().max(1).saturating_mul(i128::from(self.0))
    }
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoppedBy {
    /// Bound and score are equal.
    Optimal,
    /// The asked gap is reached.
    Gap,
    /// Ctrl-C.
    Interrupt,
    /// The time limit.
    Time,
    /// The work limit.
    Work,
    /// The engine has nothing left to try.
    Done,
}

impl StoppedBy {
    /// The word in summary.json.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Gap => "gap",
            Self::Interrupt => "interrupt",
            Self::Time => "time",
            Self::Work => "work",
            Self::Done => "done",
        }
    }
}

/// Clock, Ctrl-C and an ear for news: all that the solver knows of the world outside.
pub trait Watch: Sync {
    /// Time since the run began.
    fn elapsed(&self) -> Duration;
    /// Whether the user asked to stop.
    fn interrupted(&self) -> bool;
    /// Called from one thread at a time, whenever the plan or the bound got better.
    fn news(&self, progress: &Progress);
}

/// A watch that never looks up: no clock, no interrupt.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn interrupted(&self) -> bool {
        false
    }

    fn news(&self, _: &Progress) {}
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What the engine is doing.
    pub phase: Phase,
    /// Score of the best plan so far.
    pub score: Option<Score>,
    /// Best proven bound so far.
    pub bound: Option<Score>,
    /// Units of work done.
    pub work: u64,
    /// Units of work allowed.
    pub work_limit: u64,
}

/// The stages of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Listing who may do what.
    Candidates,
    /// Finding prices, and with them the bound.
    Prices,
    /// Building plans.
    Plans,
    /// Proving.
    Proof,
    /// The closing pass and the reasons.
    Closing,
}

//! Least change: replanning with most of an earlier plan kept.
//!
//! An assignment of the earlier plan is kept when the new one has its professional, demand and
//! FTE; position and dates follow the new input. How many of them the new input still allows
//! together is counted by putting them back ([`repair`]); a [`Limit`] then says how many of those
//! a plan must keep, whichever they are.

mod account;
mod favour;
mod limit;
mod repair;

use inzet_model::{Assignment, Share};

pub use account::account;
pub use favour::favour;
pub use limit::Limit;
pub use repair::repair;

/// How much of an earlier plan must stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// At least this share of what the new input still allows.
    Share(Share),
    /// All of it but so many assignments.
    AllBut(u32),
}

impl Keep {
    /// How many of so many assignments may be changed: a share leaves a whole number of changes,
    /// rounded down, so that what is kept is never below it.
    ///
    /// ```
    /// use inzet_core::Keep;
    /// use inzet_model::Share;
    ///
    /// let keep = Keep::Share(Share::from_percent(95).unwrap());
    /// assert_eq!(keep.most_changes(59), 2);
    /// assert_eq!(Keep::AllBut(3).most_changes(2), 2);
    /// ```
    #[must_use]
    pub fn most_changes(self, possible: u32) -> u32 {
        match self {
            Self::AllBut(most) => most.min(possible),
            Self::Share(share) => {
                let free = u64::from(Share::DENOMINATOR.saturating_sub(share.millionths()));
                let most = free * u64::from(possible) / u64::from(Share::DENOMINATOR);
                u32::try_from(most).expect("a part of a 32-bit number")
            }
        }
    }
}

/// What became of an earlier plan in a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What was asked.
    pub keep: Keep,
    /// The earlier assignments, by professional, demand and position.
    pub start: Vec<(Assignment, StartState)>,
    /// How many of them the new input allows together.
    pub possible: u32,
    /// How many of those might be changed.
    pub most_changes: u32,
    /// How many are in the new plan.
    pub kept: u32,
}

impl Kept {
    /// How many were changed: what is possible together, less what is kept.
    #[must_use]
    pub const fn changes(&self) -> u32 {
        self.possible.saturating_sub(self.kept)
    }
}

/// What became of one earlier assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StartState {
    /// It is in the plan.
    Kept,
    /// The new input allows it beside the pins, but it is not in the plan.
    Changed,
    /// The new input does not allow it, even with nothing but the pins beside it.
    Impossible,
}

impl StartState {
    /// The word in start.csv.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Impossible => "impossible",
        }
    }
}

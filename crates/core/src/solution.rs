//! What a run gives back.

use inzet_model::{DemandIx, Fte, FteDays, Plan, PositionNumber, Score};

use crate::eligibility::Rule;
use crate::evaluate::Goals;
use crate::keep::Kept;
use crate::options::{Engine, StoppedBy};

/// The best plan found, with the proof of how good it is.
#[derive(Clone, Debug)]
pub struct Solution {
    /// The plan.
    pub plan: Plan,
    /// What it is worth, recomputed in integers.
    pub score: Score,
    /// The score by goal.
    pub goals: Goals,
    /// No plan is worth more.
    pub bound: Score,
    /// Why the run ended.
    pub stopped_by: StoppedBy,
    /// The engine that found the plan: never `Auto`.
    pub engine: Engine,
    /// Units of work done.
    pub work: u64,
    /// Units of work that were allowed.
    pub work_limit: u64,
    /// Every position that is not filled, with the reason, by demand and number.
    pub unmet: Vec<Unmet>,
    /// What became of the plan that the run began with, when changes to it were limited.
    pub kept: Option<Kept>,
}

/// A position that gets fewer FTE-days than it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// Of which demand.
    pub demand: DemandIx,
    /// Which of its positions.
    pub position: PositionNumber,
    /// FTE that nobody gives; zero where its people only are not there on every day.
    pub fte: Fte,
    /// FTE-days that nobody works, over its window; above zero.
    pub fte_days: FteDays,
    /// Why.
    pub reason: Reason,
}

/// Why a position is not filled.
///
/// # Source
/// FORMAT section 6, reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nobody has the role (E1).
    NoRole,
    /// Nobody of those has the level (E2).
    Level,
    /// Nobody of those has the skills (E3).
    Skill,
    /// Nobody of those works in the region (E4).
    Region,
    /// Nobody of those is there long enough, or with enough FTE (E5).
    Availability,
    /// Everybody left is banned (E6).
    Ban,
    /// The member is a candidate, or no member in that window (E7).
    Membership,
    /// Nobody left is listed in scores.csv (E8).
    NotListed,
    /// Somebody could, but it would cost the plan more than it brings.
    NotWorth,
    /// Only the member's budget stands in the way.
    Budget,
    /// Only the number of members somebody may serve stands in the way.
    MaxMembers,
    /// Everybody who could is busy.
    Capacity,
    /// It has all its FTE, but not on every day of its window.
    Days,
}

impl Reason {
    /// The reason when nobody is left after a rule of eligibility.
    #[must_use]
    pub const fn of_rule(rule: Rule) -> Self {
        match rule {
            Rule::Role => Self::NoRole,
            Rule::Level => Self::Level,
            Rule::Skill => Self::Skill,
            Rule::Region => Self::Region,
            Rule::Availability => Self::Availability,
            Rule::Ban => Self::Ban,
            Rule::Membership => Self::Membership,
            Rule::Listed => Self::NotListed,
        }
    }

    /// The code in unmet.csv.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRole => "no_role",
            Self::Level => "level",
            Self::Skill => "skill",
            Self::Region => "region",
            Self::Availability => "availability",
            Self::Ban => "ban",
            Self::Membership => "membership",
            Self::NotListed => "not_listed",
            Self::NotWorth => "not_worth",
            Self::Budget => "budget",
            Self::MaxMembers => "max_members",
            Self::Capacity => "capacity",
            Self::Days => "days",
        }
    }
}

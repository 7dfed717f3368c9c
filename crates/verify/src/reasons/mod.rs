//! Why a position is not filled: the reasons of FORMAT section 6, and the closing pass that
//! makes `not_worth` true.

mod candidates;
mod closing;
#[cfg(test)]
mod exhaustive;
mod funnel;
mod keeping;
mod money;
mod standing;

use std::fmt;

use inzet_model::{Dataset, DemandIx, Fte, Plan, PositionNumber};

use crate::facts::Facts;
use crate::limit::Slack;
use crate::reasons::candidates::{Candidate, candidates};
use crate::reasons::funnel::emptied_by;
use crate::reasons::money::is_affordable;
use crate::reasons::standing::{Case, Standing};

pub use crate::reasons::closing::Missed;

/// Why a position has less than it asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nobody has the role (E1).
    NoRole,
    /// Nobody of the role has the level (E2).
    Level,
    /// Nobody left has the skills (E3).
    Skill,
    /// Nobody left can be there (E4).
    Region,
    /// Nobody left has enough days or share (E5).
    Availability,
    /// All that are left are banned (E6).
    Ban,
    /// The body is no member in the window (E7).
    Membership,
    /// None of those left is listed (E8).
    NotListed,
    /// More is allowed, but the plan is worth more without.
    NotWorth,
    /// More would exceed the member's budget.
    Budget,
    /// More would exceed the members that a person may serve.
    MaxMembers,
    /// Nobody has room.
    Capacity,
    /// All of its FTE is there, but not on every day.
    Days,
}

impl Reason {
    /// The code in unmet.csv.
    #[must_use]
    pub const fn word(self) -> &'static str {
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

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A row of unmet.csv, before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The demand.
    pub demand: DemandIx,
    /// Which of its positions.
    pub position: PositionNumber,
    /// Why.
    pub reason: Reason,
    /// FTE that is missing; zero where only days are.
    pub missing: Fte,
    /// FTE-days that are missing over the window, in hundredths.
    pub missing_days: i128,
    /// What the closing pass should have taken, when the reason is `not_worth`.
    pub missed: Option<Missed>,
}

/// Demand, position, reason and missing FTE of every position that gets fewer FTE-days than was
/// asked, by demand and position. A demand without a working day in its window has none.
#[must_use]
pub fn unmet_reasons(
    dataset: &Dataset,
    plan: &Plan,
) -> Vec<(DemandIx, PositionNumber, Reason, Fte)> {
    unmet(&Facts::new(dataset), plan)
        .into_iter()
        .map(|row| (row.demand, row.position, row.reason, row.missing))
        .collect()
}

/// The same with what the closing pass missed, on facts that were derived before.
#[must_use]
pub fn unmet(facts: &Facts, plan: &Plan) -> Vec<Unmet> {
    unmet_within(facts, plan, None)
}

/// The same, where a limit on changes holds like any rule.
pub(crate) fn unmet_within(facts: &Facts, plan: &Plan, slack: Option<Slack>) -> Vec<Unmet> {
    let standing = Standing::new(facts, plan, slack);
    let mut rows = Vec::new();
    for demand in facts.dataset.demands.indices() {
        if facts.window_days(demand) > 0 {
            unmet_of_demand(&standing, demand, &mut rows);
        }
    }
    rows
}

fn unmet_of_demand(standing: &Standing, demand: DemandIx, rows: &mut Vec<Unmet>) {
    let facts = standing.facts;
    let asked = &facts.dataset.demands[demand];
    let mut emptied: Option<Option<Reason>> = None;
    // Empty positions of one demand are all alike, so they are decided once.
    let mut when_empty: Option<(Reason, Option<Missed>)> = None;
    for position in 1..=asked.positions {
        let case = standing.case(demand, position);
        let missing = asked.fte.saturating_sub(case.served);
        let missing_days = case.missing_days();
        if missing == Fte::ZERO {
            if missing_days > 0 {
                rows.push(Unmet {
                    demand,
                    position,
                    reason: Reason::Days,
                    missing,
                    missing_days,
                    missed: None,
                });
            }
            continue;
        }
        let funnel = *emptied.get_or_insert_with(|| emptied_by(facts, demand));
        let (reason, missed) = match (funnel, &when_empty) {
            (Some(reason), _) => (reason, None),
            (None, Some(known)) if case.is_empty() => known.clone(),
            (None, _) => decide(&case),
        };
        if case.is_empty() {
            when_empty = Some((reason, missed.clone()));
        }
        rows.push(Unmet {
            demand,
            position,
            reason,
            missing,
            missing_days,
            missed,
        });
    }
}

/// The reason where somebody is eligible: what the plans that differ on this position only, and
/// give it more FTE, run into.
fn decide(case: &Case) -> (Reason, Option<Missed>) {
    let all = candidates(case);
    let free: Vec<Candidate> = all.iter().filter(|one| one.member_fits).cloned().collect();
    let keep = case.kept_at_least();
    if keep > 0 {
        return decide_keeping(case, &all, &free, keep);
    }
    if can_give_more(case, &free) {
        if is_affordable(case, &free) {
            return (Reason::NotWorth, closing::missed(case, &free));
        }
        return (Reason::Budget, None);
    }
    if can_give_more(case, &all) {
        return (Reason::MaxMembers, None);
    }
    (Reason::Capacity, None)
}

/// The same, where so many people must stay on the position as they were at the start: what
/// breaks the limit on changes counts as what breaks C5.
fn decide_keeping(
    case: &Case,
    all: &[Candidate],
    free: &[Candidate],
    keep: usize,
) -> (Reason, Option<Missed>) {
    let reach = keeping::reach(case, free, keep);
    if reach.is_affordable {
        (Reason::NotWorth, closing::missed(case, free))
    } else if reach.is_possible {
        (Reason::Budget, None)
    } else if keeping::reach(case, all, keep).is_possible {
        (Reason::MaxMembers, None)
    } else {
        (Reason::Capacity, None)
    }
}

/// Whether some of these people, at most as many as there is place for, can be given shares that
/// bring the position above what it has, at or above its least, and at most to what it asks.
///
/// With the k people of the largest room every sum of steps between k times the least share and
/// the sum of their rooms is possible, and no k others reach further.
fn can_give_more(case: &Case, people: &[Candidate]) -> bool {
    let wanted = case.wanted_steps();
    let mut rooms: Vec<u64> = people.iter().map(|one| one.most_steps).collect();
    rooms.sort_unstable_by(|one, other| other.cmp(one));
    let mut reached = 0;
    for (people, room) in (1..=case.places).zip(rooms) {
        reached += room;
        let least = (u64::from(people) * case.least_steps).max(wanted.0);
        if least <= reached.min(wanted.1) {
            return true;
        }
    }
    false
}

//! The plan by professional, as a calendar of weeks.

use inzet_model::{Assignment, MemberIx};

use super::weeks::{Week, weeks};
use crate::outcome::Outcome;

/// A line of the calendar: one assignment, and how much of it falls in each week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The assignment.
    pub assignment: Assignment,
    /// For whom.
    pub member: MemberIx,
    /// Whether it works in each week.
    pub works: Vec<bool>,
}

/// The weeks, and a line for every assignment by professional and first day.
#[must_use]
pub fn lines(outcome: &Outcome) -> (Vec<Week>, Vec<Line>) {
    let (weeks, instance) = (weeks(outcome), outcome.instance);
    let mut assignments: Vec<&Assignment> = outcome.plan.assignments().iter().collect();
    assignments.sort_by_key(|one| (one.professional, one.from, one.demand, one.position));
    let lines = assignments.into_iter().map(|assignment| {
        let span = instance.calendar().numbers(assignment.from, assignment.to);
        let capacity = instance.capacity(assignment.professional);
        let works = weeks.iter().map(|week| {
            let days = span.start.max(week.days.start)..span.end.min(week.days.end);
            days.start < days.end && capacity.days_and_least(days).0 > 0
        });
        Line {
            assignment: *assignment,
            member: outcome.dataset().demands[assignment.demand].member,
            works: works.collect(),
        }
    });
    let lines = lines.collect();
    (weeks, lines)
}

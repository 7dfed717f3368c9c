//! The weeks of a period, and how much of everybody is used in each.

use std::ops::Range;

use inzet_model::{Day, IndexVec, ProfessionalIx};

use crate::outcome::Outcome;

/// Beyond so many weeks a period is shown by month.
const MOST_WEEKS: usize = 30;

/// A week (or month) of the period with at least one working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first working day in the period.
    pub first: Day,
    /// The numbers of its working days.
    pub days: Range<u32>,
    is_month: bool,
}

/// FTE-days of one person in one week, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// What there is.
    pub available: i64,
    /// What is used.
    pub assigned: i64,
}

impl Week {
    /// `W3` for the third week of the year, or `03/2026` for a month.
    #[must_use]
    pub fn label(&self) -> String {
        if self.is_month {
            let (year, month, _) = self.first.ymd();
            return format!("{month:02}/{year}");
        }
        format!("W{}", week_of_year(self.first))
    }
}

/// The weeks of the period, in order; months when it is long.
#[must_use]
pub fn weeks(outcome: &Outcome) -> Vec<Week> {
    let weeks = group(outcome, false);
    if weeks.len() > MOST_WEEKS {
        group(outcome, true)
    } else {
        weeks
    }
}

fn group(outcome: &Outcome, is_month: bool) -> Vec<Week> {
    let calendar = outcome.instance.calendar();
    let mut weeks: Vec<Week> = Vec::new();
    for number in 0..calendar.len() {
        let day = calendar.day(number);
        match weeks.last_mut() {
            Some(last) if key(last.first, is_month) == key(day, is_month) => {
                last.days.end = number + 1;
            }
            _ => weeks.push(Week {
                first: day,
                days: number..number + 1,
                is_month,
            }),
        }
    }
    weeks
}

/// What days of one week (or month) have in common.
fn key(day: Day, is_month: bool) -> (i32, i8) {
    if is_month {
        let (year, month, _) = day.ymd();
        (i32::from(year), month)
    } else {
        (day.number() - i32::from(day.weekday()), 0)
    }
}

/// The number of a day's week: that of its Thursday in its year.
///
/// # Source
/// ISO 8601, week dates.
fn week_of_year(day: Day) -> u32 {
    let thursday = day.plus(3 - i32::from(day.weekday()));
    let first = Day::from_ymd(thursday.ymd().0, 1, 1).unwrap_or(thursday);
    (first.days_through(thursday) - 1) / 7 + 1
}

/// What everybody has and gives in each week.
#[must_use]
pub fn loads(outcome: &Outcome, weeks: &[Week]) -> IndexVec<ProfessionalIx, Vec<Load>> {
    let instance = outcome.instance;
    let mut loads: IndexVec<ProfessionalIx, Vec<Load>> = IndexVec::new();
    for person in outcome.dataset().professionals.indices() {
        let capacity = instance.capacity(person);
        let of_week = weeks.iter().map(|week| Load {
            available: capacity
                .within(week.days.clone())
                .map(|part| i64::from(part.end - part.start) * i64::from(part.hundredths))
                .sum(),
            assigned: 0,
        });
        loads.push(of_week.collect());
    }
    for assignment in outcome.plan.assignments() {
        let span = instance.calendar().numbers(assignment.from, assignment.to);
        let capacity = instance.capacity(assignment.professional);
        for (week, load) in weeks.iter().zip(&mut loads[assignment.professional]) {
            let days = span.start.max(week.days.start)..span.end.min(week.days.end);
            if days.start < days.end {
                let (worked, _) = capacity.days_and_least(days);
                load.assigned += i64::from(worked) * i64::from(assignment.fte.hundredths());
            }
        }
    }
    loads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_numbered_by_their_thursday() {
        for ((year, month, day), week) in [
            ((2026, 1, 1), 1),
            ((2025, 12, 29), 1),
            ((2026, 12, 31), 53),
            ((2027, 1, 1), 53),
            ((2027, 1, 4), 1),
        ] {
            assert_eq!(week_of_year(Day::from_ymd(year, month, day).unwrap()), week);
        }
    }
}

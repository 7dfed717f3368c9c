//! What each member uses of a plan: FTE-days, wages, management fees and professional-months
//! (C7 of FORMAT section 4, MONEY "In a result").

use std::collections::BTreeMap;

use inzet_model::{Assignment, Cents, Day, IndexVec, MemberIx, Period, ProfessionalIx};

use crate::facts::Facts;
use crate::fraction::{Fraction, half_up};
use crate::runs::{Span, calendar_days, cut, union_days};

/// What one member uses.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MemberUsage {
    /// S(m): hundredths of an FTE-day.
    pub(crate) fte_days: i128,
    /// Wages, each rounded to the cent.
    pub(crate) wage: i128,
    /// Management fees in cents, each rounded to the cent.
    pub(crate) fee: i128,
    /// Sum over its professionals of the calendar days in the union of their spans.
    pub(crate) calendar_days: i128,
    /// Distinct professionals.
    pub(crate) people: u32,
}

/// What all members use, and each professional at each member.
pub(crate) struct Usage {
    /// By member.
    pub(crate) members: IndexVec<MemberIx, MemberUsage>,
    /// Calendar days in the union of the spans of each pair.
    pub(crate) pairs: BTreeMap<(MemberIx, ProfessionalIx), u32>,
}

impl Usage {
    /// Measures the assignments, all of which are on demands and people of the folder.
    pub(crate) fn of(facts: &Facts, assignments: &[Assignment]) -> Self {
        let mut members: IndexVec<MemberIx, MemberUsage> = facts
            .dataset
            .members
            .iter()
            .map(|_| MemberUsage::default())
            .collect();
        let mut spans: BTreeMap<(MemberIx, ProfessionalIx), Vec<Span>> = BTreeMap::new();
        for assignment in assignments {
            let member = facts.dataset.demands[assignment.demand].member;
            members[member].fte_days += facts.fte_days(assignment);
            members[member].wage += facts.wage(assignment);
            let pair = spans.entry((member, assignment.professional)).or_default();
            pair.extend(facts.in_period(assignment));
        }
        let rule = FeeRule::of(facts);
        let mut pairs = BTreeMap::new();
        for ((member, professional), spans) in spans {
            let days = union_days(spans);
            pairs.insert((member, professional), days);
            let usage = &mut members[member];
            usage.fee += rule.fee(days);
            usage.calendar_days += i128::from(days);
            usage.people += 1;
        }
        Self { members, pairs }
    }
}

impl Facts<'_> {
    /// c(a) * w(a): hundredths of an FTE-day.
    pub(crate) fn fte_days(&self, assignment: &Assignment) -> i128 {
        let days = self.days(assignment.professional, assignment.from, assignment.to);
        i128::from(assignment.fte.hundredths()) * i128::from(days)
    }

    /// The wage of an assignment in cents: day_cost x fte x days(a), half up to the cent.
    pub(crate) fn wage(&self, assignment: &Assignment) -> i128 {
        self.wage_for(assignment.professional, self.fte_days(assignment))
    }

    /// The wage in cents for so many hundredths of an FTE-day of a person.
    pub(crate) fn wage_for(&self, professional: ProfessionalIx, fte_days: i128) -> i128 {
        let day_cost = i128::from(self.dataset.professionals[professional].day_cost.count());
        half_up(day_cost * fte_days, 100)
    }

    /// The part of an assignment's span that lies in the period.
    pub(crate) fn in_period(&self, assignment: &Assignment) -> Option<Span> {
        let period = self.calendar.period();
        cut(period, Some(assignment.from), Some(assignment.to))
    }
}

/// The management fee of a (professional, member) pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FeeRule {
    /// Cents for one calendar day in the union, exact.
    per_day: Fraction,
    /// Professional-months for one calendar day in the union, exact.
    heads_per_day: Fraction,
}

impl FeeRule {
    /// The rule of a folder's period and policy.
    pub(crate) fn of(facts: &Facts) -> Self {
        let period = facts.dataset.policy.period;
        let days = i128::from(calendar_days((period.from, period.to)).max(1));
        let heads_per_day = months(&period).over(days);
        let per_month: Cents = facts.dataset.policy.management_fee.per_month;
        Self {
            per_day: heads_per_day.times(i128::from(per_month.count())),
            heads_per_day,
        }
    }

    /// eur_per_month x months x union / calendar days of the period, in cents, exact.
    pub(crate) fn quota(self, union: u32) -> Fraction {
        self.per_day.times(i128::from(union))
    }

    /// The fee in cents, half up.
    pub(crate) fn fee(self, union: u32) -> i128 {
        self.quota(union).half_up()
    }

    /// Professional-months of so many calendar days.
    pub(crate) fn heads(self, calendar_days: i128) -> Fraction {
        self.heads_per_day.times(calendar_days)
    }
}

/// Months of a period: 3 for a quarter; else the sum over calendar months of days in the period
/// by days of that month (FORMAT section 3).
pub(crate) fn months(period: &Period) -> Fraction {
    if period.quarter.is_some() {
        return Fraction::new(3, 1);
    }
    let mut days_by_length: BTreeMap<i128, i128> = BTreeMap::new();
    let mut day = period.from;
    while day <= period.to {
        let (year, month, of_month) = day.ymd();
        let length = month_length(year, month);
        let end = day.plus(length - i32::from(of_month)).min(period.to);
        *days_by_length.entry(i128::from(length)).or_default() += i128::from(day.days_through(end));
        day = end.plus(1);
    }
    days_by_length
        .into_iter()
        .fold(Fraction::ZERO, |sum, (length, days)| {
            sum.plus(Fraction::new(days, length))
        })
}

fn month_length(year: i16, month: i8) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if Day::from_ymd(year, 2, 29).is_some() => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: (i16, i8, i8), to: (i16, i8, i8)) -> Period {
        Period {
            from: Day::from_ymd(from.0, from.1, from.2).unwrap(),
            to: Day::from_ymd(to.0, to.1, to.2).unwrap(),
            quarter: None,
        }
    }

    #[test]
    fn months_of_other_periods_are_sums_of_parts() {
        // 17 of 31 days of January and 14 of 28 of February: 17/31 + 1/2 = 65/62.
        let parts = months(&period((2026, 1, 15), (2026, 2, 14)));
        assert_eq!(parts, Fraction::new(65, 62));
        assert_eq!(
            months(&period((2026, 1, 1), (2026, 3, 31))),
            Fraction::new(3, 1)
        );
        // A leap year has twelve months as well.
        assert_eq!(
            months(&period((2028, 1, 1), (2028, 12, 31))),
            Fraction::new(12, 1)
        );
    }
}

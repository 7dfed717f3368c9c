//! The length of a period in months.

use inzet_model::{Day, Period};

use crate::fraction::Fraction;

/// The length of a period in months: 3 for a quarter; for other dates the sum over calendar
/// months of days in the period over days of that month, exact.
///
/// # Source
/// FORMAT section 3.
#[must_use]
pub fn months(period: &Period) -> Fraction {
    // Month lengths divide 28 x 29 x 30 x 31 / 2, so one common denominator serves all.
    const DENOMINATOR: i128 = 28 * 29 * 15 * 31;
    let mut sum = 0;
    for day in Day::each(period.from..=period.to) {
        sum += DENOMINATOR / i128::from(month_length(day));
    }
    Fraction::new(sum, DENOMINATOR)
}

fn month_length(day: Day) -> u32 {
    let (year, month, of_month) = day.ymd();
    let next = if month == 12 {
        Day::from_ymd(year + 1, 1, 1)
    } else {
        Day::from_ymd(year, month + 1, 1)
    };
    let first = day.plus(1 - i32::from(of_month));
    next.map_or(31, |next| first.days_through(next.plus(-1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: (i16, i8, i8), to: (i16, i8, i8)) -> Period {
        let day = |(year, month, day)| Day::from_ymd(year, month, day).unwrap();
        Period {
            from: day(from),
            to: day(to),
            quarter: None,
        }
    }

    #[test]
    fn a_quarter_is_three_months() {
        assert_eq!(
            months(&period((2026, 1, 1), (2026, 3, 31))),
            Fraction::new(3, 1)
        );
    }

    #[test]
    fn part_of_a_month_counts_by_its_days() {
        // 14 of 28 days of February and 31 of 31 of March.
        assert_eq!(
            months(&period((2026, 2, 15), (2026, 3, 31))),
            Fraction::new(3, 2)
        );
    }
}

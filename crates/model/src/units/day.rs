use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

/// A calendar day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day of this year, month (1 to 12) and day of the month, or `None` when there is none,
    /// or when the year lies outside 1900 to 2199.
    ///
    /// ```
    /// # use inzet_model::Day;
    /// assert_eq!(Day::from_ymd(2026, 1, 15).unwrap().to_string(), "2026-01-15");
    /// assert!(Day::from_ymd(2026, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        if !(1900..=2199).contains(&year) {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day so many days after 1 January 1970.
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i16, i8, i8) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// The day `days` later (earlier when negative).
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// Number of days from this day to `last`, both included; 0 when `last` is earlier.
    #[must_use]
    pub fn days_through(self, last: Self) -> u32 {
        u32::try_from(i64::from(last.0) - i64::from(self.0) + 1).unwrap_or(0)
    }

    /// Every day of a range, in order.
    pub fn each(range: RangeInclusive<Self>) -> impl Iterator<Item = Self> + Clone {
        (range.start().0..=range.end().0).map(Self)
    }

    fn from_date(date: Date) -> Self {
        let days = (date - EPOCH).get_days();
        Self(days)
    }

    fn date(self) -> Date {
        // The most days that a span can have; beyond them the last date of all stands.
        const FURTHEST: i32 = 7_304_484;
        let days = self.0.clamp(-FURTHEST, FURTHEST);
        EPOCH.saturating_add(jiff::Span::new().days(days))
    }
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// ISO 8601: `2026-01-15`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_days_of_the_week() {
        // 5 January 2026 was a Monday.
        assert_eq!(Day::from_ymd(2026, 1, 5).unwrap().weekday(), 0);
        assert_eq!(Day::from_ymd(1969, 12, 28).unwrap().weekday(), 6);
    }

    #[test]
    fn reads_back_what_it_wrote() {
        for number in (-25_567..=84_000).step_by(97) {
            let (year, month, day) = Day(number).ymd();
            assert_eq!(Day::from_ymd(year, month, day), Some(Day(number)));
        }
    }

    #[test]
    fn counts_both_ends_of_a_range() {
        let first = Day::from_ymd(2026, 1, 1).unwrap();
        assert_eq!(first.days_through(first.plus(89)), 90);
        assert_eq!(first.days_through(first.plus(-1)), 0);
    }
}

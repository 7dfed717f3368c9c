//! The working days of the first quarter of 2026.

use inzet_model::Day;

/// 1 January 2026, a Thursday and the only holiday of the quarter.
const FIRST: Day = Day::from_number(20_454);
/// 31 March 2026.
const LAST: Day = Day::from_number(20_543);

/// The day so many days after the first of the quarter.
pub fn day(offset: u64) -> Day {
    FIRST.plus(offset.min(89) as i32)
}

/// The Monday of a week of the quarter, 0 for that of 5 January.
pub fn monday(week: u64) -> Day {
    FIRST.plus(4 + 7 * week.min(12) as i32)
}

/// The last day of the quarter.
pub const fn last_day() -> Day {
    LAST
}

/// Working days from `from` to `to`, each the quarter's end when there is none.
pub fn working_days(from: Option<Day>, to: Option<Day>) -> i64 {
    let first = from.map_or(FIRST, |from| from.max(FIRST));
    let last = to.map_or(LAST, |to| to.min(LAST));
    Day::each(first..=last)
        .filter(|day| day.weekday() < 5 && *day != FIRST)
        .count() as i64
}

/// The date in a cell; empty when there is none.
pub fn cell(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quarter_has_sixty_three_working_days() {
        assert_eq!(day(0).to_string(), "2026-01-01");
        assert_eq!(last_day().to_string(), "2026-03-31");
        assert_eq!(monday(0).weekday(), 0);
        assert_eq!(working_days(None, None), 63);
        assert_eq!(working_days(Some(monday(0)), Some(monday(1))), 6);
    }
}

//! The working days of the first quarter of 2026, for sizes and budgets only.

use inzet_model::Day;

/// A day of 2026.
pub fn day(month: i8, day_of_month: i8) -> Day {
    Day::from_ymd(2026, month, day_of_month).expect("a day that exists")
}

/// Working days from `from` to `to`, cut to the quarter: Monday to Friday but for New Year.
pub fn working_days(from: Option<Day>, to: Option<Day>) -> i64 {
    let (first, last) = (day(1, 1), day(3, 31));
    let range = from.map_or(first, |from| from.max(first))..=to.map_or(last, |to| to.min(last));
    Day::each(range)
        .filter(|day| day.weekday() < 5 && *day != first)
        .count() as i64
}

/// The date in a cell; empty when there is none.
pub fn cell(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

use inzet_model::Day;

use crate::code::Code;
use crate::fault::CellFault;

/// A date: `2026-01-15` or `15/01/2026`; in the latter the zeros may be left out.
///
/// ```
/// use inzet_ingest::cell::parse_date;
/// assert_eq!(parse_date("2026-01-15"), parse_date("15/1/2026"));
/// assert!(parse_date("2026-02-29").is_err());
/// ```
///
/// # Errors
/// `BAD_DATE` for another notation, a date that does not exist, or a year outside 1900 to 2199.
pub fn parse_date(text: &str) -> Result<Day, CellFault> {
    let text = text.trim();
    read_iso(text)
        .or_else(|| read_slashes(text))
        .ok_or_else(|| {
            CellFault::new(
                Code::BAD_DATE,
                "a date such as 2026-01-15 or 15/01/2026, from 1900 to 2199",
                "Write year-month-day, or day/month/year.",
            )
        })
}

/// Refuses a first day after its last day.
pub(crate) fn check_order(from: Option<Day>, to: Option<Day>) -> Result<(), CellFault> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(CellFault::new(
            Code::FROM_AFTER_TO,
            format!("a day on or before {to}"),
            "Correct one of the two dates.",
        )),
        _ => Ok(()),
    }
}

fn read_iso(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none() && year.len() == 4 && month.len() == 2 && day.len() == 2;
    if is_whole {
        day_of(year, month, day)
    } else {
        None
    }
}

fn read_slashes(text: &str) -> Option<Day> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none()
        && year.len() == 4
        && matches!(month.len(), 1..=2)
        && matches!(day.len(), 1..=2);
    if is_whole {
        day_of(year, month, day)
    } else {
        None
    }
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Day> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !(is_digits(year) && is_digits(month) && is_digits(day)) {
        return None;
    }
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_other_notations() {
        for text in [
            "15-01-2026",
            "2026/01/15",
            "01/15/2026",
            "15/01/26",
            "2026-1-15",
            "2026-01-15T00",
            "+2026-01-15",
            "1899-12-31",
            "2200-01-01",
            "30/02/2026",
            "46037",
            "15/01",
            "15/+1/2026",
        ] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }
}

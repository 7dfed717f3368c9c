//! The period: a quarter, or two dates.

use inzet_model::{Day, Period, Quarter};

use crate::cell::check_order;
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place};
use crate::policy::POLICY_FILE;
use crate::policy::settings::{Settings, date, text};

/// The period, or `None` after a fault.
pub(super) fn read_period(top: &mut Settings<'_>) -> Option<Period> {
    let quarter_at = top.place("quarter");
    let (from_at, to_at) = (top.place("from"), top.place("to"));
    // Every value is read, so that each one's own fault is reported.
    let quarter = top.read("quarter", None, |value| {
        parse_quarter(text(value)?).map(Some)
    });
    let from = top.read("from", None, |value| date(value).map(Some));
    let to = top.read("to", None, |value| date(value).map(Some));
    let dates_at = from_at.clone().or(to_at);
    let (period, place) = match (quarter_at, dates_at) {
        (None, None) => {
            top.faults.push(no_period(Place::file(POLICY_FILE)));
            return None;
        }
        (Some(_), Some(place)) => {
            top.faults.push(two_periods(place));
            return None;
        }
        (Some(place), None) => (quarter.flatten()?.period()?, place),
        (None, Some(place)) => {
            let (Some(from), Some(to)) = (from?, to?) else {
                top.faults.push(no_period(place));
                return None;
            };
            (
                Period {
                    from,
                    to,
                    quarter: None,
                },
                place,
            )
        }
    };
    check_period(period, &place, top.faults)
}

/// `2026Q1` or `2026K1`, in any case.
fn parse_quarter(text: &str) -> Result<Quarter, CellFault> {
    let read = || {
        let (year, number) = text.trim().split_once(['Q', 'q', 'K', 'k'])?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || number.len() != 1 || !is_digits(year) || !is_digits(number) {
            return None;
        }
        let quarter = Quarter {
            year: year.parse().ok()?,
            number: number.parse().ok()?,
        };
        quarter.period().map(|_| quarter)
    };
    read().ok_or_else(|| {
        CellFault::new(
            Code::BAD_QUARTER,
            "a quarter such as 2026Q1 or 2026K1, from 1900 to 2199",
            "Write the year, Q or K, and 1 to 4.",
        )
    })
}

fn check_period(period: Period, place: &Place, faults: &mut Vec<Fault>) -> Option<Period> {
    let shown = format!("{} to {}", period.from, period.to);
    if let Err(fault) = check_order(Some(period.from), Some(period.to)) {
        faults.push(fault.at(place.clone(), &shown));
        return None;
    }
    if ten_years_later(period.from) <= period.to {
        let fault = CellFault::new(
            Code::PERIOD_TOO_LONG,
            "a period of at most ten years",
            "Plan a quarter or a year at a time.",
        );
        faults.push(fault.at(place.clone(), &shown));
        return None;
    }
    let is_inside = |day: Day| (2026..=2030).contains(&day.ymd().0);
    if !is_inside(period.from) || !is_inside(period.to) {
        let fault = CellFault::new(
            Code::OUTSIDE_TERM,
            "a period from 2026-01-01 to 2030-12-31, the term of the agreement (art. 3)",
            "Check the year; after the term the agreement is extended by law.",
        );
        faults.push(fault.at(place.clone(), &shown));
    }
    Some(period)
}

fn ten_years_later(day: Day) -> Day {
    let (year, month, of_month) = day.ymd();
    // From 29 February, or close to the last year there is: ten years hold at least 3,652 days.
    Day::from_ymd(year + 10, month, of_month).unwrap_or_else(|| day.plus(3652))
}

fn no_period(place: Place) -> Fault {
    Fault::new(
        Code::NO_PERIOD,
        place,
        "",
        "quarter = \"2026Q1\", or both from and to",
        "Add the period that is to be planned.",
    )
}

fn two_periods(place: Place) -> Fault {
    Fault::new(
        Code::TWO_PERIODS,
        place,
        "a quarter, and from or to",
        "a quarter, or from and to",
        "Remove one of the two.",
    )
}

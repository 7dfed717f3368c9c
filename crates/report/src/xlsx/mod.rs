//! plan.xlsx: the plan as planners and finance open it, and the facts of assignments.csv on a
//! sheet that can be edited and given back.
//!
//! The same outcome gives the same bytes: the workbook says it was made on the first day of its
//! period. No text of a user is ever a formula: it is written as text, and what a spreadsheet
//! could take for a formula when somebody edits the cell is marked as text besides.

mod calendar;
mod facts;
pub mod form;
mod overview;
mod sheet;
mod style;
mod threads;
mod view;

use inzet_model::Day;
pub use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::files::Style;
use crate::outcome::Outcome;
use crate::views::{bench, charges, coverage, plan, shortages, utilisation};

/// The name of the file.
pub const FILE: &str = "plan.xlsx";

/// The sheet with the columns of assignments.csv: what is read back.
pub const FACTS: &str = "assignments";

/// The bytes of the workbook; `None` when the plan has more rows than a sheet holds, or the
/// system grants no threads to write it.
///
/// # Errors
/// When a value does not fit a cell, which no value that FORMAT allows does.
pub fn write_workbook(outcome: &Outcome, style: Style) -> Result<Option<Vec<u8>>, XlsxError> {
    if outcome
        .served
        .len()
        .max(outcome.dataset().professionals.len())
        >= sheet::MOST_ROWS
    {
        return Ok(None);
    }
    let mut workbook = Workbook::new();
    begin(&mut workbook, outcome.dataset().policy.period.from)?;
    overview::add(&mut workbook, outcome, style)?;
    view::add(
        &mut workbook,
        &plan::by_member(outcome, style),
        outcome,
        style,
    )?;
    calendar::add(&mut workbook, outcome, style)?;
    if let Some(solution) = outcome.solution {
        let unmet = shortages::view(outcome, solution, style);
        view::add(&mut workbook, &unmet, outcome, style)?;
    }
    let rest = [
        coverage::by_member(outcome, style),
        utilisation::by_professional(outcome, style),
        bench::by_professional(outcome, style),
    ];
    for one in rest {
        view::add(&mut workbook, &one, outcome, style)?;
    }
    if let Ok(charged) = &outcome.charges {
        let view = charges::by_member(outcome, charged, style);
        view::add(&mut workbook, &view, outcome, style)?;
    }
    facts::add(&mut workbook, outcome, style)?;
    threads::save(&mut workbook)
}

/// What a workbook says of itself: no clock, no user.
fn begin(workbook: &mut Workbook, day: Day) -> Result<(), XlsxError> {
    let properties = DocProperties::new()
        .set_author("inzet")
        .set_creation_datetime(&moment(day)?);
    workbook.set_properties(&properties);
    Ok(())
}

/// A day as a spreadsheet keeps it.
fn moment(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = day.ymd();
    ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(0),
        u8::try_from(month).unwrap_or(0),
        u8::try_from(day).unwrap_or(0),
    )
}

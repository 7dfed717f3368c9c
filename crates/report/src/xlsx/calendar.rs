//! The plan by professional: a calendar of weeks in which every member has a colour.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{Formats, column, row, write_text};
use super::style;
use super::view::set_up_print;
use crate::dialect::Dialect;
use crate::files::{Style, render_position};
use crate::outcome::Outcome;
use crate::table::Cell;
use crate::views::calendar::{Line, lines};
use crate::views::period_name;
use crate::views::weeks::Week;

/// Columns before the weeks.
const BEFORE: usize = 4;

/// Adds the sheet: a line an assignment, FTE in every week in which it works.
pub(super) fn add(
    workbook: &mut Workbook,
    outcome: &Outcome,
    style: Style,
) -> Result<(), XlsxError> {
    let say = |dutch, english| style.language.pick(dutch, english);
    let (weeks, lines) = lines(outcome);
    let sheet = workbook.add_worksheet();
    sheet.set_name(say("Per week", "By week"))?;
    let labels = [
        say("Personeelslid", "Professional"),
        say("Lid", "Member"),
        say("Plaats", "Position"),
        say("Vte", "FTE"),
    ];
    let labels = labels.map(str::to_owned).into_iter();
    let heading = style::heading();
    for (place, label) in labels.chain(weeks.iter().map(Week::label)).enumerate() {
        write_text(sheet, (0, column(place)), &label, &heading, &heading)?;
        let width = if place < BEFORE { 16 } else { 7 };
        sheet.set_column_width(column(place), width)?;
    }
    let formats = Formats::new(style.language);
    for (place, line) in lines.iter().enumerate() {
        let place = row(place + 1);
        let cells = cells(outcome, line);
        for (number, cell) in cells.iter().enumerate() {
            formats.write(sheet, (place, column(number)), cell, None)?;
        }
        let slot = style::slot(line.member.index());
        let fte: f64 = Dialect::Standard
            .render(&line.assignment.fte.into())
            .parse()
            .unwrap_or(0.0);
        for (number, works) in line.works.iter().enumerate() {
            if *works {
                sheet.write_number_with_format(place, column(BEFORE + number), fte, &slot)?;
            }
        }
    }
    let last = column(BEFORE + weeks.len() - 1);
    sheet.autofilter(0, 0, row(lines.len()), last)?;
    sheet.set_freeze_panes(1, column(BEFORE))?;
    set_up_print(sheet, &period_name(outcome, style.language))
}

fn cells(outcome: &Outcome, line: &Line) -> [Cell; BEFORE] {
    let dataset = outcome.dataset();
    let demand = &dataset.demands[line.assignment.demand];
    [
        Cell::text(&dataset.professionals[line.assignment.professional].id),
        Cell::text(&dataset.members[line.member].id),
        Cell::text(render_position(demand, line.assignment.position)),
        line.assignment.fte.into(),
    ]
}

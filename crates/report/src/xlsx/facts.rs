//! The facts: the columns of assignments.csv on a sheet that can be edited and given back.

use rust_xlsxwriter::{Note, Workbook, XlsxError};

use super::FACTS;
use super::sheet::{Formats, column, row, write_text};
use super::style;
use super::view::set_up_print;
use crate::files::{Style, assignments};
use crate::outcome::Outcome;
use crate::table::Kind;
use crate::views::period_name;

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    outcome: &Outcome,
    style: Style,
) -> Result<(), XlsxError> {
    let table = assignments::table(outcome, style.names);
    let sheet = workbook.add_worksheet();
    sheet.set_name(FACTS)?;
    let heading = style::heading();
    for (place, one) in table.columns().iter().enumerate() {
        write_text(sheet, (0, column(place)), &one.name, &heading, &heading)?;
        sheet.set_column_width(column(place), if one.kind == Kind::Text { 18 } else { 12 })?;
    }
    let note = style.language.pick(
        "Deze tabel kan worden aangepast en teruggegeven. Wat telt zijn professional, demand, \
         position, fte, from en to; de andere kolommen volgen daaruit.",
        "This table can be edited and given back. What counts is professional, demand, position, \
         fte, from and to; the other columns follow from those.",
    );
    sheet.insert_note(0, 0, &Note::new(note).set_author("inzet"))?;
    let formats = Formats::new(style.language);
    for (line, cells) in table.rows().iter().enumerate() {
        for (place, cell) in cells.iter().enumerate() {
            formats.write(sheet, (row(line + 1), column(place)), cell, None)?;
        }
    }
    let last = column(table.columns().len() - 1);
    sheet.autofilter(0, 0, row(table.rows().len()), last)?;
    sheet.set_freeze_panes(1, 3)?;
    set_up_print(sheet, &period_name(outcome, style.language))
}

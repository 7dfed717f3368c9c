//! The first sheet: what the plan comes to, how good it is, and what the other sheets hold.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{Formats, write_text};
use super::style;
use crate::files::Style;
use crate::outcome::Outcome;
use crate::views::proof;
use crate::views::summary::{figures, title};

/// Adds the sheet.
pub(super) fn add(
    workbook: &mut Workbook,
    outcome: &Outcome,
    style: Style,
) -> Result<(), XlsxError> {
    let formats = Formats::new(style.language);
    let sheet = workbook.add_worksheet();
    sheet.set_name(style.language.pick("Overzicht", "Overview"))?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 44)?;
    sheet.set_column_width(1, 22)?;
    sheet.write_string_with_format(0, 0, title(outcome, style.language), &style::title())?;
    let mut line = 2;
    if let Some(solution) = outcome.solution {
        let sentence = proof::sentence(solution, style.language);
        write_text(
            sheet,
            (line, 0),
            &sentence,
            &style::word(),
            &style::quoted(),
        )?;
        line += 2;
    }
    for (name, cell) in figures(outcome, style.language) {
        write_text(sheet, (line, 0), name, &style::word(), &style::quoted())?;
        formats.write(sheet, (line, 1), &cell, None)?;
        line += 1;
    }
    Ok(())
}

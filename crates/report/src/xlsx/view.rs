//! A view as a sheet.

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatDataBar, ConditionalFormatType,
    FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::sheet::{Formats, MOST_ROWS, column, row, width, write_text};
use super::style;
use crate::files::Style;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::views::{Look, View, period_name, show};

/// Adds a sheet with headings that stay in sight, filters, and print settings.
pub(super) fn add(
    workbook: &mut Workbook,
    view: &View,
    outcome: &Outcome,
    style: Style,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(&view.title)?;
    write(sheet, view, style.language)?;
    set_up_print(sheet, &period_name(outcome, style.language))?;
    Ok(())
}

fn write(sheet: &mut Worksheet, view: &View, language: Language) -> Result<(), XlsxError> {
    let formats = Formats::new(language);
    let (heading, heat) = (style::heading(), style::heat());
    let numbers = style::heading().set_align(FormatAlign::Right);
    for (place, one) in view.headings.iter().enumerate() {
        let format = match one.look {
            Look::Word | Look::Sentence => &heading,
            _ => &numbers,
        };
        write_text(sheet, (0, column(place)), &one.label, format, format)?;
        sheet.set_column_width(column(place), column_width(view, place, language))?;
    }
    // Two lines: headings wrap between their words.
    sheet.set_row_height(0, 32)?;
    let rows = view.rows.iter().take(MOST_ROWS - 1);
    for (line, cells) in rows.enumerate() {
        for (place, cell) in cells.iter().enumerate() {
            let other = match view.headings[place].look {
                Look::Heat => Some(&heat),
                Look::Sentence => Some(formats.sentence()),
                _ => None,
            };
            formats.write(sheet, (row(line + 1), column(place)), cell, other)?;
        }
    }
    let last = row(view.rows.len().min(MOST_ROWS - 1));
    sheet.autofilter(0, 0, last, column(view.headings.len() - 1))?;
    sheet.set_freeze_panes(1, 1)?;
    if last > 0 {
        colour(sheet, view, last)?;
    }
    Ok(())
}

/// Bars and heat, by the values themselves: they follow when a cell is edited.
fn colour(sheet: &mut Worksheet, view: &View, last: u32) -> Result<(), XlsxError> {
    let bar = ConditionalFormatDataBar::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_fill_color(Color::RGB(0x9D_BF_DC))
        .set_solid_fill(true);
    let heat = ConditionalFormat2ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_minimum_color(Color::RGB(0xF6_F9_FC))
        .set_maximum_color(Color::RGB(0x7F_AE_D6));
    let places = |look| {
        let headings = view.headings.iter().enumerate();
        headings
            .filter(move |(_, one)| one.look == look)
            .map(|(place, _)| column(place))
    };
    for place in places(Look::Bar) {
        sheet.add_conditional_format(1, place, last, place, &bar)?;
    }
    let mut heats = places(Look::Heat);
    if let Some(first) = heats.next() {
        let end = heats.next_back().unwrap_or(first);
        sheet.add_conditional_format(1, first, last, end, &heat)?;
    }
    Ok(())
}

fn column_width(view: &View, place: usize, language: Language) -> u16 {
    let heading = &view.headings[place];
    match heading.look {
        Look::Sentence => 80,
        Look::Heat => 7,
        Look::Bar => 13,
        Look::Word | Look::Number => {
            let cells = view.rows.iter().map(|row| show(&row[place], language));
            let longest = cells.map(|text| text.chars().count()).max().unwrap_or(0);
            // A heading may wrap, but not within a word.
            let words = heading.label.split(' ').map(|word| word.chars().count());
            width(longest.max(words.max().unwrap_or(0)))
        }
    }
}

/// On A4, across; the headings on every page.
pub(super) fn set_up_print(sheet: &mut Worksheet, period: &str) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?
        .set_header(format!("&L&A&R{}", period.replace('&', "&&")))
        .set_footer("&C&P / &N");
    Ok(())
}

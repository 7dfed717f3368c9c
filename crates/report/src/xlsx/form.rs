//! A workbook to be filled in: headings with an explanation, lists to choose from, and rows.

use inzet_model::Day;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Note, Workbook, Worksheet, XlsxError,
};

use super::sheet::{column, row, width, write_text};
use super::{begin, moment, style, threads};
use crate::language::Language;

/// A sheet to be filled in.
#[derive(Clone, Debug, Default)]
pub struct FormSheet {
    /// Its name.
    pub name: String,
    /// Its columns, left to right.
    pub columns: Vec<FormColumn>,
    /// Its rows, as they would stand in a file.
    pub rows: Vec<Vec<String>>,
}

/// A column to be filled in.
#[derive(Clone, Debug, Default)]
pub struct FormColumn {
    /// What stands above it.
    pub header: String,
    /// What belongs in it, shown beside the heading.
    pub comment: String,
    /// The words to choose from; none when anything may be typed.
    pub choices: Vec<String>,
    /// What its cells hold.
    pub kind: FormKind,
    /// Whether it must be filled in.
    pub is_required: bool,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormKind {
    /// Words and ids: kept as text, so that a spreadsheet leaves zeros at the front.
    #[default]
    Text,
    /// Numbers.
    Number,
    /// Days.
    Date,
}

/// How far down lists and formats go.
const ROOM: usize = 5_000;

/// The bytes of the workbook, dated on a day.
///
/// # Errors
/// When a value does not fit a cell or a sheet, or the system grants no thread for each sheet.
pub fn write_form(
    sheets: &[FormSheet],
    day: Day,
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    begin(&mut workbook, day)?;
    for form in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&form.name)?;
        write_columns(sheet, form, language)?;
        for (line, cells) in form.rows.iter().enumerate() {
            for (place, text) in cells.iter().enumerate().take(form.columns.len()) {
                let kind = form.columns[place].kind;
                write_cell(sheet, (line + 1, place), text, kind, language)?;
            }
        }
        sheet.set_freeze_panes(1, 1)?;
    }
    let refused = || XlsxError::ParameterError("the system grants too few threads".into());
    threads::save(&mut workbook)?.ok_or_else(refused)
}

fn write_columns(
    sheet: &mut Worksheet,
    form: &FormSheet,
    language: Language,
) -> Result<(), XlsxError> {
    let required = style::heading();
    let optional = style::heading().set_background_color(rust_xlsxwriter::Color::RGB(0x4F_6D_8F));
    for (place, one) in form.columns.iter().enumerate() {
        let format = if one.is_required {
            &required
        } else {
            &optional
        };
        write_text(sheet, (0, column(place)), &one.header, format, format)?;
        let cells = form.rows.iter().filter_map(|row| row.get(place));
        let longest = cells.map(|text| text.chars().count()).max().unwrap_or(0);
        let longest = longest.max(one.header.chars().count());
        sheet.set_column_width(column(place), width(longest))?;
        sheet.set_column_format(column(place), &format_of(one.kind, language))?;
        if !one.comment.is_empty() {
            let note = Note::new(&one.comment).set_author("inzet").set_width(260);
            sheet.insert_note(0, column(place), &note)?;
        }
        if !one.choices.is_empty() {
            let end = row(ROOM.max(form.rows.len()));
            // A word in the other language is as good: the list helps, it does not forbid.
            let list = DataValidation::new()
                .allow_list_strings(&one.choices)?
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(1, column(place), end, column(place), &list)?;
        }
    }
    Ok(())
}

fn format_of(kind: FormKind, language: Language) -> rust_xlsxwriter::Format {
    match kind {
        FormKind::Text => style::word().set_num_format("@"),
        FormKind::Number => style::word(),
        FormKind::Date => style::date(language),
    }
}

/// A cell as its column holds it; what is not of that kind stays as typed.
fn write_cell(
    sheet: &mut Worksheet,
    (line, place): (usize, usize),
    text: &str,
    kind: FormKind,
    language: Language,
) -> Result<(), XlsxError> {
    let (line, place, format) = (row(line), column(place), format_of(kind, language));
    match kind {
        FormKind::Number if is_plain_number(text) => {
            if let Ok(number) = text.parse() {
                let number: f64 = number;
                sheet.write_number_with_format(line, place, number, &format)?;
            }
        }
        FormKind::Number if is_percentage(text) => {
            let percent = text.trim_end_matches('%');
            let ratio: f64 = format!("{percent}e-2").parse().unwrap_or(0.0);
            let format = style::word().set_num_format("0%");
            sheet.write_number_with_format(line, place, ratio, &format)?;
        }
        FormKind::Date => match day_of(text) {
            Some(day) => {
                sheet.write_date_with_format(line, place, moment(day)?, &format)?;
            }
            None => write_text(sheet, (line, place), text, &format, &style::quoted())?,
        },
        _ => {
            let quoted = style::quoted().set_num_format("@");
            write_text(
                sheet,
                (line, place),
                text,
                &style::word().set_num_format("@"),
                &quoted,
            )?;
        }
    }
    Ok(())
}

/// Digits with at most one point that cannot be read two ways, few enough to stay exact.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(decimals) && digits.len() <= 15 && decimals.len() != 3
}

fn is_percentage(text: &str) -> bool {
    text.strip_suffix('%').is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn day_of(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

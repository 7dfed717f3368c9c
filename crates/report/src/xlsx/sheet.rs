//! Cells of our one table type as cells of a sheet.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use super::{moment, style};
use crate::dialect::Dialect;
use crate::language::Language;
use crate::table::Cell;

/// The rows of a sheet.
pub(super) const MOST_ROWS: usize = 1_048_576;
/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// A number with more digits is written as text: a spreadsheet would round it.
const MOST_DIGITS: usize = 15;

/// The formats of one sheet.
pub(super) struct Formats {
    word: Format,
    sentence: Format,
    quoted: Format,
    whole: Format,
    hundredths: Format,
    ratio: Format,
    date: Format,
}

impl Formats {
    pub(super) fn new(language: Language) -> Self {
        Self {
            word: style::word(),
            sentence: style::sentence(),
            quoted: style::quoted(),
            whole: style::whole(),
            hundredths: style::hundredths(),
            ratio: style::ratio(),
            date: style::date(language),
        }
    }

    /// Writes a cell; ratios and sentences may look different.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (RowNum, ColNum),
        cell: &Cell,
        other: Option<&Format>,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) | Cell::Fraction(text) => {
                let usual = other.unwrap_or(&self.word);
                write_text(sheet, (row, column), text, usual, &self.quoted)?;
            }
            Cell::Date(day) => {
                sheet.write_date_with_format(row, column, moment(*day)?, &self.date)?;
            }
            Cell::Integer(_) => self.number(sheet, (row, column), cell, &self.whole)?,
            Cell::Hundredths(_) => self.number(sheet, (row, column), cell, &self.hundredths)?,
            Cell::Ratio(numerator, denominator) => {
                // The quotient itself: the spreadsheet's format rounds it, once.
                let quotient = *numerator as f64 / *denominator as f64;
                let format = other.unwrap_or(&self.ratio);
                sheet.write_number_with_format(row, column, quotient, format)?;
            }
        }
        Ok(())
    }

    /// For sentences.
    pub(super) const fn sentence(&self) -> &Format {
        &self.sentence
    }

    /// A number by its decimal digits: a spreadsheet reads the same number that a file holds.
    fn number(
        &self,
        sheet: &mut Worksheet,
        (row, column): (RowNum, ColNum),
        cell: &Cell,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = Dialect::Standard.render(cell);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        match text.parse() {
            Ok(number) if digits <= MOST_DIGITS => {
                let number: f64 = number;
                sheet.write_number_with_format(row, column, number, format)?;
            }
            _ => {
                sheet.write_string_with_format(row, column, text, &self.word)?;
            }
        }
        Ok(())
    }
}

/// Writes a text as text, never as a formula or a link.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    (row, column): (RowNum, ColNum),
    text: &str,
    usual: &Format,
    quoted: &Format,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    let format = if could_be_a_formula(text) {
        quoted
    } else {
        usual
    };
    sheet.write_string_with_format(row, column, fitting(text), format)?;
    Ok(())
}

/// Whether a spreadsheet would take the text for a formula when somebody types it.
fn could_be_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// As much of the text as a cell holds.
fn fitting(text: &str) -> String {
    if text.len() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut units = 0;
    text.chars()
        .take_while(|character| {
            units += character.len_utf16();
            units <= LONGEST_TEXT
        })
        .collect()
}

/// A row number.
pub(super) fn row(place: usize) -> RowNum {
    RowNum::try_from(place).unwrap_or(RowNum::MAX)
}

/// A column number.
pub(super) fn column(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}

/// The width of a column whose longest text has so many characters.
pub(super) fn width(longest: usize) -> u16 {
    u16::try_from(longest.clamp(6, 46) + 3).unwrap_or(49)
}

//! planning.xlsx: the tables of a folder as one workbook to be filled in.

use inzet_ingest::cell::parse_decimal;
use inzet_ingest::tables::LAYOUTS;
use inzet_ingest::{Layout, RawRow, RawTable, WORKBOOK, parse_date};
use inzet_model::{Day, NumberStyle};
use inzet_report::Language;
use inzet_report::xlsx::XlsxError;
use inzet_report::xlsx::form::{FormColumn, FormKind, FormSheet, write_form};

use super::columns::explain;
use super::{TABLES, template};

/// The files of the small folder with its tables in a workbook.
///
/// # Errors
/// When a value does not fit a cell, which none of ours does.
pub fn template_workbook(language: Language) -> Result<Vec<(&'static str, Vec<u8>)>, XlsxError> {
    let tables: Vec<(&Layout, RawTable)> = LAYOUTS
        .iter()
        .filter_map(|layout| {
            let file = layout.file();
            let (_, text) = TABLES.iter().find(|(name, _)| *name == file)?;
            Some((*layout, split(text)))
        })
        .collect();
    // The first day of the quarter in the small policy.
    let day = Day::from_ymd(2026, 1, 1).unwrap_or(Day::from_number(0));
    let workbook = write_tables(&tables, day, language, NumberStyle::English)?;
    let policy = template(language).into_iter();
    let mut files: Vec<(&str, Vec<u8>)> = policy
        .filter(|(name, _)| *name == "policy.toml")
        .map(|(name, text)| (name, text.as_bytes().to_vec()))
        .collect();
    files.push((WORKBOOK, workbook));
    Ok(files)
}

/// Tables as the sheets of a workbook: headings with their explanation, lists to choose from.
/// Every column of a table is there, also those that it did not have.
///
/// # Errors
/// When a value does not fit a cell.
pub fn write_tables(
    tables: &[(&Layout, RawTable)],
    day: Day,
    language: Language,
    numbers: NumberStyle,
) -> Result<Vec<u8>, XlsxError> {
    let sheets: Vec<FormSheet> = tables
        .iter()
        .map(|(layout, table)| sheet(layout, table, language, numbers))
        .collect();
    write_form(&sheets, day, language)
}

fn sheet(layout: &Layout, table: &RawTable, language: Language, numbers: NumberStyle) -> FormSheet {
    let mut headers = table.header.clone();
    for one in layout.columns {
        let is_there = headers
            .iter()
            .any(|header| layout.place_of(header) == layout.place_of(one.name));
        if !is_there {
            headers.push(one.name.to_owned());
        }
    }
    let columns: Vec<FormColumn> = headers
        .into_iter()
        .map(|header| column(layout, header, language))
        .collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&columns);
        cells
            .map(|(text, column)| typed(text, column.kind, numbers))
            .collect()
    });
    FormSheet {
        name: layout.table.to_owned(),
        rows: rows.collect(),
        columns,
    }
}

fn column(layout: &Layout, header: String, language: Language) -> FormColumn {
    let known = layout.place_of(&header).map(|place| &layout.columns[place]);
    let Some(known) = known else {
        let kind = if header.trim().to_lowercase().starts_with("x_") {
            FormKind::Number
        } else {
            FormKind::Text
        };
        return FormColumn {
            header,
            kind,
            ..FormColumn::default()
        };
    };
    let meaning = explain(layout.table, known.name);
    FormColumn {
        header,
        comment: meaning.map_or("", |one| one.text(language)).to_owned(),
        choices: meaning
            .map_or(&[][..], |one| one.choices)
            .iter()
            .map(|&word| word.to_owned())
            .collect(),
        kind: meaning.map_or(FormKind::Text, |one| one.kind),
        is_required: known.required,
    }
}

/// A cell as a workbook takes it: a number with a point, a day year-month-day. What is neither
/// stays as it is.
fn typed(text: &str, kind: FormKind, numbers: NumberStyle) -> String {
    match kind {
        FormKind::Text => text.to_owned(),
        FormKind::Date => parse_date(text).map_or_else(|_| text.to_owned(), |day| day.to_string()),
        FormKind::Number => plain(text, numbers).unwrap_or_else(|| text.to_owned()),
    }
}

/// `1.234,50` as `1234.5`.
fn plain(text: &str, numbers: NumberStyle) -> Option<String> {
    let number = parse_decimal(text, numbers).ok()?;
    let decimals = number.decimals();
    let value = number.in_units(decimals)?;
    if decimals == 0 {
        return Some(value.to_string());
    }
    let width = decimals as usize + 1;
    let digits = format!("{:0width$}", value.unsigned_abs());
    let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
    let sign = if value < 0 { "-" } else { "" };
    // Three decimals could be thousands; a zero behind them cannot.
    let zero = if rest.len() == 3 { "0" } else { "" };
    Some(format!("{sign}{whole}.{rest}{zero}"))
}

/// The rows of one of our own tables, in which no cell is quoted.
fn split(text: &str) -> RawTable {
    let mut rows: Vec<RawRow> = (1..)
        .zip(text.lines())
        .map(|(line, row)| RawRow {
            line,
            cells: row.split(',').map(str::to_owned).collect(),
        })
        .collect();
    let header = if rows.is_empty() {
        Vec::new()
    } else {
        rows.remove(0).cells
    };
    RawTable {
        header,
        header_line: 1,
        rows,
        delimiter: b',',
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::folder::Folder;
    use crate::init::write_folder;

    #[test]
    fn the_workbook_holds_the_same_folder_as_the_tables() {
        let parent = tempfile::tempdir().unwrap();
        let (one, other) = (parent.path().join("csv"), parent.path().join("xlsx"));
        write_folder(&one, &template(Language::Dutch)).unwrap();
        write_folder(&other, &template_workbook(Language::Dutch).unwrap()).unwrap();
        assert!(fs::metadata(other.join(WORKBOOK)).unwrap().len() > 0);
        let read = [&one, &other].map(|path| Folder::read(path).unwrap());
        assert!(read[1].warnings().is_empty(), "{:?}", read[1].warnings());
        assert_eq!(read[0].dataset(), read[1].dataset());
    }

    #[test]
    fn every_column_of_every_table_is_explained() {
        for layout in LAYOUTS {
            for one in layout.columns {
                let is_passed_over = layout.table == "previous"
                    && !["professional", "member", "demand"].contains(&one.name);
                let meaning = explain(layout.table, one.name);
                assert!(
                    is_passed_over || meaning.is_some(),
                    "{} {}",
                    layout.table,
                    one.name
                );
            }
        }
    }

    #[test]
    fn numbers_become_plain() {
        assert_eq!(
            plain("1.234,50", NumberStyle::Auto).as_deref(),
            Some("1234.5")
        );
        assert_eq!(plain("0,125", NumberStyle::Auto).as_deref(), Some("0.1250"));
        assert_eq!(plain("60%", NumberStyle::Auto), None);
    }
}

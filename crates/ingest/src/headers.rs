//! Which column is which: the layout of a table against the headers of a file.

use std::collections::BTreeMap;

use crate::code::Code;
use crate::fault::{Fault, Place};
use crate::sheet::{RawTable, Sheet};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its English header, in lower case.
    pub name: &'static str,
    /// Its Dutch headers, in lower case.
    pub dutch: &'static [&'static str],
    /// Whether the table is an error without it.
    pub required: bool,
}

impl Column {
    /// A column that every file must have, with a value in every row.
    pub(crate) const fn required(name: &'static str, dutch: &'static [&'static str]) -> Self {
        Self {
            name,
            dutch,
            required: true,
        }
    }

    /// A column that may be missing or empty.
    pub(crate) const fn optional(name: &'static str, dutch: &'static [&'static str]) -> Self {
        Self {
            name,
            dutch,
            required: false,
        }
    }
}

/// The columns of a table.
#[derive(Debug)]
pub struct Layout {
    /// The table's name: `demands` for demands.csv.
    pub table: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Whether columns `x_...` belong to it: possible allocation bases.
    pub takes_bases: bool,
}

impl Layout {
    /// The name of the table's file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}.csv", self.table)
    }

    /// The place in `columns` of the column with this header, in any case, English or Dutch.
    ///
    /// ```
    /// let members = &inzet_ingest::tables::MEMBERS;
    /// assert_eq!(members.place_of(" Naam "), members.place_of("name"));
    /// assert_eq!(members.place_of("nom"), None);
    /// ```
    #[must_use]
    pub fn place_of(&self, header: &str) -> Option<usize> {
        let header = plain(header);
        self.columns
            .iter()
            .position(|column| column.name == header || column.dutch.contains(&header.as_str()))
    }

    /// The place in `columns` of a column of the program's own.
    pub(crate) fn place_of_name(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// A header as it is compared: trimmed, in lower case, with a straight apostrophe.
fn plain(header: &str) -> String {
    header.trim().to_lowercase().replace('’', "'")
}

/// Where the columns of a layout stand in a file.
pub(crate) struct Header {
    /// For each column of the layout its place in the file.
    pub places: Vec<Option<usize>>,
    /// The `x_` columns in lower case, sorted, with their places in the file.
    pub bases: Vec<(String, usize)>,
    /// The headers, as typed.
    pub typed: Vec<String>,
    /// How faults call the columns.
    pub shown: Vec<String>,
    /// A row has at least so many cells.
    pub width: usize,
}

/// Matches the headers of a table with its layout.
pub(crate) fn match_header(
    sheet: &Sheet,
    layout: &Layout,
    file: &str,
    faults: &mut Vec<Fault>,
) -> Header {
    let (table, shown) = (&sheet.table, sheet.shown_columns());
    let mut places = vec![None; layout.columns.len()];
    let mut bases = BTreeMap::new();
    // A file without headers begins with a row, whose cells may be anybody's name.
    let is_header = table
        .header
        .iter()
        .any(|typed| layout.place_of(typed).is_some());
    let filled = filled_columns(table);
    for (place, typed) in table.header.iter().enumerate() {
        let at = || Place::cell(file, table.header_line, &shown[place]);
        let earlier = if let Some(column) = layout.place_of(typed) {
            places[column].replace(place)
        } else if let Some(base) = base_column(layout, typed) {
            bases.insert(base, place)
        } else {
            if is_header && (!typed.is_empty() || filled[place]) {
                faults.push(unknown_column(at(), typed, layout));
            }
            None
        };
        if earlier.is_some() {
            faults.push(duplicate_column(at(), typed));
        }
    }
    report_missing(&places, table, layout, file, faults);
    let last = table.header.iter().rposition(|typed| !typed.is_empty());
    Header {
        places,
        bases: bases.into_iter().collect(),
        typed: table.header.clone(),
        shown,
        width: last.map_or(0, |last| last + 1),
    }
}

/// The name of a base column, when this is one and the table takes them.
fn base_column(layout: &Layout, typed: &str) -> Option<String> {
    let name = plain(typed);
    let is_base = layout.takes_bases
        && name.len() > 2
        && name.starts_with("x_")
        && !name.contains(char::is_control);
    is_base.then_some(name)
}

/// For each header whether any row has text below it. Columns with neither are left behind by
/// spreadsheets.
fn filled_columns(table: &RawTable) -> Vec<bool> {
    let mut filled = vec![false; table.header.len()];
    for row in &table.rows {
        for (is_filled, cell) in filled.iter_mut().zip(&row.cells) {
            *is_filled |= !cell.is_empty();
        }
    }
    filled
}

fn report_missing(
    places: &[Option<usize>],
    table: &RawTable,
    layout: &Layout,
    file: &str,
    faults: &mut Vec<Fault>,
) {
    for (column, place) in layout.columns.iter().zip(places) {
        if !column.required || place.is_some() {
            continue;
        }
        let mut names = vec![column.name];
        names.extend(column.dutch);
        faults.push(Fault::new(
            Code::MISSING_COLUMN,
            Place::cell(file, table.header_line, column.name),
            "",
            &format!("a column `{}`", names.join("` or `")),
            "Add the column; headers may be in any order and case.",
        ));
    }
}

fn unknown_column(place: Place, typed: &str, layout: &Layout) -> Fault {
    let names: Vec<&str> = layout.columns.iter().map(|column| column.name).collect();
    Fault::new(
        Code::UNKNOWN_COLUMN,
        place,
        typed,
        &format!("one of {}", names.join(", ")),
        "Correct the header; a column that is meant to be skipped can stay.",
    )
}

fn duplicate_column(place: Place, typed: &str) -> Fault {
    Fault::new(
        Code::DUPLICATE_COLUMN,
        place,
        typed,
        "each column once",
        "Remove one of the two columns; an English and a Dutch header may name the same one.",
    )
}

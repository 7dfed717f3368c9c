//! A table with its columns found: rows that can be asked for a cell by name.

use std::collections::BTreeSet;
use std::path::Path;

use inzet_model::{Day, NumberStyle};

use crate::cell::{check_order, parse_date};
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place};
use crate::headers::{Header, Layout, match_header};
use crate::register::{Known, Register};
use crate::sheet::{RawRow, RawTable, Sheet, read_sheet};

/// A table of a planning folder, before its cells have a meaning.
pub(crate) struct Table {
    pub layout: &'static Layout,
    /// What faults call the file.
    pub file: String,
    pub header: Header,
    pub header_line: u64,
    /// The rows with the right number of cells.
    pub rows: Vec<RawRow>,
    /// The ids of the others are still known.
    misshapen: Vec<RawRow>,
    /// Part of it could not be read, which has been reported.
    pub is_partial: bool,
}

/// What became of a table.
pub(crate) enum Loaded {
    Table(Table),
    Absent,
    /// Its faults have been reported.
    Unreadable,
}

impl Loaded {
    /// The table, if there is one.
    pub(crate) fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            Self::Absent | Self::Unreadable => None,
        }
    }

    /// The ids in a column of the table of this layout; partial when rows or the column could not be read.
    pub(crate) fn register<Ix: Copy + From<usize>>(
        &self,
        layout: &Layout,
        column: &str,
    ) -> Register<Ix> {
        let home = layout.file();
        match self {
            Self::Table(table) => {
                let is_partial = table.is_partial || !table.has(column);
                Register::new(&home, table.ids(column), is_partial)
            }
            Self::Absent => Register::new(&home, [], false),
            Self::Unreadable => Register::new(&home, [], true),
        }
    }
}

/// Loads the table of a layout from a file that faults call `name`.
pub(crate) fn load(
    file: &Path,
    name: &str,
    layout: &'static Layout,
    faults: &mut Vec<Fault>,
) -> Loaded {
    match read_sheet(file, name, layout.table) {
        Ok(Some(sheet)) => Loaded::Table(Table::new(sheet, name, layout, faults)),
        Ok(None) => Loaded::Absent,
        Err(fault) => {
            faults.push(*fault);
            Loaded::Unreadable
        }
    }
}

impl Table {
    /// Finds the columns and sets misshapen rows apart.
    pub(crate) fn new(
        sheet: Sheet,
        file: &str,
        layout: &'static Layout,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let header = match_header(&sheet, layout, file, faults);
        faults.extend(sheet.error_faults(file));
        let failed: BTreeSet<u64> = sheet.errors.iter().map(|(line, ..)| *line).collect();
        let is_partial = sheet.trouble.is_some();
        faults.extend(sheet.trouble);
        let RawTable {
            rows, header_line, ..
        } = sheet.table;
        let (rows, misshapen): (Vec<_>, Vec<_>) =
            rows.into_iter()
                .partition(|row| match shape_fault(row, &header, file) {
                    // A row with a failed formula has been reported; no value in it is sure.
                    None => !failed.contains(&row.line),
                    Some(fault) => {
                        faults.push(fault);
                        false
                    }
                });
        Self {
            layout,
            file: file.to_owned(),
            header,
            header_line,
            rows,
            misshapen,
            is_partial,
        }
    }

    /// Whether the file has this column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.place(column).is_some()
    }

    /// The place of a cell, for a fault that is found later.
    pub(crate) fn cell(&self, line: u64, column: &str) -> Place {
        let typed = self
            .place(column)
            .map(|place| self.header.shown[place].as_str());
        Place::cell(&self.file, line, typed.unwrap_or(column))
    }

    /// Reads every row; a row that gives `None` has been reported.
    pub(crate) fn read<T>(
        &self,
        style: NumberStyle,
        faults: &mut Vec<Fault>,
        mut read: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut items = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut row = Row {
                table: self,
                line: row.line,
                cells: &row.cells,
                style,
                faults,
            };
            items.extend(read(&mut row));
        }
        items
    }

    /// Reports every row whose id an earlier row has.
    pub(crate) fn check_unique(&self, column: &str, faults: &mut Vec<Fault>) {
        let Some(place) = self.place(column) else {
            return;
        };
        let mut seen = std::collections::HashMap::new();
        for row in &self.rows {
            let id = &row.cells[place];
            if id.is_empty() {
                continue;
            }
            if let Some(first) = seen.get(id) {
                faults.push(Fault::new(
                    Code::DUPLICATE_ID,
                    self.cell(row.line, column),
                    id,
                    "an id that no other row has",
                    &format!("Line {first} has the same id: change or remove one of the two."),
                ));
            } else {
                seen.insert(id, row.line);
            }
        }
    }

    /// The texts of a column, those of misshapen rows too.
    fn ids(&self, column: &str) -> impl Iterator<Item = String> {
        let place = self.place(column);
        let rows = self.rows.iter().chain(&self.misshapen);
        rows.filter_map(move |row| row.cells.get(place?).cloned())
            .filter(|id| !id.is_empty())
    }

    /// Where a column stands in the file.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.header.places[self.layout.place_of_name(column)?]
    }
}

/// A row with too few cells, or with text beyond the last header.
fn shape_fault(row: &RawRow, header: &Header, file: &str) -> Option<Fault> {
    let beyond = row.cells.iter().skip(header.typed.len());
    let (code, hint) = if row.cells.len() < header.width {
        (
            Code::TOO_FEW_CELLS,
            "Add the missing delimiters: every row has a cell for every header, empty or not.",
        )
    } else if beyond.into_iter().any(|cell| !cell.is_empty()) {
        (
            Code::TOO_MANY_CELLS,
            "Put a cell that holds the delimiter, such as a decimal comma, between quotes.",
        )
    } else {
        return None;
    };
    Some(Fault::new(
        code,
        Place::line(file, row.line),
        &format!("{} cells", row.cells.len()),
        &format!("{} cells", header.width),
        hint,
    ))
}

/// One row, while it is read.
pub(crate) struct Row<'a> {
    table: &'a Table,
    pub line: u64,
    cells: &'a [String],
    pub style: NumberStyle,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Row<'a> {
    /// Whether the file has this column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.table.has(column)
    }

    /// The text of a cell; empty when the column is missing.
    pub(crate) fn text(&self, column: &str) -> &'a str {
        match self.table.place(column) {
            Some(place) => self.cells[place].as_str(),
            None => "",
        }
    }

    /// The text of the cell at a place in the file.
    pub(crate) fn text_at(&self, place: usize) -> &'a str {
        self.cells[place].as_str()
    }

    /// A cell that must not be empty; `None` after a fault.
    pub(crate) fn required<T>(
        &mut self,
        column: &str,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<T> {
        // A missing column was reported once, at the header.
        self.table.place(column)?;
        let text = self.text(column);
        if text.is_empty() {
            self.fault(column, &empty_cell());
            return None;
        }
        self.parsed(column, text, parse)
    }

    /// A cell that may be empty: `Some(None)`, and `None` after a fault.
    pub(crate) fn optional<T>(
        &mut self,
        column: &str,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<Option<T>> {
        match self.text(column) {
            "" => Some(None),
            text => self.parsed(column, text, parse).map(Some),
        }
    }

    /// A cell with a default for when it is empty; `None` after a fault.
    pub(crate) fn or<T>(
        &mut self,
        column: &str,
        default: T,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<T> {
        self.optional(column, parse)
            .map(|value| value.unwrap_or(default))
    }

    /// Two dates that may be empty, the first not after the second; `None` after a fault.
    pub(crate) fn dates(&mut self, from: &str, to: &str) -> Option<(Option<Day>, Option<Day>)> {
        let first = self.optional(from, parse_date);
        let last = self.optional(to, parse_date);
        let (first, last) = (first?, last?);
        if let Err(fault) = check_order(first, last) {
            self.fault(from, &fault);
            return None;
        }
        Some((first, last))
    }

    /// The rank of the id that a required cell names.
    pub(crate) fn reference<Ix: Copy + From<usize>>(
        &mut self,
        column: &str,
        register: &Register<Ix>,
        unknown: Code,
    ) -> Option<Ix> {
        let id = self.required(column, |text| Ok(text.to_owned()))?;
        self.known(column, &id, register, unknown)
    }

    /// The rank of an id in a cell, or `None`, reported when the id is unknown.
    pub(crate) fn known<Ix: Copy + From<usize>>(
        &mut self,
        column: &str,
        id: &str,
        register: &Register<Ix>,
        unknown: Code,
    ) -> Option<Ix> {
        match register.find(id) {
            Known::Here(ix) => Some(ix),
            Known::Unsure => None,
            Known::No => {
                let hint = match register.similar(id) {
                    Some(similar) => format!("Ids are case-sensitive: did you mean `{similar}`?"),
                    None => "Correct the id, or add the row that is missing.".to_owned(),
                };
                let expected = format!("an id of {}", register.home());
                let fault = CellFault::new(unknown, expected, hint);
                self.fault_on(column, id, &fault);
                None
            }
        }
    }

    /// Reports the cell of a column.
    pub(crate) fn fault(&mut self, column: &str, fault: &CellFault) {
        let text = self.text(column);
        self.fault_on(column, text, fault);
    }

    /// Reports part of a cell.
    pub(crate) fn fault_on(&mut self, column: &str, found: &str, fault: &CellFault) {
        let place = self.table.cell(self.line, column);
        self.faults.push(fault.at(place, found));
    }

    /// Parses the cell at a place in the file, which has no column in the layout.
    pub(crate) fn parsed_at<T>(
        &mut self,
        place: usize,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<T> {
        let text = self.text_at(place);
        let shown = &self.table.header.shown[place];
        let at = Place::cell(&self.table.file, self.line, shown);
        parse(text)
            .map_err(|fault| self.faults.push(fault.at(at, text)))
            .ok()
    }

    fn parsed<T>(
        &mut self,
        column: &str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<T> {
        parse(text)
            .map_err(|fault| self.fault_on(column, text, &fault))
            .ok()
    }
}

fn empty_cell() -> CellFault {
    CellFault::new(Code::EMPTY_CELL, "a value", "Fill in the cell.")
}

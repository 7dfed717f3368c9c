//! A workbook (.xlsx): its sheets as tables, cell by cell, as if they had been typed into a file.
//!
//! Only cells that hold something are looked at: a sheet that claims a million empty columns
//! costs nothing.

mod cell;
mod number;

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx, XlsxError};

use crate::code::Code;
use crate::fault::{Fault, Place};
use crate::file::{LARGEST_FILE, read_whole};
use crate::sheet::{RawRow, RawTable, Sheet, no_header};

use cell::{Value, read_value};
pub(crate) use number::column_letter;

/// A workbook that is open.
pub(crate) struct Workbook {
    name: String,
    sheets: Xlsx<Cursor<Vec<u8>>>,
}

/// A cell that holds something: row and column from 0.
struct Filled {
    row: u32,
    column: u32,
    value: Value,
}

impl Workbook {
    /// Opens a workbook that faults call `name`; `None` when there is no such file.
    ///
    /// # Errors
    /// The fault of a file that cannot be read, or is no workbook.
    pub(crate) fn open(path: &Path, name: &str) -> Result<Option<Self>, Box<Fault>> {
        let Some(bytes) = read_whole(path, name)? else {
            return Ok(None);
        };
        match Xlsx::new(Cursor::new(bytes)) {
            Ok(sheets) => Ok(Some(Self {
                name: name.to_owned(),
                sheets,
            })),
            Err(error) => Err(Box::new(not_a_workbook(name, &error))),
        }
    }

    /// The names of its sheets, in their order.
    pub(crate) fn sheet_names(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// The name of the sheet of a table, as typed, in any case.
    pub(crate) fn find(&self, table: &str) -> Option<String> {
        let mut names = self.sheet_names().into_iter();
        names.find(|name| is_sheet_of(name, table))
    }

    /// How faults call the sheet of a table: `planning.xlsx!demands`.
    pub(crate) fn place(&self, sheet: &str) -> String {
        sheet_place(&self.name, sheet)
    }

    /// The table on a sheet.
    ///
    /// # Errors
    /// The fault of a sheet that cannot be read, or is empty.
    pub(crate) fn read(&mut self, sheet: &str) -> Result<Sheet, Box<Fault>> {
        let place = self.place(sheet);
        let cells = self
            .filled(sheet)
            .map_err(|error| Box::new(not_a_workbook(&place, &error)))?
            .ok_or_else(|| Box::new(too_large(&place)))?;
        lay_out(cells).ok_or_else(|| Box::new(no_header(&place)))
    }

    /// Whether nothing is on a sheet.
    pub(crate) fn is_empty(&mut self, sheet: &str) -> bool {
        matches!(self.filled(sheet), Ok(Some(cells)) if cells.is_empty())
    }

    /// The cells that hold something, by row and column; `None` beyond the largest file.
    fn filled(&mut self, sheet: &str) -> Result<Option<Vec<Filled>>, XlsxError> {
        let mut reader = self.sheets.worksheet_cells_reader(sheet)?;
        let mut cells = Vec::new();
        // A few bytes in a file can stand for any amount of text.
        let mut room = LARGEST_FILE;
        while let Some(cell) = reader.next_cell()? {
            let (row, column) = cell.get_position();
            let value = read_value(cell.get_value());
            let size = value.text.len() as u64 + CELL_SIZE;
            match room.checked_sub(size) {
                Some(rest) => room = rest,
                None => return Ok(None),
            }
            if !value.text.is_empty() {
                cells.push(Filled { row, column, value });
            }
        }
        cells.sort_by_key(|cell| (cell.row, cell.column));
        Ok(Some(cells))
    }
}

/// About what a cell costs in memory besides its text.
const CELL_SIZE: u64 = 32;

/// Whether a sheet is that of a table: by its name, in any case.
pub(crate) fn is_sheet_of(name: &str, table: &str) -> bool {
    name.trim().eq_ignore_ascii_case(table)
}

/// How faults call a sheet, as a spreadsheet does.
pub(crate) fn sheet_place(workbook: &str, sheet: &str) -> String {
    format!("{workbook}!{sheet}")
}

/// Header and rows: the first row that holds something is the header.
fn lay_out(cells: Vec<Filled>) -> Option<Sheet> {
    let header_row = cells.first()?.row;
    let last = cells
        .iter()
        .take_while(|cell| cell.row == header_row)
        .last()?;
    let mut header = vec![String::new(); last.column as usize + 1];
    let mut rows: Vec<RawRow> = Vec::new();
    let mut errors = Vec::new();
    for Filled { row, column, value } in cells {
        let line = u64::from(row) + 1;
        let place = column as usize;
        if row == header_row {
            header[place] = value.text;
            continue;
        }
        if rows.last().is_none_or(|last| last.line != line) {
            let cells = vec![String::new(); header.len()];
            rows.push(RawRow { line, cells });
        }
        if value.is_error {
            errors.push((line, place, value.text.clone()));
        }
        if let Some(row) = rows.last_mut() {
            match row.cells.get_mut(place) {
                Some(cell) => *cell = value.text,
                // However far to the right: one cell beyond the headers says enough.
                None => row.cells.push(value.text),
            }
        }
    }
    Some(Sheet {
        table: RawTable {
            header,
            header_line: u64::from(header_row) + 1,
            rows,
            delimiter: b',',
        },
        trouble: None,
        errors,
        has_letters: true,
    })
}

fn not_a_workbook(name: &str, error: &XlsxError) -> Fault {
    let hint = match error {
        XlsxError::Password => "Remove the password, and save it again.",
        _ => "Save it again as an Excel workbook (.xlsx), without a password.",
    };
    Fault::new(
        Code::BAD_WORKBOOK,
        Place::file(name),
        &error.to_string(),
        "a workbook (.xlsx) that can be opened",
        hint,
    )
}

fn too_large(name: &str) -> Fault {
    Fault::new(
        Code::FILE_TOO_LARGE,
        Place::file(name),
        "a sheet that unfolds to more",
        "at most 1 GiB (1,073,741,824 bytes)",
        "Check that this is the right file.",
    )
}

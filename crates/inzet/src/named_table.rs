//! A table that is no table of a planning folder: its rows by the names of its columns.

use std::collections::BTreeMap;
use std::path::Path;

use inzet_ingest::{CellFault, Code, Fault, Place, RawTable, read_raw_table};

/// A table and the name under which its faults are reported.
pub struct NamedTable {
    name: String,
    table: RawTable,
}

impl NamedTable {
    /// Reads a table.
    ///
    /// # Errors
    /// The faults that keep it from being read.
    pub fn read(file: &Path) -> Result<Self, Vec<Fault>> {
        let name = file
            .file_name()
            .unwrap_or(file.as_os_str())
            .to_string_lossy()
            .into_owned();
        Ok(Self {
            name,
            table: read_raw_table(file)?,
        })
    }

    /// The rows of some columns, each made a value. The first column is the id.
    ///
    /// # Errors
    /// Every fault of every row, and ids that stand twice.
    pub fn rows<const COLUMNS: usize, T>(
        &self,
        columns: [&str; COLUMNS],
        parse: impl Fn([&str; COLUMNS]) -> Result<T, CellFault>,
    ) -> Result<Vec<T>, Vec<Fault>> {
        let places = self.places(columns)?;
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        let mut first_lines: BTreeMap<&str, u64> = BTreeMap::new();
        for row in &self.table.rows {
            let cells = places.map(|place| row.cells.get(place).map_or("", String::as_str));
            match parse(cells) {
                Ok(value) => values.push(value),
                Err(fault) => faults.push(fault.at(self.line(row.line), &cells.join(" | "))),
            }
            if let Some(first) = first_lines.insert(cells[0].trim(), row.line) {
                faults.push(self.twice(row.line, cells[0], first));
            }
        }
        if faults.is_empty() {
            Ok(values)
        } else {
            Err(faults)
        }
    }

    fn places<const COLUMNS: usize>(
        &self,
        columns: [&str; COLUMNS],
    ) -> Result<[usize; COLUMNS], Vec<Fault>> {
        let mut faults = Vec::new();
        let places = columns.map(|column| {
            let mut header = self.table.header.iter();
            let place = header.position(|name| name.trim().eq_ignore_ascii_case(column));
            place.unwrap_or_else(|| {
                faults.push(Fault::new(
                    Code::MISSING_COLUMN,
                    Place::file(&self.name),
                    &self.table.header.join(" | "),
                    &format!("a column {column}"),
                    "Add the column.",
                ));
                0
            })
        });
        if faults.is_empty() {
            Ok(places)
        } else {
            Err(faults)
        }
    }

    fn twice(&self, line: u64, id: &str, first: u64) -> Fault {
        Fault::new(
            Code::DUPLICATE_ID,
            self.line(line),
            id,
            &format!("an id that does not stand on line {first} already"),
            "Add the weights up in one row.",
        )
    }

    fn line(&self, line: u64) -> Place {
        Place::line(&self.name, line)
    }
}

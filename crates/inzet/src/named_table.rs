//! A table that is no table of a planning folder: its rows by the names of its columns.

use std::collections::HashMap;
use std::path::Path;

use inzet_ingest::{CellFault, Code, Fault, Place, RawTable, read_raw_table};
use inzet_model::NumberStyle;

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

    /// The headers, as typed.
    pub fn headers(&self) -> &[String] {
        &self.table.header
    }

    /// How a result of ours writes numbers with this delimiter.
    pub const fn style(&self) -> NumberStyle {
        match self.table.delimiter {
            b';' => NumberStyle::Dutch,
            _ => NumberStyle::English,
        }
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
        let [id] = self.places([columns[0]])?;
        // Only asked for single ids: its order reaches nothing.
        let mut first_lines: HashMap<&str, u64> = HashMap::with_capacity(self.table.rows.len());
        let mut twice = Vec::new();
        for row in &self.table.rows {
            let id = row.cells.get(id).map_or("", |id| id.trim());
            if let Some(first) = first_lines.insert(id, row.line) {
                twice.push(self.twice(row.line, id, first));
            }
        }
        match self.lines(columns, parse) {
            Ok(values) if twice.is_empty() => Ok(values),
            Ok(_) => Err(twice),
            Err(mut faults) => {
                faults.extend(twice);
                faults.sort();
                Err(faults)
            }
        }
    }

    /// The same, when several rows may have one id.
    ///
    /// # Errors
    /// Every fault of every row.
    pub fn lines<const COLUMNS: usize, T>(
        &self,
        columns: [&str; COLUMNS],
        parse: impl Fn([&str; COLUMNS]) -> Result<T, CellFault>,
    ) -> Result<Vec<T>, Vec<Fault>> {
        let places = self.places(columns)?;
        let (mut values, mut faults) = (Vec::new(), Vec::new());
        for row in &self.table.rows {
            let cells = places.map(|place| row.cells.get(place).map_or("", String::as_str));
            match parse(cells) {
                Ok(value) => values.push(value),
                Err(fault) => faults.push(fault.at(self.line(row.line), &cells.join(" | "))),
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

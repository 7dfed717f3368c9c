//! What differs between two results: the assignments that came, went or changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use inzet_ingest::{Fault, RawTable, read_raw_table};
use inzet_report::files::assignments::FILE;
use inzet_report::table::Kind;
use inzet_report::{Cell, Table};

/// Why two results cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    /// A file has faults.
    #[error("a file has faults")]
    Faults(Vec<Fault>),
    /// A table holds no assignments.
    #[error("{}: no columns professional, demand and fte", .0.display())]
    NoAssignments(PathBuf),
}

/// Who, on what, and where of several positions.
type Key = [String; 3];
/// What can change of an assignment: fte, from, to.
type Value = [String; 3];

const COLUMNS: [(&str, Kind); 10] = [
    ("professional", Kind::Text),
    ("demand", Kind::Text),
    ("position", Kind::Text),
    ("change", Kind::Text),
    ("fte_1", Kind::Text),
    ("fte_2", Kind::Text),
    ("from_1", Kind::Text),
    ("from_2", Kind::Text),
    ("to_1", Kind::Text),
    ("to_2", Kind::Text),
];

/// The assignments that differ, by professional, demand and position: `added`, `removed` or
/// `changed`.
///
/// Two results may have been written in two dialects: values are compared as the standard one
/// writes them.
///
/// # Errors
/// When a result cannot be read.
pub fn diff(first: &Path, second: &Path) -> Result<Table, DiffError> {
    let (first, second) = (read(first)?, read(second)?);
    let keys: BTreeSet<&Key> = first.keys().chain(second.keys()).collect();
    let mut table = Table::new("diff.csv", &COLUMNS);
    for key in keys {
        let change = match (first.get(key), second.get(key)) {
            (None, Some(_)) => "added",
            (Some(_), None) => "removed",
            (one, other) if one == other => continue,
            _ => "changed",
        };
        table.push(row(key, change, first.get(key), second.get(key)));
    }
    Ok(table)
}

fn row(key: &Key, change: &str, first: Option<&Value>, second: Option<&Value>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = key.iter().map(Cell::text).collect();
    cells.push(Cell::text(change));
    for place in 0..3 {
        for value in [first, second] {
            cells.push(value.map_or(Cell::Empty, |value| Cell::text(&value[place])));
        }
    }
    cells
}

fn read(result: &Path) -> Result<BTreeMap<Key, Value>, DiffError> {
    let file = if result.is_dir() {
        result.join(FILE)
    } else {
        result.to_path_buf()
    };
    let table = read_raw_table(&file).map_err(DiffError::Faults)?;
    let place = |name: &str| position(&table, name);
    let (Some(professional), Some(demand), Some(fte)) =
        (place("professional"), place("demand"), place("fte"))
    else {
        return Err(DiffError::NoAssignments(file));
    };
    let (position, from, to) = (place("position"), place("from"), place("to"));
    let mut assignments = BTreeMap::new();
    for row in &table.rows {
        let cell = |place: Option<usize>| {
            place
                .and_then(|place| row.cells.get(place))
                .map_or("", |cell| cell.trim())
        };
        let position = match cell(position) {
            "" => cell(Some(demand)),
            position => position,
        };
        let key = [cell(Some(professional)), cell(Some(demand)), position].map(str::to_owned);
        let value = [quantity(cell(Some(fte))), date(cell(from)), date(cell(to))];
        assignments.insert(key, value);
    }
    Ok(assignments)
}

fn position(table: &RawTable, name: &str) -> Option<usize> {
    table
        .header
        .iter()
        .position(|header| header.trim().eq_ignore_ascii_case(name))
}

/// An FTE as the standard dialect writes it; what is none stays as it is.
fn quantity(text: &str) -> String {
    inzet_ingest::parse_fte(text, inzet_model::NumberStyle::Auto)
        .map_or_else(|_| text.to_owned(), |fte| fte.to_string())
}

/// A date as the standard dialect writes it; what is no date stays as it is.
fn date(text: &str) -> String {
    inzet_ingest::parse_date(text).map_or_else(|_| text.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn names_what_came_went_and_changed_in_either_dialect() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("1.csv"), folder.path().join("2.csv"));
        fs::write(
            &one,
            "professional,demand,position,fte,from,to\nP1,D1,D1,0.50,2026-01-01,2026-03-31\n\
             P2,D1,D1,0.50,2026-01-01,2026-03-31\nP3,D2,D2#1,0.20,2026-01-01,2026-03-31\n",
        )
        .unwrap();
        fs::write(
            &two,
            "professional;demand;position;fte;from;to\nP1;D1;D1;0,50;01/01/2026;31/03/2026\n\
             P3;D2;D2#1;0,30;01/01/2026;31/03/2026\nP4;D2;D2#2;0,20;01/01/2026;31/03/2026\n",
        )
        .unwrap();
        let table = diff(&one, &two).unwrap();
        let changes: Vec<_> = table.rows().iter().map(|row| (&row[0], &row[3])).collect();
        let cells = ["P2", "removed", "P3", "changed", "P4", "added"].map(Cell::text);
        assert_eq!(
            changes,
            [
                (&cells[0], &cells[1]),
                (&cells[2], &cells[3]),
                (&cells[4], &cells[5])
            ]
        );
    }
}

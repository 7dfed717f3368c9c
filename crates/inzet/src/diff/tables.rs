//! Numbers of people and members that differ between two tables of one kind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use inzet_ingest::parse_money;
use inzet_model::Cents;
use serde_json::{Map, Value, json};

use super::DiffError;
use crate::named_table::NamedTable;

/// An id with its numbers in the first and in the second table, in hundredths; `None` where it is
/// not in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<const COLUMNS: usize> {
    /// The id.
    pub id: String,
    /// First and second.
    pub values: [Option<[i64; COLUMNS]>; 2],
}

/// Rows that differ, by id.
pub type Rows<const COLUMNS: usize> = Vec<Row<COLUMNS>>;

/// Compares columns of two tables.
pub(super) fn compare<const COLUMNS: usize>(
    files: &[PathBuf; 2],
    id: &str,
    columns: [&str; COLUMNS],
) -> Result<Rows<COLUMNS>, DiffError> {
    let first = read(&files[0], id, columns)?;
    let second = read(&files[1], id, columns)?;
    let ids: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let rows = ids.into_iter().map(|id| Row {
        id: id.clone(),
        values: [first.get(id).copied(), second.get(id).copied()],
    });
    // Somebody who is in one table only, with nothing at all, is no difference of the plan.
    let zero = [0; COLUMNS];
    let is_same =
        |row: &Row<COLUMNS>| row.values[0].unwrap_or(zero) == row.values[1].unwrap_or(zero);
    Ok(rows.filter(|row| !is_same(row)).collect())
}

fn read<const COLUMNS: usize>(
    file: &std::path::Path,
    id: &str,
    columns: [&str; COLUMNS],
) -> Result<BTreeMap<String, [i64; COLUMNS]>, DiffError> {
    let table = NamedTable::read(file).map_err(DiffError::Faults)?;
    let style = table.style();
    let mut rows: BTreeMap<String, [i64; COLUMNS]> = BTreeMap::new();
    for (place, column) in columns.into_iter().enumerate() {
        let cells = table.rows([id, column], |[id, cell]| {
            let amount = if cell.trim().is_empty() {
                Cents::ZERO
            } else {
                parse_money(cell, style)?
            };
            Ok((id.trim().to_owned(), amount.count()))
        });
        for (id, amount) in cells.map_err(DiffError::Faults)? {
            rows.entry(id).or_insert([0; COLUMNS])[place] = amount;
        }
    }
    Ok(rows)
}

/// Rows as JSON: `{"member": ..., "wage_eur": ["1.00", "2.00"]}`, of the columns that differ.
pub(super) fn to_json<const COLUMNS: usize>(
    rows: &Rows<COLUMNS>,
    id: &str,
    columns: [&str; COLUMNS],
) -> Value {
    let object = |row: &Row<COLUMNS>| {
        let mut object = Map::new();
        object.insert(id.to_owned(), json!(row.id));
        for (place, column) in columns.iter().enumerate() {
            let values = row.values.map(|values| values.map(|values| values[place]));
            if values[0].unwrap_or(0) != values[1].unwrap_or(0) {
                let text = values.map(|value| value.map(|value| Cents::new(value).to_string()));
                object.insert((*column).to_owned(), json!(text));
            }
        }
        Value::Object(object)
    };
    rows.iter().map(object).collect()
}

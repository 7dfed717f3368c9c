//! Changed and new rows, read by the reader of their table.

use std::collections::BTreeSet;

use inzet_model::{
    Cents, Dataset, DemandIx, IndexVec, Member, MemberIx, NumberStyle, ProfessionalIx,
};

use super::entry::{ChangedTable, Entry, EntryCell, unknown_key};
use super::moves::{Gone, add_names, settle_rows};
use super::percent::parse_percent;
use super::{cells, nearest};
use crate::cell::{parse_list, parse_name, parse_skill};
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault, Place};
use crate::sheet::{RawRow, RawTable, Sheet};
use crate::table::Table;
use crate::tables::{demands, members, professionals};

/// Reads the entries of one table into the dataset, unless one of them has a fault.
pub(super) fn read_entries(dataset: &mut Dataset, entries: &[&Entry], faults: &mut Vec<Fault>) {
    let Some(kind) = entries.first().map(|entry| entry.table) else {
        return;
    };
    add_new_names(dataset, entries);
    let mut found = Vec::new();
    let rows: Vec<TypedRow<'_>> = entries
        .iter()
        .flat_map(|entry| typed_rows(dataset, entry, &mut found))
        .collect();
    let table = table_of(dataset, kind, &rows);
    let mut read = Vec::new();
    let directory = Directory {
        style: NumberStyle::English,
        ..Directory::of(dataset)
    };
    match kind {
        ChangedTable::Members => {
            let items = members::read(&table, &directory, &mut read);
            put(&mut dataset.members, items, |row| &row.id);
        }
        ChangedTable::Professionals => {
            let items = professionals::read(&table, &directory, &mut read);
            put(&mut dataset.professionals, items, |row| &row.id);
        }
        ChangedTable::Demands => {
            let known: Vec<Option<Member>> = dataset.members.iter().cloned().map(Some).collect();
            let items = demands::read(&table, &directory, &known, &mut read);
            put(&mut dataset.demands, items, |row| &row.id);
        }
    }
    let errors = read.into_iter().filter(Fault::is_error);
    found.extend(errors.map(|fault| placed(fault, &rows, dataset)));
    faults.extend(found);
    settle_rows(dataset, &Gone::default());
}

/// Replaces rows with the same id, and adds the others at the end.
fn put<Ix: index_vec::Idx, T>(rows: &mut IndexVec<Ix, T>, items: Vec<T>, id: fn(&T) -> &String) {
    for item in items {
        match rows.iter_mut().find(|row| id(row) == id(&item)) {
            Some(row) => *row = item,
            None => drop(rows.push(item)),
        }
    }
}

/// One row of the table that is read, and the entry that it comes from.
struct TypedRow<'e> {
    entry: &'e Entry,
    cells: Vec<String>,
}

/// The rows of an entry: what there was with the changes written over it, or new ones.
fn typed_rows<'e>(
    dataset: &Dataset,
    entry: &'e Entry,
    faults: &mut Vec<Fault>,
) -> Vec<TypedRow<'e>> {
    let known = known_cells(dataset, entry.table, &entry.id);
    let ids: Vec<String> = match (entry.is_new, entry.count) {
        (true, count) if count > 1 => (1..=count)
            .map(|number| format!("{}-{number}", entry.id))
            .collect(),
        _ => vec![entry.id.clone()],
    };
    if !entry.is_new && known.is_none() {
        faults.push(unknown_id(dataset, entry));
        return Vec::new();
    }
    let mut rows = Vec::new();
    for id in ids {
        let mut cells = match &known {
            Some(cells) if !entry.is_new => cells.clone(),
            _ => vec![String::new(); headers(dataset, entry.table).len()],
        };
        if entry.is_new && known_cells(dataset, entry.table, &id).is_some() {
            let fault = CellFault::new(
                Code::DUPLICATE_ID,
                "an id that the folder does not hold yet",
                "Choose another id, or change the row instead of adding one.",
            );
            faults.push(fault.at(entry.place.clone(), &id));
            continue;
        }
        cells[0] = id;
        for cell in &entry.cells {
            write_cell(dataset, entry, cell, &mut cells, faults);
        }
        rows.push(TypedRow { entry, cells });
    }
    rows
}

/// Writes one cell of an entry over what there was.
fn write_cell(
    dataset: &Dataset,
    entry: &Entry,
    cell: &EntryCell,
    cells: &mut [String],
    faults: &mut Vec<Fault>,
) {
    let headers = headers(dataset, entry.table);
    let at = || Place {
        line: Some(cell.line),
        column: Some(cell.column.clone()),
        ..entry.place.clone()
    };
    if let Some(place) = headers.iter().position(|header| *header == cell.column) {
        cells[place].clone_from(&cell.text);
        return;
    }
    let by_percent = entry.table.by_percent();
    let Some((_, column)) = by_percent.filter(|(key, _)| *key == cell.column) else {
        let known: Vec<&str> = headers.iter().map(String::as_str).collect();
        faults.push(unknown_key(at(), &cell.column, &known));
        return;
    };
    let amount = amount(dataset, entry);
    let changed = parse_percent(&cell.text).and_then(|percent| {
        let amount = amount.ok_or_else(|| {
            let hint = format!("Give {column} instead.");
            CellFault::new(
                Code::OUT_OF_RANGE,
                format!("a row that has a {column}"),
                hint,
            )
        })?;
        percent
            .of(amount)
            .ok_or_else(|| CellFault::new(Code::OUT_OF_RANGE, "a smaller change", "Correct it."))
    });
    match (changed, headers.iter().position(|header| header == column)) {
        (Ok(amount), Some(place)) => cells[place] = amount.to_string(),
        (Ok(_), None) => {}
        (Err(fault), _) => faults.push(fault.at(at(), &cell.text)),
    }
}

/// What a change by per cent of this row changes.
fn amount(dataset: &Dataset, entry: &Entry) -> Option<Cents> {
    match entry.table {
        ChangedTable::Members => {
            let row = dataset.members.iter().find(|row| row.id == entry.id);
            row?.budget
        }
        ChangedTable::Professionals => {
            let row = dataset.professionals.iter().find(|row| row.id == entry.id);
            Some(row?.day_cost)
        }
        ChangedTable::Demands => None,
    }
}

/// The headers of the table that is read.
fn headers(dataset: &Dataset, kind: ChangedTable) -> Vec<String> {
    let columns = kind.layout().columns.iter();
    let mut headers: Vec<String> = columns.map(|column| column.name.to_owned()).collect();
    if kind == ChangedTable::Members {
        headers.extend(dataset.base_columns.iter().cloned());
    }
    headers
}

/// The cells of the row that has this id, under [`headers`].
fn known_cells(dataset: &Dataset, kind: ChangedTable, id: &str) -> Option<Vec<String>> {
    match kind {
        ChangedTable::Members => {
            let place = dataset.members.iter().position(|row| row.id == id)?;
            let member = MemberIx::from_usize(place);
            let mut cells = cells::member(dataset, member);
            let bases = dataset.members[member].bases.iter();
            cells.extend(bases.map(ToString::to_string));
            Some(cells)
        }
        ChangedTable::Professionals => {
            let place = dataset.professionals.iter().position(|row| row.id == id)?;
            Some(cells::professional(
                dataset,
                ProfessionalIx::from_usize(place),
            ))
        }
        ChangedTable::Demands => {
            let place = dataset.demands.iter().position(|row| row.id == id)?;
            Some(cells::demand(dataset, DemandIx::from_usize(place)))
        }
    }
}

/// The rows as a table; the line of each is its number, from 1.
fn table_of(dataset: &Dataset, kind: ChangedTable, rows: &[TypedRow<'_>]) -> Table {
    let rows = rows.iter().zip(1..).map(|(row, line)| RawRow {
        line,
        cells: row.cells.clone(),
    });
    let sheet = Sheet {
        table: RawTable {
            header: headers(dataset, kind),
            header_line: 0,
            rows: rows.collect(),
            delimiter: b',',
        },
        trouble: None,
        errors: Vec::new(),
        has_letters: false,
    };
    // Every header is one of the layout, so there is nothing to report.
    Table::new(sheet, "", kind.layout(), &mut Vec::new())
}

/// A fault of the table at its place in the file of scenarios.
fn placed(fault: Fault, rows: &[TypedRow<'_>], dataset: &Dataset) -> Fault {
    let number = fault.line.and_then(|line| usize::try_from(line).ok());
    let Some(row) = number.and_then(|number| rows.get(number.checked_sub(1)?)) else {
        return fault;
    };
    let cell = row
        .entry
        .cells
        .iter()
        .find(|cell| Some(&cell.column) == fault.column.as_ref());
    let hint = match fault.code {
        Code::UNKNOWN_ROLE => {
            let roles = dataset.roles.iter().map(|role| role.id.as_str());
            nearest::hint(&fault.found, roles, &fault.hint)
        }
        Code::UNKNOWN_MEMBER => {
            let members = dataset.members.iter().map(|member| member.id.as_str());
            nearest::hint(&fault.found, members, &fault.hint)
        }
        Code::EMPTY_CELL => "Add the key.".to_owned(),
        _ => fault.hint,
    };
    Fault {
        file: row.entry.place.file.clone(),
        line: cell.map(|cell| cell.line).or(row.entry.place.line),
        hint,
        ..fault
    }
}

fn unknown_id(dataset: &Dataset, entry: &Entry) -> Fault {
    let place = Place {
        column: Some("id".to_owned()),
        ..entry.place.clone()
    };
    unknown(dataset, entry.table, &entry.id, place)
}

/// An id that a table does not hold, with the nearest that it does.
pub(super) fn unknown(dataset: &Dataset, kind: ChangedTable, id: &str, place: Place) -> Fault {
    let (code, ids): (Code, Vec<&str>) = match kind {
        ChangedTable::Members => (
            Code::UNKNOWN_MEMBER,
            dataset.members.iter().map(|row| row.id.as_str()).collect(),
        ),
        ChangedTable::Professionals => (
            Code::UNKNOWN_PROFESSIONAL,
            dataset
                .professionals
                .iter()
                .map(|row| row.id.as_str())
                .collect(),
        ),
        ChangedTable::Demands => (
            Code::UNKNOWN_DEMAND,
            dataset.demands.iter().map(|row| row.id.as_str()).collect(),
        ),
    };
    let expected = format!("an id of {}", kind.layout().file());
    let hint = nearest::hint(id, ids.into_iter(), "Correct the id.");
    CellFault::new(code, expected, hint).at(place, id)
}

/// Skills and regions that only the entries name.
fn add_new_names(dataset: &mut Dataset, entries: &[&Entry]) {
    let (mut skills, mut regions) = (BTreeSet::new(), BTreeSet::new());
    for cell in entries.iter().flat_map(|entry| &entry.cells) {
        let items = || parse_list(&cell.text);
        match cell.column.as_str() {
            "skills" | "prefers" => {
                let read = items().filter_map(|item| parse_skill(item).ok());
                skills.extend(read.map(|(name, _)| name));
            }
            "region" | "regions" => {
                regions.extend(items().filter_map(|item| parse_name(item).ok()));
            }
            _ => {}
        }
    }
    add_names(dataset, &skills, &regions);
}

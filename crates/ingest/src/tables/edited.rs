//! assignments.csv as a planner gives it back: the same columns, read for what was changed.

use std::collections::BTreeMap;
use std::path::Path;

use inzet_model::{Dataset, Day, DemandIx, Fte, MemberIx, ProfessionalIx};

use super::assignments::{LAYOUT, parse_position};
use crate::cell::parse_fte;
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault, Place, in_order};
use crate::register::{Known, Register};
use crate::sheet::{missing, shown_name};
use crate::table::{Loaded, Row, Table, load};

/// A row of assignments as it was given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedRow {
    /// The line or row on which it starts, from 1.
    pub line: u64,
    /// Who works.
    pub professional: ProfessionalIx,
    /// For which demand.
    pub demand: DemandIx,
    /// On which position, from 1; `None` when the row does not say.
    pub position: Option<u32>,
    /// How much of a full-time week; `None` when the cell is empty.
    pub fte: Option<Fte>,
    /// First day, when the row says.
    pub from: Option<Day>,
    /// Last day, included, when the row says.
    pub to: Option<Day>,
}

/// The rows of an edited file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedReading {
    /// The sound rows, in the order of the file.
    pub rows: Vec<EditedRow>,
    /// Sorted by file, line, column and code.
    pub faults: Vec<Fault>,
    /// How faults call the file, with its sheet when it is a workbook.
    pub name: String,
    /// How faults call the columns that the file has, by their English names.
    columns: BTreeMap<&'static str, String>,
}

impl EditedReading {
    /// Whether the file has a column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// Whether nothing of the file could be read: its rows say nothing then, not even by missing.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        ["professional", "demand", "fte"]
            .iter()
            .any(|column| !self.has(column))
    }

    /// The place of a cell, for a fault that is found later.
    #[must_use]
    pub fn cell(&self, line: u64, column: &str) -> Place {
        let shown = self.columns.get(column).map_or(column, String::as_str);
        Place::cell(&self.name, line, shown)
    }
}

/// Reads edited assignments: CSV in any dialect, or the sheet `assignments` of a workbook. An
/// empty fte is read too; a member that is not the demand's is a fault. Columns that follow from
/// the others (role, days, fte_days, rate, status) are not looked at.
#[must_use]
pub fn read_edited(file: &Path, dataset: &Dataset) -> EditedReading {
    let name = shown_name(file, LAYOUT.table);
    let mut faults = Vec::new();
    let mut columns = BTreeMap::new();
    let rows = match load(file, &name, &LAYOUT, &mut faults) {
        Loaded::Table(table) => {
            columns = shown_columns(&table);
            read(&table, dataset, &mut faults)
        }
        Loaded::Unreadable => Vec::new(),
        Loaded::Absent => {
            faults.push(missing(&name));
            Vec::new()
        }
    };
    EditedReading {
        rows,
        faults: in_order(faults),
        name,
        columns,
    }
}

fn shown_columns(table: &Table) -> BTreeMap<&'static str, String> {
    let columns = LAYOUT.columns.iter().map(|column| column.name);
    columns
        .filter_map(|name| Some((name, table.header.shown[table.place(name)?].clone())))
        .collect()
}

fn read(table: &Table, dataset: &Dataset, faults: &mut Vec<Fault>) -> Vec<EditedRow> {
    let directory = Directory::of(dataset);
    table.read(directory.style, faults, |row| {
        read_row(row, &directory, dataset)
    })
}

fn read_row(row: &mut Row<'_>, directory: &Directory, dataset: &Dataset) -> Option<EditedRow> {
    let style = row.style;
    let professional = row.reference(
        "professional",
        &directory.professionals,
        Code::UNKNOWN_PROFESSIONAL,
    );
    let demand = row.reference("demand", &directory.demands, Code::UNKNOWN_DEMAND);
    let fte = row.optional("fte", |text| parse_fte(text, style));
    let dates = row.dates("from", "to");
    let demand = demand?;
    let of_demand = dataset.demands.get(demand)?;
    let position = row.optional("position", |text| parse_position(text, of_demand));
    check_member(row, &directory.members, of_demand.member);
    let (from, to) = dates?;
    Some(EditedRow {
        line: row.line,
        professional: professional?,
        demand,
        position: position?,
        fte: fte?,
        from,
        to,
    })
}

/// Whoever wants another member has to name a demand of that member.
fn check_member(row: &mut Row<'_>, members: &Register<MemberIx>, expected: MemberIx) {
    let typed = row.text("member");
    if !typed.is_empty() && members.find(typed) != Known::Here(expected) {
        let fault = CellFault::new(
            Code::TARGETS_DISAGREE,
            "the member of the demand, or nothing",
            "For another member, name a demand of that member; otherwise empty the cell.",
        );
        row.fault("member", &fault);
    }
}

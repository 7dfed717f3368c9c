//! assignments.csv: of a result, or made by hand.

use std::collections::BTreeMap;
use std::path::Path;

use inzet_model::{Dataset, Day, Demand, DemandIx, Fte, NumberStyle, ProfessionalIx};

use crate::cell::{parse_fte, parse_whole};
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault, in_order};
use crate::headers::{Column, Layout};
use crate::sheet::{missing, shown_name};
use crate::table::{Loaded, Row, Table, load};

/// The columns of assignments.csv.
pub static LAYOUT: Layout = Layout {
    table: "assignments",
    columns: &[
        Column::required("professional", &["personeelslid", "personeelsnummer"]),
        Column::required("demand", &["vraag", "aanvraag"]),
        Column::required("fte", &["vte"]),
        Column::optional("position", &[]),
        Column::optional("from", &["van", "vanaf"]),
        Column::optional("to", &["tot", "tot_en_met"]),
        Column::optional("member", &["lid", "lidnummer"]),
        Column::optional("role", &["profiel", "functie"]),
        Column::optional("days", &[]),
        Column::optional("fte_days", &["vte_dagen"]),
        Column::optional("rate", &[]),
        Column::optional("status", &[]),
        // Of a result with names; never read.
        Column::optional("name", &["naam"]),
        Column::optional("name", &["naam"]),
    ],
    takes_bases: false,
};

/// Columns that say what follows from the others: kept as typed, to be checked.
const DERIVED: [&str; 6] = ["member", "role", "days", "fte_days", "rate", "status"];

/// A row of assignments.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentRow {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// Who works.
    pub professional: ProfessionalIx,
    /// For which demand.
    pub demand: DemandIx,
    /// On which position, from 1; `None` when the file does not say.
    pub position: Option<u32>,
    /// How much of a full-time week. Zero and what lies off the step are read too: rules judge
    /// them.
    pub fte: Fte,
    /// First day, when the file says.
    pub from: Option<Day>,
    /// Last day, included, when the file says.
    pub to: Option<Day>,
    /// The columns `member`, `role`, `days`, `fte_days`, `rate` and `status` that the file has,
    /// as typed.
    pub others: BTreeMap<String, String>,
}

/// The rows of an assignments.csv, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentReading {
    /// The sound rows, in the order of the file.
    pub rows: Vec<AssignmentRow>,
    /// Sorted by file, line, column and code.
    pub faults: Vec<Fault>,
}

/// Reads any assignments.csv, in any dialect. Whether the plan keeps the rules is not looked at.
#[must_use]
pub fn read_assignments(file: &Path, dataset: &Dataset) -> AssignmentReading {
    let name = shown_name(file, LAYOUT.table);
    let mut faults = Vec::new();
    let rows = match load(file, &name, &LAYOUT, &mut faults) {
        Loaded::Table(table) => read(&table, dataset, &mut faults),
        Loaded::Unreadable => Vec::new(),
        Loaded::Absent => {
            faults.push(missing(&name));
            Vec::new()
        }
    };
    AssignmentReading {
        rows,
        faults: in_order(faults),
    }
}

fn read(table: &Table, dataset: &Dataset, faults: &mut Vec<Fault>) -> Vec<AssignmentRow> {
    let directory = Directory::of(dataset);
    let derived: Vec<&str> = DERIVED
        .into_iter()
        .filter(|column| table.has(column))
        .collect();
    table.read(directory.style, faults, |row| {
        read_row(row, &directory, dataset, &derived)
    })
}

fn read_row(
    row: &mut Row<'_>,
    directory: &Directory,
    dataset: &Dataset,
    derived: &[&str],
) -> Option<AssignmentRow> {
    let style = row.style;
    let professional = row.reference(
        "professional",
        &directory.professionals,
        Code::UNKNOWN_PROFESSIONAL,
    );
    let demand = row.reference("demand", &directory.demands, Code::UNKNOWN_DEMAND);
    let fte = row.required("fte", |text| parse_fte(text, style));
    let dates = row.dates("from", "to");
    let demand = demand?;
    let of_demand = dataset.demands.get(demand)?;
    let position = row.optional("position", |text| parse_position(text, of_demand));
    let (from, to) = dates?;
    let typed = |column: &&str| ((*column).to_owned(), row.text(column).to_owned());
    Some(AssignmentRow {
        line: row.line,
        professional: professional?,
        demand,
        position: position?,
        fte: fte?,
        from,
        to,
        others: derived.iter().map(typed).collect(),
    })
}

/// A position: its number, its name `D1#2`, or the demand's id for the first.
pub(crate) fn parse_position(text: &str, demand: &Demand) -> Result<u32, CellFault> {
    if text == demand.id && demand.positions == 1 {
        return Ok(1);
    }
    let number = text
        .strip_prefix(demand.id.as_str())
        .and_then(|rest| rest.strip_prefix('#'));
    let read = parse_whole(
        number.unwrap_or(text),
        NumberStyle::Auto,
        1..=i64::from(u32::MAX),
    );
    match read.ok().and_then(|number| u32::try_from(number).ok()) {
        Some(number) => Ok(number),
        None if text == demand.id => Ok(1),
        None => Err(CellFault::new(
            Code::BAD_POSITION,
            format!("a number from 1, or `{}#1`", demand.id),
            "Write the number of the position of this demand.",
        )),
    }
}

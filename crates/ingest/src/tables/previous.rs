//! previous.csv: last period's assignments, as they are or cut to who served whom.

use inzet_model::{Fte, Previous};

use crate::cell::parse_fte_within;
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault};
use crate::headers::{Column, Layout};
use crate::register::{Known, Register};
use crate::table::{Row, Table};

/// The columns of previous.csv; of those after the third only fte is read, where it can be.
pub static LAYOUT: Layout = Layout {
    table: "previous",
    columns: &[
        Column::required("professional", &["personeelslid", "personeelsnummer"]),
        Column::required("member", &["lid", "lidnummer"]),
        Column::optional("demand", &["vraag", "aanvraag"]),
        Column::optional("position", &[]),
        Column::optional("role", &["profiel", "functie"]),
        Column::optional("fte", &["vte"]),
        Column::optional("from", &["van", "vanaf"]),
        Column::optional("to", &["tot", "tot_en_met"]),
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

/// The rows whose professional and member are still there, each once.
pub(crate) fn read(table: &Table, directory: &Directory, faults: &mut Vec<Fault>) -> Vec<Previous> {
    let mut rows = table.read(directory.style, faults, |row| read_row(row, directory));
    rows.sort();
    rows.dedup();
    rows
}

fn read_row(row: &mut Row<'_>, directory: &Directory) -> Option<Previous> {
    let professional = still_there(row, "professional", &directory.professionals);
    let member = still_there(row, "member", &directory.members);
    let demand = match directory.demands.find(row.text("demand")) {
        Known::Here(demand) => Some(demand),
        Known::Unsure | Known::No => None,
    };
    Some(Previous {
        professional: professional?,
        member: member?,
        demand,
        // Never a fault: this column is there only because last period's file is taken as it is.
        fte: parse_fte_within(row.text("fte"), row.style, Fte::ZERO..=Fte::ONE).ok(),
    })
}

fn still_there<Ix: Copy + From<usize>>(
    row: &mut Row<'_>,
    column: &str,
    register: &Register<Ix>,
) -> Option<Ix> {
    let id = row.required(column, |text| Ok(text.to_owned()))?;
    match register.find(&id) {
        Known::Here(ix) => Some(ix),
        Known::Unsure => None,
        Known::No => {
            let fault = CellFault::new(
                Code::PREVIOUS_UNKNOWN,
                format!("a {column} of this folder"),
                "The row has no effect; correct the id if it was only renamed.",
            );
            row.fault(column, &fault);
            None
        }
    }
}

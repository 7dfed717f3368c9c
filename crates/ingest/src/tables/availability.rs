//! availability.csv.

use inzet_model::{Availability, Fte, Professional};

use crate::cell::{check_order, parse_date, parse_fte};
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault};
use crate::headers::{Column, Layout};
use crate::table::{Row, Table};

/// The columns of availability.csv.
pub static LAYOUT: Layout = Layout {
    table: "availability",
    columns: &[
        Column::required("professional", &["personeelslid", "personeelsnummer"]),
        Column::required("from", &["van", "vanaf"]),
        Column::required("to", &["tot", "tot_en_met"]),
        Column::required("fte", &["vte"]),
    ],
    takes_bases: false,
};

/// The sound rows; `professionals` by rank, `None` where the professional's row is not sound.
pub(crate) fn read(
    table: &Table,
    directory: &Directory,
    professionals: &[Option<Professional>],
    faults: &mut Vec<Fault>,
) -> Vec<Availability> {
    let mut rows = table.read(directory.style, faults, |row| {
        read_row(row, directory, professionals)
    });
    rows.sort();
    rows.dedup();
    rows
}

fn read_row(
    row: &mut Row<'_>,
    directory: &Directory,
    professionals: &[Option<Professional>],
) -> Option<Availability> {
    let style = row.style;
    let professional = row.reference(
        "professional",
        &directory.professionals,
        Code::UNKNOWN_PROFESSIONAL,
    );
    let from = row.required("from", parse_date);
    let to = row.required("to", parse_date);
    let fte = row.required("fte", |text| parse_fte(text, style));
    if let Err(fault) = check_order(from, to) {
        row.fault("from", &fault);
    }
    let (professional, fte) = (professional?, fte?);
    let person = professionals
        .get(professional.index())
        .and_then(Option::as_ref);
    if let Some(person) = person
        && fte > person.fte
    {
        row.fault("fte", &above_contract(person.fte));
    }
    Some(Availability {
        professional,
        from: from?,
        to: to?,
        fte,
    })
}

fn above_contract(contract: Fte) -> CellFault {
    CellFault::new(
        Code::ABOVE_CONTRACT,
        format!("at most the contract, {contract}"),
        "The contract counts; correct the row or the contract.",
    )
}

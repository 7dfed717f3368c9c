//! holidays.csv.

use inzet_model::Holiday;

use crate::cell::parse_date;
use crate::fault::Fault;
use crate::headers::{Column, Layout};
use crate::table::Table;

/// The columns of holidays.csv.
pub static LAYOUT: Layout = Layout {
    table: "holidays",
    columns: &[
        Column::required("date", &["datum"]),
        Column::optional("name", &["naam"]),
    ],
    takes_bases: false,
};

/// The sound rows.
pub(crate) fn read(table: &Table, faults: &mut Vec<Fault>) -> Vec<Holiday> {
    let mut rows = table.read(Default::default(), faults, |row| {
        Some(Holiday {
            date: row.required("date", parse_date)?,
            name: row.text("name").to_owned(),
        })
    });
    rows.sort();
    rows.dedup();
    rows
}

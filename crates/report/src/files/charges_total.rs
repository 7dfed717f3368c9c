//! charges_total.csv: what every member pays, by kind and in all.

use inzet_money::Charges;

use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "charges_total.csv";

const COLUMNS: [(&str, Kind); 5] = [
    ("member", Kind::Text),
    ("wage_eur", Kind::Number),
    ("management_fee_eur", Kind::Number),
    ("pools_eur", Kind::Number),
    ("total_eur", Kind::Number),
];

/// All members.
#[must_use]
pub fn table(outcome: &Outcome, charges: &Charges) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for total in &charges.totals {
        table.push(vec![
            Cell::text(&outcome.dataset().members[total.member].id),
            total.wage.into(),
            total.fee.into(),
            total.pools.into(),
            total.total.into(),
        ]);
    }
    table
}

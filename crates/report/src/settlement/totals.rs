//! settlement_total.csv: what every member pays or gets back.

use super::Settled;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "settlement_total.csv";

const COLUMNS: [(&str, Kind); 7] = [
    ("member", Kind::Text),
    ("share_eur", Kind::Number),
    ("fees_eur", Kind::Number),
    ("pools_charged_eur", Kind::Number),
    ("advances_eur", Kind::Number),
    ("balance_eur", Kind::Number),
    ("communication", Kind::Text),
];

/// All members of the year.
#[must_use]
pub fn table(settled: &Settled) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for total in &settled.settlement.totals {
        table.push(vec![
            Cell::text(&settled.year.basis[total.member].member),
            total.share.into(),
            total.fees.into(),
            total.pools_charged.into(),
            total.advances.into(),
            total.balance.into(),
            Cell::text(total.communication.to_string()),
        ]);
    }
    table
}

//! corrections.csv: what changes for every member of the old settlement or the new one.

use inzet_money::Occasion;

use super::Settled;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "corrections.csv";

const COLUMNS: [(&str, Kind); 5] = [
    ("member", Kind::Text),
    ("old_balance_eur", Kind::Number),
    ("new_balance_eur", Kind::Number),
    ("delta_eur", Kind::Number),
    ("communication", Kind::Text),
];

/// By member; `None` when nothing is corrected.
#[must_use]
pub fn table(settled: &Settled) -> Option<Table> {
    if settled.settlement.occasion == Occasion::Year {
        return None;
    }
    let mut table = Table::new(FILE, &COLUMNS);
    for correction in &settled.settlement.corrections {
        table.push(vec![
            Cell::text(&correction.member),
            correction.old_balance.into(),
            correction.new_balance.into(),
            correction.delta.into(),
            Cell::text(correction.communication.to_string()),
        ]);
    }
    Some(table)
}

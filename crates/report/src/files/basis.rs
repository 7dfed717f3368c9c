//! basis.csv: what a later settlement needs to know of every member.

use inzet_money::Charges;

use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "basis.csv";

const COLUMNS: [(&str, Kind); 8] = [
    ("member", Kind::Text),
    ("name", Kind::Text),
    ("kind", Kind::Text),
    ("state", Kind::Text),
    ("membership_days", Kind::Number),
    ("fte_days", Kind::Number),
    ("heads", Kind::Number),
    ("wage_eur", Kind::Number),
];

/// All members, with every `x_` column of members.csv.
#[must_use]
pub fn table(outcome: &Outcome, charges: &Charges) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for column in &outcome.dataset().base_columns {
        table.add_column(column.clone(), Kind::Number);
    }
    for row in &charges.basis {
        let mut cells = vec![
            Cell::text(&row.member),
            Cell::text(&row.name),
            Cell::text(row.kind.word()),
            Cell::text(row.state.word()),
            Cell::count(row.membership_days),
            row.fte_days.into(),
            row.heads.into(),
            row.wage.into(),
        ];
        cells.extend(row.columns.iter().map(|&quantity| Cell::from(quantity)));
        table.push(cells);
    }
    table
}

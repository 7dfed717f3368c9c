//! members.csv: what every member asked, got and is charged before any pool.

use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "members.csv";

const COLUMNS: [(&str, Kind); 8] = [
    ("member", Kind::Text),
    ("requested_fte_days", Kind::Number),
    ("served_fte_days", Kind::Number),
    ("coverage", Kind::Number),
    ("people", Kind::Number),
    ("wage_eur", Kind::Number),
    ("management_fee_eur", Kind::Number),
    ("budget_eur", Kind::Number),
];

/// All members.
#[must_use]
pub fn table(outcome: &Outcome) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for (index, member) in outcome.dataset().members.iter_enumerated() {
        let usage = &outcome.usage[index];
        let requested = outcome.instance.requested(index);
        table.push(vec![
            Cell::text(&member.id),
            requested.into(),
            usage.fte_days.into(),
            Cell::ratio(usage.fte_days.hundredths(), requested.hundredths()),
            Cell::count(usage.people),
            usage.wage.into(),
            usage.fee.into(),
            member.budget.into(),
        ]);
    }
    table
}

//! start.csv: the plan that a run began with, when changes to it were limited, and what became of
//! each of its assignments.

use inzet_core::Kept;

use crate::files::render_position;
use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "start.csv";

const COLUMNS: [(&str, Kind); 5] = [
    ("professional", Kind::Text),
    ("demand", Kind::Text),
    ("position", Kind::Text),
    ("fte", Kind::Number),
    ("state", Kind::Text),
];

/// By professional, demand and position.
#[must_use]
pub fn table(outcome: &Outcome, kept: &Kept) -> Table {
    let dataset = outcome.dataset();
    let mut table = Table::new(FILE, &COLUMNS);
    for (assignment, state) in &kept.start {
        let demand = &dataset.demands[assignment.demand];
        table.push(vec![
            Cell::text(&dataset.professionals[assignment.professional].id),
            Cell::text(&demand.id),
            Cell::text(match assignment.position {
                // A position that is gone keeps its number.
                number if number > 1 => format!("{}#{number}", demand.id),
                number => render_position(demand, number),
            }),
            assignment.fte.into(),
            Cell::text(state.word()),
        ]);
    }
    table
}

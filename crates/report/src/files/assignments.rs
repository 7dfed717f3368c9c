//! assignments.csv: who serves which position.

use inzet_money::Served;

use crate::files::render_position;
use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "assignments.csv";

const COLUMNS: [(&str, Kind); 12] = [
    ("professional", Kind::Text),
    ("demand", Kind::Text),
    ("position", Kind::Text),
    ("member", Kind::Text),
    ("role", Kind::Text),
    ("fte", Kind::Number),
    ("from", Kind::Date),
    ("to", Kind::Date),
    ("days", Kind::Number),
    ("fte_days", Kind::Number),
    ("rate", Kind::Number),
    ("status", Kind::Text),
];

/// By professional, demand and position; with a column `name` at the end when names are asked.
#[must_use]
pub fn table(outcome: &Outcome, names: bool) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    if names {
        table.add_column("name".into(), Kind::Text);
    }
    // A plan is sorted by indices, and an index is the rank of its id.
    for served in &outcome.served {
        let mut row = row(outcome, served);
        if names {
            let person = &outcome.dataset().professionals[served.assignment.professional];
            row.push(Cell::text(person.name.clone().unwrap_or_default()));
        }
        table.push(row);
    }
    table
}

fn row(outcome: &Outcome, served: &Served) -> Vec<Cell> {
    let dataset = outcome.dataset();
    let assignment = &served.assignment;
    let demand = &dataset.demands[assignment.demand];
    vec![
        Cell::text(&dataset.professionals[assignment.professional].id),
        Cell::text(&demand.id),
        Cell::text(render_position(demand, assignment.position)),
        Cell::text(&dataset.members[demand.member].id),
        Cell::text(&dataset.roles[demand.role].id),
        assignment.fte.into(),
        assignment.from.into(),
        assignment.to.into(),
        Cell::count(served.days),
        (assignment.fte * served.days).into(),
        Cell::count(
            outcome
                .instance
                .rate(assignment.professional, assignment.demand),
        ),
        Cell::text(outcome.instance.status(assignment).word()),
    ]
}

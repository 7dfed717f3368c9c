//! unmet.csv: every position that gets fewer FTE-days than it asks, with the reason.

use inzet_core::{Solution, Unmet};

use crate::explanation::Explainer;
use crate::files::render_position;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "unmet.csv";

const COLUMNS: [(&str, Kind); 9] = [
    ("demand", Kind::Text),
    ("position", Kind::Text),
    ("member", Kind::Text),
    ("role", Kind::Text),
    ("fte", Kind::Number),
    ("fte_unmet", Kind::Number),
    ("fte_days_unmet", Kind::Number),
    ("reason", Kind::Text),
    ("explanation", Kind::Text),
];

/// By demand and position.
#[must_use]
pub fn table(outcome: &Outcome, solution: &Solution, language: Language) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    let explainer = Explainer::new(outcome, language);
    for unmet in &solution.unmet {
        table.push(row(outcome, unmet, &explainer));
    }
    table
}

fn row(outcome: &Outcome, unmet: &Unmet, explainer: &Explainer) -> Vec<Cell> {
    let dataset = outcome.dataset();
    let demand = &dataset.demands[unmet.demand];
    vec![
        Cell::text(&demand.id),
        Cell::text(render_position(demand, unmet.position)),
        Cell::text(&dataset.members[demand.member].id),
        Cell::text(&dataset.roles[demand.role].id),
        demand.fte.into(),
        unmet.fte.into(),
        unmet.fte_days.into(),
        Cell::text(unmet.reason.code()),
        Cell::text(explainer.explain(unmet)),
    ]
}

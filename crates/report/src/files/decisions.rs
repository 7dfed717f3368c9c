//! decisions.csv of a result: the decisions in force, when edits added any.

use inzet_model::{Dataset, Decision, DecisionKind, Target};

use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "decisions.csv";

const COLUMNS: [(&str, Kind); 9] = [
    ("professional", Kind::Text),
    ("demand", Kind::Text),
    ("member", Kind::Text),
    ("decision", Kind::Text),
    ("fte", Kind::Number),
    ("from", Kind::Date),
    ("to", Kind::Date),
    ("override", Kind::Text),
    ("reason", Kind::Text),
];

/// The decisions of a dataset as a planner would write them, in the dataset's order: by
/// professional, demands before members.
#[must_use]
pub fn table(dataset: &Dataset) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for decision in &dataset.decisions {
        table.push(row(dataset, decision));
    }
    table
}

fn row(dataset: &Dataset, decision: &Decision) -> Vec<Cell> {
    let (demand, member) = match decision.target {
        Target::Demand(demand) => (Cell::text(&dataset.demands[demand].id), Cell::Empty),
        Target::Member(member) => (Cell::Empty, Cell::text(&dataset.members[member].id)),
    };
    let (word, pin) = match decision.kind {
        DecisionKind::Pin(pin) => ("pin", pin),
        DecisionKind::Ban => ("ban", Default::default()),
    };
    let waives = if pin.waives {
        Cell::text("yes")
    } else {
        Cell::Empty
    };
    vec![
        Cell::text(&dataset.professionals[decision.professional].id),
        demand,
        member,
        Cell::text(word),
        pin.fte.map_or(Cell::Empty, Cell::from),
        pin.from.map_or(Cell::Empty, Cell::from),
        pin.to.map_or(Cell::Empty, Cell::from),
        waives,
        Cell::text(decision.reason.as_deref().unwrap_or("")),
    ]
}

//! professionals.csv: how much of everybody is used, and what the bench costs.

use std::collections::BTreeSet;

use inzet_model::{Cents, FteDays, IndexVec, MemberIx, ProfessionalIx};
use inzet_money::rounding::half_up;

use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "professionals.csv";

const COLUMNS: [(&str, Kind); 8] = [
    ("professional", Kind::Text),
    ("role", Kind::Text),
    ("available_fte_days", Kind::Number),
    ("assigned_fte_days", Kind::Number),
    ("utilisation", Kind::Number),
    ("members", Kind::Number),
    ("bench_fte_days", Kind::Number),
    ("bench_cost_eur", Kind::Number),
];

#[derive(Clone, Default)]
struct Use {
    work: FteDays,
    members: BTreeSet<MemberIx>,
}

/// All professionals; with a column `name` at the end when names are asked.
#[must_use]
pub fn table(outcome: &Outcome, names: bool) -> Table {
    let dataset = outcome.dataset();
    let mut table = Table::new(FILE, &COLUMNS);
    if names {
        table.add_column("name".into(), Kind::Text);
    }
    let uses = uses(outcome);
    for (professional, person) in dataset.professionals.iter_enumerated() {
        let used = &uses[professional];
        let available = outcome.instance.capacity(professional).total();
        let bench = available - used.work;
        let mut row = vec![
            Cell::text(&person.id),
            Cell::text(&dataset.roles[person.role].id),
            available.into(),
            used.work.into(),
            Cell::ratio(used.work.hundredths(), available.hundredths()),
            Cell::count(used.members.len()),
            bench.into(),
            bench_cost(person.day_cost, bench),
        ];
        if names {
            row.push(Cell::text(person.name.clone().unwrap_or_default()));
        }
        table.push(row);
    }
    table
}

fn uses(outcome: &Outcome) -> IndexVec<ProfessionalIx, Use> {
    let dataset = outcome.dataset();
    let mut uses = IndexVec::from_vec(vec![Use::default(); dataset.professionals.len()]);
    for served in &outcome.served {
        let assignment = &served.assignment;
        let used = &mut uses[assignment.professional];
        used.work += assignment.fte * served.days;
        used.members
            .insert(dataset.demands[assignment.demand].member);
    }
    uses
}

/// Day cost x bench FTE-days, half up to the cent.
fn bench_cost(day_cost: Cents, bench: FteDays) -> Cell {
    let product = i128::from(day_cost.count()) * i128::from(bench.hundredths());
    Cell::Hundredths(half_up(product, 100))
}

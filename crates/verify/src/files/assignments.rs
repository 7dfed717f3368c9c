//! assignments.csv: a row per assignment.

use std::collections::BTreeMap;

use inzet_model::{Assignment, Dataset, Plan};

use crate::facts::Facts;
use crate::files::cell::Cell;
use crate::files::compare::Expected;
use crate::files::{Sheet, Table};
use crate::rules::Bench;
use crate::verdict::{Rule, Violation};

pub(super) const FILE: &str = "assignments.csv";

const COLUMNS: [&str; 12] = [
    "professional",
    "demand",
    "position",
    "member",
    "role",
    "fte",
    "from",
    "to",
    "days",
    "fte_days",
    "rate",
    "status",
];

pub(super) fn expected(sheet: &Sheet) -> Expected {
    rows(sheet.facts, &sheet.assignments)
}

/// Checks the columns of an assignments.csv that was made by hand, as far as it has them: its
/// order is free, an empty cell says nothing, and numbers may be typed in any way.
///
/// `rows` holds, for each row of the table, the assignment that was read from it. Position, from
/// and to are taken from there, so they are not compared.
#[must_use]
pub fn check_assignments(dataset: &Dataset, rows: &[Assignment], table: &Table) -> Vec<Violation> {
    let facts = Facts::new(dataset);
    let bench = Bench::new(&facts, &Plan::new(rows.to_vec()));
    let expected = self::rows(&facts, &bench.assignments);
    let known: BTreeMap<&Assignment, usize> = bench
        .assignments
        .iter()
        .enumerate()
        .map(|(place, assignment)| (assignment, place))
        .collect();
    let mut bare = table.clone();
    for header in &mut bare.header {
        if ["position", "from", "to"].contains(&header.as_str()) {
            header.clear();
        }
    }
    let mut violations = expected.compare_typed(&bare, |row| known.get(rows.get(row)?).copied());
    violations.sort();
    violations
}

fn rows(facts: &Facts, assignments: &[Assignment]) -> Expected {
    let mut expected = Expected::new(FILE, Rule::File, &COLUMNS, 3);
    expected.rows = assignments.iter().map(|one| row(facts, one)).collect();
    let names = assignments
        .iter()
        .map(|one| facts.dataset.professionals[one.professional].name.clone())
        .map(|name| Cell::Text(name.unwrap_or_default()));
    expected.optional = vec![("name", names.collect())];
    expected
}

fn row(facts: &Facts, assignment: &Assignment) -> Vec<Cell> {
    let dataset = facts.dataset;
    let asked = &dataset.demands[assignment.demand];
    let (professional, demand) = (assignment.professional, assignment.demand);
    let days = facts.days(professional, assignment.from, assignment.to);
    vec![
        Cell::word(facts.professional_id(professional)),
        Cell::word(&asked.id),
        Cell::Text(facts.position_name(demand, assignment.position)),
        Cell::word(&dataset.members[asked.member].id),
        Cell::word(&dataset.roles[asked.role].id),
        Cell::Hundredths(i128::from(assignment.fte.hundredths())),
        Cell::Date(assignment.from),
        Cell::Date(assignment.to),
        Cell::Count(i128::from(days)),
        Cell::Hundredths(facts.fte_days(assignment)),
        Cell::Count(i128::from(facts.rate(professional, demand))),
        Cell::Text(facts.status(assignment).to_string()),
    ]
}

//! unmet.csv: a row per position that gets fewer FTE-days than it asks, with the reason.

use crate::files::cell::Cell;
use crate::files::compare::{Expected, fault};
use crate::files::{Sheet, Table};
use crate::limit::Slack;
use crate::reasons::{Unmet, unmet_within};
use crate::verdict::{Rule, Violation};

pub(super) const FILE: &str = "unmet.csv";

const COLUMNS: [&str; 9] = [
    "demand",
    "position",
    "member",
    "role",
    "fte",
    "fte_unmet",
    "fte_days_unmet",
    "reason",
    "explanation",
];

/// Reasons are about plans that meet the rules; where this one breaks them (`is_allowed` is
/// false) they are not compared.
pub(super) fn check(
    sheet: &Sheet,
    (is_allowed, slack): (bool, Option<Slack>),
    table: Option<&Table>,
) -> Vec<Violation> {
    let rows = unmet_within(sheet.facts, sheet.plan, slack);
    let mut expected = Expected::new(FILE, Rule::File, &COLUMNS, 2);
    expected.rows = rows.iter().map(|one| row(sheet, one, is_allowed)).collect();
    let mut violations = expected.compare(table);
    if is_allowed && table.is_some() {
        violations.extend(rows.iter().filter_map(|one| missed(sheet, one)));
    }
    violations
}

fn row(sheet: &Sheet, unmet: &Unmet, is_allowed: bool) -> Vec<Cell> {
    let dataset = sheet.facts.dataset;
    let asked = &dataset.demands[unmet.demand];
    vec![
        Cell::word(&asked.id),
        Cell::Text(sheet.facts.position_name(unmet.demand, unmet.position)),
        Cell::word(&dataset.members[asked.member].id),
        Cell::word(&dataset.roles[asked.role].id),
        Cell::Hundredths(i128::from(asked.fte.hundredths())),
        Cell::Hundredths(i128::from(unmet.missing.hundredths())),
        Cell::Hundredths(unmet.missing_days),
        if is_allowed {
            Cell::word(unmet.reason.word())
        } else {
            Cell::Any
        },
        Cell::Any,
    ]
}

fn missed(sheet: &Sheet, unmet: &Unmet) -> Option<Violation> {
    let missed = unmet.missed.as_ref()?;
    let facts = sheet.facts;
    let instead = missed.dropped.map_or(String::new(), |one| {
        format!(" and without {}", facts.professional_id(one.professional))
    });
    let expected = format!(
        "the plan with {} at {} FTE{instead}, worth {} more",
        facts.professional_id(missed.taken.professional),
        missed.taken.fte,
        missed.gain
    );
    let name = facts.position_name(unmet.demand, unmet.position);
    let subject = format!("{FILE} {name}");
    Some(fault(Rule::Closing, subject, "not_worth", &expected))
}

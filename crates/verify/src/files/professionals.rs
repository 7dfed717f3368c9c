//! professionals.csv: how much of each person is used, and what the rest costs.

use std::collections::BTreeSet;

use inzet_model::{Assignment, ProfessionalIx};

use crate::files::Sheet;
use crate::files::cell::Cell;
use crate::files::compare::Expected;
use crate::verdict::Rule;

pub(super) const FILE: &str = "professionals.csv";

const COLUMNS: [&str; 8] = [
    "professional",
    "role",
    "available_fte_days",
    "assigned_fte_days",
    "utilisation",
    "members",
    "bench_fte_days",
    "bench_cost_eur",
];

pub(super) fn expected(sheet: &Sheet) -> Expected {
    let mut expected = Expected::new(FILE, Rule::File, &COLUMNS, 1);
    let staff = &sheet.facts.dataset.professionals;
    expected.rows = staff.indices().map(|one| row(sheet, one)).collect();
    let names = staff.iter().map(|person| person.name.clone());
    let names = names.map(|name| Cell::Text(name.unwrap_or_default()));
    expected.optional = vec![("name", names.collect())];
    expected
}

fn row(sheet: &Sheet, professional: ProfessionalIx) -> Vec<Cell> {
    let facts = sheet.facts;
    let person = &facts.dataset.professionals[professional];
    let own = own(sheet, professional);
    let assigned: i128 = own.iter().map(|one| facts.fte_days(one)).sum();
    let available = facts.available(professional);
    let bench = available - assigned;
    let demands = &facts.dataset.demands;
    let members: BTreeSet<_> = own.iter().map(|one| demands[one.demand].member).collect();
    vec![
        Cell::word(&person.id),
        Cell::word(&facts.dataset.roles[person.role].id),
        Cell::Hundredths(available),
        Cell::Hundredths(assigned),
        Cell::Ratio(assigned, available),
        Cell::Count(members.len() as i128),
        Cell::Hundredths(bench),
        Cell::Hundredths(facts.wage_for(professional, bench)),
    ]
}

fn own<'a>(sheet: &'a Sheet, professional: ProfessionalIx) -> &'a [Assignment] {
    let all = &sheet.assignments;
    let first = all.partition_point(|one| one.professional < professional);
    let end = all.partition_point(|one| one.professional <= professional);
    &all[first..end]
}

//! members.csv: what each member asked, got and owes for its people.

use inzet_model::MemberIx;

use crate::files::Sheet;
use crate::files::cell::Cell;
use crate::files::compare::Expected;
use crate::verdict::Rule;

pub(super) const FILE: &str = "members.csv";

const COLUMNS: [&str; 8] = [
    "member",
    "requested_fte_days",
    "served_fte_days",
    "coverage",
    "people",
    "wage_eur",
    "management_fee_eur",
    "budget_eur",
];

pub(super) fn expected(sheet: &Sheet) -> Expected {
    let mut expected = Expected::new(FILE, Rule::File, &COLUMNS, 1);
    let members = sheet.facts.dataset.members.indices();
    expected.rows = members.map(|member| row(sheet, member)).collect();
    expected
}

fn row(sheet: &Sheet, member: MemberIx) -> Vec<Cell> {
    let body = &sheet.facts.dataset.members[member];
    let used = &sheet.usage.members[member];
    let requested = i128::from(sheet.facts.requested(member).hundredths());
    vec![
        Cell::word(&body.id),
        Cell::Hundredths(requested),
        Cell::Hundredths(used.fte_days),
        Cell::Ratio(used.fte_days, requested),
        Cell::Count(i128::from(used.people)),
        Cell::Hundredths(used.wage),
        Cell::Hundredths(used.fee),
        body.budget.map_or(Cell::Blank, |budget| {
            Cell::Hundredths(i128::from(budget.count()))
        }),
    ]
}

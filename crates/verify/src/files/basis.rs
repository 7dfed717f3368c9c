//! basis.csv: what a later settlement needs to know of every member.

use crate::files::Sheet;
use crate::files::cell::Cell;
use crate::files::compare::Expected;
use crate::usage::FeeRule;
use crate::verdict::Rule;

pub(super) const FILE: &str = "basis.csv";

const COLUMNS: [&str; 8] = [
    "member",
    "name",
    "kind",
    "state",
    "membership_days",
    "fte_days",
    "heads",
    "wage_eur",
];

pub(super) fn expected(sheet: &Sheet) -> Expected {
    let dataset = sheet.facts.dataset;
    let rule = FeeRule::of(sheet.facts);
    let mut expected = Expected::new(FILE, Rule::Charge, &COLUMNS, 1);
    expected
        .columns
        .extend(dataset.base_columns.iter().cloned());
    for (member, body) in dataset.members.iter_enumerated() {
        let used = &sheet.usage.members[member];
        let mut row = vec![
            Cell::word(&body.id),
            Cell::word(&body.name),
            Cell::word(body.kind.word()),
            Cell::word(body.state.word()),
            Cell::Count(i128::from(sheet.facts.membership_days(member))),
            Cell::Hundredths(used.fte_days),
            Cell::exact(rule.heads(used.calendar_days)),
            Cell::Hundredths(used.wage),
        ];
        row.extend((0..dataset.base_columns.len()).map(|column| {
            let base = body.bases.get(column).copied().unwrap_or_default();
            Cell::Hundredths(i128::from(base.hundredths()))
        }));
        expected.rows.push(row);
    }
    expected
}

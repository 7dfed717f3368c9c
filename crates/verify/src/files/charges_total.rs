//! charges_total.csv: what each member pays in all.

use crate::charges::{Kind, Line};
use crate::files::Sheet;
use crate::files::cell::Cell;
use crate::files::charges::sum;
use crate::files::compare::Expected;
use crate::verdict::Rule;

pub(super) const FILE: &str = "charges_total.csv";

const COLUMNS: [&str; 5] = [
    "member",
    "wage_eur",
    "management_fee_eur",
    "pools_eur",
    "total_eur",
];

pub(super) fn expected(sheet: &Sheet, lines: &[Line]) -> Expected {
    let mut expected = Expected::new(FILE, Rule::Charge, &COLUMNS, 1);
    for (member, body) in sheet.facts.dataset.members.iter_enumerated() {
        let [wage, fee, pools] =
            [Kind::Wage, Kind::ManagementFee, Kind::Pool].map(|kind| sum(lines, member, kind));
        expected.rows.push(vec![
            Cell::word(&body.id),
            Cell::Hundredths(wage),
            Cell::Hundredths(fee),
            Cell::Hundredths(pools),
            Cell::Hundredths(wage + fee + pools),
        ]);
    }
    expected
}

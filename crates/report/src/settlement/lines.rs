//! settlement.csv: every share of the real costs, so that it can be redone by hand.

use inzet_money::base;

use super::Settled;
use crate::files::charges::{quantity, share};
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "settlement.csv";

const COLUMNS: [(&str, Kind); 13] = [
    ("member", Kind::Text),
    ("pool", Kind::Text),
    ("base", Kind::Text),
    ("quantity", Kind::Number),
    ("total_quantity", Kind::Number),
    ("pool_amount_eur", Kind::Number),
    ("equal_share", Kind::Number),
    ("days", Kind::Number),
    ("total_days", Kind::Number),
    ("quota", Kind::Number),
    ("share_eur", Kind::Number),
    ("odd_unit", Kind::Number),
    ("method", Kind::Text),
];

/// By member and pool.
#[must_use]
pub fn table(settled: &Settled) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for line in &settled.settlement.lines {
        let (pool, part) = (&settled.actuals[line.pool], &line.share);
        table.push(vec![
            Cell::text(&settled.year.basis[part.member].member),
            Cell::text(&pool.id),
            Cell::text(base::word(&pool.base, &settled.year.columns)),
            quantity(part.quantity),
            quantity(part.total_quantity),
            pool.amount.into(),
            share(pool.equal_share),
            Cell::count(part.days),
            Cell::count(part.total_days),
            Cell::Fraction(part.quota.to_string()),
            part.amount.into(),
            Cell::Integer(i128::from(part.odd_unit)),
            Cell::text(part.method.word()),
        ]);
    }
    table
}

//! charges.csv: every line of what members pay, so that it can be redone by hand.

use inzet_model::{Base, Dataset, Share};
use inzet_money::{ChargeLine, Charges, Quantity};

use crate::files::render_position;
use crate::outcome::Outcome;
use crate::table::{Cell, Kind, Table};

/// The name of the file.
pub const FILE: &str = "charges.csv";

const COLUMNS: [(&str, Kind); 16] = [
    ("member", Kind::Text),
    ("kind", Kind::Text),
    ("pool", Kind::Text),
    ("professional", Kind::Text),
    ("position", Kind::Text),
    ("base", Kind::Text),
    ("quantity", Kind::Number),
    ("total_quantity", Kind::Number),
    ("pool_amount_eur", Kind::Number),
    ("equal_share", Kind::Number),
    ("days", Kind::Number),
    ("total_days", Kind::Number),
    ("quota", Kind::Number),
    ("amount_eur", Kind::Number),
    ("odd_unit", Kind::Number),
    ("method", Kind::Text),
];

/// By member, kind, pool, professional and position.
#[must_use]
pub fn table(outcome: &Outcome, charges: &Charges) -> Table {
    let mut table = Table::new(FILE, &COLUMNS);
    for line in &charges.lines {
        table.push(row(outcome.dataset(), line));
    }
    table
}

fn row(dataset: &Dataset, line: &ChargeLine) -> Vec<Cell> {
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let position = line
        .position
        .map(|position| render_position(&dataset.demands[position.demand], position.number));
    vec![
        Cell::text(&dataset.members[line.member].id),
        Cell::text(line.kind.word()),
        text(line.pool.map(|pool| dataset.cost_pools[pool].id.clone())),
        text(
            line.professional
                .map(|one| dataset.professionals[one].id.clone()),
        ),
        text(position),
        text(line.base.as_ref().map(|base| base_word(dataset, base))),
        quantity(line.quantity),
        line.total_quantity.map_or(Cell::Empty, quantity),
        line.pool_amount.into(),
        line.equal_share.map_or(Cell::Empty, share),
        line.days.map_or(Cell::Empty, Cell::count),
        line.total_days.map_or(Cell::Empty, Cell::count),
        Cell::Fraction(line.quota.to_string()),
        line.amount.into(),
        line.odd_unit
            .map_or(Cell::Empty, |odd| Cell::Integer(i128::from(odd))),
        Cell::text(line.method.word()),
    ]
}

/// The word of a base in files: a column of members.csv goes by its header.
#[must_use]
pub fn base_word(dataset: &Dataset, base: &Base) -> String {
    match base {
        Base::FteDays => "fte_days".into(),
        Base::Heads => "heads".into(),
        Base::Wage => "wage".into(),
        Base::Equal => "equal".into(),
        Base::Column(place) => dataset.base_columns[*place].clone(),
    }
}

/// A quantity as result files show it.
pub(crate) fn quantity(quantity: Quantity) -> Cell {
    match quantity {
        Quantity::FteDays(work) => work.into(),
        Quantity::Heads(months) => months.into(),
        Quantity::Wage(amount) => amount.into(),
        Quantity::Days(days) => Cell::count(days),
        Quantity::Column(hundredths) => {
            i128::try_from(hundredths).map_or(Cell::Empty, Cell::Hundredths)
        }
    }
}

/// A share as a ratio.
pub(crate) fn share(share: Share) -> Cell {
    Cell::ratio(i64::from(share.millionths()), i64::from(Share::DENOMINATOR))
}

//! The pools under other bases, side by side: a table, and a page with a bar chart.

mod page;

use inzet_model::{Cents, Dataset};
use inzet_money::MoneyFault;
use inzet_money::base;
use inzet_money::compare::{Compared, Comparison};

use crate::table::{Cell, Kind, Table};

pub use page::render;

const COLUMNS: [(&str, Kind); 6] = [
    ("base", Kind::Text),
    ("member", Kind::Text),
    ("pools_eur", Kind::Number),
    ("chosen_eur", Kind::Number),
    ("difference_eur", Kind::Number),
    ("effect", Kind::Text),
];

/// Per base and member: what the pools would charge, what they do, and who gains or loses.
///
/// # Errors
/// When a base cannot split the pools.
pub fn table(dataset: &Dataset, comparison: &Comparison) -> Result<Table, Vec<MoneyFault>> {
    let mut table = Table::new("comparison.csv", &COLUMNS);
    for other in &comparison.others {
        let members = other.members.as_ref().map_err(Clone::clone)?;
        for (member, compared) in members.iter_enumerated() {
            table.push(vec![
                Cell::text(base::word(&other.base, &dataset.base_columns)),
                Cell::text(&dataset.members[member].id),
                compared.amount.into(),
                comparison.chosen[member].into(),
                compared.difference.into(),
                Cell::text(Effect::of(compared).word()),
            ]);
        }
    }
    Ok(table)
}

/// What another base does to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// It would pay less.
    Gains,
    /// It would pay more.
    Loses,
    /// It would pay the same.
    Same,
}

impl Effect {
    fn of(compared: &Compared) -> Self {
        match compared.difference {
            Cents::ZERO => Self::Same,
            difference if difference > Cents::ZERO => Self::Loses,
            _ => Self::Gains,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Gains => "gains",
            Self::Loses => "loses",
            Self::Same => "same",
        }
    }
}

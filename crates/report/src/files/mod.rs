//! The tables of a result folder, one file each.

pub mod assignments;
pub mod basis;
pub mod charges;
pub mod charges_total;
pub mod decisions;
pub mod members;
pub mod professionals;
pub mod start;
pub mod unmet;

use inzet_model::{Demand, PositionNumber};

use crate::language::Language;
use crate::outcome::Outcome;
use crate::table::Table;

/// How the tables are written, besides their dialect.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The language of the explanations.
    pub language: Language,
    /// Whether people's names are added.
    pub names: bool,
}

/// Every table of a result: those of the plan, and those of the charges when there are any.
#[must_use]
pub fn tables(outcome: &Outcome, style: Style) -> Vec<Table> {
    let mut tables = vec![assignments::table(outcome, style.names)];
    if let Some(solution) = outcome.solution {
        tables.push(unmet::table(outcome, solution, style.language));
        tables.push(professionals::table(outcome, style.names));
        tables.push(members::table(outcome));
        let kept = solution.kept.as_ref();
        tables.extend(kept.map(|kept| start::table(outcome, kept)));
    }
    if let Ok(charges) = &outcome.charges {
        tables.push(charges::table(outcome, charges));
        tables.push(charges_total::table(outcome, charges));
        tables.push(basis::table(outcome, charges));
    }
    tables
}

/// How a position is named: the demand's id alone when it has but one.
#[must_use]
pub fn render_position(demand: &Demand, number: PositionNumber) -> String {
    if demand.positions == 1 {
        demand.id.clone()
    } else {
        format!("{}#{number}", demand.id)
    }
}

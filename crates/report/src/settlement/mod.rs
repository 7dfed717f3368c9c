//! The files of a settlement: who pays or gets back what, and the proof that it adds up.

pub mod corrections;
pub mod lines;
pub mod past;
pub mod proof;
pub mod summary;
pub mod totals;

use inzet_model::{Advance, CostPool};
use inzet_money::settle::{Settlement, Year};

use crate::table::Table;

pub use past::{PastMember, PastPolicy, PastResult};

/// A settlement with all that its files and papers need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The results, gathered.
    pub year: Year,
    /// What every result showed, by period.
    pub results: Vec<PastResult>,
    /// The real costs.
    pub actuals: Vec<CostPool>,
    /// What was paid before.
    pub advances: Vec<Advance>,
    /// Who pays or gets back what.
    pub settlement: Settlement,
}

/// Every table of a settlement.
#[must_use]
pub fn tables(settled: &Settled) -> Vec<Table> {
    let mut tables = vec![lines::table(settled), totals::table(settled)];
    tables.extend(corrections::table(settled));
    tables
}

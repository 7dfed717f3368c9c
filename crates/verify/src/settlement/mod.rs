//! A settlement, judged from its own files and the pools that were settled.
//!
//! Every share is split anew from the quantities and days on the lines, every balance is summed
//! anew, and both sums of the proof are checked: shares = costs, balances = costs - paid.

mod pools;
mod read;
mod totals;

#[cfg(test)]
mod tests;

use inzet_model::{Cents, Share, ZeroBase};

use crate::files::Table;
use crate::verdict::{Rule, Violation};

/// The files of a settlement, as they were read.
#[derive(Clone, Debug, Default)]
pub struct SettlementFiles {
    /// settlement.csv.
    pub lines: Table,
    /// settlement_total.csv.
    pub totals: Table,
    /// corrections.csv, when it corrects another.
    pub corrections: Option<Table>,
}

/// A pool that was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledPool {
    /// Its id.
    pub id: String,
    /// What it cost.
    pub amount: Cents,
    /// Its rounding unit.
    pub unit: Cents,
    /// How much of it is shared by days of membership.
    pub equal_share: Share,
}

/// Every cell of a settlement that does not follow from the others, named by file, line and
/// column, and every sum that does not hold.
///
/// Whether the quantities are those of the closed results is not looked at: those files are under
/// a seal of their own.
///
/// # Source
/// MONEY, M2 to M6 and `inzet settle`.
#[must_use]
pub fn check_settlement(
    files: &SettlementFiles,
    pools: &[SettledPool],
    zero_base: ZeroBase,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    let lines = read::lines(&files.lines, &mut violations);
    let totals = read::totals(&files.totals, &mut violations);
    if !violations.is_empty() {
        // What cannot be read cannot be summed.
        return violations;
    }
    pools::check(&lines, pools, zero_base, &mut violations);
    totals::check(&lines, &totals, pools, &mut violations);
    if let Some(table) = &files.corrections {
        let rows = read::corrections(table, &mut violations);
        totals::check_corrections(&rows, &totals, &mut violations);
    }
    violations
}

fn violation(subject: String, found: String, expected: String) -> Violation {
    Violation {
        rule: Rule::Charge,
        subject,
        found,
        expected,
        assignments: Vec::new(),
    }
}

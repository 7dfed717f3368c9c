//! The proof of a settlement: shares = costs, balances = costs - paid.

use inzet_model::{Advance, Cents, CostPool, IndexVec, MemberIx};

use super::{SettlementTotal, add, year::Year};
use crate::fault::MoneyFault;

/// Both sides of the proof: costs and payments as they came in, shares and balances as they went
/// out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The actual pools.
    pub costs: Cents,
    /// The shares of all members.
    pub shares: Cents,
    /// Management fees that the results charged.
    pub fees: Cents,
    /// Pools that the results charged.
    pub pools_charged: Cents,
    /// Advances.
    pub advances: Cents,
    /// The balances of all members.
    pub balances: Cents,
}

impl Proof {
    /// Whether shares = costs and balances = costs - paid.
    #[must_use]
    pub fn holds(&self) -> bool {
        let count = |amount: Cents| i128::from(amount.count());
        let paid = count(self.fees) + count(self.pools_charged) + count(self.advances);
        self.shares == self.costs && count(self.balances) == count(self.costs) - paid
    }

    pub(super) fn of(
        year: &Year,
        actuals: &[CostPool],
        advances: &[Advance],
        totals: &IndexVec<MemberIx, SettlementTotal>,
    ) -> Result<Self, MoneyFault> {
        Ok(Self {
            costs: sum(actuals.iter().map(|pool| pool.amount), "costs")?,
            shares: sum(totals.iter().map(|total| total.share), "shares")?,
            fees: sum(year.paid.iter().map(|paid| paid.fees), "fees")?,
            pools_charged: sum(year.paid.iter().map(|paid| paid.pools), "pools_charged")?,
            advances: sum(advances.iter().map(|row| row.amount), "advances")?,
            balances: sum(totals.iter().map(|total| total.balance), "balances")?,
        })
    }
}

fn sum(mut amounts: impl Iterator<Item = Cents>, place: &str) -> Result<Cents, MoneyFault> {
    amounts.try_fold(Cents::ZERO, |sum, amount| add(sum, amount, place))
}

//! What a member pays for a plan.

use inzet_model::MemberIx;
use inzet_report::Outcome;
use serde::Serialize;

use crate::explain::amount::Amount;

/// The sums of the member's lines in charges.csv, and its budget.
#[derive(Clone, Debug, Serialize)]
pub struct MemberCharge {
    /// Wages.
    pub wage_eur: Amount,
    /// Management fees.
    pub management_fee_eur: Amount,
    /// Professionals that a fee is paid for.
    pub people: u32,
    /// Shares of cost pools; none while a pool cannot be split.
    pub pools_eur: Option<Amount>,
    /// All of it; none while a pool cannot be split.
    pub total_eur: Option<Amount>,
    /// Most that wages and fees may come to; none when there is no limit.
    pub budget_eur: Option<Amount>,
    /// What is left of the budget.
    pub budget_left_eur: Option<Amount>,
}

/// The charge of a member.
pub(super) fn charge(outcome: &Outcome, member: MemberIx) -> MemberCharge {
    let usage = &outcome.usage[member];
    let totals = outcome.charges.as_ref().ok();
    let total = totals.and_then(|charges| charges.totals.iter().find(|row| row.member == member));
    let budget = outcome.dataset().members[member].budget;
    let [wage, fee] = [usage.wage, usage.fee].map(Amount::from);
    let left =
        |budget: Amount| Amount::new(budget.hundredths() - wage.hundredths() - fee.hundredths());
    MemberCharge {
        wage_eur: wage,
        management_fee_eur: fee,
        people: usage.people,
        pools_eur: total.map(|row| row.pools.into()),
        total_eur: total.map(|row| row.total.into()),
        budget_eur: budget.map(Amount::from),
        budget_left_eur: budget.map(Amount::from).map(left),
    }
}

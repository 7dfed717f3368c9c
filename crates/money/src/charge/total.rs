use inzet_model::{Cents, IndexVec, MemberIx};

use super::line::{ChargeKind, ChargeLine};
use super::overflow;
use crate::basis::BasisRow;
use crate::fault::MoneyFault;

/// A row of charges_total.csv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberTotal {
    /// Who pays.
    pub member: MemberIx,
    /// Wages.
    pub wage: Cents,
    /// Management fees.
    pub fee: Cents,
    /// Shares of pools.
    pub pools: Cents,
    /// All of it.
    pub total: Cents,
}

/// The sums of the lines, for every member.
pub(super) fn totals(
    basis: &IndexVec<MemberIx, BasisRow>,
    lines: &[ChargeLine],
    faults: &mut Vec<MoneyFault>,
) -> Vec<MemberTotal> {
    let mut totals: IndexVec<MemberIx, MemberTotal> = basis
        .indices()
        .map(|member| MemberTotal {
            member,
            wage: Cents::ZERO,
            fee: Cents::ZERO,
            pools: Cents::ZERO,
            total: Cents::ZERO,
        })
        .collect();
    for line in lines {
        if add_line(&mut totals[line.member], line).is_none() {
            faults.push(overflow(line.kind));
        }
    }
    totals.into_iter().collect()
}

fn add_line(total: &mut MemberTotal, line: &ChargeLine) -> Option<()> {
    let part = match line.kind {
        ChargeKind::Wage => &mut total.wage,
        ChargeKind::ManagementFee => &mut total.fee,
        ChargeKind::Pool => &mut total.pools,
    };
    *part = part.checked_add(line.amount)?;
    total.total = total.total.checked_add(line.amount)?;
    Some(())
}

//! The same pools under other bases: what each would charge every member.

use inzet_model::{Base, Cents, CostPool, Dataset, IndexVec, MemberIx, ZeroBase};

use crate::basis::{BasisRow, basis};
use crate::fault::MoneyFault;
use crate::pool::split_pool;
use crate::service::Served;
use crate::usage::measure;

/// What every member is charged for the pools, as chosen and under other bases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What the bases of the pools charge, by member.
    pub chosen: IndexVec<MemberIx, Cents>,
    /// What other bases would charge, in the order in which they were asked for.
    pub others: Vec<UnderBase>,
}

/// The pools under one other base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderBase {
    /// The base that every pool has here; equal share, members and unit stay.
    pub base: Base,
    /// By member; or why this base cannot split the pools.
    pub members: Result<IndexVec<MemberIx, Compared>, Vec<MoneyFault>>,
}

/// One member under another base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it would be charged.
    pub amount: Cents,
    /// That less what it is charged.
    pub difference: Cents,
}

/// Compares the bases of the pools with others.
///
/// # Errors
/// When the chosen bases cannot split the pools. Another base that cannot is told in its place.
pub fn compare(
    dataset: &Dataset,
    served: &[Served],
    bases: &[Base],
) -> Result<Comparison, Vec<MoneyFault>> {
    let basis = basis(dataset, &measure(dataset, served));
    let zero_base = dataset.policy.zero_base;
    let chosen = pool_totals(&dataset.cost_pools, &basis, zero_base)?;
    let others = bases
        .iter()
        .map(|base| {
            let pools = with_base(&dataset.cost_pools, base);
            let amounts = pool_totals(&pools, &basis, zero_base);
            UnderBase {
                base: base.clone(),
                members: amounts.and_then(|amounts| differences(&amounts, &chosen)),
            }
        })
        .collect();
    Ok(Comparison { chosen, others })
}

fn with_base(pools: &[CostPool], base: &Base) -> Vec<CostPool> {
    pools
        .iter()
        .map(|pool| CostPool {
            base: base.clone(),
            ..pool.clone()
        })
        .collect()
}

fn pool_totals(
    pools: &[CostPool],
    basis: &IndexVec<MemberIx, BasisRow>,
    zero_base: ZeroBase,
) -> Result<IndexVec<MemberIx, Cents>, Vec<MoneyFault>> {
    let mut totals = IndexVec::from_vec(vec![Cents::ZERO; basis.len()]);
    let mut faults = Vec::new();
    for pool in pools {
        match split_pool(pool, basis, zero_base) {
            Ok(lines) => {
                for line in lines {
                    match totals[line.member].checked_add(line.amount) {
                        Some(total) => totals[line.member] = total,
                        None => faults.push(overflow()),
                    }
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(totals)
    } else {
        Err(faults)
    }
}

fn differences(
    amounts: &IndexVec<MemberIx, Cents>,
    chosen: &IndexVec<MemberIx, Cents>,
) -> Result<IndexVec<MemberIx, Compared>, Vec<MoneyFault>> {
    amounts
        .iter()
        .zip(chosen)
        .map(|(amount, chosen)| {
            let difference = amount.count().checked_sub(chosen.count())?;
            Some(Compared {
                amount: *amount,
                difference: Cents::new(difference),
            })
        })
        .collect::<Option<_>>()
        .ok_or_else(|| vec![overflow()])
}

fn overflow() -> MoneyFault {
    MoneyFault::Overflow {
        place: "compare".to_owned(),
    }
}

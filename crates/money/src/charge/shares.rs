use inzet_model::{CostPool, Dataset, IndexVec, MemberIx};

use super::line::{ChargeKind, ChargeLine, bare_line};
use crate::basis::BasisRow;
use crate::fault::MoneyFault;
use crate::pool::{PoolLine, split_pool};

/// One line per pool and member of it.
pub(super) fn share_lines(
    dataset: &Dataset,
    basis: &IndexVec<MemberIx, BasisRow>,
    faults: &mut Vec<MoneyFault>,
) -> Vec<ChargeLine> {
    let mut lines = Vec::new();
    for (place, pool) in dataset.cost_pools.iter().enumerate() {
        match split_pool(pool, basis, dataset.policy.zero_base) {
            Ok(split) => lines.extend(split.iter().map(|line| share_line(place, pool, line))),
            Err(fault) => faults.push(fault),
        }
    }
    lines
}

fn share_line(place: usize, pool: &CostPool, line: &PoolLine) -> ChargeLine {
    ChargeLine {
        pool: Some(place),
        base: Some(pool.base.clone()),
        quantity: line.quantity,
        total_quantity: Some(line.total_quantity),
        pool_amount: Some(pool.amount),
        equal_share: Some(pool.equal_share),
        days: Some(line.days),
        total_days: Some(line.total_days),
        quota: line.quota,
        odd_unit: Some(line.odd_unit),
        ..bare_line(line.member, ChargeKind::Pool, line.amount, line.method)
    }
}

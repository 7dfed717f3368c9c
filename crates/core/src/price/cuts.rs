//! Cuts: inequalities that every plan meets and the fractional solution of the master does not.
//! They matter where the rows alone are weak: positions that want all or nothing from several
//! people, and budgets that pay a few people only.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, MemberIx};

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::price::pool::Pool;
use crate::price::relaxation::Relaxation;
use crate::price::rows::{Row, Rows, whole_bills};

/// A cut must be broken by so much to be added.
const TOLERANCE: f64 = 1e-3;

/// Largest number of bills that a cut counts.
const MOST_BILLS: u32 = 12;

/// Adds every cut that the primal solution of the last master breaks; their number.
pub fn add_cuts(relaxation: &mut Relaxation, pool: &Pool) -> usize {
    let links = broken_links(relaxation, pool);
    let bills = broken_bills(relaxation, pool);
    let instance = relaxation.instance();
    for &pair in &links {
        relaxation.rows_mut().add_link(instance, pair);
    }
    for &(member, count) in &bills {
        relaxation.rows_mut().add_bill_cut(member, count);
    }
    links.len() + bills.len()
}

/// Bundles of which the master takes a part, and the part.
fn taken(pool: &Pool) -> impl Iterator<Item = (&Items, f64)> {
    let columns = pool.agents().iter().flatten();
    columns
        .filter(|column| column.share > 1e-6)
        .map(|column| (&column.items, column.share))
}

/// Pairs that are on a position more than it can be used with the FTE that it has.
fn broken_links(relaxation: &Relaxation, pool: &Pool) -> Vec<PairIx> {
    let instance = relaxation.instance();
    let candidates = instance.candidates();
    let mut on: BTreeMap<PairIx, f64> = BTreeMap::new();
    let mut fte: BTreeMap<DemandIx, f64> = BTreeMap::new();
    for (items, part) in taken(pool) {
        for &(number, hundredths) in items {
            let demand = candidates.pair(number).demand;
            if instance.dataset().demands[demand].max_people > 1 {
                *on.entry(number).or_default() += part;
                *fte.entry(demand).or_default() += part * f64::from(hundredths);
            }
        }
    }
    on.into_iter()
        .filter(|&(number, part)| {
            let demand = candidates.pair(number).demand;
            let least = f64::from(instance.dataset().demands[demand].min_fte.hundredths());
            relaxation.rows().link_of(number).is_none()
                && part * least > fte[&demand] + TOLERANCE * least
                && Rows::is_linkable(instance, demand)
        })
        .map(|(number, _)| number)
        .collect()
}

/// Members and numbers of bills that the primal solution exceeds.
fn broken_bills(relaxation: &Relaxation, pool: &Pool) -> Vec<(MemberIx, u32)> {
    let rows = relaxation.rows();
    let mut paid: BTreeMap<(MemberIx, u32), f64> = BTreeMap::new();
    for (items, part) in taken(pool) {
        for (row, cents) in rows.use_of(relaxation.instance(), items) {
            let Row::Budget(member) = rows.rows()[row] else {
                continue;
            };
            for bills in 1..=MOST_BILLS {
                let whole = whole_bills(cents, bills, rows.limits()[row]);
                *paid.entry((member, bills)).or_default() += part * whole as f64;
            }
        }
    }
    paid.into_iter()
        .filter(|&((member, bills), sum)| {
            let is_known = rows.bills_of(member).iter().any(|known| known.1 == bills);
            !is_known && sum > f64::from(bills) + TOLERANCE
        })
        .map(|(cut, _)| cut)
        .collect()
}

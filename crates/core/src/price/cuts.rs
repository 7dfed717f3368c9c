//! Cuts: inequalities that every plan meets and the fractional solution of the master does not.
//! They matter where the rows alone are weak: positions that want all or nothing from several
//! people, and budgets that pay a few people only.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, MemberIx};

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::price::bill::{bill, whole_bills};
use crate::price::lift::broken_lifts;
use crate::price::pool::Pool;
use crate::price::relaxation::Relaxation;
use crate::price::rows::{Row, Rows};

/// A cut must be broken by so much to be added.
const TOLERANCE: f64 = 1e-3;

/// A budget of which so much is spent may bind.
const SPENT: f64 = 0.6;

/// With more bills than this a budget that pays parts of people is near enough to one that does
/// not.
const FEW: f64 = 8.0;

/// Largest number of bills that a cut counts.
const MOST_BILLS: u32 = 12;

/// Adds every cut that the primal solution of the last master breaks; their number.
pub fn add_cuts(relaxation: &mut Relaxation, pool: &Pool) -> usize {
    let levels = undecided_levels(relaxation, taken(pool));
    let bills = broken_bills(relaxation, pool);
    let instance = relaxation.instance();
    let mut added = bills.len();
    for demand in instance.dataset().demands.indices() {
        if Rows::is_all_or_nothing(instance, demand) {
            added += usize::from(relaxation.rows_mut().open_team(instance, demand));
        }
    }
    for &(pair, fte) in &levels {
        added += usize::from(relaxation.rows_mut().tell_apart(instance, pair, fte));
    }
    let (bound, undecided) = undecided_bills(relaxation, taken(pool));
    for &member in &bound {
        added += usize::from(relaxation.rows_mut().open_purse(instance, member));
    }
    for &(pair, fte) in &undecided {
        added += usize::from(relaxation.rows_mut().tell_bill_apart(instance, pair, fte));
    }
    relaxation.rows_mut().count_lowest(instance);
    for &(member, count) in &bills {
        relaxation.rows_mut().add_bill_cut(member, count);
    }
    added
}

/// Tells apart those of whom a branch takes a part, where there are teams and purses; their number. No team
/// is opened: branches know theirs by place, and their rows by number, to which others are only added.
pub fn tell_more<'t>(
    relaxation: &mut Relaxation,
    taken: impl Iterator<Item = (&'t Items, f64)> + Clone,
) -> usize {
    let instance = relaxation.instance();
    let demand_of = |pair: PairIx| instance.candidates().pair(pair).demand;
    let levels = undecided_levels(relaxation, taken.clone());
    let (_, bills) = undecided_bills(relaxation, taken);
    let rows = relaxation.rows_mut();
    let mut added = 0;
    for (pair, fte) in levels {
        if rows.team_of(demand_of(pair)).is_some() {
            added += usize::from(rows.tell_apart(instance, pair, fte));
        }
    }
    for (pair, fte) in bills {
        added += usize::from(rows.tell_bill_apart(instance, pair, fte));
    }
    if added > 0 {
        rows.count_lowest(instance);
    }
    added
}

/// Adds every cut on solidarity that the primal solution of the last master breaks; their number.
pub fn add_lifts(relaxation: &mut Relaxation, pool: &Pool) -> usize {
    let instance = relaxation.instance();
    let broken = broken_lifts(relaxation, taken(pool));
    let rows = relaxation.rows_mut();
    let added = broken
        .into_iter()
        .filter(|(member, rounding)| rows.add_lift(instance, *member, rounding.clone()));
    added.count()
}

/// Prices of rows that cuts have added: whoever is told apart pays at first what all others pay.
pub fn extend_prices(relaxation: &Relaxation, prices: &mut Vec<f64>) {
    let rows = relaxation.rows();
    let instance = relaxation.instance();
    for row in prices.len()..rows.len() {
        // What somebody pays who is counted by number and FTE.
        let counted = |people: Option<usize>, shared: Option<usize>, fte: u8| {
            let of = |row: Option<usize>| row.map_or(0.0, |row| prices[row]);
            of(people) + f64::from(fte) * of(shared)
        };
        let price = match rows.rows()[row] {
            Row::Level(pair, fte) => {
                let demand = instance.candidates().pair(pair).demand;
                counted(rows.people_of(demand), rows.fte_of(demand), fte)
            }
            Row::Paid(pair, fte) => {
                let demand = instance.candidates().pair(pair).demand;
                let member = instance.dataset().demands[demand].member;
                let cents = bill(instance, member, &[(pair, fte)]);
                let money = rows.budget_of(member).map_or(0.0, |row| prices[row]);
                let (people, shared) = rows.others_of(demand).unzip();
                money * cents as f64 + counted(people, shared.flatten(), fte)
            }
            _ => 0.0,
        };
        prices.push(price);
    }
}

/// Bundles of which the master takes a part, and the part.
fn taken(pool: &Pool) -> impl Iterator<Item = (&Items, f64)> {
    pool.bundles()
        .filter(|column| column.share > 1e-6)
        .map(|column| (&column.items, column.share))
}

/// Pairs at each FTE that the primal solution takes on demands that several share, where it takes
/// some of them in part.
fn undecided_levels<'t>(
    relaxation: &Relaxation,
    taken: impl Iterator<Item = (&'t Items, f64)>,
) -> Vec<(PairIx, u8)> {
    let instance = relaxation.instance();
    let candidates = instance.candidates();
    let mut on: BTreeMap<DemandIx, BTreeMap<(PairIx, u8), f64>> = BTreeMap::new();
    for (items, part) in taken {
        for &(number, fte) in items {
            let demand = candidates.pair(number).demand;
            if Rows::is_teamable(instance, demand) {
                let levels = on.entry(demand).or_default();
                *levels.entry((number, fte)).or_default() += part;
            }
        }
    }
    let is_undecided = |levels: &BTreeMap<(PairIx, u8), f64>| {
        levels
            .values()
            .any(|part| *part > TOLERANCE && *part < 1.0 - TOLERANCE)
    };
    on.into_values()
        .filter(is_undecided)
        .flat_map(BTreeMap::into_keys)
        .collect()
}

/// Members whose budget the primal solution spends, where it takes some pairs in part; and, where
/// they are few, those pairs at each FTE.
fn undecided_bills<'t>(
    relaxation: &Relaxation,
    taken: impl Iterator<Item = (&'t Items, f64)>,
) -> (Vec<MemberIx>, Vec<(PairIx, u8)>) {
    let instance = relaxation.instance();
    let candidates = instance.candidates();
    let rows = relaxation.rows();
    let mut on: BTreeMap<MemberIx, BTreeMap<(PairIx, u8), f64>> = BTreeMap::new();
    let mut spent: BTreeMap<MemberIx, f64> = BTreeMap::new();
    for (items, part) in taken {
        for &(number, fte) in items {
            let member = instance.dataset().demands[candidates.pair(number).demand].member;
            if rows.budget_of(member).is_some() {
                *on.entry(member)
                    .or_default()
                    .entry((number, fte))
                    .or_default() += part;
                let cents = bill(instance, member, &[(number, fte)]);
                *spent.entry(member).or_default() += part * cents as f64;
            }
        }
    }
    let is_undecided = |member: &MemberIx, levels: &mut BTreeMap<(PairIx, u8), f64>| {
        let limit = rows.budget_of(*member).map_or(0, |row| rows.limits()[row]);
        spent[member] >= SPENT * limit as f64
            && levels
                .values()
                .any(|part| *part > TOLERANCE && *part < 1.0 - TOLERANCE)
    };
    on.retain(is_undecided);
    let members = on.keys().copied().collect();
    let few = on
        .into_values()
        .filter(|levels| levels.values().sum::<f64>() <= FEW);
    (members, few.flat_map(BTreeMap::into_keys).collect())
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

//! The results of a year's quarters, gathered.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{Cents, Day, FteDays, IndexVec, MemberIx, Payment, Period, Quantity, ZeroBase};

use super::{add, overflow};
use crate::basis::BasisRow;
use crate::fault::{Gap, MoneyFault};
use crate::fraction::Fraction;

/// What a settlement reads of one closed result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedResult {
    /// How its user calls it: for faults.
    pub name: String,
    /// Its period.
    pub period: Period,
    /// Its policy on pools without any quantity.
    pub zero_base: ZeroBase,
    /// Its policy on payments.
    pub payment: Payment,
    /// The names of its `x_` columns.
    pub columns: Vec<String>,
    /// basis.csv, in any order.
    pub basis: Vec<BasisRow>,
    /// Fees and pools of charges_total.csv, in any order.
    pub charged: Vec<Charged>,
}

/// What a result charged a member besides wages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charged {
    /// The member's id.
    pub member: String,
    /// Management fees.
    pub fees: Cents,
    /// Pools.
    pub pools: Cents,
}

/// What a member was charged in the year besides wages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// Management fees.
    pub fees: Cents,
    /// Pools.
    pub pools: Cents,
}

/// The results of a year as one: the members and columns that the actual pools refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// First day of the first result.
    pub from: Day,
    /// Last day of the last result, included.
    pub to: Day,
    /// Days between two results that none covers: warnings.
    pub gaps: Vec<Gap>,
    /// The `x_` columns of all results, sorted.
    pub columns: Vec<String>,
    /// Every member of any result, by id. Quantities and days of membership are sums over the
    /// results; name, kind, state and columns those of the last result that names the member.
    pub basis: IndexVec<MemberIx, BasisRow>,
    /// What each was charged.
    pub paid: IndexVec<MemberIx, Paid>,
    /// The last result's policy on pools without any quantity.
    pub zero_base: ZeroBase,
    /// The last result's policy on payments.
    pub payment: Payment,
}

impl Year {
    /// Gathers results, in any order.
    ///
    /// # Errors
    /// Every overlap of two periods and every result whose basis and charges disagree; no result.
    pub fn gather(results: &[ClosedResult]) -> Result<Self, Vec<MoneyFault>> {
        let mut ordered: Vec<&ClosedResult> = results.iter().collect();
        ordered.sort_by_key(|result| (result.period.from, result.period.to, &result.name));
        let (Some(first), Some(last)) = (ordered.first(), ordered.last()) else {
            return Err(vec![MoneyFault::NoResults]);
        };
        let mut faults = overlaps(&ordered);
        faults.extend(ordered.iter().flat_map(|result| mismatches(result)));
        if !faults.is_empty() {
            return Err(faults);
        }
        let columns = columns(&ordered);
        let (basis, paid) = gather_members(&ordered, &columns).map_err(|fault| vec![fault])?;
        Ok(Self {
            from: first.period.from,
            to: last.period.to,
            gaps: gaps(&ordered),
            columns,
            basis,
            paid,
            zero_base: last.zero_base,
            payment: last.payment.clone(),
        })
    }

    /// The member of an id.
    #[must_use]
    pub fn member(&self, id: &str) -> Option<MemberIx> {
        let found = self
            .basis
            .raw
            .binary_search_by(|row| row.member.as_str().cmp(id));
        found.ok().map(MemberIx::from_usize)
    }
}

/// Each result that starts before all earlier ones have ended, with the one that ends last.
fn overlaps(ordered: &[&ClosedResult]) -> Vec<MoneyFault> {
    let mut faults = Vec::new();
    let mut latest: Option<&ClosedResult> = None;
    for result in ordered {
        if let Some(earlier) = latest.filter(|earlier| result.period.from <= earlier.period.to) {
            faults.push(MoneyFault::Overlap {
                first: earlier.name.clone(),
                second: result.name.clone(),
            });
        }
        if latest.is_none_or(|earlier| result.period.to > earlier.period.to) {
            latest = Some(result);
        }
    }
    faults
}

fn gaps(ordered: &[&ClosedResult]) -> Vec<Gap> {
    ordered
        .windows(2)
        .map(|pair| Gap {
            from: pair[0].period.to.plus(1),
            to: pair[1].period.from.plus(-1),
        })
        .filter(|gap| gap.from <= gap.to)
        .collect()
}

/// Members that a result charges without a basis, or whose basis is there twice or has not its
/// table's columns. A sealed result has none.
fn mismatches(result: &ClosedResult) -> Vec<MoneyFault> {
    let mut known = BTreeSet::new();
    let mut faults = Vec::new();
    let mismatch = |member: &String| MoneyFault::BasisMismatch {
        result: result.name.clone(),
        member: member.clone(),
    };
    for row in &result.basis {
        if !known.insert(&row.member) {
            faults.push(mismatch(&row.member));
        }
        if row.columns.len() != result.columns.len() {
            faults.push(MoneyFault::BasisColumns {
                result: result.name.clone(),
                member: row.member.clone(),
            });
        }
    }
    let strangers = result.charged.iter().map(|charged| &charged.member);
    faults.extend(strangers.filter(|id| !known.contains(id)).map(mismatch));
    faults
}

fn columns(ordered: &[&ClosedResult]) -> Vec<String> {
    let names: BTreeSet<&String> = ordered.iter().flat_map(|result| &result.columns).collect();
    names.into_iter().cloned().collect()
}

type Members = (IndexVec<MemberIx, BasisRow>, IndexVec<MemberIx, Paid>);

fn gather_members(ordered: &[&ClosedResult], columns: &[String]) -> Result<Members, MoneyFault> {
    let mut members: BTreeMap<&str, (BasisRow, Paid)> = BTreeMap::new();
    for result in ordered {
        for row in &result.basis {
            let known = members.remove(row.member.as_str());
            let (earlier, paid) =
                known.map_or((None, Paid::default()), |(row, paid)| (Some(row), paid));
            let sum = later_row(row, result, columns, earlier.as_ref())
                .ok_or_else(|| overflow(&row.member))?;
            members.insert(&row.member, (sum, paid));
        }
        for charged in &result.charged {
            if let Some((_, paid)) = members.get_mut(charged.member.as_str()) {
                paid.fees = add(paid.fees, charged.fees, &charged.member)?;
                paid.pools = add(paid.pools, charged.pools, &charged.member)?;
            }
        }
    }
    let (basis, paid): (Vec<_>, Vec<_>) = members.into_values().unzip();
    Ok((IndexVec::from_vec(basis), IndexVec::from_vec(paid)))
}

/// A member's row with the quantities of the results before.
fn later_row(
    row: &BasisRow,
    result: &ClosedResult,
    columns: &[String],
    earlier: Option<&BasisRow>,
) -> Option<BasisRow> {
    let mut sum = BasisRow {
        columns: columns_of(row, &result.columns, columns),
        ..row.clone()
    };
    if let Some(earlier) = earlier {
        let days = earlier.membership_days;
        sum.membership_days = sum.membership_days.checked_add(days)?;
        sum.fte_days = add_fte_days(sum.fte_days, earlier.fte_days)?;
        sum.heads = Fraction::checked_add(sum.heads, earlier.heads)?;
        sum.wage = sum.wage.checked_add(earlier.wage)?;
    }
    Some(sum)
}

fn add_fte_days(a: FteDays, b: FteDays) -> Option<FteDays> {
    a.hundredths()
        .checked_add(b.hundredths())
        .map(FteDays::from_hundredths)
}

/// A row's columns in the year's order; nothing where its result has no such column.
fn columns_of(row: &BasisRow, names: &[String], columns: &[String]) -> Vec<Quantity> {
    columns
        .iter()
        .map(|column| {
            let place = names.iter().position(|name| name == column);
            place
                .and_then(|place| row.columns.get(place).copied())
                .unwrap_or_default()
        })
        .collect()
}

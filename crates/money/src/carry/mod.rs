//! Splits that remember odd units, so that over any run of periods no id is a unit or more away
//! from its exact cumulative share.

mod fault;
mod ledger;

use std::collections::BTreeMap;

use num_bigint::{BigInt, BigUint, Sign};

use self::ledger::{common_denominator, over};
use crate::exact::Exact;
use crate::quota::Quota;
use crate::split::{SplitFault, divide, largest, sorted_by_id, total_weight};

pub use fault::CarryFault;
pub use ledger::{Ledger, LedgerRow, ledger_after};

/// What one id gets of a split with carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedPart {
    /// Whose part.
    pub id: String,
    /// Its weight; 0 when only the ledger knows it.
    pub weight: u128,
    /// amount x weight / total weight, exact, in units, without the carry.
    pub quota: Quota,
    /// What it brought from the periods before.
    pub carried_in: Exact,
    /// The floor or the ceiling of quota + carry; may be one unit below zero.
    pub units: i128,
    /// Whether it received one of the units left over.
    pub odd_unit: bool,
    /// quota + carry - units: what it takes along.
    pub carried_out: Exact,
}

/// Splits an amount in units by weight and carry. The result is sorted by id and holds every id
/// of the ledger. A negative amount is split as its absolute value with opposite carries.
///
/// # Errors
/// As [`crate::split()`], and when the carries are finer than any run of periods makes them.
///
/// # Source
/// MONEY, M3 and `--carry`.
pub fn split_with_carry(
    amount: i128,
    weights: impl IntoIterator<Item = (String, u128)>,
    ledger: &Ledger,
) -> Result<Vec<CarriedPart>, CarryFault> {
    let rows = with_ledger(weights, ledger)?;
    let weights: Vec<u128> = rows.iter().map(|row| row.weight).collect();
    let common = common_denominator(
        BigUint::from(total_weight(&weights)?),
        rows.iter().map(|row| &row.carry),
    )?;
    let slices = divide(amount, &weights)?;
    let targets = rows
        .iter()
        .zip(slices)
        .map(|(row, slice)| Target::of(slice.quota, &row.carry, &common, amount < 0))
        .collect::<Option<Vec<_>>>()
        .ok_or(SplitFault::Overflow)?;
    let odd = odd_units(amount, &targets).ok_or(SplitFault::Overflow)?;
    rows.into_iter()
        .zip(targets)
        .zip(odd)
        .map(|((row, target), odd)| part(row, target, odd, &common, amount < 0))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| SplitFault::Overflow.into())
}

struct Row {
    id: String,
    weight: u128,
    carry: Exact,
}

/// The ids of the table and of the ledger, by id.
fn with_ledger(
    weights: impl IntoIterator<Item = (String, u128)>,
    ledger: &Ledger,
) -> Result<Vec<Row>, SplitFault> {
    let mut weights: BTreeMap<String, u128> = sorted_by_id(weights)?.into_iter().collect();
    for (id, _) in ledger.carries() {
        weights.entry(id.to_owned()).or_insert(0);
    }
    if weights.is_empty() {
        return Err(SplitFault::Nobody);
    }
    let rows = weights.into_iter().map(|(id, weight)| Row {
        carry: ledger.carry(&id),
        id,
        weight,
    });
    Ok(rows.collect())
}

/// Quota + carry of the absolute amount, as a floor and a remainder over the common denominator.
struct Target {
    quota: Quota,
    floor: i128,
    remainder: BigUint,
}

impl Target {
    /// `None` when the floor leaves 128 bits.
    fn of(quota: Quota, carry: &Exact, common: &BigUint, negative: bool) -> Option<Self> {
        let carry = over(carry, common);
        let (size, carry) = if negative {
            (quota.checked_neg()?, -carry)
        } else {
            (quota, carry)
        };
        let scale = common / BigUint::from(size.denominator());
        let above = BigInt::from(BigUint::from(size.remainder()) * scale) + carry;
        let (extra, remainder) = floor_and_remainder(above, common);
        Some(Self {
            quota,
            floor: size.floor().checked_add(extra)?,
            remainder,
        })
    }
}

/// A remainder of less than one unit and a carry of less than one: the floor is -1, 0 or 1.
fn floor_and_remainder(above: BigInt, common: &BigUint) -> (i128, BigUint) {
    let common = BigInt::from(common.clone());
    let (floor, remainder) = if above.sign() == Sign::Minus {
        (-1, above + common)
    } else if above >= common {
        (1, above - common)
    } else {
        (0, above)
    };
    (floor, remainder.into_parts().1)
}

/// Who receives a unit that the floors leave over.
fn odd_units(amount: i128, targets: &[Target]) -> Option<Vec<bool>> {
    let size = i128::try_from(amount.unsigned_abs()).ok()?;
    let left = targets
        .iter()
        .try_fold(size, |left, target| left.checked_sub(target.floor))?;
    let remainders: Vec<&BigUint> = targets.iter().map(|target| &target.remainder).collect();
    Some(largest(&remainders, usize::try_from(left).ok()?))
}

fn part(
    row: Row,
    target: Target,
    odd_unit: bool,
    common: &BigUint,
    negative: bool,
) -> Option<CarriedPart> {
    let units = target.floor.checked_add(i128::from(odd_unit))?;
    let mut above = BigInt::from(target.remainder);
    if odd_unit {
        above -= BigInt::from(common.clone());
    }
    let carried_out = Exact::new(above, common.clone());
    Some(CarriedPart {
        id: row.id,
        weight: row.weight,
        quota: target.quota,
        carried_in: row.carry,
        units: if negative { -units } else { units },
        odd_unit,
        carried_out: if negative { -carried_out } else { carried_out },
    })
}

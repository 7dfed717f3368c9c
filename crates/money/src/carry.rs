//! Splits that remember odd units, so that over any run of periods no id is a unit or more away
//! from its exact cumulative share.

use std::collections::BTreeMap;

use inzet_model::Cents;
use num_bigint::{BigInt, BigUint, Sign};
use thiserror::Error;

use crate::exact::{Exact, least_common_multiple};
use crate::quota::Quota;
use crate::split::{SplitFault, largest, multiply_divide, sorted_by_id, total_weight};

/// A row of a ledger: id, carry, unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Whose carry.
    pub id: String,
    /// What it is still owed (above zero) or has received too much, in units.
    pub carry: Exact,
    /// The rounding unit.
    pub unit: Cents,
}

/// The carries of everybody: each strictly between -1 and 1 unit, together 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    carries: BTreeMap<String, Exact>,
}

impl Ledger {
    /// The ledger of these rows, in any order, for a split in this unit.
    ///
    /// # Errors
    /// When an id stands in it twice, a row is of another unit, a carry is a unit or more, or the
    /// carries do not add up to 0.
    pub fn new(unit: Cents, rows: impl IntoIterator<Item = LedgerRow>) -> Result<Self, CarryFault> {
        let mut carries = BTreeMap::new();
        for row in rows {
            if row.unit != unit {
                return Err(CarryFault::OtherUnit {
                    id: row.id,
                    found: row.unit,
                    expected: unit,
                });
            }
            if !row.carry.is_below_one_unit() {
                return Err(CarryFault::WholeUnit {
                    id: row.id,
                    carry: row.carry,
                });
            }
            if let Some(earlier) = carries.insert(row.id.clone(), row.carry) {
                let _ = earlier;
                return Err(SplitFault::DuplicateId { id: row.id }.into());
            }
        }
        let ledger = Self { carries };
        ledger.check_sum()?;
        Ok(ledger)
    }

    /// The carry of every id, by id.
    pub fn carries(&self) -> impl Iterator<Item = (&str, &Exact)> {
        self.carries.iter().map(|(id, carry)| (id.as_str(), carry))
    }

    fn check_sum(&self) -> Result<(), CarryFault> {
        let common = common_denominator(BigUint::from(1_u8), self.carries.values())?;
        let sum: BigInt = self
            .carries
            .values()
            .map(|carry| over(carry, &common))
            .sum();
        if sum.sign() == Sign::NoSign {
            return Ok(());
        }
        Err(CarryFault::NotBalanced {
            sum: Exact::new(sum, common),
        })
    }
}

/// Why a split with carries is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CarryFault {
    /// The split itself is impossible.
    #[error(transparent)]
    Split(#[from] SplitFault),
    /// The ledger is kept in another unit.
    #[error("{id}: unit {found}, expected {expected}")]
    OtherUnit {
        /// The row's id.
        id: String,
        /// Its unit.
        found: Cents,
        /// The unit of the split.
        expected: Cents,
    },
    /// A carry is not strictly between -1 and 1.
    #[error("{id}: carry {carry}")]
    WholeUnit {
        /// The row's id.
        id: String,
        /// Its carry.
        carry: Exact,
    },
    /// The carries do not add up to 0.
    #[error("carries add up to {sum}")]
    NotBalanced {
        /// What they add up to.
        sum: Exact,
    },
    /// The common denominator is longer than any run of periods makes it.
    #[error("common denominator of more than {limit} bits")]
    TooFine {
        /// The most bits there may be.
        limit: u64,
    },
}

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

/// The ledger after a split, in the given unit.
#[must_use]
pub fn ledger_after(parts: &[CarriedPart]) -> Ledger {
    Ledger {
        carries: parts
            .iter()
            .map(|part| (part.id.clone(), part.carried_out.clone()))
            .collect(),
    }
}

/// Splits an amount in units by weight and carry. The result is sorted by id and holds every id
/// of the ledger. A negative amount is split as its absolute value with opposite carries.
///
/// # Errors
/// As [`crate::split`], and when the carries are finer than any run of periods makes them.
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
    let total = total_weight(&weights)?;
    let common = common_denominator(BigUint::from(total), rows.iter().map(|row| &row.carry))?;
    let size = i128::try_from(amount.unsigned_abs()).map_err(|_| SplitFault::Overflow)?;
    let (floors, remainders) = floors(size, &rows, total, &common, amount < 0)?;
    let left = floors
        .iter()
        .try_fold(size, |left, &floor| left.checked_sub(floor))
        .and_then(|left| usize::try_from(left).ok())
        .ok_or(SplitFault::Overflow)?;
    let odd = largest(&remainders, left);
    rows.into_iter()
        .zip(floors)
        .zip(remainders)
        .zip(odd)
        .map(|(((row, floor), remainder), odd)| {
            part(row, floor, remainder, odd, &common, (amount, total))
        })
        .collect()
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
) -> Result<Vec<Row>, CarryFault> {
    let mut weights: BTreeMap<String, u128> = sorted_by_id(weights)?.into_iter().collect();
    for id in ledger.carries.keys() {
        weights.entry(id.clone()).or_insert(0);
    }
    if weights.is_empty() {
        return Err(SplitFault::Nobody.into());
    }
    let carry = |id: &str| ledger.carries.get(id).cloned().unwrap_or_else(Exact::zero);
    Ok(weights
        .into_iter()
        .map(|(id, weight)| Row {
            carry: carry(&id),
            id,
            weight,
        })
        .collect())
}

/// Floor and remainder (over the common denominator) of every quota + carry.
fn floors(
    size: i128,
    rows: &[Row],
    total: u128,
    common: &BigUint,
    negative: bool,
) -> Result<(Vec<i128>, Vec<BigUint>), SplitFault> {
    let scale = common / BigUint::from(total);
    let mut floors = Vec::with_capacity(rows.len());
    let mut remainders = Vec::with_capacity(rows.len());
    for row in rows {
        let (whole, rest) = multiply_divide(size.unsigned_abs(), row.weight, total);
        let carry = over(&row.carry, common);
        let above =
            BigInt::from(BigUint::from(rest) * &scale) + if negative { -carry } else { carry };
        let (extra, remainder) = floor_and_remainder(above, common);
        let floor = i128::try_from(whole)
            .ok()
            .and_then(|whole| whole.checked_add(extra))
            .ok_or(SplitFault::Overflow)?;
        floors.push(floor);
        remainders.push(remainder);
    }
    Ok((floors, remainders))
}

/// A remainder of less than one unit plus a carry of less than one: the floor is -1, 0 or 1.
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

fn part(
    row: Row,
    floor: i128,
    remainder: BigUint,
    odd: bool,
    common: &BigUint,
    (amount, total): (i128, u128),
) -> Result<CarriedPart, CarryFault> {
    let (whole, rest) = multiply_divide(amount.unsigned_abs(), row.weight, total);
    let quota = i128::try_from(whole)
        .ok()
        .and_then(|whole| Quota::new(whole, rest, total))
        .ok_or(SplitFault::Overflow)?;
    let above = BigInt::from(remainder)
        - if odd {
            BigInt::from(common.clone())
        } else {
            BigInt::ZERO
        };
    let out = Exact::new(above, common.clone());
    let units = floor + i128::from(odd);
    Ok(CarriedPart {
        id: row.id,
        weight: row.weight,
        quota: if amount < 0 {
            quota.checked_neg().ok_or(SplitFault::Overflow)?
        } else {
            quota
        },
        carried_in: row.carry,
        units: if amount < 0 { -units } else { units },
        odd_unit: odd,
        carried_out: if amount < 0 { -out } else { out },
    })
}

/// A carry's numerator over the common denominator.
fn over(carry: &Exact, common: &BigUint) -> BigInt {
    carry.numerator() * BigInt::from(common / carry.denominator())
}

/// Every period multiplies the denominators by its total weight, 72 bits at most for 5,000 ids:
/// hundreds of periods stay below this, while a made-up ledger cannot take all memory.
const FINEST_BITS: u64 = 1 << 16;

fn common_denominator<'a>(
    start: BigUint,
    carries: impl Iterator<Item = &'a Exact>,
) -> Result<BigUint, CarryFault> {
    let mut common = start;
    for carry in carries {
        if &common % carry.denominator() != BigUint::ZERO {
            common = least_common_multiple(&common, carry.denominator());
        }
        if common.bits() > FINEST_BITS {
            return Err(CarryFault::TooFine { limit: FINEST_BITS });
        }
    }
    Ok(common)
}

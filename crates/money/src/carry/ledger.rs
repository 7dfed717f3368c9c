//! The carries between two splits.

use std::collections::BTreeMap;

use inzet_model::Cents;
use num_bigint::{BigInt, BigUint, Sign};

use super::{CarriedPart, CarryFault};
use crate::exact::{Exact, least_common_multiple};
use crate::split::SplitFault;

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
            if carries.insert(row.id.clone(), row.carry).is_some() {
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

    /// The carry of an id, 0 when it is new.
    #[must_use]
    pub fn carry(&self, id: &str) -> Exact {
        self.carries.get(id).cloned().unwrap_or_else(Exact::zero)
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

/// The ledger after a split, for the next one in the same unit.
#[must_use]
pub fn ledger_after(parts: &[CarriedPart]) -> Ledger {
    Ledger {
        carries: parts
            .iter()
            .map(|part| (part.id.clone(), part.carried_out.clone()))
            .collect(),
    }
}

/// A carry's numerator over the common denominator.
pub(super) fn over(carry: &Exact, common: &BigUint) -> BigInt {
    carry.numerator() * BigInt::from(common / carry.denominator())
}

/// Every period multiplies the denominators by its total weight, 72 bits at most for 5,000 ids:
/// hundreds of periods stay below this, while a made-up ledger cannot take all memory.
const FINEST_BITS: u64 = 1 << 16;

/// The least common multiple of a number and the denominators of carries.
pub(super) fn common_denominator<'a>(
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

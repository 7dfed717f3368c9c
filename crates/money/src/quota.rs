//! Exact shares before rounding.

use std::fmt;

use num_bigint::{BigInt, BigUint};

use crate::exact::Exact;
use crate::fraction::{Fraction, greatest_common_divisor, write_fraction};

/// An exact quota in rounding units: `whole + remainder / denominator`, with
/// `0 <= remainder < denominator`.
///
/// A mixed number, because the numerator of a large amount over a large total weight does not fit
/// 128 bits while these three do. Reduced only when it is written or compared.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    whole: i128,
    remainder: u128,
    denominator: u128,
}

impl Quota {
    /// Nothing.
    pub const ZERO: Self = Self {
        whole: 0,
        remainder: 0,
        denominator: 1,
    };

    /// `whole + remainder / denominator`, or `None` unless `remainder < denominator`.
    #[must_use]
    pub const fn new(whole: i128, remainder: u128, denominator: u128) -> Option<Self> {
        if remainder >= denominator {
            return None;
        }
        Some(Self {
            whole,
            remainder,
            denominator,
        })
    }

    /// The largest whole number of units that is at most this.
    #[must_use]
    pub const fn floor(self) -> i128 {
        self.whole
    }

    /// What is above the floor, over [`Quota::denominator`].
    #[must_use]
    pub const fn remainder(self) -> u128 {
        self.remainder
    }

    /// What the remainder is counted in; above zero, not reduced.
    #[must_use]
    pub const fn denominator(self) -> u128 {
        self.denominator
    }

    /// The smallest whole number of units that is at least this.
    #[must_use]
    pub const fn ceiling(self) -> i128 {
        if self.remainder == 0 {
            self.whole
        } else {
            self.whole + 1
        }
    }

    /// The same as a fraction without bound.
    #[must_use]
    pub fn exact(self) -> Exact {
        let denominator = BigUint::from(self.denominator);
        let whole = BigInt::from(self.whole) * BigInt::from(denominator.clone());
        Exact::new(whole + BigInt::from(self.remainder), denominator)
    }

    /// The opposite, or `None` when it leaves 128 bits.
    pub(crate) fn checked_neg(self) -> Option<Self> {
        if self.remainder == 0 {
            return Some(Self {
                whole: self.whole.checked_neg()?,
                ..self
            });
        }
        Some(Self {
            whole: self.whole.checked_neg()?.checked_sub(1)?,
            remainder: self.denominator - self.remainder,
            ..self
        })
    }

    fn in_lowest_terms(self) -> (i128, u128, u128) {
        let divisor = greatest_common_divisor(self.remainder, self.denominator);
        (
            self.whole,
            self.remainder / divisor,
            self.denominator / divisor,
        )
    }
}

impl PartialEq for Quota {
    fn eq(&self, other: &Self) -> bool {
        self.in_lowest_terms() == other.in_lowest_terms()
    }
}

impl Eq for Quota {}

impl From<Fraction> for Quota {
    fn from(fraction: Fraction) -> Self {
        let (above, below) = (fraction.numerator(), fraction.denominator());
        Self {
            whole: above.div_euclid(below),
            remainder: above.rem_euclid(below).unsigned_abs(),
            denominator: below.unsigned_abs(),
        }
    }
}

/// In lowest terms with its denominator, as every exact fraction: `10714286/7`.
impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, remainder, denominator) = self.in_lowest_terms();
        let numerator = i128::try_from(denominator)
            .ok()
            .and_then(|denominator| whole.checked_mul(denominator))
            .and_then(|product| product.checked_add(i128::try_from(remainder).ok()?));
        match numerator {
            Some(numerator) => write_fraction(f, &numerator, &denominator),
            None => {
                let product = BigInt::from(whole) * BigInt::from(denominator);
                write_fraction(f, &(product + BigInt::from(remainder)), &denominator)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_in_lowest_terms() {
        assert_eq!(Quota::new(2, 2, 6).unwrap().to_string(), "7/3");
        assert_eq!(Quota::new(5, 0, 6).unwrap().to_string(), "5/1");
        assert_eq!(Quota::new(-3, 4, 6).unwrap().to_string(), "-7/3");
    }

    #[test]
    fn a_numerator_beyond_128_bits_is_written_in_full() {
        // (10^38 - 1) x 10^38 + 1, over 10^38.
        let denominator = 10_u128.pow(38);
        let quota = Quota::new(10_i128.pow(38) - 1, 1, denominator).unwrap();
        let expected = format!("{}{}1/1{}", "9".repeat(38), "0".repeat(37), "0".repeat(38));
        assert_eq!(quota.to_string(), expected);
        assert_eq!(quota.exact().to_string(), expected);
    }

    #[test]
    fn its_opposite_has_the_opposite_floor_and_ceiling() {
        let quota = Quota::new(2, 1, 3).unwrap();
        let opposite = quota.checked_neg().unwrap();
        assert_eq!(opposite.to_string(), "-7/3");
        assert_eq!((opposite.floor(), opposite.ceiling()), (-3, -2));
    }

    #[test]
    fn a_remainder_of_a_whole_unit_is_refused() {
        assert!(Quota::new(1, 3, 3).is_none());
    }
}

//! Fractions without bound.

use std::fmt;
use std::ops::{Add, Neg, Sub};
use std::str::FromStr;

use num_bigint::{BigInt, BigUint, Sign};
use thiserror::Error;

use crate::fraction::write_fraction;

/// An exact fraction without bound, in lowest terms.
///
/// A carry needs it: every period multiplies its denominator by that period's total weight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: BigInt,
    denominator: BigUint,
}

impl Exact {
    /// The fraction in lowest terms.
    ///
    /// # Panics
    /// When `denominator` is zero.
    #[must_use]
    pub fn new(numerator: BigInt, denominator: BigUint) -> Self {
        assert!(denominator != BigUint::ZERO, "a denominator is not zero");
        let divisor = greatest_common_divisor(numerator.magnitude(), &denominator);
        Self {
            numerator: numerator / BigInt::from(divisor.clone()),
            denominator: denominator / divisor,
        }
    }

    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self {
            numerator: BigInt::ZERO,
            denominator: BigUint::from(1_u8),
        }
    }

    /// Above the line; carries the sign.
    #[must_use]
    pub const fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    /// Below the line; above zero.
    #[must_use]
    pub const fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.numerator.sign() == Sign::NoSign
    }

    /// Whether it lies strictly between -1 and 1.
    #[must_use]
    pub fn is_below_one_unit(&self) -> bool {
        *self.numerator.magnitude() < self.denominator
    }
}

impl Add<&Exact> for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        let (left, right) = (
            BigInt::from(self.denominator.clone()),
            BigInt::from(other.denominator.clone()),
        );
        Exact::new(
            &self.numerator * right + &other.numerator * left,
            &self.denominator * &other.denominator,
        )
    }
}

impl Sub<&Exact> for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &-other.clone()
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            numerator: -self.numerator,
            denominator: self.denominator,
        }
    }
}

impl From<i128> for Exact {
    fn from(whole: i128) -> Self {
        Self {
            numerator: BigInt::from(whole),
            denominator: BigUint::from(1_u8),
        }
    }
}

/// As every exact fraction in a result: `-7/3`, `0/1`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fraction(f, &self.numerator, &self.denominator)
    }
}

/// Why a text is no exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ExactFault {
    /// It is not written as `-7/3` or `4`.
    #[error("no exact fraction")]
    Malformed,
    /// The denominator is zero.
    #[error("denominator zero")]
    ZeroDenominator,
    /// It has more digits than any ledger needs.
    #[error("more than {limit} characters")]
    TooLong {
        /// The most there may be.
        limit: usize,
    },
}

/// The longest fraction that is read: longer ones would make a hand-made ledger a trap.
const LONGEST: usize = 40_000;

/// Reads `-7/3` or `4`, in lowest terms or not.
impl FromStr for Exact {
    type Err = ExactFault;

    fn from_str(text: &str) -> Result<Self, ExactFault> {
        if text.len() > LONGEST {
            return Err(ExactFault::TooLong { limit: LONGEST });
        }
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let (sign, digits) = above
            .strip_prefix('-')
            .map_or((Sign::Plus, above), |digits| (Sign::Minus, digits));
        let numerator = BigInt::from_biguint(sign, parse_digits(digits)?);
        let denominator = parse_digits(below)?;
        if denominator == BigUint::ZERO {
            return Err(ExactFault::ZeroDenominator);
        }
        Ok(Self::new(numerator, denominator))
    }
}

fn parse_digits(digits: &str) -> Result<BigUint, ExactFault> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ExactFault::Malformed);
    }
    BigUint::parse_bytes(digits.as_bytes(), 10).ok_or(ExactFault::Malformed)
}

/// Euclid's rule; the denominator is above zero, so the result is too.
fn greatest_common_divisor(a: &BigUint, b: &BigUint) -> BigUint {
    let (mut a, mut b) = (a.clone(), b.clone());
    while b != BigUint::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    a
}

/// The least common multiple of two numbers above zero.
pub(crate) fn least_common_multiple(a: &BigUint, b: &BigUint) -> BigUint {
    a * (b / greatest_common_divisor(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        text.parse().unwrap()
    }

    #[test]
    fn adds_and_subtracts_without_loss() {
        assert_eq!(&exact("1/6") + &exact("1/3"), exact("1/2"));
        assert_eq!(&exact("1/6") - &exact("1/6"), Exact::zero());
    }

    #[test]
    fn is_read_back_as_it_was_written() {
        for text in [
            "-7/3",
            "0/1",
            "4/1",
            "1/340282366920938463463374607431768211457",
        ] {
            assert_eq!(exact(text).to_string(), text);
        }
        assert_eq!(exact("6/4").to_string(), "3/2");
        assert_eq!(exact("-3").to_string(), "-3/1");
    }

    #[test]
    fn refuses_what_is_no_fraction() {
        for text in [
            "", "/", "1/", "/2", "1/-2", "+1", "1.5", "1_0", "a", "--1", "1/2/3",
        ] {
            assert_eq!(text.parse::<Exact>(), Err(ExactFault::Malformed), "{text}");
        }
        assert_eq!("1/0".parse::<Exact>(), Err(ExactFault::ZeroDenominator));
        assert!(matches!(
            "1".repeat(LONGEST + 1).parse::<Exact>(),
            Err(ExactFault::TooLong { .. })
        ));
    }

    #[test]
    fn knows_what_is_less_than_one_unit() {
        assert!(exact("-2/3").is_below_one_unit());
        assert!(!exact("-1").is_below_one_unit());
    }
}

//! Exact fractions in lowest terms.

use std::fmt;

/// A fraction in lowest terms with a denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Nothing.
    pub(crate) const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// `numerator / denominator` in lowest terms.
    ///
    /// # Panics
    /// When the denominator is not above zero.
    pub(crate) fn new(numerator: i128, denominator: i128) -> Self {
        assert!(denominator > 0, "a denominator is above zero");
        let size = denominator.unsigned_abs();
        let divisor = common_divisor(numerator.unsigned_abs(), size);
        let divisor = i128::try_from(divisor).expect("it divides a denominator of 127 bits");
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// The numerator, which carries the sign.
    pub(crate) const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, above zero.
    pub(crate) const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The sum.
    pub(crate) fn plus(self, other: Self) -> Self {
        let shared = common_divisor(
            self.denominator.unsigned_abs(),
            other.denominator.unsigned_abs(),
        );
        let shared = i128::try_from(shared).expect("it divides a denominator of 127 bits");
        Self::new(
            self.numerator * (other.denominator / shared)
                + other.numerator * (self.denominator / shared),
            self.denominator / shared * other.denominator,
        )
    }

    /// This fraction of a whole number of things.
    pub(crate) fn times(self, factor: i128) -> Self {
        Self::new(self.numerator * factor, self.denominator)
    }

    /// A part of it.
    pub(crate) fn over(self, divisor: i128) -> Self {
        Self::new(self.numerator, self.denominator * divisor)
    }

    /// The nearest whole number, halves up: floor(x + 1/2).
    pub(crate) fn half_up(self) -> i128 {
        half_up(self.numerator, self.denominator)
    }
}

/// With its denominator, also when that is 1.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// floor(numerator / denominator + 1/2), for a denominator above zero.
pub(crate) const fn half_up(numerator: i128, denominator: i128) -> i128 {
    let floor = numerator.div_euclid(denominator);
    let rest = numerator.rem_euclid(denominator);
    if rest >= denominator - rest {
        floor + 1
    } else {
        floor
    }
}

/// The greatest common divisor; that of 0 and 0 is 1, so that one can divide by it.
pub(crate) const fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 { 1 } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up_on_both_sides_of_zero() {
        assert_eq!(half_up(5, 2), 3);
        assert_eq!(half_up(-5, 2), -2);
        assert_eq!(half_up(-7, 3), -2);
        assert_eq!(half_up(7, 3), 2);
    }

    #[test]
    fn sums_stay_in_lowest_terms() {
        // 1/6 + 1/3 = 1/2.
        let sum = Fraction::new(1, 6).plus(Fraction::new(2, 6));
        assert_eq!(sum.to_string(), "1/2");
        assert_eq!(Fraction::new(-4, 2).to_string(), "-2/1");
        assert_eq!(Fraction::ZERO.plus(Fraction::new(0, 7)).to_string(), "0/1");
    }
}

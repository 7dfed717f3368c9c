//! Fractions of 128 bits.

use std::fmt;

/// An exact fraction in lowest terms, with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// The fraction `numerator / denominator` in lowest terms.
    ///
    /// # Panics
    /// When `denominator` is zero.
    #[must_use]
    pub const fn new(numerator: i128, denominator: i128) -> Self {
        assert!(denominator != 0, "a denominator is not zero");
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = divisor as i128 * if denominator < 0 { -1 } else { 1 };
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// Above the line; carries the sign.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// Below the line; above zero.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The exact sum, or `None` when it does not fit 128 bits.
    ///
    /// ```
    /// # use inzet_money::Fraction;
    /// let sum = Fraction::new(1, 6).checked_add(Fraction::new(1, 3));
    /// assert_eq!(sum, Some(Fraction::new(1, 2)));
    /// ```
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let common = least_common_multiple(self.denominator, other.denominator)?;
        let left = self.numerator.checked_mul(common / self.denominator)?;
        let right = other.numerator.checked_mul(common / other.denominator)?;
        Some(Self::new(left.checked_add(right)?, common))
    }
}

/// `7/3`, and `4/1` when it is whole: an exact fraction is always written with its denominator.
///
/// # Source
/// FORMAT section 6.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fraction(f, &self.numerator, &self.denominator)
    }
}

/// How every exact fraction is written, whatever the width of its integers.
pub(crate) fn write_fraction(
    f: &mut fmt::Formatter<'_>,
    numerator: &dyn fmt::Display,
    denominator: &dyn fmt::Display,
) -> fmt::Result {
    write!(f, "{numerator}/{denominator}")
}

/// The least common multiple of two positive numbers, or `None` when it leaves 128 bits.
pub(crate) fn least_common_multiple(a: i128, b: i128) -> Option<i128> {
    let divisor = greatest_common_divisor(a.unsigned_abs(), b.unsigned_abs());
    a.checked_mul(b / i128::try_from(divisor).ok()?)
}

/// The greatest common divisor, by halving and subtracting: no 128-bit division, so that a
/// million quotas are written in lowest terms in a moment. 1 for two zeros.
pub(crate) const fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    if a == 0 || b == 0 {
        return if a == 0 && b == 0 { 1 } else { a | b };
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        if a > b {
            (a, b) = (b, a);
        }
        b -= a;
    }
    a << twos
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divides_out_what_numerator_and_denominator_share() {
        assert_eq!(greatest_common_divisor(48, 180), 12);
        assert_eq!(greatest_common_divisor(0, 7), 7);
        assert_eq!(greatest_common_divisor(7, 0), 7);
        assert_eq!(greatest_common_divisor(0, 0), 1);
        assert_eq!(greatest_common_divisor(u128::MAX, u128::MAX), u128::MAX);
    }

    #[test]
    fn is_written_with_its_denominator() {
        assert_eq!(Fraction::new(14, 6).to_string(), "7/3");
        assert_eq!(Fraction::new(-14, 6).to_string(), "-7/3");
        assert_eq!(Fraction::new(8, 2).to_string(), "4/1");
        assert_eq!(Fraction::ZERO.to_string(), "0/1");
    }

    #[test]
    fn a_sum_that_does_not_fit_is_told() {
        let huge = Fraction::new(i128::MAX, 1);
        assert_eq!(huge.checked_add(Fraction::new(1, 1)), None);
    }
}

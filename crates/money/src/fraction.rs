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
}

/// `7/3`, or `4` when it is whole.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            return write!(f, "{}", self.numerator);
        }
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

const fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 { 1 } else { a }
}

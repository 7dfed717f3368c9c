//! Products of two numbers of 128 bits, exactly: quotas of a pool need them.

use std::cmp::Ordering;
use std::fmt;

/// A number of 256 bits, zero or above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    high: u128,
    low: u128,
}

const HALF: u32 = 64;
const MASK: u128 = (1 << HALF) - 1;

impl Wide {
    /// The product.
    pub(crate) const fn product(one: u128, other: u128) -> Self {
        let (one_high, one_low) = (one >> HALF, one & MASK);
        let (other_high, other_low) = (other >> HALF, other & MASK);
        let low = one_low * other_low;
        // Neither sum overflows: (2^64 - 1)^2 + 2 (2^64 - 1) = 2^128 - 1.
        let middle = one_high * other_low + (low >> HALF);
        let cross = one_low * other_high + (middle & MASK);
        Self {
            high: one_high * other_high + (middle >> HALF) + (cross >> HALF),
            low: (cross << HALF) | (low & MASK),
        }
    }

    /// The number itself when it fits 128 bits.
    pub(crate) const fn narrow(self) -> Option<u128> {
        if self.high == 0 { Some(self.low) } else { None }
    }

    /// Quotient and remainder, bit by bit.
    ///
    /// # Panics
    /// When the divisor is 0 or has more than 127 bits.
    pub(crate) fn divide(self, divisor: u128) -> (Self, u128) {
        assert!(
            0 < divisor && divisor <= u128::MAX / 2,
            "the remainder doubles within 128 bits"
        );
        let mut quotient = Self { high: 0, low: 0 };
        let mut remainder = 0;
        for bit in (0..256).rev() {
            let (half, place) = if bit >= 128 {
                (self.high, bit - 128)
            } else {
                (self.low, bit)
            };
            remainder = (remainder << 1) | ((half >> place) & 1);
            if remainder >= divisor {
                remainder -= divisor;
                if bit >= 128 {
                    quotient.high |= 1 << place;
                } else {
                    quotient.low |= 1 << place;
                }
            }
        }
        (quotient, remainder)
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.high, self.low).cmp(&(other.high, other.low))
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Wide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const CHUNK: u128 = 10_u128.pow(38);
        if let Some(number) = self.narrow() {
            return write!(f, "{number}");
        }
        let (upper, lower) = self.divide(CHUNK);
        write!(f, "{upper}{lower:038}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_exact() {
        // (2^128 - 1)^2 = 2^256 - 2^129 + 1.
        let square = Wide::product(u128::MAX, u128::MAX);
        assert_eq!((square.high, square.low), (u128::MAX - 1, 1));
        // 10^30 * 10^30 + nothing.
        let power = Wide::product(10_u128.pow(30), 10_u128.pow(30));
        assert_eq!(power.to_string(), format!("1{}", "0".repeat(60)));
        assert_eq!(Wide::product(7, 6).narrow(), Some(42));
    }

    #[test]
    fn division_undoes_a_product() {
        let (divisor, other) = (10_u128.pow(37) + 7, 10_u128.pow(35) + 11);
        let (quotient, rest) = Wide::product(divisor, other).divide(divisor);
        assert_eq!((quotient.narrow(), rest), (Some(other), 0));
        let (quotient, rest) = Wide::product(10_u128.pow(20), 10_u128.pow(20)).divide(3);
        assert_eq!(quotient.to_string(), "3".repeat(40));
        assert_eq!(rest, 1);
    }
}

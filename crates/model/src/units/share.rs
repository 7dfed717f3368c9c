use std::fmt;

/// A part of a whole between 0 and 1, in millionths: `60%` is 600,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole.
    pub const WHOLE: Self = Self(Self::DENOMINATOR);
    /// The number of parts that make the whole.
    pub const DENOMINATOR: u32 = 1_000_000;

    /// So many millionths, or `None` above the whole.
    #[must_use]
    pub const fn from_millionths(millionths: u32) -> Option<Self> {
        if millionths <= Self::DENOMINATOR {
            Some(Self(millionths))
        } else {
            None
        }
    }

    /// So many per cent, or `None` above 100.
    #[must_use]
    pub const fn from_percent(percent: u32) -> Option<Self> {
        if percent <= 100 {
            Some(Self(percent * 10_000))
        } else {
            None
        }
    }

    /// The number of millionths.
    #[must_use]
    pub const fn millionths(self) -> u32 {
        self.0
    }
}

/// A percentage with as many decimals as it needs: `50%`, `12.5%`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 10_000, self.0 % 10_000);
        if rest == 0 {
            return write!(f, "{whole}%");
        }
        let decimals = format!("{rest:04}");
        write!(f, "{whole}.{}%", decimals.trim_end_matches('0'))
    }
}

/// A non-negative amount of a member's own allocation base (an `x_` column), in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(u64);

impl Quantity {
    /// The largest that FORMAT allows: 10^12, in hundredths.
    pub const MAX_HUNDREDTHS: u64 = 100_000_000_000_000;

    /// So many hundredths, or `None` above 10^12.
    #[must_use]
    pub const fn from_hundredths(hundredths: u64) -> Option<Self> {
        if hundredths <= Self::MAX_HUNDREDTHS {
            Some(Self(hundredths))
        } else {
            None
        }
    }

    /// The number of hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::fte::write_hundredths(f, i128::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_only_the_decimals_a_percentage_needs() {
        assert_eq!(Share::from_percent(50).unwrap().to_string(), "50%");
        assert_eq!(
            Share::from_millionths(125_000).unwrap().to_string(),
            "12.5%"
        );
        assert_eq!(Share::from_millionths(1).unwrap().to_string(), "0.0001%");
    }
}

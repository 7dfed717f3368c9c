//! The weights of `inzet split`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A weight of `inzet split`: a non-negative decimal of up to 12 digits before and 6 after the
/// point, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(u64);

impl Weight {
    /// No weight: what an id of the ledger has when it is not in the table of weights.
    pub const ZERO: Self = Self(0);
    /// The largest weight there is, in millionths.
    pub const MAX_MILLIONTHS: u64 = 999_999_999_999_999_999;

    /// So many millionths, or `None` above the largest weight.
    #[must_use]
    pub const fn from_millionths(millionths: u64) -> Option<Self> {
        if millionths <= Self::MAX_MILLIONTHS {
            Some(Self(millionths))
        } else {
            None
        }
    }

    /// The number of millionths.
    #[must_use]
    pub const fn millionths(self) -> u64 {
        self.0
    }
}

/// With as many decimals as it needs: `3`, `0.125`.
impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1_000_000, self.0 % 1_000_000);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// Why a text is no weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeightFault {
    /// It is not a plain decimal.
    #[error("no decimal number")]
    Malformed,
    /// It is below zero.
    #[error("negative weight")]
    Negative,
    /// A comma before exactly three digits: decimal or thousands.
    #[error("can be read two ways")]
    TwoWays,
    /// More than 12 digits before the point.
    #[error("more than 12 digits before the point")]
    TooLarge,
    /// More than 6 digits after the point.
    #[error("more than 6 digits after the point")]
    TooFine,
}

/// Reads `3`, `0.125` or `0,5`. A point is always the decimal point; a comma is the decimal comma
/// unless it could stand between thousands.
impl FromStr for Weight {
    type Err = WeightFault;

    fn from_str(text: &str) -> Result<Self, WeightFault> {
        let text = text.trim();
        if text.starts_with('-') {
            return Err(WeightFault::Negative);
        }
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let all_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(decimals) {
            return Err(WeightFault::Malformed);
        }
        if text.contains(',') && decimals.len() == 3 && is_group(whole) {
            return Err(WeightFault::TwoWays);
        }
        from_digits(whole, decimals)
    }
}

/// One to three digits without a leading zero: what stands before a separator of thousands.
fn is_group(whole: &str) -> bool {
    whole.len() <= 3 && !whole.starts_with('0')
}

fn from_digits(whole: &str, decimals: &str) -> Result<Weight, WeightFault> {
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > 12 {
        return Err(WeightFault::TooLarge);
    }
    if decimals.len() > 6 {
        return Err(WeightFault::TooFine);
    }
    let millionths = format!("{whole}{decimals:0<6}");
    millionths
        .parse()
        .ok()
        .and_then(Weight::from_millionths)
        .ok_or(WeightFault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_up_to_twelve_digits_and_six_decimals() {
        let largest: Weight = "999999999999.999999".parse().unwrap();
        assert_eq!(largest.millionths(), Weight::MAX_MILLIONTHS);
        assert_eq!("0.000001".parse(), Ok(Weight(1)));
        assert_eq!("12.500".parse(), Ok(Weight(12_500_000)));
        assert_eq!("0,125".parse(), Ok(Weight(125_000)));
        assert_eq!("7".parse(), Ok(Weight(7_000_000)));
    }

    #[test]
    fn refuses_what_is_off_the_grid() {
        let fault = |text: &str| text.parse::<Weight>().unwrap_err();
        assert_eq!(fault("1000000000000"), WeightFault::TooLarge);
        assert_eq!(fault("0.0000001"), WeightFault::TooFine);
        assert_eq!(fault("-1"), WeightFault::Negative);
        assert_eq!(fault("12,500"), WeightFault::TwoWays);
        for text in ["", ".", "1.", ".5", "1e3", "1.2.3", "1 000", "+1", "NaN"] {
            assert_eq!(fault(text), WeightFault::Malformed, "{text}");
        }
    }

    #[test]
    fn writes_only_the_decimals_it_needs() {
        for text in ["0", "3", "0.125", "999999999999.999999"] {
            assert_eq!(text.parse::<Weight>().unwrap().to_string(), text);
        }
    }
}

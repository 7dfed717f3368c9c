//! How much of a base a member has.

use std::fmt;

use inzet_model::{Cents, FteDays};

use crate::fraction::Fraction;

/// How much of a base a member has, or all members of a pool together; shows itself as results
/// show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Full-time days of work.
    FteDays(FteDays),
    /// Professional-months, exact.
    Heads(Fraction),
    /// Euro of wage.
    Wage(Cents),
    /// Calendar days: of membership, or of the spans a fee is due for.
    Days(u64),
    /// An `x_` column, in hundredths.
    Column(u128),
}

impl Quantity {
    /// The exact sum, or `None` when it does not fit or the two are of different bases.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::FteDays(a), Self::FteDays(b)) => a
                .hundredths()
                .checked_add(b.hundredths())
                .map(|sum| Self::FteDays(FteDays::from_hundredths(sum))),
            (Self::Heads(a), Self::Heads(b)) => a.checked_add(b).map(Self::Heads),
            (Self::Wage(a), Self::Wage(b)) => a.checked_add(b).map(Self::Wage),
            (Self::Days(a), Self::Days(b)) => a.checked_add(b).map(Self::Days),
            (Self::Column(a), Self::Column(b)) => a.checked_add(b).map(Self::Column),
            _ => None,
        }
    }

    /// The quantity as a fraction of its own unit (hundredths, cents, days, months), which is all
    /// that proportions need; `None` when it does not fit.
    #[must_use]
    pub fn in_units(self) -> Option<Fraction> {
        let whole = match self {
            Self::FteDays(days) => i128::from(days.hundredths()),
            Self::Heads(months) => return Some(months),
            Self::Wage(cents) => i128::from(cents.count()),
            Self::Days(days) => i128::from(days),
            Self::Column(hundredths) => i128::try_from(hundredths).ok()?,
        };
        Some(Fraction::new(whole, 1))
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.in_units() == Some(Fraction::ZERO)
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.in_units().is_some_and(|units| units.numerator() < 0)
    }
}

/// Two decimals for FTE-days, euro and columns; an exact fraction for professional-months; bare
/// days.
///
/// # Source
/// FORMAT section 6.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FteDays(days) => days.fmt(f),
            Self::Heads(months) => months.fmt(f),
            Self::Wage(cents) => cents.fmt(f),
            Self::Days(days) => days.fmt(f),
            Self::Column(hundredths) => {
                write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_itself_as_results_show_it() {
        assert_eq!(
            Quantity::FteDays(FteDays::from_hundredths(1_205)).to_string(),
            "12.05"
        );
        assert_eq!(Quantity::Heads(Fraction::new(7, 3)).to_string(), "7/3");
        assert_eq!(Quantity::Wage(Cents::new(-5)).to_string(), "-0.05");
        assert_eq!(Quantity::Days(90).to_string(), "90");
        assert_eq!(Quantity::Column(1_234_500).to_string(), "12345.00");
    }

    #[test]
    fn different_bases_do_not_add_up() {
        assert_eq!(Quantity::Days(1).checked_add(Quantity::Column(1)), None);
    }
}

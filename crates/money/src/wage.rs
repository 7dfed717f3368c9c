//! The wage of an assignment.

use inzet_model::{Cents, Fte};

use crate::fraction::Fraction;
use crate::rounding::half_up;

/// The wage of an assignment: day cost x FTE x working days, half up to the cent.
///
/// # Panics
/// When the wage leaves 64 bits of cents, which no day cost that FORMAT allows reaches.
///
/// # Source
/// FORMAT section 4, rule C7.
///
/// ```
/// # use inzet_money::wage;
/// # use inzet_model::{Cents, Fte};
/// assert_eq!(wage(Cents::new(45_050), Fte::from_hundredths(10), 61), Cents::new(274_805));
/// ```
#[must_use]
pub fn wage(day_cost: Cents, fte: Fte, days: u32) -> Cents {
    checked_wage(day_cost, fte, days).expect("a day cost is limited so that wages fit")
}

/// The same wage, or `None` when it leaves 64 bits of cents.
#[must_use]
pub fn checked_wage(day_cost: Cents, fte: Fte, days: u32) -> Option<Cents> {
    let cents = half_up(product(day_cost, fte, days), 100);
    i64::try_from(cents).ok().map(Cents::new)
}

/// The same wage before rounding, in cents.
#[must_use]
pub fn exact_wage(day_cost: Cents, fte: Fte, days: u32) -> Fraction {
    Fraction::new(product(day_cost, fte, days), 100)
}

/// In hundredths of a cent. Three factors of 64, 32 and 32 bits cannot leave 128.
fn product(day_cost: Cents, fte: Fte, days: u32) -> i128 {
    i128::from(day_cost.count()) * i128::from(fte.hundredths()) * i128::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_cent_goes_up() {
        // 0.05 euro x 0.10 FTE x 1 day: half a cent.
        assert_eq!(
            wage(Cents::new(5), Fte::from_hundredths(10), 1),
            Cents::new(1)
        );
        assert_eq!(
            exact_wage(Cents::new(5), Fte::from_hundredths(10), 1).to_string(),
            "1/2"
        );
    }

    #[test]
    fn a_wage_that_does_not_fit_is_told() {
        assert_eq!(checked_wage(Cents::new(i64::MAX), Fte::ONE, 2), None);
    }
}

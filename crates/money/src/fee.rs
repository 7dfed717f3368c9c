//! The flat management fee.

use inzet_model::{Cents, Policy};

use crate::fraction::Fraction;
use crate::months::months;
use crate::rounding::half_up;

/// The flat management fee of a professional at a member: euro a month x months of the period x
/// calendar days in the union of the spans / calendar days of the period, half up to the cent.
///
/// # Source
/// FORMAT section 4, rule C7; agreement, article 12.
#[derive(Clone, Copy, Debug)]
pub struct FeeRule {
    numerator: i128,
    denominator: i128,
}

impl FeeRule {
    /// The rule of a policy.
    #[must_use]
    pub fn new(policy: &Policy) -> Self {
        let months = months(&policy.period);
        let days = policy.period.from.days_through(policy.period.to);
        Self {
            numerator: i128::from(policy.management_fee.per_month.count()) * months.numerator(),
            denominator: months.denominator() * i128::from(days.max(1)),
        }
    }

    /// The fee when the union of the spans counts so many calendar days.
    ///
    /// # Panics
    /// When the fee leaves 64 bits of cents, which no fee that FORMAT allows reaches.
    #[must_use]
    pub fn fee(&self, span_days: u32) -> Cents {
        self.checked_fee(span_days)
            .expect("a fee is limited so that it fits")
    }

    /// The same fee, or `None` when it leaves 64 bits of cents.
    #[must_use]
    pub fn checked_fee(&self, span_days: u32) -> Option<Cents> {
        let cents = half_up(self.numerator * i128::from(span_days), self.denominator);
        i64::try_from(cents).ok().map(Cents::new)
    }

    /// The same fee before rounding, in cents.
    #[must_use]
    pub fn exact_fee(&self, span_days: u32) -> Fraction {
        Fraction::new(self.numerator * i128::from(span_days), self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use inzet_model::Quarter;

    use super::*;

    #[test]
    fn a_whole_quarter_costs_three_months() {
        let period = Quarter {
            year: 2026,
            number: 1,
        }
        .period()
        .unwrap();
        let rule = FeeRule::new(&Policy::for_period(period));
        assert_eq!(rule.fee(90), Cents::new(75_000));
        assert_eq!(rule.fee(1), Cents::new(833));
        assert_eq!(rule.exact_fee(1).to_string(), "2500/3");
    }
}

use inzet_model::{Cents, Fte};

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
    let product = i128::from(day_cost.count()) * i128::from((fte * days).hundredths());
    let cents = half_up(product, 100);
    Cents::new(i64::try_from(cents).expect("a day cost is limited so that wages fit"))
}

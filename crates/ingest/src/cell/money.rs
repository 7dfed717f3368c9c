use std::ops::RangeInclusive;

use inzet_model::{Cents, NumberStyle, Quantity};

use crate::cell::number::{Decimal, parse_decimal};
use crate::code::Code;
use crate::fault::CellFault;

/// The largest amount that a cell may hold, either way: 1,000,000,000,000.00 euro. So sums of
/// all that FORMAT allows stay within 64 bits of cents, and products within 128.
pub const LARGEST_MONEY: Cents = Cents::new(100_000_000_000_000);

/// An amount in euro to the cent, at most [`LARGEST_MONEY`] either way.
///
/// ```
/// use inzet_ingest::cell::parse_money;
/// use inzet_model::{Cents, NumberStyle};
/// assert_eq!(parse_money("1.234,56", NumberStyle::Auto), Ok(Cents::new(123_456)));
/// assert!(parse_money("0,005", NumberStyle::Auto).is_err());
/// ```
///
/// # Errors
/// Those of [`parse_decimal`]; `OFF_GRID` finer than a cent; `OUT_OF_RANGE`.
pub fn parse_money(text: &str, style: NumberStyle) -> Result<Cents, CellFault> {
    let least = Cents::new(-LARGEST_MONEY.count());
    parse_money_within(text, style, least..=LARGEST_MONEY)
}

/// An amount in euro to the cent within these limits.
///
/// # Errors
/// As [`parse_money`].
pub fn parse_money_within(
    text: &str,
    style: NumberStyle,
    limits: RangeInclusive<Cents>,
) -> Result<Cents, CellFault> {
    let cents = hundredths(
        parse_decimal(text, style)?,
        "euro to the cent: two decimals",
    )?;
    let amount = i64::try_from(cents).ok().map(Cents::new);
    amount
        .filter(|amount| limits.contains(amount))
        .ok_or_else(|| {
            CellFault::new(
                Code::OUT_OF_RANGE,
                format!("{} to {} euro", limits.start(), limits.end()),
                "Correct the amount.",
            )
        })
}

/// A non-negative amount of a base (an `x_` column): at most 10^12, two decimals.
///
/// # Errors
/// Those of [`parse_decimal`]; `OFF_GRID`; `OUT_OF_RANGE`.
pub fn parse_quantity(text: &str, style: NumberStyle) -> Result<Quantity, CellFault> {
    let quantity = hundredths(parse_decimal(text, style)?, "at most two decimals")?;
    let quantity = u64::try_from(quantity).ok();
    quantity.and_then(Quantity::from_hundredths).ok_or_else(|| {
        CellFault::new(
            Code::OUT_OF_RANGE,
            "0 to 1,000,000,000,000.00",
            "Correct the number; a base cannot be negative.",
        )
    })
}

/// The number in hundredths, when it is no finer.
pub(super) fn hundredths(number: Decimal, grid: &str) -> Result<i128, CellFault> {
    if number.decimals() > 2 {
        let hint = "Write the value you mean; nothing is rounded on reading.";
        return Err(CellFault::new(Code::OFF_GRID, grid, hint));
    }
    // Never taken: twenty digits and two more fit in 128 bits.
    Ok(number.in_units(2).unwrap_or(i128::MAX))
}

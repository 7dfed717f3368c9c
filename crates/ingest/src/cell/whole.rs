use std::ops::RangeInclusive;

use inzet_model::NumberStyle;

use crate::cell::number::parse_decimal;
use crate::code::Code;
use crate::fault::CellFault;

/// A whole number within these limits.
///
/// # Errors
/// Those of [`crate::cell::parse_decimal`]; `OFF_GRID` when it is not whole; `OUT_OF_RANGE`.
pub fn parse_whole(
    text: &str,
    style: NumberStyle,
    limits: RangeInclusive<i64>,
) -> Result<i64, CellFault> {
    let number = parse_decimal(text, style)?;
    let expected = || format!("a whole number from {} to {}", limits.start(), limits.end());
    let Some(value) = number.in_units(0) else {
        return Err(CellFault::new(
            Code::OFF_GRID,
            expected(),
            "Leave out the decimals.",
        ));
    };
    let value = i64::try_from(value).ok();
    value
        .filter(|value| limits.contains(value))
        .ok_or_else(|| CellFault::new(Code::OUT_OF_RANGE, expected(), "Correct the number."))
}

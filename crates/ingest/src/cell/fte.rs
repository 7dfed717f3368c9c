use std::ops::RangeInclusive;

use inzet_model::{Fte, NumberStyle};

use crate::cell::money::hundredths;
use crate::cell::number::parse_decimal;
use crate::code::Code;
use crate::fault::CellFault;

/// FTE on the grid of 0.01, at most 1,000.00.
///
/// ```
/// use inzet_ingest::cell::parse_fte;
/// use inzet_model::{Fte, NumberStyle};
/// assert_eq!(parse_fte("0,8", NumberStyle::Auto), Ok(Fte::from_hundredths(80)));
/// assert!(parse_fte("0.125", NumberStyle::Auto).is_err());
/// ```
///
/// # Errors
/// Those of [`crate::cell::parse_decimal`]; `OFF_GRID` finer than 0.01; `OUT_OF_RANGE`.
pub fn parse_fte(text: &str, style: NumberStyle) -> Result<Fte, CellFault> {
    parse_fte_within(text, style, Fte::ZERO..=Fte::from_hundredths(100_000))
}

/// FTE on the grid of 0.01 within these limits.
///
/// # Errors
/// As [`parse_fte`].
pub fn parse_fte_within(
    text: &str,
    style: NumberStyle,
    limits: RangeInclusive<Fte>,
) -> Result<Fte, CellFault> {
    let value = hundredths(parse_decimal(text, style)?, "FTE on the grid of 0.01")?;
    let fte = u32::try_from(value).ok().map(Fte::from_hundredths);
    fte.filter(|fte| limits.contains(fte)).ok_or_else(|| {
        CellFault::new(
            Code::OUT_OF_RANGE,
            format!("{} to {} FTE", limits.start(), limits.end()),
            "Write the part of a full-time week: 0.80 for four days of five.",
        )
    })
}

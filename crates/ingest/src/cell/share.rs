use inzet_model::{NumberStyle, Share};

use crate::cell::number::parse_decimal;
use crate::code::Code;
use crate::fault::CellFault;

/// A percentage: `60%` or `0.6`. A bare number lies between 0 and 1, so `1` is all of it.
///
/// ```
/// use inzet_ingest::cell::parse_share;
/// use inzet_model::{NumberStyle, Share};
/// assert_eq!(parse_share("60 %", NumberStyle::Auto), parse_share("0,6", NumberStyle::Auto));
/// assert!(parse_share("60", NumberStyle::Auto).is_err());
/// ```
///
/// # Errors
/// `BAD_SHARE` when it is no percentage; `AMBIGUOUS_NUMBER`; `OFF_GRID` finer than a millionth
/// of the whole; `OUT_OF_RANGE` below 0% or above 100%.
pub fn parse_share(text: &str, style: NumberStyle) -> Result<Share, CellFault> {
    let trimmed = text.trim();
    let (number, decimals, is_percentage) = match trimmed.strip_suffix('%') {
        Some(number) => (number, 4, true),
        None => (trimmed, 6, false),
    };
    let number = parse_decimal(number, style).map_err(|fault| match fault.code {
        Code::BAD_NUMBER => bad_share(Code::BAD_SHARE, "Write 60% or 0.6."),
        _ => fault,
    })?;
    if number.decimals() > decimals {
        let hint = "Write at most four decimals of a per cent; nothing is rounded on reading.";
        return Err(bad_share(Code::OFF_GRID, hint));
    }
    let millionths = number.in_units(decimals);
    let millionths = millionths.and_then(|value| u32::try_from(value).ok());
    millionths.and_then(Share::from_millionths).ok_or_else(|| {
        if is_percentage {
            bad_share(Code::OUT_OF_RANGE, "Correct the percentage.")
        } else {
            bad_share(
                Code::OUT_OF_RANGE,
                "A number without % lies between 0 and 1: add the %.",
            )
        }
    })
}

fn bad_share(code: Code, hint: &str) -> CellFault {
    CellFault::new(
        code,
        "a percentage from 0% to 100%, such as 60% or 0.6",
        hint,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millionths(text: &str) -> Result<u32, Code> {
        parse_share(text, NumberStyle::Auto)
            .map(Share::millionths)
            .map_err(|fault| fault.code)
    }

    #[test]
    fn reads_both_notations() {
        for (text, value) in [
            ("60%", 600_000),
            ("12,5 %", 125_000),
            ("0.6", 600_000),
            ("1", 1_000_000),
            ("1%", 10_000),
            ("0", 0),
            ("0.000001", 1),
            ("0.0001%", 1),
        ] {
            assert_eq!(millionths(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_share() {
        assert_eq!(millionths("60"), Err(Code::OUT_OF_RANGE));
        assert_eq!(millionths("101%"), Err(Code::OUT_OF_RANGE));
        assert_eq!(millionths("-1%"), Err(Code::OUT_OF_RANGE));
        assert_eq!(millionths("0.0000001"), Err(Code::OFF_GRID));
        assert_eq!(millionths("%"), Err(Code::BAD_SHARE));
        assert_eq!(millionths("12,500%"), Err(Code::AMBIGUOUS_NUMBER));
    }
}

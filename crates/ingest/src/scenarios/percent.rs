//! Changes by so many per cent.

use inzet_model::{Cents, NumberStyle};

use crate::cell::parse_decimal;
use crate::code::Code;
use crate::fault::CellFault;

/// A change by so many per cent, in millionths of what there was: `-5%` is -50,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(i64);

/// 100 %.
const WHOLE: i64 = 1_000_000;
/// A thousand per cent more: beyond it a change is a slip of the keyboard.
const MOST: i64 = 10 * WHOLE;

impl Percent {
    /// So many millionths of what there was.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// The changed amount, half up to the cent; `None` when it is too large to be an amount.
    ///
    /// ```
    /// # use inzet_ingest::scenarios::Percent;
    /// # use inzet_model::Cents;
    /// let less = Percent::from_millionths(-50_000);
    /// assert_eq!(less.of(Cents::new(99_990)), Some(Cents::new(94_991)));
    /// ```
    #[must_use]
    pub fn of(self, amount: Cents) -> Option<Cents> {
        let changed = i128::from(amount.count()) * i128::from(WHOLE + self.0);
        let whole = i128::from(WHOLE);
        let cents = (2 * changed + whole).div_euclid(2 * whole);
        i64::try_from(cents).ok().map(Cents::new)
    }
}

/// `+2%` or `-5%`, at most four decimals.
pub(super) fn parse_percent(text: &str) -> Result<Percent, CellFault> {
    let fault = |code, hint: &str| {
        let expected = "a change from -100% to +1000%, such as \"-5%\" or \"+2.5%\"";
        CellFault::new(code, expected, hint)
    };
    let trimmed = text.trim();
    let Some(number) = trimmed.strip_suffix('%') else {
        return Err(fault(Code::BAD_SHARE, "Write the sign % too."));
    };
    if !number.starts_with(['+', '-', '−']) {
        return Err(fault(
            Code::BAD_SHARE,
            "Write + or - first: it is a change, not a share.",
        ));
    }
    let number = parse_decimal(number.trim(), NumberStyle::English)
        .map_err(|_| fault(Code::BAD_SHARE, "Write digits with a decimal point."))?;
    if number.decimals() > 4 {
        return Err(fault(Code::OFF_GRID, "Write at most four decimals."));
    }
    let millionths = number
        .in_units(4)
        .and_then(|units| i64::try_from(units).ok());
    millionths
        .filter(|millionths| (-WHOLE..=MOST).contains(millionths))
        .map(Percent)
        .ok_or_else(|| fault(Code::OUT_OF_RANGE, "Correct the percentage."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_a_sign_and_a_per_cent() {
        assert_eq!(parse_percent("+2.5%"), Ok(Percent(25_000)));
        assert_eq!(parse_percent(" -100% "), Ok(Percent(-1_000_000)));
        for (text, code) in [
            ("5%", Code::BAD_SHARE),
            ("-5", Code::BAD_SHARE),
            ("-x%", Code::BAD_SHARE),
            ("-101%", Code::OUT_OF_RANGE),
            ("+0.00001%", Code::OFF_GRID),
        ] {
            assert_eq!(parse_percent(text).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn halves_of_a_cent_go_up() {
        // 0.05 less 50 % is 0.025.
        assert_eq!(Percent(-500_000).of(Cents::new(5)), Some(Cents::new(3)));
        assert_eq!(Percent(0).of(Cents::new(123)), Some(Cents::new(123)));
        assert_eq!(Percent(MOST).of(Cents::new(i64::MAX)), None);
    }
}

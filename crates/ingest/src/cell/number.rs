use inzet_model::NumberStyle;

use crate::code::Code;
use crate::fault::CellFault;

/// An exact decimal number: `mantissa / 10^decimals`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i128,
    decimals: u32,
}

impl Decimal {
    /// The number in units of `10^-decimals`, or `None` when it is finer than that or leaves
    /// 128 bits.
    ///
    /// ```
    /// # use inzet_ingest::cell::parse_decimal;
    /// let number = parse_decimal("1.5", Default::default()).unwrap();
    /// assert_eq!(number.in_units(2), Some(150));
    /// assert_eq!(number.in_units(0), None);
    /// ```
    #[must_use]
    pub fn in_units(self, decimals: u32) -> Option<i128> {
        let finer = decimals.checked_sub(self.decimals)?;
        10_i128.checked_pow(finer)?.checked_mul(self.mantissa)
    }

    /// How many decimals it needs.
    #[must_use]
    pub fn decimals(self) -> u32 {
        self.decimals
    }
}

/// A number with a decimal point or comma, and blanks, points or commas between thousands.
///
/// # Errors
/// `BAD_NUMBER`; `AMBIGUOUS_NUMBER` for one to three digits, one separator and three digits, when
/// the style does not say what the separator is; `OUT_OF_RANGE` beyond 20 digits before the separator
/// and `OFF_GRID` beyond 16 after it.
///
/// # Source
/// FORMAT section 1, numbers.
pub fn parse_decimal(text: &str, style: NumberStyle) -> Result<Decimal, CellFault> {
    let trimmed = text.trim();
    let (is_negative, body) = match trimmed.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (whole, fraction) = split_number(body, style)?;
    build(is_negative, &whole, fraction)
}

/// The digits before and after the decimal separator.
fn split_number(body: &str, style: NumberStyle) -> Result<(String, &str), CellFault> {
    if body.contains(is_blank) {
        let (whole, fraction) = body
            .split_once(['.', ','])
            .map_or((body, ""), |parts| parts);
        if body.ends_with(['.', ',']) {
            return Err(bad_number());
        }
        return Ok((join_groups(whole.split(is_blank))?, fraction));
    }
    let (points, commas) = (body.matches('.').count(), body.matches(',').count());
    match (points, commas) {
        (0, 0) => Ok((body.to_owned(), "")),
        (1, 0) | (0, 1) => one_separator(body, style),
        (_, 0) | (0, _) => Ok((join_groups(body.split(['.', ',']))?, "")),
        _ => two_kinds(body),
    }
}

/// `1.5`, `0,125`, `1234.567`: a decimal separator, unless it can be one between thousands.
fn one_separator(body: &str, style: NumberStyle) -> Result<(String, &str), CellFault> {
    let (whole, fraction) = body.split_once(['.', ',']).ok_or_else(bad_number)?;
    if fraction.is_empty() {
        return Err(bad_number());
    }
    let could_be_thousands =
        matches!(whole.len(), 1..=3) && fraction.len() == 3 && !whole.starts_with('0');
    if !could_be_thousands || !is_digits(whole) || !is_digits(fraction) {
        return Ok((whole.to_owned(), fraction));
    }
    let thousands = match style {
        NumberStyle::Auto => return Err(ambiguous(whole, fraction)),
        NumberStyle::Dutch => '.',
        NumberStyle::English => ',',
    };
    if body.contains(thousands) {
        Ok((format!("{whole}{fraction}"), ""))
    } else {
        Ok((whole.to_owned(), fraction))
    }
}

/// `1.234,5` or `1,234,567.8`: the last kind, once, is the decimal separator.
fn two_kinds(body: &str) -> Result<(String, &str), CellFault> {
    let last = body.rfind(['.', ',']).ok_or_else(bad_number)?;
    let (whole, fraction) = (&body[..last], &body[last + 1..]);
    let decimal = if body[last..].starts_with('.') {
        '.'
    } else {
        ','
    };
    if whole.contains(decimal) || fraction.is_empty() {
        return Err(bad_number());
    }
    Ok((join_groups(whole.split(['.', ',']))?, fraction))
}

/// Real groups of thousands: one to three digits without a leading zero, then threes.
fn join_groups<'a>(groups: impl Iterator<Item = &'a str>) -> Result<String, CellFault> {
    let mut digits = String::new();
    for (place, group) in groups.enumerate() {
        let fits = if place == 0 {
            matches!(group.len(), 1..=3)
        } else {
            group.len() == 3 && !digits.starts_with('0')
        };
        if !fits {
            return Err(bad_number());
        }
        digits.push_str(group);
    }
    Ok(digits)
}

fn build(is_negative: bool, whole: &str, fraction: &str) -> Result<Decimal, CellFault> {
    if !is_digits(whole) || !is_digits(fraction) || whole.len() + fraction.len() == 0 {
        return Err(bad_number());
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if whole.len() > MOST_WHOLE_DIGITS {
        let hint = "Check the number of digits.";
        return Err(CellFault::new(
            Code::OUT_OF_RANGE,
            "a number of fewer digits",
            hint,
        ));
    }
    if fraction.len() > MOST_DECIMALS {
        let hint = "Write fewer decimals; nothing is rounded on reading.";
        return Err(CellFault::new(
            Code::OFF_GRID,
            "a number of fewer decimals",
            hint,
        ));
    }
    let digits = whole.bytes().chain(fraction.bytes());
    let mantissa = digits.fold(0, |sum: i128, digit| sum * 10 + i128::from(digit - b'0'));
    Ok(Decimal {
        mantissa: if is_negative { -mantissa } else { mantissa },
        decimals: fraction.len() as u32,
    })
}

/// With [`MOST_DECIMALS`]: together fewer than the 38 that 128 bits hold.
const MOST_WHOLE_DIGITS: usize = 20;
const MOST_DECIMALS: usize = 16;

/// A blank, a no-break blank, a narrow no-break blank, or a thin blank.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn bad_number() -> CellFault {
    CellFault::new(
        Code::BAD_NUMBER,
        "a number, such as 1234.56, 1234,56 or 1 234,56",
        "Write digits with one decimal point or comma, and groups of three between thousands.",
    )
}

fn ambiguous(whole: &str, fraction: &str) -> CellFault {
    CellFault::new(
        Code::AMBIGUOUS_NUMBER,
        format!("{whole}{fraction} or {whole}.{fraction}, written so that only one fits"),
        "Leave out the separator between thousands, write another number of decimals, or set \
         numbers = \"nl\" or \"en\" in policy.toml.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, style: NumberStyle) -> Option<(i128, u32)> {
        let number = parse_decimal(text, style).ok()?;
        Some((number.mantissa, number.decimals))
    }

    fn auto(text: &str) -> Option<(i128, u32)> {
        read(text, NumberStyle::Auto)
    }

    #[test]
    fn reads_clear_numbers() {
        for (text, value) in [
            ("12", (12, 0)),
            ("-1,50", (-15, 1)),
            ("+0.125", (125, 3)),
            ("0,125", (125, 3)),
            ("012,500", (125, 1)),
            (".5", (5, 1)),
            ("1.234.567", (1_234_567, 0)),
            ("1,234,567", (1_234_567, 0)),
            ("1.234,5", (12_345, 1)),
            ("1,234.5", (12_345, 1)),
            ("1.234,567", (1_234_567, 3)),
            ("1234.567", (1_234_567, 3)),
            ("1 234", (1234, 0)),
            ("1\u{a0}234\u{202f}567,8", (12_345_678, 1)),
            ("1 234.567", (1_234_567, 3)),
            ("00012", (12, 0)),
            ("1,0", (1, 0)),
        ] {
            assert_eq!(auto(text), Some(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "",
            "-",
            ".",
            "5.",
            "1.23.4",
            "1.23,4",
            "1,2,3",
            "12 34",
            "1  234",
            "1234 567",
            "1 234.",
            "1.234 567",
            "1e5",
            "0x10",
            "€5",
            "1.234.56",
            "0.123.456",
            "1,234.567,8",
            "--1",
            "٣",
            "1.2345.678",
            "NaN",
            "1'000",
            "0 123",
            "a.123",
            "1.a23",
        ] {
            assert_eq!(auto(text), None, "{text}");
        }
    }

    #[test]
    fn asks_which_of_two_readings_is_meant() {
        for text in ["1.234", "12,500", "123.456", "-1.000"] {
            let fault = parse_decimal(text, NumberStyle::Auto).unwrap_err();
            assert_eq!(fault.code, Code::AMBIGUOUS_NUMBER, "{text}");
        }
        assert_eq!(read("1.234", NumberStyle::Dutch), Some((1234, 0)));
        assert_eq!(read("1.234", NumberStyle::English), Some((1234, 3)));
        assert_eq!(read("1,234", NumberStyle::Dutch), Some((1234, 3)));
        assert_eq!(read("1,234", NumberStyle::English), Some((1234, 0)));
        assert_eq!(read("1.5", NumberStyle::Dutch), Some((15, 1)));
    }

    #[test]
    fn survives_numbers_of_any_length() {
        let digits = "9".repeat(1000);
        assert_eq!(auto(&digits), None);
        assert_eq!(auto(&format!("0,{digits}")), None);
        assert_eq!(auto(&format!("1,5{}", "0".repeat(1000))), Some((15, 1)));
    }
}

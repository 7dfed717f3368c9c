//! Decimal numbers as text, compared without rounding.

/// Whether the text is the number `value / 10^decimals`, however it is written: `0.5`, `0.50`,
/// `5e-1`.
pub(super) fn equals(text: &str, value: i128, decimals: i32) -> bool {
    let Some((digits, exponent)) = parse(text) else {
        return false;
    };
    strip(digits, exponent) == strip(value, -decimals)
}

/// Digits with their sign, and the power of ten that they are multiplied by.
fn parse(text: &str) -> Option<(i128, i32)> {
    let (number, power) = match text.split_once(['e', 'E']) {
        Some((number, power)) => (number, power.parse().ok()?),
        None => (text, 0),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if part.chars().any(|one| !one.is_ascii_digit()) {
        return None;
    }
    let digits = format!("{whole}{part}").parse().ok()?;
    let decimals = i32::try_from(part.len()).ok()?;
    Some((digits, i32::checked_sub(power, decimals)?))
}

/// The same number without zeros at the end of its digits.
fn strip(mut digits: i128, mut exponent: i32) -> (i128, i32) {
    if digits == 0 {
        return (0, 0);
    }
    while digits % 10 == 0 {
        digits /= 10;
        exponent = exponent.saturating_add(1);
    }
    (digits, exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_in_any_writing() {
        for text in ["0.5", "0.50", "5e-1", "50E-2"] {
            assert!(equals(text, 50, 2), "{text}");
        }
        for text in ["0.51", "", "half", "0.5.0", "0.-5", "5"] {
            assert!(!equals(text, 50, 2), "{text}");
        }
        assert!(equals("0", 0, 8) && equals("0.00000000", 0, 8));
        assert!(equals("-12", -1_200, 2));
    }
}

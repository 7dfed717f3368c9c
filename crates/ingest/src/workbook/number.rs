//! Numbers of a workbook as decimal digits, and columns as letters.
//!
//! A workbook stores binary fractions; what people typed are the fifteen significant digits that
//! a spreadsheet shows. This is the one place of this crate that sees such a number: it leaves as
//! text and is read as exactly as any other cell.

/// The number as a spreadsheet shows it when there is room: fifteen significant digits, a decimal
/// point, no exponent.
///
/// Three decimals get a zero behind them: `1.234` in a file could be 1234, a number in a workbook
/// cannot.
pub(super) fn number_text(number: f64) -> String {
    let scientific = format!("{number:.14e}");
    let parts = scientific
        .split_once('e')
        .and_then(|(digits, exponent)| Some((digits, exponent.parse::<i32>().ok()?)));
    // Not a number, or endless: no cell of a sound workbook, and no number to any column.
    let Some((digits, exponent)) = parts else {
        return scientific;
    };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let (whole, mut fraction) = split_at_point(digits, exponent);
    if fraction.is_empty() {
        return format!("{sign}{whole}");
    }
    if fraction.len() == 3 {
        fraction.push('0');
    }
    format!("{sign}{whole}.{fraction}")
}

/// `d.ddd x 10^exponent` as the digits before and after the point.
fn split_at_point(digits: &str, exponent: i32) -> (String, String) {
    let before = exponent + 1;
    match usize::try_from(before) {
        Ok(0) | Err(_) => {
            let zeros = "0".repeat(usize::try_from(-before).unwrap_or(0));
            ("0".to_owned(), format!("{zeros}{digits}"))
        }
        Ok(before) if before >= digits.len() => {
            let zeros = "0".repeat(before - digits.len());
            (format!("{digits}{zeros}"), String::new())
        }
        Ok(before) => (digits[..before].to_owned(), digits[before..].to_owned()),
    }
}

/// The letter of a column, from 0: A to Z, then AA.
pub(crate) fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_a_spreadsheet_shows() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (0.55, "0.55"),
            (450.0, "450"),
            (-1234.5, "-1234.5"),
            (1e15, "1000000000000000"),
            (0.000_001, "0.000001"),
            (2_007_654_321.0, "2007654321"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn three_decimals_cannot_be_taken_for_thousands() {
        assert_eq!(number_text(1.234), "1.2340");
        assert_eq!(number_text(12.5), "12.5");
    }

    #[test]
    fn what_is_no_number_stays_none() {
        assert_eq!(number_text(f64::NAN), "NaN");
        assert_eq!(number_text(f64::INFINITY), "inf");
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 701, 702].map(column_letter).to_vec();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}

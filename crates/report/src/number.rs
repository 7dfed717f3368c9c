//! Numbers as people write them: `1.234,56` in Dutch, `1,234.56` in English.

use crate::language::Language;

/// Hundredths with two decimals.
#[must_use]
pub fn render_hundredths(number: i128, language: Language) -> String {
    render_decimal(number, 2, language)
}

/// `numerator / denominator` as a percentage with one decimal, or a dash when the divisor is 0.
#[must_use]
pub fn render_percent(numerator: i128, denominator: i128, language: Language) -> String {
    if denominator <= 0 {
        return "-".into();
    }
    let tenths = (numerator * 2_000 + denominator).div_euclid(2 * denominator);
    format!("{} %", render_decimal(tenths, 1, language))
}

/// A number of so many decimals: `1.234,5678` in Dutch.
#[must_use]
pub fn render_decimal(number: i128, decimals: usize, language: Language) -> String {
    let mark = language.pick(',', '.');
    let digits = format!("{:0width$}", number.unsigned_abs(), width = decimals + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals);
    let mut text = if number < 0 {
        String::from("-")
    } else {
        String::new()
    };
    text.push_str(&group(whole, language));
    if decimals > 0 {
        text.push(mark);
    }
    text.push_str(rest);
    text
}

/// A whole number: `1.234` in Dutch, `1,234` in English.
#[must_use]
pub fn render_whole(number: u64, language: Language) -> String {
    group(&number.to_string(), language)
}

/// Digits with a mark between thousands.
fn group(digits: &str, language: Language) -> String {
    let mark = language.pick('.', ',');
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_each_language_does() {
        assert_eq!(
            render_hundredths(123_456_789, Language::Dutch),
            "1.234.567,89"
        );
        assert_eq!(render_hundredths(-5, Language::English), "-0.05");
        assert_eq!(render_hundredths(123_400, Language::English), "1,234.00");
        assert_eq!(render_whole(1_234_567, Language::Dutch), "1.234.567");
    }

    #[test]
    fn rounds_percentages_to_one_decimal() {
        assert_eq!(render_percent(2, 3, Language::Dutch), "66,7 %");
        assert_eq!(render_percent(1, 1, Language::English), "100.0 %");
        assert_eq!(render_percent(1, 0, Language::English), "-");
    }
}

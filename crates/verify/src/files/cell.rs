//! What a cell of a result file must hold, and whether it does.

use inzet_model::{Day, Share};

use crate::fraction::{Fraction, half_up};
use crate::shown::hundredths;

/// The value that a cell must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing.
    Blank,
    /// Anything: the cell is not compared.
    Any,
    /// Words or an id, to the letter.
    Text(String),
    /// One of these words; the first is the one to show.
    OneOf(Vec<String>),
    /// A whole number.
    Count(i128),
    /// FTE, FTE-days or euro: two decimals.
    Hundredths(i128),
    /// A ratio with four decimals, half up; empty when the divisor is 0.
    Ratio(i128, i128),
    /// A calendar day.
    Date(Day),
    /// An exact fraction in lowest terms with its denominator.
    Exact {
        /// With its sign.
        numerator: String,
        /// Above zero.
        denominator: String,
    },
    /// A part of a whole: a ratio with four decimals, or a percentage.
    Share(Share),
}

/// How numbers and dates are written in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As results are written: comma or point, all decimals shown.
    Result {
        /// `,` before decimals and dd/mm/yyyy.
        decimal_comma: bool,
    },
    /// As people type: any number of decimals, comma or point, either notation of dates.
    Typed,
}

impl Cell {
    /// A fixed word.
    pub(crate) fn word(word: &str) -> Self {
        Self::Text(word.to_owned())
    }

    /// A fraction.
    pub(crate) fn exact(fraction: Fraction) -> Self {
        Self::Exact {
            numerator: fraction.numerator().to_string(),
            denominator: fraction.denominator().to_string(),
        }
    }

    /// Whether the text shows the value.
    pub(crate) fn is_shown_by(&self, found: &str, style: Style) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(words) => words.iter().any(|word| word == found),
            // Whole fractions may leave out their denominator of 1.
            Self::Exact {
                numerator,
                denominator,
            } if denominator == "1" && found == numerator => true,
            Self::Share(share) if found.ends_with('%') => {
                found.replace(',', ".") == share.to_string()
            }
            _ if style == Style::Typed => plain(found) == plain(&self.shown(false)),
            _ => {
                found
                    == self.shown(
                        style
                            == Style::Result {
                                decimal_comma: true,
                            },
                    )
            }
        }
    }

    /// The text of the value in a dialect.
    pub(crate) fn shown(&self, decimal_comma: bool) -> String {
        let decimal = |text: String| {
            if decimal_comma {
                text.replace('.', ",")
            } else {
                text
            }
        };
        match self {
            Self::Blank | Self::Any => String::new(),
            Self::Text(text) => text.clone(),
            Self::OneOf(words) => words.first().cloned().unwrap_or_default(),
            Self::Count(count) => count.to_string(),
            Self::Hundredths(value) => decimal(hundredths(*value)),
            Self::Ratio(dividend, divisor) => decimal(ratio(*dividend, *divisor)),
            Self::Date(day) if decimal_comma => {
                let (year, month, of_month) = day.ymd();
                format!("{of_month:02}/{month:02}/{year:04}")
            }
            Self::Date(day) => day.to_string(),
            Self::Exact {
                numerator,
                denominator,
            } => format!("{numerator}/{denominator}"),
            Self::Share(share) => {
                let whole = i128::from(Share::DENOMINATOR);
                decimal(ratio(i128::from(share.millionths()), whole))
            }
        }
    }
}

/// Four decimals, half up; nothing when the divisor is 0.
fn ratio(dividend: i128, divisor: i128) -> String {
    if divisor <= 0 {
        return String::new();
    }
    let value = half_up(10_000 * dividend, divisor);
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    format!("{sign}{}.{:04}", size / 10_000, size % 10_000)
}

/// One spelling for what people may type in several: a point before decimals, no zeros at their
/// end, ISO dates, no blanks around.
fn plain(text: &str) -> String {
    let text = text.trim();
    if let [day, month, year] = text.split('/').collect::<Vec<_>>()[..]
        && year.len() == 4
    {
        return format!("{year}-{month:0>2}-{day:0>2}");
    }
    let number = text.replace(',', ".");
    let is_number = number
        .chars()
        .all(|one| one.is_ascii_digit() || ".-".contains(one));
    if is_number && number.matches('.').count() == 1 {
        return number
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned();
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: Style = Style::Result {
        decimal_comma: false,
    };
    const COMMA: Style = Style::Result {
        decimal_comma: true,
    };

    #[test]
    fn results_show_all_decimals_in_their_dialect() {
        assert!(Cell::Hundredths(150).is_shown_by("1.50", POINT));
        assert!(!Cell::Hundredths(150).is_shown_by("1.5", POINT));
        assert!(Cell::Hundredths(-5).is_shown_by("-0,05", COMMA));
        assert!(!Cell::Hundredths(150).is_shown_by("1.50", COMMA));
        let day = Cell::Date(Day::from_ymd(2026, 1, 5).unwrap());
        assert!(day.is_shown_by("2026-01-05", POINT));
        assert!(day.is_shown_by("05/01/2026", COMMA));
        assert!(Cell::Ratio(2, 3).is_shown_by("0.6667", POINT));
        assert!(Cell::Ratio(2, 0).is_shown_by("", POINT));
    }

    #[test]
    fn people_may_leave_out_decimals() {
        for typed in ["1.5", "1,50", " 1.50 "] {
            assert!(
                Cell::Hundredths(150).is_shown_by(typed, Style::Typed),
                "{typed}"
            );
        }
        assert!(!Cell::Hundredths(150).is_shown_by("1.51", Style::Typed));
        assert!(Cell::Hundredths(6200).is_shown_by("62", Style::Typed));
        let day = Cell::Date(Day::from_ymd(2026, 1, 5).unwrap());
        assert!(day.is_shown_by("5/1/2026", Style::Typed));
        assert!(day.is_shown_by("2026-01-05", Style::Typed));
    }

    #[test]
    fn fractions_are_in_lowest_terms() {
        let third = Cell::exact(Fraction::new(2, 6));
        assert!(third.is_shown_by("1/3", POINT));
        assert!(!third.is_shown_by("2/6", POINT));
        let whole = Cell::exact(Fraction::new(4, 2));
        assert!(whole.is_shown_by("2", POINT) && whole.is_shown_by("2/1", POINT));
    }
}

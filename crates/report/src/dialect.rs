//! How numbers, dates and cells look in a file.

use inzet_model::Day;

use crate::table::Cell;

/// The two ways in which a CSV file can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Comma, decimal point, ISO dates.
    #[default]
    Standard,
    /// `;`, decimal comma, dd/mm/jjjj and a byte order mark: what a Dutch spreadsheet opens well.
    Dutch,
}

impl Dialect {
    /// Between cells.
    #[must_use]
    pub const fn delimiter(self) -> u8 {
        match self {
            Self::Standard => b',',
            Self::Dutch => b';',
        }
    }

    /// Before the first byte of a file.
    #[must_use]
    pub const fn byte_order_mark(self) -> &'static str {
        match self {
            Self::Standard => "",
            Self::Dutch => "\u{feff}",
        }
    }

    /// A cell as text.
    #[must_use]
    pub fn render(self, cell: &Cell) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Fraction(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Hundredths(number) => self.decimal(*number, 2),
            Cell::Ratio(..) => self.decimal(cell.parts(10_000), 4),
            Cell::Date(day) => self.date(*day),
        }
    }

    fn decimal(self, number: i128, decimals: usize) -> String {
        let mark = match self {
            Self::Standard => '.',
            Self::Dutch => ',',
        };
        let digits = format!("{:0width$}", number.unsigned_abs(), width = decimals + 1);
        let (whole, rest) = digits.split_at(digits.len() - decimals);
        let sign = if number < 0 { "-" } else { "" };
        format!("{sign}{whole}{mark}{rest}")
    }

    fn date(self, day: Day) -> String {
        match self {
            Self::Standard => day.to_string(),
            Self::Dutch => {
                let (year, month, of_month) = day.ymd();
                format!("{of_month:02}/{month:02}/{year:04}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_decimals_with_the_mark_of_the_dialect() {
        assert_eq!(Dialect::Standard.render(&Cell::Hundredths(-5)), "-0.05");
        assert_eq!(Dialect::Dutch.render(&Cell::Hundredths(123_456)), "1234,56");
        assert_eq!(Dialect::Standard.render(&Cell::Ratio(2, 3)), "0.6667");
    }

    #[test]
    fn writes_dates_as_the_dialect_reads_them() {
        let day = Cell::Date(Day::from_ymd(2026, 1, 5).unwrap());
        assert_eq!(Dialect::Standard.render(&day), "2026-01-05");
        assert_eq!(Dialect::Dutch.render(&day), "05/01/2026");
    }
}

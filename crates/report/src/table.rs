//! The one table type: every results file is built as it, whatever it is written as.

use std::borrow::Cow;

use inzet_model::{Cents, Day, Fte, FteDays, Quantity};
use inzet_money::Fraction;
use inzet_money::rounding::half_up;

/// A named table with typed columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// A column: its header and what its cells hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header, in English.
    pub name: Cow<'static, str>,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold; any may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words and ids.
    Text,
    /// Whole numbers, decimals, ratios and fractions.
    Number,
    /// Calendar days.
    Date,
}

/// One value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// Words or an id.
    Text(String),
    /// A whole number.
    Integer(i128),
    /// Euro, FTE, FTE-days: written with two decimals.
    Hundredths(i128),
    /// A ratio, kept exact: what shows it rounds it, once. The divisor is above 0.
    Ratio(i64, i64),
    /// An exact fraction, written out: `7/3`.
    Fraction(String),
    /// A calendar day.
    Date(Day),
}

impl Table {
    /// An empty table for the file `name` (with its extension).
    #[must_use]
    pub fn new(name: &'static str, columns: &[(&'static str, Kind)]) -> Self {
        let columns = columns.iter().map(|&(name, kind)| Column {
            name: name.into(),
            kind,
        });
        Self {
            name,
            columns: columns.collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a column at the right, for headers that only the data knows.
    ///
    /// # Panics
    /// When the table has rows already: they would miss a cell.
    pub fn add_column(&mut self, name: String, kind: Kind) {
        assert!(self.rows.is_empty(), "columns come before rows");
        self.columns.push(Column {
            name: name.into(),
            kind,
        });
    }

    /// Adds a row.
    ///
    /// # Panics
    /// When it has another number of cells than the table has columns, or a cell of another kind.
    pub fn push(&mut self, cells: Vec<Cell>) {
        assert_eq!(
            cells.len(),
            self.columns.len(),
            "a cell for every column of {}",
            self.name
        );
        for (cell, column) in cells.iter().zip(&self.columns) {
            assert!(
                cell.kind().is_none_or(|kind| kind == column.kind),
                "column {} of {} holds another kind",
                column.name,
                self.name
            );
        }
        self.rows.push(cells);
    }

    /// The file's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The columns, left to right.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows, top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }
}

impl Cell {
    /// Words or an id; empty text is an empty cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count.
    #[must_use]
    pub fn count(count: impl TryInto<i128>) -> Self {
        count.try_into().map_or(Self::Empty, Self::Integer)
    }

    /// `numerator / denominator`; empty when the divisor is 0.
    ///
    /// ```
    /// # use inzet_report::Cell;
    /// assert_eq!(Cell::ratio(2, 3), Cell::Ratio(2, 3));
    /// assert_eq!(Cell::ratio(1, 0), Cell::Empty);
    /// ```
    #[must_use]
    pub const fn ratio(numerator: i64, denominator: i64) -> Self {
        if denominator <= 0 {
            return Self::Empty;
        }
        Self::Ratio(numerator, denominator)
    }

    /// A ratio in so many parts of one (10,000 for four decimals), half up; 0 for any other cell.
    #[must_use]
    pub fn parts(&self, of: i64) -> i128 {
        match self {
            Self::Ratio(numerator, denominator) => half_up(
                i128::from(*numerator) * i128::from(of),
                i128::from(*denominator),
            ),
            _ => 0,
        }
    }

    const fn kind(&self) -> Option<Kind> {
        match self {
            Self::Empty => None,
            Self::Text(_) => Some(Kind::Text),
            Self::Date(_) => Some(Kind::Date),
            _ => Some(Kind::Number),
        }
    }
}

impl From<Cents> for Cell {
    fn from(amount: Cents) -> Self {
        Self::Hundredths(i128::from(amount.count()))
    }
}

impl From<Fte> for Cell {
    fn from(fte: Fte) -> Self {
        Self::Hundredths(i128::from(fte.hundredths()))
    }
}

impl From<FteDays> for Cell {
    fn from(work: FteDays) -> Self {
        Self::Hundredths(i128::from(work.hundredths()))
    }
}

impl From<Quantity> for Cell {
    fn from(quantity: Quantity) -> Self {
        Self::Hundredths(i128::from(quantity.hundredths()))
    }
}

impl From<Fraction> for Cell {
    fn from(fraction: Fraction) -> Self {
        Self::Fraction(fraction.to_string())
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Date(day)
    }
}

/// What may be missing leaves its cell empty.
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_ratios_half_up() {
        assert_eq!(Cell::ratio(1, 20_000).parts(10_000), 1);
        assert_eq!(Cell::ratio(1, 20_001).parts(10_000), 0);
        assert_eq!(Cell::ratio(-1, 20_000).parts(10_000), 0);
    }

    #[test]
    #[should_panic(expected = "another kind")]
    fn refuses_a_date_in_a_column_of_words() {
        let mut table = Table::new("t.csv", &[("word", Kind::Text)]);
        table.push(vec![Cell::from(Day::from_number(0))]);
    }
}

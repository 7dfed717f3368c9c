//! The tables of a settlement as numbers.

use super::violation;
use crate::files::Table;
use crate::fraction::Fraction;
use crate::verdict::Violation;

/// A row of settlement.csv. Amounts are in cents.
pub(super) struct Line {
    pub line: u64,
    pub member: String,
    pub pool: String,
    pub base: String,
    pub quantity: Fraction,
    pub total_quantity: Fraction,
    pub pool_amount: i128,
    pub days: i128,
    pub total_days: i128,
    pub quota: String,
    pub share: i128,
    pub odd_unit: i128,
    pub method: String,
}

/// A row of settlement_total.csv.
pub(super) struct Total {
    pub line: u64,
    pub member: String,
    pub share: i128,
    pub fees: i128,
    pub pools_charged: i128,
    pub advances: i128,
    pub balance: i128,
    pub communication: String,
}

/// A row of corrections.csv.
pub(super) struct Correction {
    pub line: u64,
    pub member: String,
    pub old_balance: i128,
    pub new_balance: i128,
    pub delta: i128,
    pub communication: String,
}

pub(super) const LINES: &str = "settlement.csv";
pub(super) const TOTALS: &str = "settlement_total.csv";
pub(super) const CORRECTIONS: &str = "corrections.csv";

pub(super) fn lines(table: &Table, violations: &mut Vec<Violation>) -> Vec<Line> {
    rows(LINES, table, violations, |row| {
        Some(Line {
            line: row.line,
            member: row.text("member")?.to_owned(),
            pool: row.text("pool")?.to_owned(),
            base: row.text("base")?.to_owned(),
            quantity: row.quantity("quantity")?,
            total_quantity: row.quantity("total_quantity")?,
            pool_amount: row.cents("pool_amount_eur")?,
            days: row.whole("days")?,
            total_days: row.whole("total_days")?,
            quota: row.text("quota")?.to_owned(),
            share: row.cents("share_eur")?,
            odd_unit: row.whole("odd_unit")?,
            method: row.text("method")?.to_owned(),
        })
    })
}

pub(super) fn totals(table: &Table, violations: &mut Vec<Violation>) -> Vec<Total> {
    rows(TOTALS, table, violations, |row| {
        Some(Total {
            line: row.line,
            member: row.text("member")?.to_owned(),
            share: row.cents("share_eur")?,
            fees: row.cents("fees_eur")?,
            pools_charged: row.cents("pools_charged_eur")?,
            advances: row.cents("advances_eur")?,
            balance: row.cents("balance_eur")?,
            communication: row.text("communication")?.to_owned(),
        })
    })
}

pub(super) fn corrections(table: &Table, violations: &mut Vec<Violation>) -> Vec<Correction> {
    rows(CORRECTIONS, table, violations, |row| {
        Some(Correction {
            line: row.line,
            member: row.text("member")?.to_owned(),
            old_balance: row.cents("old_balance_eur")?,
            new_balance: row.cents("new_balance_eur")?,
            delta: row.cents("delta_eur")?,
            communication: row.text("communication")?.to_owned(),
        })
    })
}

/// One row, asked for its cells by name.
struct Row<'a> {
    table: &'a Table,
    line: u64,
    cells: &'a [String],
}

fn rows<T>(
    file: &str,
    table: &Table,
    violations: &mut Vec<Violation>,
    read: impl Fn(&Row) -> Option<T>,
) -> Vec<T> {
    let mut values = Vec::with_capacity(table.rows.len());
    for (line, cells) in &table.rows {
        let row = Row {
            table,
            line: *line,
            cells,
        };
        match read(&row) {
            Some(value) => values.push(value),
            None => violations.push(violation(
                format!("{file}:{line}"),
                cells.join(" | "),
                "a row of the columns of a settlement".to_owned(),
            )),
        }
    }
    values
}

impl Row<'_> {
    fn text(&self, column: &str) -> Option<&str> {
        let place = self.table.header.iter().position(|name| name == column)?;
        self.cells.get(place).map(String::as_str)
    }

    fn whole(&self, column: &str) -> Option<i128> {
        let number: i64 = self.text(column)?.parse().ok()?;
        Some(i128::from(number))
    }

    /// Two decimals, as results are written.
    fn cents(&self, column: &str) -> Option<i128> {
        hundredths(&self.text(column)?.replace(',', "."))
    }

    /// A fraction, two decimals, or a whole number.
    fn quantity(&self, column: &str) -> Option<Fraction> {
        let text = self.text(column)?.replace(',', ".");
        if let Some((above, below)) = text.split_once('/') {
            let (above, below) = (above.parse().ok()?, below.parse().ok()?);
            // So large a fraction is none of ours, and sums of it could leave 128 bits.
            let fits = above >= 0 && below > 0 && above < 1 << 80 && below < 1 << 60;
            return fits.then(|| Fraction::new(above, below));
        }
        hundredths(&text)
            .map(|value| Fraction::new(value, 100))
            .or_else(|| self.whole(column).map(|value| Fraction::new(value, 1)))
    }
}

fn hundredths(text: &str) -> Option<i128> {
    let (whole, decimals) = text.split_once('.')?;
    if decimals.len() != 2 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let size: i64 = format!("{}{decimals}", whole.trim_start_matches('-'))
        .parse()
        .ok()?;
    Some(if whole.starts_with('-') {
        -i128::from(size)
    } else {
        i128::from(size)
    })
}

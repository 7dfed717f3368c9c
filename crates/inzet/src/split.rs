//! Splits one amount by any weights, with or without a ledger of carries.

use std::path::Path;
use std::str::FromStr;

use inzet_ingest::{CellFault, Code, Fault, cell};
use inzet_model::{Cents, NumberStyle};
use inzet_money::carry::{CarryFault, Ledger, LedgerRow, ledger_after, split_with_carry};
use inzet_money::{Exact, Quota, SplitFault, Weight, split};
use inzet_report::table::Kind;
use inzet_report::{Cell, Table};

use crate::named_table::NamedTable;

/// What is split.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// How much; may be negative.
    pub amount: Cents,
    /// The rounding unit; above zero.
    pub unit: Cents,
}

/// A split, and the ledger after it when carries were asked for.
#[derive(Debug)]
pub struct SplitTables {
    /// id, weight, quota, amount_eur, odd_unit.
    pub parts: Table,
    /// id, carry, unit_eur.
    pub ledger: Option<Table>,
}

/// Why nothing was split.
#[derive(Debug, thiserror::Error)]
pub enum SplitError {
    /// A file has faults.
    #[error("a file has faults")]
    Faults(Vec<Fault>),
    /// The amount is no multiple of the unit.
    #[error("{amount} is no multiple of the unit {unit}")]
    OffUnit {
        /// The amount.
        amount: Cents,
        /// The unit.
        unit: Cents,
    },
    /// The weights cannot be used.
    #[error(transparent)]
    Split(#[from] SplitFault),
    /// The ledger cannot be used.
    #[error(transparent)]
    Carry(#[from] CarryFault),
}

/// Splits an amount by the weights of a file, by largest remainder.
///
/// # Errors
/// When the file has faults, the amount is off its unit, or the weights allow no split.
pub fn split_plainly(amount: Amount, weights: &Path) -> Result<SplitTables, SplitError> {
    let units = amount.in_units()?;
    let weights = read_weights(weights).map_err(SplitError::Faults)?;
    let mut parts = parts_table();
    for part in split(units, weights)? {
        parts.push(amount.row(&part.id, part.weight, part.quota, part.units, part.odd_unit)?);
    }
    Ok(SplitTables {
        parts,
        ledger: None,
    })
}

/// Splits an amount by the weights of a file and the carries of a ledger; without a ledger
/// everybody begins at zero.
///
/// # Errors
/// As [`split_plainly`], and when the ledger has faults, is kept in another unit or does not add
/// up to zero.
pub fn split_carrying(
    amount: Amount,
    weights: &Path,
    ledger: Option<&Path>,
) -> Result<SplitTables, SplitError> {
    let units = amount.in_units()?;
    let (weights, rows) = read_both(weights, ledger).map_err(SplitError::Faults)?;
    let ledger = Ledger::new(amount.unit, rows)?;
    let split = split_with_carry(units, weights, &ledger)?;
    let mut parts = parts_table();
    for part in &split {
        parts.push(amount.row(&part.id, part.weight, part.quota, part.units, part.odd_unit)?);
    }
    let ledger = Some(ledger_table(&ledger_after(&split), amount.unit));
    Ok(SplitTables { parts, ledger })
}

type Weights = Vec<(String, u128)>;

/// The weights and the ledger, or the faults of both.
fn read_both(
    weights: &Path,
    ledger: Option<&Path>,
) -> Result<(Weights, Vec<LedgerRow>), Vec<Fault>> {
    match (
        read_weights(weights),
        ledger.map_or(Ok(Vec::new()), read_ledger),
    ) {
        (Ok(weights), Ok(rows)) => Ok((weights, rows)),
        (weights, rows) => Err([weights.err(), rows.err()]
            .into_iter()
            .flatten()
            .flatten()
            .collect()),
    }
}

fn ledger_table(ledger: &Ledger, unit: Cents) -> Table {
    const COLUMNS: [(&str, Kind); 3] = [
        ("id", Kind::Text),
        ("carry", Kind::Number),
        ("unit_eur", Kind::Number),
    ];
    let mut table = Table::new("ledger.csv", &COLUMNS);
    for (id, carry) in ledger.carries() {
        table.push(vec![
            Cell::text(id),
            Cell::Fraction(carry.to_string()),
            unit.into(),
        ]);
    }
    table
}

impl Amount {
    fn in_units(self) -> Result<i128, SplitError> {
        let (amount, unit) = (self.amount, self.unit);
        if unit.count() <= 0 || amount.count() % unit.count() != 0 {
            return Err(SplitError::OffUnit { amount, unit });
        }
        Ok(i128::from(amount.count() / unit.count()))
    }

    fn row(
        self,
        id: &str,
        weight: u128,
        quota: Quota,
        units: i128,
        odd_unit: bool,
    ) -> Result<Vec<Cell>, SplitFault> {
        let cents = units
            .checked_mul(i128::from(self.unit.count()))
            .ok_or(SplitFault::Overflow)?;
        let millionths = u64::try_from(weight).map_err(|_| SplitFault::Overflow)?;
        let weight = Weight::from_millionths(millionths).ok_or(SplitFault::Overflow)?;
        Ok(vec![
            Cell::text(id),
            Cell::Fraction(weight.to_string()),
            Cell::Fraction(quota.to_string()),
            Cell::Hundredths(cents),
            Cell::Integer(i128::from(odd_unit)),
        ])
    }
}

fn parts_table() -> Table {
    Table::new(
        "split.csv",
        &[
            ("id", Kind::Text),
            ("weight", Kind::Number),
            ("quota", Kind::Number),
            ("amount_eur", Kind::Number),
            ("odd_unit", Kind::Number),
        ],
    )
}

/// The weights of a file, in millionths.
fn read_weights(file: &Path) -> Result<Weights, Vec<Fault>> {
    let table = NamedTable::read(file)?;
    table.rows(["id", "weight"], |[id, weight]| {
        let id = cell::parse_id(id)?;
        let weight = Weight::from_str(weight).map_err(|fault| {
            let expected = "a number of at least 0, of up to 12 digits before and 6 after the mark";
            cell_fault(expected, &fault.to_string())
        })?;
        Ok((id, u128::from(weight.millionths())))
    })
}

fn read_ledger(file: &Path) -> Result<Vec<LedgerRow>, Vec<Fault>> {
    let table = NamedTable::read(file)?;
    table.rows(["id", "carry", "unit_eur"], |[id, carry, unit]| {
        let carry = Exact::from_str(carry.trim()).map_err(|fault| {
            cell_fault(
                "an exact fraction of a unit, such as -7/3",
                &fault.to_string(),
            )
        })?;
        Ok(LedgerRow {
            id: cell::parse_id(id)?,
            carry,
            unit: cell::parse_money(unit, NumberStyle::Auto)?,
        })
    })
}

fn cell_fault(expected: &str, hint: &str) -> CellFault {
    CellFault {
        code: Code::BAD_NUMBER,
        expected: expected.into(),
        hint: hint.into(),
    }
}

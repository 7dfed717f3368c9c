//! Set packing as a programme over columns, each taken whole or not at all. Nothing here is exact:
//! whoever uses a choice evaluates it again in integers.

use std::time::Duration;

use crate::exact::mip::{Limits, Mip, solve};

/// A variable from 0 to `upper`, and where it takes part.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What one unit of it is worth.
    pub value: f64,
    /// Its coefficients, by row; every row at most once.
    pub entries: Vec<(u32, f64)>,
    /// Most of it: `INFINITY` or a finite number.
    pub upper: f64,
}

/// Maximise the value of the columns such that every row holds: `A x <= b`, `0 <= x <= upper`.
///
/// With right-hand sides that are not negative nothing is always a solution.
#[derive(Clone, Copy, Debug)]
pub struct PackingLp<'a> {
    /// Right-hand sides of the rows.
    pub rows: &'a [f64],
    /// The variables.
    pub columns: &'a [Column],
}

/// What ends the search for the best packing.
#[derive(Clone, Copy)]
pub struct PackingLimits<'a> {
    /// Nodes of the search tree; the same ones everywhere.
    pub nodes: u64,
    /// Time, for those who asked for a limit; then the result is no longer the same everywhere.
    pub time: Option<Duration>,
    /// Whether the clock or the user wants an end.
    pub is_hurried: &'a dyn Fn() -> bool,
    /// Columns to begin with; they are dropped when they break a row.
    pub start: &'a [u32],
}

/// A packing.
#[derive(Clone, Debug, PartialEq)]
pub struct PackingSolution {
    /// The columns with an upper limit that are taken, in order.
    pub chosen: Vec<u32>,
    /// What the solver says that its packing is worth, before any rounding.
    pub value: f64,
    /// Whether the solver says that nothing is better, within its tolerance.
    pub proven: bool,
    /// Nodes of the search tree that were looked at, as far as the solver says.
    pub nodes: u64,
}

/// Finds the best packing: columns with a finite upper limit are taken or not, those without are
/// numbers that are not negative.
///
/// `None` when nothing was found, what was found breaks a row once rounded, or the problem is too
/// large for the solver of this build, so that it always ends.
#[must_use]
pub fn solve_packing(lp: &PackingLp, limits: &PackingLimits) -> Option<PackingSolution> {
    let mip = as_mip(lp);
    let start = start_values(lp, limits.start);
    let start = start.filter(|values| mip.allows(values));
    let limits = Limits {
        nodes: limits.nodes,
        time: limits.time,
        is_hurried: limits.is_hurried,
    };
    let found = solve(&mip, &limits, start.as_deref())?;
    let is_taken = |column: u32| mip.is_integer(column) && found.values[column as usize] > 0.5;
    let columns = u32::try_from(lp.columns.len()).ok()?;
    let chosen: Vec<u32> = (0..columns).filter(|&column| is_taken(column)).collect();
    is_packing(lp, &chosen).then_some(PackingSolution {
        chosen,
        value: mip.value_of(&found.values),
        proven: found.is_proven,
        nodes: found.nodes,
    })
}

fn as_mip(lp: &PackingLp) -> Mip {
    let mut mip = Mip::default();
    let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); lp.rows.len()];
    for column in lp.columns {
        let variable = if column.upper.is_finite() {
            mip.add_binary(column.value)
        } else {
            mip.add_number(column.value, f64::INFINITY)
        };
        for &(row, entry) in &column.entries {
            rows[row as usize].push((variable, entry));
        }
    }
    for (terms, &room) in rows.into_iter().zip(lp.rows) {
        mip.add_row(terms, room);
    }
    mip
}

/// The columns to begin with, and as much of every number as its rows then allow when it is alone
/// in them. `None` without columns.
fn start_values(lp: &PackingLp, start: &[u32]) -> Option<Vec<f64>> {
    if start.is_empty() {
        return None;
    }
    let mut values = vec![0.0; lp.columns.len()];
    let mut room = lp.rows.to_vec();
    for &column in start {
        values[column as usize] = 1.0;
        for &(row, entry) in &lp.columns[column as usize].entries {
            room[row as usize] -= entry;
        }
    }
    for (value, column) in values.iter_mut().zip(lp.columns) {
        if column.upper.is_finite() || column.value <= 0.0 {
            continue;
        }
        let rows = column.entries.iter().filter(|entry| entry.1 > 0.0);
        let most = rows.map(|&(row, entry)| room[row as usize] / entry);
        let most = most.fold(f64::INFINITY, f64::min);
        if most.is_finite() && most > 0.0 {
            *value = most;
            for &(row, entry) in &column.entries {
                room[row as usize] -= entry * most;
            }
        }
    }
    Some(values)
}

/// Whether the rows hold in which nothing but whole columns takes part; the other rows bend.
fn is_packing(lp: &PackingLp, chosen: &[u32]) -> bool {
    let mut room = lp.rows.to_vec();
    let mut size: Vec<f64> = lp.rows.iter().map(|room| room.abs()).collect();
    for &column in chosen {
        for &(row, entry) in &lp.columns[column as usize].entries {
            room[row as usize] -= entry;
            size[row as usize] += entry.abs();
        }
    }
    let numbers = lp
        .columns
        .iter()
        .filter(|column| column.upper.is_infinite());
    for &(row, _) in numbers.flat_map(|column| &column.entries) {
        room[row as usize] = 0.0;
    }
    room.iter()
        .zip(&size)
        .all(|(room, size)| *room >= -1e-9 * size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(value: f64, entries: &[(u32, f64)], upper: f64) -> Column {
        Column {
            value,
            entries: entries.to_vec(),
            upper,
        }
    }

    fn limits(start: &[u32]) -> PackingLimits<'_> {
        PackingLimits {
            nodes: 100_000,
            time: None,
            is_hurried: &|| false,
            start,
        }
    }

    #[test]
    fn takes_columns_whole() {
        // By thirds of each pair the relaxation is worth 15; whole, one pair is worth 10.
        let columns = [
            column(10.0, &[(0, 1.0), (1, 1.0)], 1.0),
            column(10.0, &[(1, 1.0), (2, 1.0)], 1.0),
            column(10.0, &[(0, 1.0), (2, 1.0)], 1.0),
        ];
        let lp = PackingLp {
            rows: &[1.0, 1.0, 1.0],
            columns: &columns,
        };
        for start in [&[][..], &[1], &[0, 1]] {
            let solution = solve_packing(&lp, &limits(start)).unwrap();
            assert_eq!((solution.chosen.len(), solution.proven), (1, true));
        }
    }

    #[test]
    fn numbers_follow_the_columns() {
        // A member that is lifted by at most 500 of the 600 that either column gives it.
        let columns = [
            column(100.0, &[(0, 1.0), (1, 1.0)], f64::INFINITY),
            column(1_000.0, &[(0, -600.0), (2, 1.0)], 1.0),
            column(40_000.0, &[(2, 1.0)], 1.0),
        ];
        let lp = PackingLp {
            rows: &[0.0, 500.0, 1.0],
            columns: &columns,
        };
        for start in [&[][..], &[2]] {
            let solution = solve_packing(&lp, &limits(start)).unwrap();
            assert_eq!((solution.chosen, solution.proven), (vec![1], true));
        }
    }

    #[test]
    fn what_is_too_large_is_not_tried() {
        let columns: Vec<Column> = (0..200_000)
            .map(|row| column(1.0, &[(row, 1.0)], 1.0))
            .collect();
        let rows = vec![1.0; 200_000];
        let lp = PackingLp {
            rows: &rows,
            columns: &columns,
        };
        assert!(solve_packing(&lp, &limits(&[])).is_none());
    }
}

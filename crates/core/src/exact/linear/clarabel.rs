//! Linear programmes with clarabel, a pure Rust interior point method.
//!
//! It is given the dual: few variables (one price a row) under many rows (one a column), which
//! makes its linear systems half as large as those of the primal. The shares of the columns are
//! then the multipliers of those rows.

use clarabel::algebra::CscMatrix;
use clarabel::solver::{
    DefaultSettings, DefaultSettingsBuilder, DefaultSolver, IPSolver, SolverStatus,
    SupportedConeT::NonnegativeConeT,
};

use super::{Column, LpSolution, PackingLp, value_of};

/// Solves a linear programme; `None` when it has no optimum or the solver gives up.
#[must_use]
pub fn solve_lp(lp: &PackingLp) -> Option<LpSolution> {
    if lp.columns.is_empty() {
        return Some(LpSolution {
            value: 0.0,
            primal: Vec::new(),
            duals: vec![0.0; lp.rows.len()],
        });
    }
    let scaling = Scaling::new(lp);
    let dual = Dual::new(lp, &scaling);
    let size = dual.costs.len();
    let mut solver = DefaultSolver::new(
        &CscMatrix::zeros((size, size)),
        &dual.costs,
        &dual.matrix,
        &dual.limits,
        &[NonnegativeConeT(dual.limits.len())],
        settings()?,
    )
    .ok()?;
    solver.solve();
    let is_solved = matches!(
        solver.solution.status,
        SolverStatus::Solved | SolverStatus::AlmostSolved
    );
    is_solved.then(|| read(lp, &scaling, &solver.solution.x, &solver.solution.z))
}

/// A linear programme that grows by columns. This solver starts anew every time.
#[derive(Clone, Debug)]
pub struct Master {
    rows: Vec<f64>,
    columns: Vec<Column>,
}

impl Master {
    /// A programme without columns.
    #[must_use]
    pub fn new(rows: &[f64]) -> Self {
        Self {
            rows: rows.to_vec(),
            columns: Vec::new(),
        }
    }

    /// Adds columns behind those it has.
    pub fn add_columns(&mut self, columns: &[Column]) {
        self.columns.extend_from_slice(columns);
    }

    /// Solves it as it is now; `None` when it has no optimum or the solver gives up.
    #[must_use]
    pub fn solve(&mut self) -> Option<LpSolution> {
        solve_lp(&PackingLp {
            rows: &self.rows,
            columns: &self.columns,
        })
    }
}

fn settings() -> Option<DefaultSettings<f64>> {
    DefaultSettingsBuilder::default()
        .verbose(false)
        .max_threads(1)
        .build()
        .ok()
}

/// Powers of two that bring every row, every column and the objective near 1. Cents and points
/// differ by eight orders of magnitude.
struct Scaling {
    rows: Vec<f64>,
    columns: Vec<f64>,
    value: f64,
}

impl Scaling {
    fn new(lp: &PackingLp) -> Self {
        let mut rows = vec![0.0_f64; lp.rows.len()];
        for &(row, entry) in lp.columns.iter().flat_map(|column| &column.entries) {
            rows[row as usize] = rows[row as usize].max(entry.abs());
        }
        let rows: Vec<f64> = rows.into_iter().map(towards_one).collect();
        let largest = |column: &Column| {
            let sizes = column
                .entries
                .iter()
                .map(|&(row, entry)| entry.abs() * rows[row as usize]);
            sizes.fold(0.0, f64::max)
        };
        let columns: Vec<f64> = lp
            .columns
            .iter()
            .map(|column| towards_one(largest(column)))
            .collect();
        let values = lp.columns.iter().zip(&columns);
        let value = values
            .map(|(column, scale)| column.value.abs() * scale)
            .fold(0.0, f64::max);
        Self {
            rows,
            columns,
            value: towards_one(value),
        }
    }
}

/// The power of two that brings a size between 1/2 and 1; 1 for a size of 0.
fn towards_one(size: f64) -> f64 {
    if size > 0.0 {
        (-(size.log2().ceil())).exp2()
    } else {
        1.0
    }
}

/// `min b y + u w` such that `A' y + w >= v`, `y >= 0`, `w >= 0`, scaled; `w` only for columns
/// with an upper limit. In the solver's form: `matrix (y, w) + slack = limits`, `slack >= 0`.
struct Dual {
    costs: Vec<f64>,
    matrix: CscMatrix<f64>,
    limits: Vec<f64>,
}

impl Dual {
    fn new(lp: &PackingLp, scaling: &Scaling) -> Self {
        let columns = lp.columns.len();
        let mut by_row: Vec<Vec<(usize, f64)>> = vec![Vec::new(); lp.rows.len()];
        for (number, column) in lp.columns.iter().enumerate() {
            for &(row, entry) in &column.entries {
                let scaled = entry * scaling.rows[row as usize] * scaling.columns[number];
                by_row[row as usize].push((number, -scaled));
            }
        }
        let mut costs: Vec<f64> = lp
            .rows
            .iter()
            .zip(&scaling.rows)
            .map(|(b, scale)| b * scale)
            .collect();
        for (number, column) in lp.columns.iter().enumerate() {
            if column.upper.is_finite() {
                by_row.push(vec![(number, -1.0)]);
                costs.push(column.upper / scaling.columns[number]);
            }
        }
        let mut pointers = vec![0];
        let (mut places, mut entries) = (Vec::new(), Vec::new());
        for (variable, row) in by_row.into_iter().enumerate() {
            places.extend(row.iter().map(|entry| entry.0));
            entries.extend(row.iter().map(|entry| entry.1));
            // The variable itself is not negative.
            places.push(columns + variable);
            entries.push(-1.0);
            pointers.push(places.len());
        }
        let values = lp.columns.iter().zip(&scaling.columns);
        let mut limits: Vec<f64> = values
            .map(|(column, scale)| -column.value * scale * scaling.value)
            .collect();
        limits.resize(columns + costs.len(), 0.0);
        let matrix = CscMatrix::new(limits.len(), costs.len(), pointers, places, entries);
        Self {
            costs,
            matrix,
            limits,
        }
    }
}

/// The primal from the multipliers, the prices from the variables, both in the units of the rows.
fn read(lp: &PackingLp, scaling: &Scaling, prices: &[f64], shares: &[f64]) -> LpSolution {
    let shares = shares.iter().zip(lp.columns).zip(&scaling.columns);
    let primal: Vec<f64> = shares
        .map(|((share, column), scale)| (share * scale).max(0.0).min(column.upper))
        .collect();
    let prices = prices.iter().zip(&scaling.rows);
    let duals = prices
        .map(|(price, scale)| (price * scale / scaling.value).max(0.0))
        .collect();
    LpSolution {
        value: value_of(lp.columns, &primal),
        primal,
        duals,
    }
}

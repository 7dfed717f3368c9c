//! Linear programmes with HiGHS, which starts again from its last basis when columns come.

use highs::{ColProblem, HighsModelStatus, Model, Row, Sense, SolvedModel};

use super::{Column, LpSolution, PackingLp, value_of};

/// Above so many columns the interior point method is faster from scratch than the simplex.
const MANY_COLUMNS: usize = 5_000;

/// Solves a linear programme; `None` when it has no optimum or the solver gives up.
#[must_use]
pub fn solve_lp(lp: &PackingLp) -> Option<LpSolution> {
    let mut master = Master::new(lp.rows);
    master.add_columns(lp.columns);
    master.solve()
}

/// A linear programme that grows by columns, solved from its last basis.
#[derive(Debug)]
pub struct Master {
    rows: Vec<f64>,
    columns: Vec<Column>,
    /// HiGHS's own copy: of every row and of the first so many columns.
    inside: Option<(Model, Vec<Row>, usize)>,
    /// Values are divided by so much, a power of two, so that the tolerances of HiGHS fit them.
    unit: f64,
}

impl Master {
    /// A programme without columns.
    #[must_use]
    pub fn new(rows: &[f64]) -> Self {
        Self {
            rows: rows.to_vec(),
            columns: Vec::new(),
            inside: None,
            unit: 1.0,
        }
    }

    /// Adds columns behind those it has.
    pub fn add_columns(&mut self, columns: &[Column]) {
        self.columns.extend_from_slice(columns);
    }

    /// Solves it as it is now; `None` when it has no optimum or the solver gives up.
    #[must_use]
    pub fn solve(&mut self) -> Option<LpSolution> {
        if self.columns.is_empty() {
            return Some(LpSolution {
                value: 0.0,
                primal: Vec::new(),
                duals: vec![0.0; self.rows.len()],
            });
        }
        let is_fresh = self.inside.is_none();
        let (mut model, handles, known) = self.inside.take().or_else(|| self.build())?;
        for column in &self.columns[known..] {
            let entries = column.entries.iter();
            let entries = entries.map(|&(row, entry)| (handles[row as usize], entry));
            let value = column.value / self.unit;
            model
                .try_add_column(value, 0.0..=column.upper, entries)
                .ok()?;
        }
        let method = if is_fresh && self.columns.len() > MANY_COLUMNS {
            "ipm"
        } else {
            "simplex"
        };
        model.try_set_option("solver", method).ok()?;
        let solved = model.try_solve().ok()?;
        let solution = self.read(&solved);
        self.inside = Some((Model::from(solved), handles, self.columns.len()));
        solution
    }

    /// A model with the rows alone, and the unit of the values.
    fn build(&mut self) -> Option<(Model, Vec<Row>, usize)> {
        let values = self.columns.iter().map(|column| column.value.abs());
        let largest = values.fold(1.0, f64::max);
        self.unit = (largest.log2().floor() - 10.0).max(0.0).exp2();
        let mut problem = ColProblem::default();
        let handles = self
            .rows
            .iter()
            .map(|&room| problem.add_row(..=room))
            .collect();
        let mut model = problem.try_optimise(Sense::Maximise).ok()?;
        // One thread: the same solution everywhere.
        model.try_set_option("threads", 1).ok()?;
        model.try_set_option("parallel", "off").ok()?;
        Some((model, handles, 0))
    }

    fn read(&self, solved: &SolvedModel) -> Option<LpSolution> {
        if solved.status() != HighsModelStatus::Optimal {
            return None;
        }
        let solution = solved.get_solution();
        let shares = solution.columns().iter().zip(&self.columns);
        let primal: Vec<f64> = shares
            .map(|(x, column)| x.max(0.0).min(column.upper))
            .collect();
        let duals = solution.dual_rows().iter();
        Some(LpSolution {
            value: value_of(&self.columns, &primal),
            primal,
            duals: duals.map(|dual| (dual * self.unit).max(0.0)).collect(),
        })
    }
}

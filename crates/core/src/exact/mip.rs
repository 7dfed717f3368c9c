//! Mixed-integer programmes in good_lp's words, and the solver that this build has for them.

use std::time::Duration;

use good_lp::{Constraint, Expression, ProblemVariables, variable};

#[cfg_attr(feature = "highs", path = "mip/highs.rs")]
#[cfg_attr(not(feature = "highs"), path = "mip/microlp.rs")]
mod solver;

/// Maximise the value of the variables such that every row holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Mip {
    variables: Vec<Variable>,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Variable {
    value: f64,
    most: f64,
    is_integer: bool,
}

/// `sum of coefficient x variable <= most`.
#[derive(Clone, Debug)]
struct Row {
    terms: Vec<(u32, f64)>,
    most: f64,
}

/// What ends a search before its proof.
#[derive(Clone, Copy)]
pub(super) struct Limits<'a> {
    /// Nodes of the search tree; the same ones everywhere.
    pub nodes: u64,
    /// Time, for those who asked for a limit.
    pub time: Option<Duration>,
    /// Whether the clock or the user wants an end.
    pub is_hurried: &'a dyn Fn() -> bool,
}

/// The best values that were found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Value of every variable; the solver's, so integers only to its tolerance.
    pub values: Vec<f64>,
    /// Whether the solver says that nothing is better.
    pub is_proven: bool,
    /// Whether the nodes ran out.
    pub is_exhausted: bool,
    /// Nodes that were looked at, as far as the solver says.
    pub nodes: u64,
}

/// Looks for the best values, from a start if there is one. `None` when none were found, or when
/// the programme is too large for the solver of this build.
pub(super) fn solve(mip: &Mip, limits: &Limits, start: Option<&[f64]>) -> Option<Found> {
    if mip.len() == 0 {
        return Some(Found {
            values: Vec::new(),
            is_proven: true,
            is_exhausted: false,
            nodes: 0,
        });
    }
    if mip.size() > solver::most_size(limits.time.is_some()) || (limits.is_hurried)() {
        return None;
    }
    solver::solve(mip, limits, start)
}

impl Mip {
    /// Adds a variable that is 0 or 1.
    pub(super) fn add_binary(&mut self, value: f64) -> u32 {
        self.add(value, 1.0, true)
    }

    /// Adds an integer from 0 to `most`.
    pub(super) fn add_integer(&mut self, value: f64, most: u32) -> u32 {
        self.add(value, f64::from(most), true)
    }

    /// Adds a number from 0 to `most`, which may be infinite.
    pub(super) fn add_number(&mut self, value: f64, most: f64) -> u32 {
        self.add(value, most, false)
    }

    fn add(&mut self, value: f64, most: f64, is_integer: bool) -> u32 {
        self.variables.push(Variable {
            value,
            most,
            is_integer,
        });
        u32::try_from(self.variables.len() - 1).expect("models are limited long before")
    }

    /// Says what a variable is worth.
    pub(super) fn set_value(&mut self, variable: u32, value: f64) {
        self.variables[variable as usize].value = value;
    }

    /// Adds a row; every variable at most once in it.
    pub(super) fn add_row(&mut self, terms: Vec<(u32, f64)>, most: f64) {
        self.rows.push(Row { terms, most });
    }

    /// Number of variables.
    pub(super) fn len(&self) -> usize {
        self.variables.len()
    }

    /// Variables times rows: what a node costs grows with it.
    pub(super) fn size(&self) -> u64 {
        (self.variables.len().max(1) * self.rows.len().max(1)) as u64
    }

    /// Work of a node of the search tree.
    pub(super) fn node_work(&self) -> u64 {
        solver::node_work(self.size())
    }

    /// Whether a variable must be an integer.
    pub(super) fn is_integer(&self, variable: u32) -> bool {
        self.variables[variable as usize].is_integer
    }

    /// What some values are worth.
    pub(super) fn value_of(&self, values: &[f64]) -> f64 {
        let worth = self
            .variables
            .iter()
            .zip(values)
            .map(|(own, x)| own.value * x);
        worth.sum()
    }

    /// Whether values meet every row and limit, but for rounding of the sums themselves.
    pub(super) fn allows(&self, values: &[f64]) -> bool {
        let within = |(own, x): (&Variable, &f64)| (0.0..=own.most).contains(x);
        self.variables.iter().zip(values).all(within)
            && self.rows.iter().all(|row| {
                let terms = row
                    .terms
                    .iter()
                    .map(|&(variable, entry)| entry * values[variable as usize]);
                let (sum, size) = terms.fold((0.0, row.most.abs()), |(sum, size), term| {
                    (sum + term, size + f64::abs(term))
                });
                sum <= row.most + 1e-9 * size
            })
    }

    /// The programme as good_lp wants it. Rows are divided by a power of two until no coefficient
    /// is larger than so much, which changes no digit.
    fn in_good_lp(&self, largest: f64) -> (ProblemVariables, Expression, Vec<Constraint>) {
        let mut variables = ProblemVariables::new();
        let mut objective = Expression::with_capacity(self.variables.len());
        let mut names = Vec::with_capacity(self.variables.len());
        for own in &self.variables {
            let definition = variable().min(0.0).max(own.most);
            let name = variables.add(if own.is_integer {
                definition.integer()
            } else {
                definition
            });
            objective.add_mul(own.value, name);
            names.push(name);
        }
        let rows = self.rows.iter().map(|row| {
            let sizes = row.terms.iter().map(|&(_, entry)| entry.abs());
            let unit = unit_of(sizes.fold(0.0, f64::max) / largest);
            let mut sum = Expression::with_capacity(row.terms.len());
            for &(variable, entry) in &row.terms {
                sum.add_mul(entry / unit, names[variable as usize]);
            }
            sum.leq(row.most / unit)
        });
        let rows = rows.collect();
        (variables, objective, rows)
    }
}

/// A power of two at most 2^20, so that one cent more than a budget remains more than the
/// tolerance of the solver.
fn unit_of(ratio: f64) -> f64 {
    if ratio > 1.0 {
        ratio.log2().ceil().min(20.0).exp2()
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three things of weight 5, 4 and 3 into 7, the last one up to twice: 12 + 9 is best.
    fn knapsack() -> Mip {
        let mut mip = Mip::default();
        let (large, medium) = (mip.add_binary(14.0), mip.add_binary(12.0));
        let small = mip.add_integer(9.0, 2);
        mip.add_row(vec![(large, 5.0), (medium, 4.0), (small, 3.0)], 7.0);
        mip
    }

    fn limits(is_hurried: &dyn Fn() -> bool) -> Limits<'_> {
        Limits {
            nodes: 1_000,
            time: None,
            is_hurried,
        }
    }

    #[test]
    fn finds_the_best_knapsack_from_any_start() {
        let mip = knapsack();
        for start in [None, Some(&[1.0, 0.0, 0.0][..]), Some(&[0.0, 1.0, 1.0])] {
            let found = solve(&mip, &limits(&|| false), start).unwrap();
            assert!(found.is_proven);
            assert!((mip.value_of(&found.values) - 21.0).abs() < 1e-6);
            assert!(mip.allows(&found.values));
        }
    }

    #[test]
    fn knows_what_breaks_a_row_or_a_limit() {
        let mip = knapsack();
        assert!(mip.allows(&[0.0, 1.0, 1.0]));
        assert!(!mip.allows(&[1.0, 1.0, 0.0]));
        assert!(!mip.allows(&[0.0, 0.0, 3.0]));
    }

    #[test]
    fn a_hurried_search_finds_nothing() {
        assert!(solve(&knapsack(), &limits(&|| true), None).is_none());
    }

    #[test]
    fn an_empty_programme_is_solved() {
        let found = solve(&Mip::default(), &limits(&|| false), None).unwrap();
        assert!(found.is_proven && found.values.is_empty());
    }
}

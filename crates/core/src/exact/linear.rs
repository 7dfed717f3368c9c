//! Linear programmes over columns: the master of column generation and set packing.
//!
//! The default build solves them with clarabel (interior point, so the prices are well centred) and
//! microlp; the feature `highs` with HiGHS. Nothing here is exact: whoever uses a price or a choice
//! evaluates it again in integers.

#[cfg_attr(feature = "highs", path = "linear/highs.rs")]
#[cfg_attr(not(feature = "highs"), path = "linear/clarabel.rs")]
mod solver;

mod packing;

pub use packing::{PackingLimits, PackingSolution, solve_packing};
pub use solver::{Master, solve_lp};

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

/// An optimal solution of a linear programme, within the tolerance of the solver.
#[derive(Clone, Debug, PartialEq)]
pub struct LpSolution {
    /// Value of the primal solution.
    pub value: f64,
    /// How much of every column.
    pub primal: Vec<f64>,
    /// The price of every row: what one unit more of its right-hand side is worth; never negative.
    pub duals: Vec<f64>,
}

impl PackingLp<'_> {
    /// An upper bound on the optimum that holds for any prices that are not negative: what the
    /// rows cost, and for every column what it is worth above its price.
    ///
    /// `INFINITY` when a column without an upper limit is worth more than its price.
    #[must_use]
    pub fn dual_bound(&self, duals: &[f64]) -> f64 {
        let rows: f64 = self.rows.iter().zip(duals).map(|(b, y)| b * y).sum();
        let columns = self.columns.iter().map(|column| {
            let surplus = column.surplus(duals);
            if surplus > 0.0 {
                surplus * column.upper
            } else {
                0.0
            }
        });
        rows + columns.sum::<f64>()
    }
}

impl Column {
    /// What a unit is worth above its price: the reduced cost.
    #[must_use]
    pub fn surplus(&self, duals: &[f64]) -> f64 {
        let price = |&(row, entry): &(u32, f64)| entry * duals[row as usize];
        self.value - self.entries.iter().map(price).sum::<f64>()
    }
}

/// The value of a primal solution.
fn value_of(columns: &[Column], primal: &[f64]) -> f64 {
    let worth = columns
        .iter()
        .zip(primal)
        .map(|(column, x)| column.value * x);
    worth.sum()
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

    /// Numbers that look random and are the same on every machine (Knuth's MMIX constants).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: u64) -> u64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % limit
        }
    }

    /// Primal feasible, dual feasible but for a hair, and both worth the same.
    fn assert_optimal(lp: &PackingLp) {
        let solution = solve_lp(lp).expect("packing problems have an optimum");
        let mut used = vec![0.0; lp.rows.len()];
        let mut units = vec![1.0_f64; lp.rows.len()];
        for (column, x) in lp.columns.iter().zip(&solution.primal) {
            assert!((0.0..=column.upper).contains(x));
            for &(row, entry) in &column.entries {
                used[row as usize] += entry * x;
                units[row as usize] = units[row as usize].max(entry.abs());
            }
        }
        let largest = lp.columns.iter().map(|column| column.value.abs());
        let scale = solution.value.abs() + largest.fold(1.0, f64::max);
        for (row, unit) in units.iter().enumerate() {
            assert!(used[row] - lp.rows[row] <= 1e-5 * unit);
        }
        assert!(solution.duals.iter().all(|&dual| dual >= 0.0));
        // A column without a limit that is a hair above its price may not spoil the comparison.
        let limited: Vec<Column> = lp
            .columns
            .iter()
            .map(|column| Column {
                upper: column.upper.min(1e4),
                ..column.clone()
            })
            .collect();
        let bound = PackingLp {
            rows: lp.rows,
            columns: &limited,
        }
        .dual_bound(&solution.duals);
        assert!(
            (bound - solution.value).abs() <= 1e-5 * scale,
            "{bound} and {}",
            solution.value
        );
    }

    #[test]
    fn solves_a_knapsack_by_hand() {
        // 10 x + 6 y with 2 x + y <= 2 and x, y <= 1: y = 1, x = 1/2, and room is worth 10 / 2.
        let columns = [
            column(10.0, &[(0, 2.0)], 1.0),
            column(6.0, &[(0, 1.0)], 1.0),
        ];
        let lp = PackingLp {
            rows: &[2.0],
            columns: &columns,
        };
        let solution = solve_lp(&lp).unwrap();
        assert!((solution.value - 11.0).abs() < 1e-5);
        assert!((solution.primal[0] - 0.5).abs() < 1e-5);
        assert!((solution.duals[0] - 5.0).abs() < 1e-4);
    }

    #[test]
    fn nothing_is_worth_nothing() {
        let solution = solve_lp(&PackingLp {
            rows: &[],
            columns: &[],
        })
        .unwrap();
        assert_eq!(solution.value, 0.0);
        let free = [column(-1.0, &[], f64::INFINITY), column(2.0, &[], 3.0)];
        let solution = solve_lp(&PackingLp {
            rows: &[4.0],
            columns: &free,
        })
        .unwrap();
        assert!((solution.value - 6.0).abs() < 1e-5);
        assert!(solution.duals[0].abs() < 1e-5);
    }

    #[test]
    fn an_unlimited_gain_is_no_solution() {
        let columns = [column(1.0, &[(0, -1.0)], f64::INFINITY)];
        assert!(
            solve_lp(&PackingLp {
                rows: &[0.0],
                columns: &columns
            })
            .is_none()
        );
    }

    #[test]
    fn primal_and_dual_agree_on_random_packing_problems() {
        let mut numbers = Numbers(1);
        for _ in 0..60 {
            let rows: Vec<f64> = (0..1 + numbers.below(12))
                .map(|_| 1.0 + numbers.below(5) as f64)
                .collect();
            let columns: Vec<Column> = (0..1 + numbers.below(40))
                .map(|_| {
                    let mut entries = Vec::new();
                    for row in 0..rows.len() as u32 {
                        if numbers.below(3) == 0 {
                            entries.push((row, 1.0 + numbers.below(3) as f64));
                        }
                    }

                    let upper = if entries.is_empty() || numbers.below(2) == 0 {
                        1.0
                    } else {
                        f64::INFINITY
                    };
                    column(numbers.below(2_000_000) as f64 - 200_000.0, &entries, upper)
                })
                .collect();
            assert_optimal(&PackingLp {
                rows: &rows,
                columns: &columns,
            });
        }
    }

    #[test]
    fn primal_and_dual_agree_where_many_columns_tie() {
        let mut numbers = Numbers(2);
        for _ in 0..40 {
            // Bundles: one row a person, one a position with room for exactly one, one a budget in
            // cents that may be spent already, one a member that is lifted.
            let (people, positions) = (2 + numbers.below(6) as u32, 2 + numbers.below(6) as u32);
            let (budget, member) = (people + positions, people + positions + 1);
            let mut rows = vec![1.0; (people + positions) as usize];
            rows.push(10_000_000.0 * numbers.below(3) as f64);
            rows.push(0.0);
            let mut columns = vec![column(100.0, &[(member, 1.0)], 6_000.0)];
            for person in 0..people {
                for _ in 0..4 {
                    let position = people + numbers.below(u64::from(positions)) as u32;
                    let entries = [
                        (person, 1.0),
                        (position, 1.0),
                        (budget, 2_500_000.0),
                        (member, -3_000.0),
                    ];
                    columns.push(column(1_000_000.0, &entries, f64::INFINITY));
                }
            }
            assert_optimal(&PackingLp {
                rows: &rows,
                columns: &columns,
            });
        }
    }

    #[test]
    fn a_master_that_grows_gives_what_a_fresh_one_gives() {
        let mut master = Master::new(&[1.0, 1.0, 2.0]);
        let first = [column(3.0, &[(0, 1.0), (2, 1.0)], f64::INFINITY)];
        let more = [
            column(5.0, &[(0, 1.0), (2, 2.0)], f64::INFINITY),
            column(4.0, &[(1, 1.0), (2, 1.0)], f64::INFINITY),
        ];
        master.add_columns(&first);
        assert!((master.solve().unwrap().value - 3.0).abs() < 1e-5);
        master.add_columns(&more);
        let grown = master.solve().unwrap();
        let all = [&first[..], &more[..]].concat();
        let fresh = solve_lp(&PackingLp {
            rows: &[1.0, 1.0, 2.0],
            columns: &all,
        })
        .unwrap();
        assert!((grown.value - 7.0).abs() < 1e-5);
        assert!((grown.value - fresh.value).abs() < 1e-5);
        assert_eq!((grown.primal.len(), grown.duals.len()), (3, 3));
    }
}

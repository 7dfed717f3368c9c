//! A symmetric system with few entries, solved by elimination.
//!
//! # Source
//! Davis 2005, Algorithm 849: a concise sparse Cholesky factorization package.

use super::symmetric::{NONE, Symmetric};

/// A symmetric matrix taken apart into what is below the diagonal of one factor, and pivots.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    /// By pivot its row.
    order: Vec<usize>,
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
    pivots: Vec<f64>,
}

/// One row of the factor while it is made.
struct Row {
    values: Vec<f64>,
    /// Where it has entries, so that each comes before those it changes.
    places: Vec<usize>,
    seen: Vec<usize>,
    path: Vec<usize>,
    pivot: f64,
}

impl Row {
    fn new(count: usize) -> Self {
        Self {
            values: vec![0.0; count],
            places: Vec::new(),
            seen: vec![NONE; count],
            path: Vec::new(),
            pivot: 0.0,
        }
    }

    /// Reads a column of a matrix, with where its row of the factor has entries.
    fn read(&mut self, matrix: &Symmetric, pivot: usize, parents: &[usize]) {
        self.places.clear();
        self.seen[pivot] = pivot;
        self.pivot = 0.0;
        // Paths up the tree, the last one first.
        for &(row, value) in matrix.column(pivot) {
            if row == pivot {
                self.pivot += value;
                continue;
            }
            self.values[row] += value;
            let mut at = row;
            while self.seen[at] != pivot {
                self.path.push(at);
                self.seen[at] = pivot;
                at = parents[at];
            }
            self.places.extend(self.path.drain(..).rev());
        }
        self.places.reverse();
    }
}

impl Factor {
    /// Takes a matrix apart. Its pivots must not be 0 in any order: true of what is positive definite, and of
    /// such with a negative definite part beside it.
    pub(super) fn of(matrix: &Symmetric) -> Self {
        let (order, places) = matrix.order();
        let ordered = matrix.ordered(&order, &places);
        let (parents, counts) = ordered.tree();
        let mut factor = Self::empty(order, &counts);
        let mut filled = vec![0; matrix.len()];
        let mut row = Row::new(matrix.len());
        for pivot in 0..matrix.len() {
            row.read(&ordered, pivot, &parents);
            factor.eliminate(pivot, &mut row, &mut filled);
        }
        factor
    }

    fn empty(order: Vec<usize>, counts: &[usize]) -> Self {
        let mut starts = vec![0];
        for count in counts {
            starts.push(starts[starts.len() - 1] + count);
        }
        Self {
            entries: vec![(0, 0.0); starts[counts.len()]],
            pivots: vec![1.0; order.len()],
            starts,
            order,
        }
    }

    fn eliminate(&mut self, pivot: usize, row: &mut Row, filled: &mut [usize]) {
        let mut left = row.pivot;
        for &place in &row.places {
            let value = std::mem::take(&mut row.values[place]);
            let start = self.starts[place];
            for &(at, entry) in &self.entries[start..start + filled[place]] {
                row.values[at] -= entry * value;
            }
            let entry = value / self.pivots[place];
            left -= entry * value;
            self.entries[start + filled[place]] = (pivot, entry);
            filled[place] += 1;
        }
        self.pivots[pivot] = left;
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.pivots.len()
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// What the matrix makes into some values.
    pub(super) fn solve(&self, values: &[f64]) -> Vec<f64> {
        let mut solved: Vec<f64> = self.order.iter().map(|&row| values[row]).collect();
        for pivot in 0..solved.len() {
            let value = solved[pivot];
            for &(row, entry) in self.column(pivot) {
                solved[row] -= entry * value;
            }
        }
        for (value, pivot) in solved.iter_mut().zip(&self.pivots) {
            *value /= pivot;
        }
        for pivot in (0..solved.len()).rev() {
            let less: f64 = self
                .column(pivot)
                .iter()
                .map(|&(row, entry)| entry * solved[row])
                .sum();
            solved[pivot] -= less;
        }
        let mut own = vec![0.0; solved.len()];
        for (&row, value) in self.order.iter().zip(solved) {
            own[row] = value;
        }
        own
    }

    fn column(&self, pivot: usize) -> &[(usize, f64)] {
        &self.entries[self.starts[pivot]..self.starts[pivot + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::random::Random;

    /// A matrix with few entries, positive definite but for its last rows, and all of its entries.
    fn invented(count: usize, negative: usize, random: &mut Random) -> (Symmetric, Vec<Vec<f64>>) {
        let mut whole = vec![vec![0.0; count]; count];
        for _ in 0..2 * count {
            let (a, b) = (random.below(count), random.below(count));
            let value = random.below(9) as f64 - 4.0;
            if a != b {
                (whole[a][b], whole[b][a]) = (value, value);
            }
        }
        for (number, row) in whole.iter_mut().enumerate() {
            let sum = 1.0 + row.iter().map(|value| value.abs()).sum::<f64>();
            row[number] = if number + negative < count { sum } else { -sum };
        }
        let mut matrix = Symmetric::new();
        for (column, row) in whole.iter().enumerate() {
            // As it is symmetric, a row is a column.
            let entries = row[..=column].iter().copied().enumerate();
            matrix.push(entries.filter(|entry| entry.1 != 0.0));
        }
        (matrix, whole)
    }

    #[test]
    fn what_is_solved_holds() {
        let mut random = Random::new(1);
        for count in [0, 1, 2, 5, 30, 120] {
            let (matrix, whole) = invented(count, count / 4, &mut random);
            let wanted: Vec<f64> = (0..count).map(|_| random.below(100) as f64).collect();
            let solved = Factor::of(&matrix).solve(&wanted);
            for (row, wanted) in whole.iter().zip(wanted) {
                let got: f64 = row.iter().zip(&solved).map(|(a, b)| a * b).sum();
                assert!((got - wanted).abs() < 1e-6, "{got} for {wanted} of {count}");
            }
        }
    }
}

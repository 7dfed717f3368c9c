//! A symmetric matrix with few entries, and the order in which eliminating it adds few.
//!
//! # Source
//! Amestoy, Davis and Duff 1996, An approximate minimum degree ordering algorithm; Liu 1990, The role of
//! elimination trees in sparse factorization.

use amd::{Control, order};

/// No place.
pub(super) const NONE: usize = usize::MAX;

/// A symmetric matrix: the entries on and above its diagonal, column by column.
#[derive(Clone, Debug, Default)]
pub(super) struct Symmetric {
    /// Where each column begins among the entries, and where the last one ends.
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Symmetric {
    /// A matrix without columns.
    pub(super) fn new() -> Self {
        Self {
            starts: vec![0],
            entries: Vec::new(),
        }
    }

    /// Adds a column: entries in rows up to its own number, each once.
    pub(super) fn push(&mut self, entries: impl IntoIterator<Item = (usize, f64)>) {
        self.entries.extend(entries);
        self.starts.push(self.entries.len());
    }

    /// Number of columns.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn column(&self, number: usize) -> &[(usize, f64)] {
        &self.entries[self.starts[number]..self.starts[number + 1]]
    }

    /// By pivot its row, and by row its pivot.
    pub(super) fn order(&self) -> (Vec<usize>, Vec<usize>) {
        let count = self.len();
        let rows: Vec<isize> = self.entries.iter().map(|entry| entry.0 as isize).collect();
        let starts: Vec<isize> = self.starts.iter().map(|&start| start as isize).collect();
        let Ok((order, places, _)) = order(count as isize, &starts, &rows, &Control::default())
        else {
            // An order that adds more entries is an order too.
            return ((0..count).collect(), (0..count).collect());
        };
        let places = places.into_iter().take(count);
        (
            order.into_iter().map(|row| row as usize).collect(),
            places.map(|place| place as usize).collect(),
        )
    }

    /// The same matrix with rows and columns in another order.
    pub(super) fn ordered(&self, order: &[usize], places: &[usize]) -> Self {
        let mut columns: Vec<Vec<(usize, f64)>> = vec![Vec::new(); order.len()];
        for number in 0..self.len() {
            for &(row, value) in self.column(number) {
                let (row, column) = (places[row], places[number]);
                columns[row.max(column)].push((row.min(column), value));
            }
        }
        let mut ordered = Self::new();
        columns.into_iter().for_each(|column| ordered.push(column));
        ordered
    }

    /// Which pivot each is eliminated into next, and how many entries its column of the factor has.
    pub(super) fn tree(&self) -> (Vec<usize>, Vec<usize>) {
        let count = self.len();
        let (mut parents, mut counts) = (vec![NONE; count], vec![0; count]);
        let mut seen = vec![NONE; count];
        for pivot in 0..count {
            seen[pivot] = pivot;
            for &(row, _) in self.column(pivot) {
                let mut at = row;
                while seen[at] != pivot {
                    if parents[at] == NONE {
                        parents[at] = pivot;
                    }
                    counts[at] += 1;
                    seen[at] = pivot;
                    at = parents[at];
                }
            }
        }
        (parents, counts)
    }
}

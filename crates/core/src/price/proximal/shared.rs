//! Rows that share their highest price: what solidarity and its cuts ask together is no more than its
//! points.
//!
//! # Source
//! Held, Wolfe and Crowder 1974, Validation of subgradient optimization: the nearest point of a simplex.

use std::ops::Range;

use crate::price::frame::Frame;
use crate::price::rows::Rows;

/// Such rows, by the numbers of a frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    /// Of every row the rows that share with it, by place; empty for one that shares with none. Nothing
    /// where no row does.
    places: Vec<Range<u32>>,
    rows: Vec<u32>,
}

impl Shared {
    pub(super) fn new(rows: &Rows, frame: &Frame) -> Self {
        let mut shared = Self::default();
        for member in rows.lifted() {
            let cuts = rows.lifts_of(member).iter().map(|lift| lift.row);
            let own = rows.solidarity_of(member).into_iter().chain(cuts);
            let own: Vec<u32> = own
                .filter_map(|row| Some(frame.place(row)? as u32))
                .collect();
            if own.is_empty() {
                continue;
            }
            shared.places.resize(frame.rows().len(), 0..0);
            let start = shared.rows.len() as u32;
            shared.rows.extend(&own);
            for row in own {
                shared.places[row as usize] = start..shared.rows.len() as u32;
            }
        }
        shared
    }

    /// The rows that share with a row, itself among them.
    #[inline]
    pub(super) fn with(&self, row: usize) -> Option<&[u32]> {
        let places = self.places.get(row)?;
        (!places.is_empty()).then(|| &self.rows[places.start as usize..places.end as usize])
    }
}

/// What each of some wanted prices must be lower for all that are left above 0 to be no more than `most`
/// together.
pub(super) fn surplus(wanted: impl Iterator<Item = f64> + Clone, most: f64) -> f64 {
    let paid = |less: f64| -> (f64, f64) {
        let above = wanted.clone().filter(|&price| price > less);
        above.fold((0.0, 0.0), |(sum, count), price| (sum + price, count + 1.0))
    };
    let mut less = 0.0;
    loop {
        let (sum, count) = paid(less);
        let next = (sum - most) / count;
        // Each time those fall out that are below; with none left, or nobody more, that is all.
        if count == 0.0 || next <= less {
            return less;
        }
        less = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(wanted: &[f64], most: f64) -> Vec<f64> {
        let less = surplus(wanted.iter().copied(), most);
        wanted.iter().map(|price| (price - less).max(0.0)).collect()
    }

    #[test]
    fn prices_share_what_there_is() {
        assert_eq!(shared(&[30.0, 50.0], 100.0), [30.0, 50.0]);
        assert_eq!(shared(&[80.0, 60.0], 100.0), [60.0, 40.0]);
        assert_eq!(shared(&[150.0, 20.0, -5.0], 100.0), [100.0, 0.0, 0.0]);
        assert_eq!(shared(&[-1.0, -2.0], 100.0), [0.0, 0.0]);
    }
}

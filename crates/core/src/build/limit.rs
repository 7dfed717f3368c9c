//! A limit on changes: how many assignments of an earlier plan must stay as they are.

use std::sync::Arc;

use super::draft::Item;
use crate::candidates::PairIx;

/// Assignments of an earlier plan that may still be kept, and how many need not be.
///
/// An assignment is kept when professional, demand and FTE are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// By pair: its FTE in the earlier plan, in hundredths.
    start: Arc<Vec<(PairIx, u8)>>,
    most: i64,
    kept: i64,
}

impl Limit {
    /// At most so many of these may be changed.
    #[must_use]
    pub fn new(mut start: Vec<(PairIx, u8)>, most: u32) -> Self {
        start.sort_unstable();
        Self {
            start: Arc::new(start),
            most: i64::from(most),
            kept: 0,
        }
    }

    /// The assignments that may be kept.
    #[must_use]
    pub fn start(&self) -> &[(PairIx, u8)] {
        &self.start
    }

    /// How many may be changed.
    #[must_use]
    pub const fn most(&self) -> i64 {
        self.most
    }

    /// How many are changed.
    #[must_use]
    pub fn changed(&self) -> i64 {
        let all = i64::try_from(self.start.len()).expect("a plan fits in memory");
        all - self.kept
    }

    /// How many more may be changed; below zero when it is too many already.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.most - self.changed()
    }

    /// Whether so much FTE of a pair keeps an assignment.
    #[must_use]
    pub fn keeps(&self, pair: PairIx, fte: u8) -> bool {
        self.start.binary_search(&(pair, fte)).is_ok()
    }

    pub(super) fn note(&mut self, item: &Item, is_in: bool) {
        if self.keeps(item.pair, item.fte) {
            self.kept += if is_in { 1 } else { -1 };
        }
    }

    pub(super) fn recount<'i>(&mut self, items: impl Iterator<Item = &'i Item>) {
        let kept = items.filter(|item| self.keeps(item.pair, item.fte)).count();
        self.kept = i64::try_from(kept).expect("a plan fits in memory");
    }
}

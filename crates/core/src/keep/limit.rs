//! A limit on changes, as a draft counts it.

use std::sync::Arc;

use crate::build::Item;
use crate::candidates::PairIx;

/// Assignments of an earlier plan, and how many of them a draft must hold.
///
/// Pins are not among them: they are in every draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Pairs with their FTE in the earlier plan, in hundredths; sorted.
    start: Arc<[(PairIx, u8)]>,
    least: i64,
    kept: i64,
}

impl Limit {
    /// At least so many of these must be kept; none is yet.
    #[must_use]
    pub fn new(mut start: Vec<(PairIx, u8)>, least: u32) -> Self {
        start.sort_unstable();
        start.dedup();
        Self {
            start: start.into(),
            least: i64::from(least),
            kept: 0,
        }
    }

    /// The assignments that count when they are kept.
    #[must_use]
    pub fn start(&self) -> &[(PairIx, u8)] {
        &self.start
    }

    /// How many more than needed are kept; below zero when it is too few.
    #[must_use]
    pub const fn slack(&self) -> i64 {
        self.kept - self.least
    }

    /// How many are kept.
    #[must_use]
    pub const fn kept(&self) -> i64 {
        self.kept
    }

    /// Whether so much FTE of a pair keeps an assignment.
    #[must_use]
    pub fn keeps(&self, pair: PairIx, fte: u8) -> bool {
        self.start.binary_search(&(pair, fte)).is_ok()
    }

    /// The FTE of a pair that keep an assignment, in hundredths.
    pub fn levels_of(&self, pair: PairIx) -> impl Iterator<Item = u8> + '_ {
        let first = self.start.partition_point(|one| one.0 < pair);
        let own = self.start[first..].iter();
        own.take_while(move |one| one.0 == pair).map(|one| one.1)
    }

    /// Counts an item that comes in.
    pub(crate) fn note_added(&mut self, item: &Item) {
        self.kept += i64::from(self.keeps(item.pair, item.fte));
    }

    /// Counts an item that goes out.
    pub(crate) fn note_removed(&mut self, item: &Item) {
        self.kept -= i64::from(self.keeps(item.pair, item.fte));
    }

    /// Counts all items of a draft anew.
    pub(crate) fn recount<'i>(&mut self, items: impl Iterator<Item = &'i Item>) {
        self.kept = 0;
        for item in items {
            self.note_added(item);
        }
    }
}

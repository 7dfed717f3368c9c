//! Drafts under a limit on changes: how much of an earlier plan they keep.

use super::draft::Draft;
use crate::candidates::PairIx;
use crate::keep::Limit;

impl Draft<'_> {
    /// The limit on changes, if there is one.
    #[must_use]
    pub fn limit(&self) -> Option<&Limit> {
        self.limit.as_ref()
    }

    /// Sets a limit on changes, or lifts it.
    pub fn set_limit(&mut self, limit: Option<Limit>) {
        self.limit = limit;
        if let Some(limit) = &mut self.limit {
            limit.recount(self.items.iter().flatten());
        }
    }

    /// Whether enough of an earlier plan is kept.
    #[must_use]
    pub fn is_within_limit(&self) -> bool {
        self.limit.as_ref().is_none_or(|limit| limit.slack() >= 0)
    }

    /// Whether enough would be kept with so much FTE of a pair put in.
    #[must_use]
    pub fn keeps_enough_with(&self, pair: PairIx, fte: u8) -> bool {
        self.limit
            .as_ref()
            .is_none_or(|limit| limit.slack() + i64::from(limit.keeps(pair, fte)) >= 0)
    }

    /// Takes another plan of the same instance when it is worth more and keeps enough.
    pub fn take_better(&mut self, mut other: Self) {
        if other.score() <= self.score() {
            return;
        }
        if other.limit.is_none() {
            other.set_limit(self.limit.clone());
        }
        if other.is_within_limit() {
            *self = other;
        }
    }
}

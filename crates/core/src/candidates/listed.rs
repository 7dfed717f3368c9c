//! The list of pairs: those of a professional lie together, by demand; a second index lists them by
//! demand.

use std::ops::Range;

use inzet_model::{DemandIx, IndexVec, ProfessionalIx};

use super::derive::Derived;
use super::lanes::Lane;
use super::pair::{Pair, PairIx};

/// Pairs by professional and by demand, with everybody's lanes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    pub pairs: Vec<Pair>,
    lanes: Vec<Lane>,
    /// By professional, one more at the end: where pairs and lanes begin.
    people: IndexVec<ProfessionalIx, (usize, usize)>,
    by_demand: Vec<PairIx>,
    /// By demand, one more at the end: where pairs begin.
    demands: IndexVec<DemandIx, usize>,
}

impl Listed {
    /// Adds the pairs of the next professional.
    pub fn push(&mut self, pairs: &[Pair], lanes: &[Lane]) {
        self.people.push((self.pairs.len(), self.lanes.len()));
        self.pairs.extend_from_slice(pairs);
        self.lanes.extend_from_slice(lanes);
    }

    /// The same, derived.
    pub fn push_derived(&mut self, derived: &Derived) {
        self.push(&derived.pairs, &derived.lanes);
    }

    /// Everybody is in: indexes the pairs by demand.
    pub fn finish(&mut self, demands: usize) {
        self.people.push((self.pairs.len(), self.lanes.len()));
        let mut ends: IndexVec<DemandIx, usize> = (0..=demands).map(|_| 0).collect();
        for pair in &self.pairs {
            ends[pair.demand] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut by_demand = vec![0; self.pairs.len()];
        for (number, pair) in self.pairs.iter().enumerate().rev() {
            ends[pair.demand] -= 1;
            by_demand[ends[pair.demand]] = pair_ix(number);
        }
        self.demands = ends;
        self.by_demand = by_demand;
    }

    /// Number of professionals.
    pub fn people(&self) -> usize {
        self.people.len() - 1
    }

    /// Number of demands.
    pub fn demands(&self) -> usize {
        self.demands.len() - 1
    }

    pub fn range_of(&self, professional: ProfessionalIx) -> Range<usize> {
        self.people[professional].0..self.people[professional + 1].0
    }

    pub fn lanes_of(&self, professional: ProfessionalIx) -> &[Lane] {
        &self.lanes[self.people[professional].1..self.people[professional + 1].1]
    }

    pub fn of_demand(&self, demand: DemandIx) -> &[PairIx] {
        &self.by_demand[self.demands[demand]..self.demands[demand + 1]]
    }
}

pub(super) fn pair_ix(number: usize) -> PairIx {
    PairIx::try_from(number).expect("fewer than 2^32 pairs")
}

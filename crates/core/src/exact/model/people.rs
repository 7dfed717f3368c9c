//! What one person can do: C5, a row a lane, and C6, a variable a member.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{MemberIx, ProfessionalIx};

use super::places::ones;
use super::{Derived, Model};
use crate::candidates::PairIx;

impl Model<'_> {
    /// C5: on every lane, no more than the pins leave.
    pub(super) fn limit_people(&mut self) {
        for person in self.instance().dataset().professionals.indices() {
            for (pairs, capacity) in self.lane_rows(person) {
                let terms = pairs.iter().flat_map(|&pair| self.fte_terms(pair));
                let terms = terms.collect();
                self.mip.add_row(terms, f64::from(capacity));
            }
        }
    }

    /// The pairs that compete on some lane, and the least that is left where just they do; only
    /// where it can bind.
    fn lane_rows(&self, person: ProfessionalIx) -> BTreeMap<Vec<PairIx>, u32> {
        let candidates = self.instance().candidates();
        let pairs = self.pairs_of(person);
        let mut rows: BTreeMap<Vec<PairIx>, u32> = BTreeMap::new();
        for (number, lane) in (0..).zip(candidates.lanes_of(person)) {
            let covers = |&pair: &PairIx| {
                let pair = candidates.pair(pair);
                (pair.lane_start..pair.lane_end).contains(&number)
            };
            let on_lane: Vec<PairIx> = pairs.iter().copied().filter(covers).collect();
            let most = on_lane
                .iter()
                .map(|&pair| u32::from(candidates.pair(pair).most));
            if most.sum::<u32>() > lane.capacity {
                let least = rows.entry(on_lane).or_insert(lane.capacity);
                *least = lane.capacity.min(*least);
            }
        }
        rows
    }

    /// The pairs of a person that are in the programme.
    pub(super) fn pairs_of(&self, person: ProfessionalIx) -> Vec<PairIx> {
        let numbers = self.instance().candidates().range_of(person);
        let numbers = numbers.map(|number| PairIx::try_from(number).expect("numbered in 32 bits"));
        numbers
            .filter(|&pair| !self.of_pair(pair).is_empty())
            .collect()
    }

    /// C6: a variable for every member that no pin has already, where there are too many.
    pub(super) fn limit_members_per_person(&mut self) {
        let dataset = self.instance().dataset();
        for (person, row) in dataset.professionals.iter_enumerated() {
            let pins = self.instance().pins_of(person).iter();
            let pinned: BTreeSet<MemberIx> = pins
                .map(|pin| dataset.demands[pin.assignment.demand].member)
                .collect();
            let mut others: BTreeMap<MemberIx, Vec<PairIx>> = BTreeMap::new();
            for pair in self.pairs_of(person) {
                let demand = self.instance().candidates().pair(pair).demand;
                let member = dataset.demands[demand].member;
                if !pinned.contains(&member) {
                    others.entry(member).or_default().push(pair);
                }
            }
            let left = (row.max_members as usize).saturating_sub(pinned.len());
            if others.len() > left {
                let used: Vec<u32> = others
                    .values()
                    .flat_map(|pairs| self.any_of(pairs))
                    .collect();
                self.mip.add_row(ones(&used), left as f64);
            }
        }
    }

    /// Variables that sum to at least 1 when one of the pairs is taken, and need not otherwise.
    pub(super) fn any_of(&mut self, pairs: &[PairIx]) -> Vec<u32> {
        if let [pair] = pairs {
            return self.people(*pair);
        }
        // Its rows make it 1 when it must be, so it need not be an integer by itself.
        let any = self.add_number(0, 1.0);
        let mut all = Vec::new();
        for &pair in pairs {
            let people = self.people(pair);
            let mut terms = ones(&people);
            terms.push((any, -1.0));
            self.mip.add_row(terms, 0.0);
            all.extend(people);
        }
        self.derived.push((any, Derived::AnyOf(all)));
        vec![any]
    }
}

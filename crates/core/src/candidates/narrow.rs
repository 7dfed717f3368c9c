//! A narrow look at the list: some pairs of everybody, by professional and by demand, under the numbers
//! that they have on it.

use inzet_model::{DemandIx, ProfessionalIx};

use super::listed::Listed;
use super::pair::PairIx;

/// Some of the pairs that are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Narrow {
    people: Groups,
    demands: Groups,
}

/// Numbers of pairs in groups that lie together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Groups {
    pairs: Vec<PairIx>,
    /// By group, one more at the end: where it begins.
    starts: Vec<usize>,
}

impl Narrow {
    /// Of chosen pairs, by professional, each sorted.
    pub fn new(listed: &Listed, chosen: &[Vec<PairIx>], demands: usize) -> Self {
        let mut starts = vec![0; demands + 1];
        let demand = |pair: PairIx| listed.pairs[pair as usize].demand.index();
        for &pair in chosen.iter().flatten() {
            starts[demand(pair) + 1] += 1;
        }
        for place in 0..demands {
            starts[place + 1] += starts[place];
        }
        let mut next = starts.clone();
        let mut by_demand = vec![0; starts[demands]];
        for &pair in chosen.iter().flatten() {
            let place = &mut next[demand(pair)];
            by_demand[*place] = pair;
            *place += 1;
        }
        Self {
            people: Groups::joined(chosen),
            demands: Groups {
                pairs: by_demand,
                starts,
            },
        }
    }

    pub fn of_professional(&self, professional: ProfessionalIx) -> &[PairIx] {
        self.people.of(professional.index())
    }

    pub fn of_demand(&self, demand: DemandIx) -> &[PairIx] {
        self.demands.of(demand.index())
    }
}

impl Groups {
    fn joined(groups: &[Vec<PairIx>]) -> Self {
        let ends = groups.iter().scan(0, |end, own| {
            *end += own.len();
            Some(*end)
        });
        Self {
            starts: std::iter::once(0).chain(ends).collect(),
            pairs: groups.concat(),
        }
    }

    fn of(&self, group: usize) -> &[PairIx] {
        &self.pairs[self.starts[group]..self.starts[group + 1]]
    }
}

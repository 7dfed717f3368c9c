//! Who may pay one fee for several demands of a member: a professional who serves them at once.

use inzet_model::{DemandIx, ProfessionalIx};

use crate::candidates::PairIx;
use crate::instance::Instance;

/// Everybody who may be paid from a budget, with all pairs.
#[derive(Clone, Debug)]
pub(super) struct Payable {
    /// By professional, then pair.
    pairs: Vec<(ProfessionalIx, PairIx)>,
}

impl Payable {
    /// Those of the demands of a member.
    pub fn new(instance: &Instance, demands: &[DemandIx]) -> Self {
        let candidates = instance.candidates();
        let pairs = demands
            .iter()
            .flat_map(|&demand| candidates.of_demand(demand));
        let mut pairs: Vec<(ProfessionalIx, PairIx)> = pairs
            .map(|&pair| (candidates.pair(pair).professional, pair))
            .collect();
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The other pairs of whoever has a pair.
    pub fn beside(
        &self,
        instance: &Instance,
        pair: PairIx,
    ) -> impl Iterator<Item = PairIx> + Clone + '_ {
        let person = instance.candidates().pair(pair).professional;
        let first = self.pairs.partition_point(|own| own.0 < person);
        let own = self.pairs[first..].iter();
        let own = own.take_while(move |own| own.0 == person).map(|own| own.1);
        own.filter(move |&other| other != pair)
    }
}

/// Whether one professional can take two pairs, each with so many hundredths of FTE (C5).
pub(super) fn fit_together(
    instance: &Instance,
    (one, fte): (PairIx, u8),
    (other, more): (PairIx, u8),
) -> bool {
    let candidates = instance.candidates();
    let (one, other) = (candidates.pair(one), candidates.pair(other));
    let shared = one.lane_start.max(other.lane_start)..one.lane_end.min(other.lane_end);
    let lanes = candidates.lanes_of(one.professional);
    let both = u32::from(fte) + u32::from(more);
    shared
        .map(|lane| lanes[usize::from(lane)].capacity)
        .all(|capacity| both <= capacity)
}

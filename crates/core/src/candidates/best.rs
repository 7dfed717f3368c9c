//! What is listed where not every pair can be: of each professional the pairs that look best, and of
//! each demand those on which what is known of all of them rests.
//!
//! Teams and purses ask of a demand who is paid least and how much FTE its people can take, prices are
//! cut by what the largest pair is worth: the pairs that answer are anchors, listed whatever the
//! prices. So what holds for the list holds for all pairs.

use inzet_model::{DemandIx, IndexVec, ProfessionalIx};

use crate::instance::Instance;

use super::Candidates;
use super::anchors::Anchors;
use super::derive::{Derived, Deriver};
use super::lanes::Lane;
use super::listed::Listed;
use super::pair::Pair;

/// Pairs of one professional that are listed besides anchors, however little room there is and however
/// much: more only cost time.
const OWN: (usize, usize) = (1, 200);

/// What is known of all pairs where not all are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beyond {
    most: usize,
    counts: IndexVec<DemandIx, u32>,
    anchors: Vec<(ProfessionalIx, DemandIx)>,
}

impl Beyond {
    /// Number of eligible pairs.
    pub fn eligible(&self) -> usize {
        self.counts.iter().map(|&count| count as usize).sum()
    }

    /// Pairs that may be in memory.
    pub fn most(&self) -> usize {
        self.most
    }

    /// Number of eligible pairs of a demand.
    pub fn count(&self, demand: DemandIx) -> usize {
        self.counts[demand] as usize
    }

    /// Pairs of one professional to be listed besides anchors.
    pub fn own(&self, people: usize) -> usize {
        own(self.most, people)
    }

    /// The pairs of a professional that stay listed, by demand.
    pub fn anchors_of(&self, professional: ProfessionalIx) -> &[(ProfessionalIx, DemandIx)] {
        of_person(&self.anchors, professional)
    }
}

/// Those of some sorted pairs that are a professional's.
pub(crate) fn of_person(
    pairs: &[(ProfessionalIx, DemandIx)],
    professional: ProfessionalIx,
) -> &[(ProfessionalIx, DemandIx)] {
    let start = pairs.partition_point(|pair| pair.0 < professional);
    let end = pairs.partition_point(|pair| pair.0 <= professional);
    &pairs[start..end]
}

fn own(most: usize, people: usize) -> usize {
    // Half of the room is for anchors, and for a list beside the one that it replaces.
    (most / (2 * people.max(1))).clamp(OWN.0, OWN.1)
}

/// The first list, before there are prices: what is worth most.
pub(super) fn first(instance: &Instance, deriver: &Deriver, most: usize) -> Candidates {
    let dataset = instance.dataset();
    let own = own(most, dataset.professionals.len());
    let mut anchors = Anchors::new(instance, own);
    let mut lists: Vec<(Vec<Pair>, Vec<Lane>)> = Vec::with_capacity(dataset.professionals.len());
    for derived in deriver.chunks().flatten() {
        anchors.look_at(&derived.pairs);
        let best = best_of(&derived.pairs, own, |pair| {
            i64::from(pair.most) * i64::from(pair.days) * pair.rate
        });
        lists.push((best, derived.lanes));
    }
    let (kept, counts) = anchors.finish();
    let mut kept = kept.into_iter().peekable();
    let beyond = Beyond {
        most,
        counts,
        anchors: Vec::new(),
    };
    let mut relisted = Relisted::new(beyond);
    for (professional, (mut pairs, lanes)) in dataset.professionals.indices().zip(lists) {
        while let Some(pair) = kept.next_if(|pair| pair.professional == professional) {
            relisted.beyond.anchors.push((professional, pair.demand));
            pairs.push(pair);
        }
        relisted.push(pairs, &lanes);
    }
    relisted.finish(dataset.demands.len())
}

/// So many of some pairs that are worth most, on a tie those of the first demands.
pub(crate) fn best_of(pairs: &[Pair], most: usize, worth: impl Fn(&Pair) -> i64) -> Vec<Pair> {
    if pairs.len() <= most {
        return pairs.to_vec();
    }
    let mut order: Vec<(i64, usize)> = pairs
        .iter()
        .enumerate()
        .map(|(place, pair)| (-worth(pair), place))
        .collect();
    order.select_nth_unstable(most);
    order.truncate(most);
    order.into_iter().map(|(_, place)| pairs[place]).collect()
}

/// A list that replaces another, professional by professional.
pub(crate) struct Relisted {
    listed: Listed,
    beyond: Beyond,
}

impl Relisted {
    /// An empty one of the same pairs.
    pub fn new(beyond: Beyond) -> Self {
        Self {
            listed: Listed::default(),
            beyond,
        }
    }

    /// Lists pairs of the next professional.
    pub fn push(&mut self, mut pairs: Vec<Pair>, lanes: &[Lane]) {
        pairs.sort_unstable_by_key(|pair| pair.demand);
        pairs.dedup_by_key(|pair| pair.demand);
        self.listed.push(&pairs, lanes);
    }

    /// Everybody is in.
    pub fn finish(mut self, demands: usize) -> Candidates {
        self.listed.finish(demands);
        let mut candidates = Candidates::whole(self.listed);
        candidates.beyond = Some(std::sync::Arc::new(self.beyond));
        candidates
    }
}

impl Derived {
    /// The pair on a demand, if it is one.
    pub fn on(&self, demand: DemandIx) -> Option<Pair> {
        let place = self.pairs.binary_search_by_key(&demand, |pair| pair.demand);
        place.ok().map(|place| self.pairs[place])
    }
}

//! Candidates: the eligible pairs with their run, days, share range and rate.
//!
//! Pairs of one professional lie together, by demand; a second index lists them by demand.

mod index;
mod lanes;

use std::ops::Range;

use inzet_model::{DemandIx, IndexVec, ProfessionalIx};
use rayon::prelude::*;

use crate::instance::Instance;
use crate::runs::least_days;
use crate::shares::share_range;

use index::Index;
pub use lanes::Lane;
use lanes::{lanes, place_on_lanes};

/// A pair that may be assigned besides the pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Points per FTE-day.
    pub rate: i64,
    /// Who.
    pub professional: ProfessionalIx,
    /// For what.
    pub demand: DemandIx,
    /// Working days of the run that do not rest.
    pub days: u32,
    /// First lane of the run, in the professional's lanes.
    pub lane_start: u16,
    /// One past its last lane.
    pub lane_end: u16,
    /// Least FTE, in hundredths.
    pub least: u8,
    /// Most FTE that the pins leave, in hundredths; at least `least`.
    pub most: u8,
    /// Whether the member was not served last period.
    pub is_new: bool,
}

/// Number of a pair, counted over all professionals.
pub type PairIx = u32;

/// People whose pairs are listed at a time.
const CHUNK: usize = 512;

/// All pairs, by professional and by demand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    pairs: Vec<Pair>,
    lanes: Vec<Lane>,
    people: IndexVec<ProfessionalIx, (usize, usize)>,
    by_demand: Vec<PairIx>,
    demands: IndexVec<DemandIx, usize>,
}

impl Candidates {
    /// Lists the pairs of an instance of which the pins are known.
    pub(crate) fn new(instance: &Instance) -> Self {
        let dataset = instance.dataset();
        let index = Index::new(instance);
        let people: Vec<ProfessionalIx> = dataset.professionals.indices().collect();
        let mut candidates = Self::default();
        // Some people at a time: the lists of all of them beside the one they end in would take
        // twice the memory.
        for some in people.chunks(CHUNK) {
            let lists: Vec<(Vec<Pair>, Vec<Lane>)> = some
                .par_iter()
                .map(|&person| pairs_of(instance, &index, person))
                .collect();
            for (pairs, lanes) in lists {
                candidates
                    .people
                    .push((candidates.pairs.len(), candidates.lanes.len()));
                candidates.pairs.extend(pairs);
                candidates.lanes.extend(lanes);
            }
        }
        candidates
            .people
            .push((candidates.pairs.len(), candidates.lanes.len()));
        candidates.index_by_demand(dataset.demands.len());
        candidates
    }

    /// Those of an instance that differs from the one of these only for some people, sorted: all
    /// others are copied.
    pub(crate) fn revised(&self, instance: &Instance, touched: &[ProfessionalIx]) -> Self {
        if touched.is_empty() {
            return self.clone();
        }
        let dataset = instance.dataset();
        let index = Index::new(instance);
        let mut candidates = Self::default();
        candidates.pairs.reserve(self.pairs.len());
        for person in dataset.professionals.indices() {
            candidates
                .people
                .push((candidates.pairs.len(), candidates.lanes.len()));
            if touched.binary_search(&person).is_ok() {
                let (pairs, lanes) = pairs_of(instance, &index, person);
                candidates.pairs.extend(pairs);
                candidates.lanes.extend(lanes);
            } else {
                candidates
                    .pairs
                    .extend_from_slice(self.of_professional(person));
                candidates.lanes.extend_from_slice(self.lanes_of(person));
            }
        }
        candidates
            .people
            .push((candidates.pairs.len(), candidates.lanes.len()));
        candidates.index_by_demand(dataset.demands.len());
        candidates
    }

    fn index_by_demand(&mut self, demands: usize) {
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

    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether nobody can do anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// All pairs, by professional, then demand.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The pair with a number.
    #[must_use]
    pub fn pair(&self, number: PairIx) -> &Pair {
        &self.pairs[number as usize]
    }

    /// The pair with a number, to change what it is worth.
    pub(crate) fn pair_mut(&mut self, number: PairIx) -> &mut Pair {
        &mut self.pairs[number as usize]
    }

    /// The numbers of a professional's pairs.
    #[must_use]
    pub fn range_of(&self, professional: ProfessionalIx) -> Range<usize> {
        self.people[professional].0..self.people[professional + 1].0
    }

    /// The same as numbers of pairs.
    #[must_use]
    pub fn numbers_of(&self, professional: ProfessionalIx) -> Range<PairIx> {
        let range = self.range_of(professional);
        pair_ix(range.start)..pair_ix(range.end)
    }

    /// A professional's pairs, by demand.
    #[must_use]
    pub fn of_professional(&self, professional: ProfessionalIx) -> &[Pair] {
        &self.pairs[self.range_of(professional)]
    }

    /// The numbers of a demand's pairs, by professional.
    #[must_use]
    pub fn of_demand(&self, demand: DemandIx) -> &[PairIx] {
        &self.by_demand[self.demands[demand]..self.demands[demand + 1]]
    }

    /// The number of the pair of a professional and a demand, if they are one.
    #[must_use]
    pub fn find(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<PairIx> {
        let range = self.range_of(professional);
        let place = self.pairs[range.clone()].binary_search_by_key(&demand, |pair| pair.demand);
        place.ok().map(|place| pair_ix(range.start + place))
    }

    /// The lanes of a professional.
    #[must_use]
    pub fn lanes_of(&self, professional: ProfessionalIx) -> &[Lane] {
        &self.lanes[self.people[professional].1..self.people[professional + 1].1]
    }
}

fn pair_ix(number: usize) -> PairIx {
    PairIx::try_from(number).expect("fewer than 2^32 pairs")
}

/// The pairs of one professional, with the lanes on which they compete.
fn pairs_of(
    instance: &Instance,
    index: &Index,
    professional: ProfessionalIx,
) -> (Vec<Pair>, Vec<Lane>) {
    let planning = &instance.dataset().policy.planning;
    let mut drafts = Vec::new();
    for demand in index.demands_for(instance, professional) {
        let Some(window) = instance.window(demand) else {
            continue;
        };
        let Some(run) = instance.run(professional, demand) else {
            continue;
        };
        let row = &instance.dataset().demands[demand];
        let (days, most) = instance
            .capacity(professional)
            .days_and_least(run.days.clone());
        let range = share_range(row, planning);
        if days < least_days(row, window) || most < range.least.hundredths() {
            continue;
        }
        drafts.push((demand, run.days, days, range));
    }
    let spans: Vec<Range<u32>> = drafts.iter().map(|draft| draft.1.clone()).collect();
    let lanes = lanes(instance, professional, &spans);
    let mut pairs = Vec::with_capacity(drafts.len());
    for (demand, span, days, range) in drafts {
        let (lane_start, lane_end, left) = place_on_lanes(&lanes, &span);
        let step = planning.fte_step.hundredths();
        let most = range.most.hundredths().min(left / step * step);
        if most < range.least.hundredths() {
            continue;
        }
        let member = instance.dataset().demands[demand].member;
        let hundredths = |fte: u32| u8::try_from(fte).expect("one person has at most 1.00");
        pairs.push(Pair {
            rate: instance.rate(professional, demand),
            professional,
            demand,
            days,
            lane_start,
            lane_end,
            least: hundredths(range.least.hundredths()),
            most: hundredths(most),
            is_new: !instance.history().served_member(professional, member),
        });
    }
    (pairs, lanes)
}

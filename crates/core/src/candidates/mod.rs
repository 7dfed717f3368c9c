//! Candidates: the eligible pairs with their run, days, share range and rate.
//!
//! [`Candidates`] lists them: all of them, or, where they are too many for memory, those that look
//! best. `derive` makes them from the indexes of `index`, on the lanes of `lanes`; `listed` is the
//! list; `best` chooses what is on it when not all can be.

mod anchors;
mod best;
mod derive;
mod index;
mod lanes;
mod listed;
mod narrow;
mod pair;

use std::ops::Range;
use std::sync::Arc;

use inzet_model::{DemandIx, ProfessionalIx};

use crate::instance::Instance;

pub(crate) use best::{Beyond, Relisted, best_of, of_person};
pub(crate) use derive::{Derived, Deriver};
pub use lanes::Lane;
use listed::{Listed, pair_ix};
use narrow::Narrow;
pub use pair::{BYTES_PER_PAIR, Pair, PairIx};

/// The pairs that are listed, by professional and by demand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    listed: Arc<Listed>,
    /// Pairs beyond the list, with the numbers that follow, as long as they are looked at.
    more: Vec<Pair>,
    /// What is known of the pairs that are not listed, where there are any.
    beyond: Option<Arc<Beyond>>,
    /// The only pairs that are looked at, if not all that are listed.
    narrow: Option<Arc<Narrow>>,
}

impl Candidates {
    /// Lists the pairs of an instance of which the pins are known; of more than so many those that
    /// look best.
    pub(crate) fn within(instance: &Instance, most: usize) -> Self {
        let deriver = Deriver::new(instance);
        let mut listed = Listed::default();
        for chunk in deriver.chunks() {
            for derived in &chunk {
                listed.push_derived(derived);
            }
            if listed.pairs.len() > most {
                drop(listed);
                return best::first(instance, &deriver, most);
            }
        }
        listed.finish(instance.dataset().demands.len());
        Self::whole(listed)
    }

    fn whole(listed: Listed) -> Self {
        Self {
            listed: Arc::new(listed),
            more: Vec::new(),
            beyond: None,
            narrow: None,
        }
    }

    /// All pairs that are wanted and no others: enough to look at some demands closely.
    pub(crate) fn wanted(
        instance: &Instance,
        wants: impl Fn(ProfessionalIx, DemandIx) -> bool + Sync,
    ) -> Self {
        let deriver = Deriver::new(instance);
        let mut listed = Listed::default();
        for derived in deriver.wanted_chunks(wants).flatten() {
            listed.push_derived(&derived);
        }
        listed.finish(instance.dataset().demands.len());
        Self::whole(listed)
    }

    /// Those of an instance that differs from the one of these only for some people, sorted: all
    /// others are copied.
    pub(crate) fn revised(&self, instance: &Instance, touched: &[ProfessionalIx]) -> Self {
        if touched.is_empty() {
            return self.clone();
        }
        let dataset = instance.dataset();
        let deriver = Deriver::new(instance);
        let mut listed = Listed::default();
        listed.pairs.reserve(self.len());
        for person in dataset.professionals.indices() {
            if touched.binary_search(&person).is_ok() {
                listed.push_derived(&deriver.of(person));
            } else {
                listed.push(self.of_professional(person), self.lanes_of(person));
            }
        }
        listed.finish(dataset.demands.len());
        Self::whole(listed)
    }

    /// Some of the pairs that are listed, as if there were no others, with numbers of their own.
    pub(crate) fn only(&self, is_kept: impl Fn(PairIx) -> bool) -> Self {
        let mut listed = Listed::default();
        for place in 0..self.listed.people() {
            let person = ProfessionalIx::from_usize(place);
            let own = self.range_of(person);
            let kept = own.filter(|&number| is_kept(pair_ix(number)));
            let pairs: Vec<Pair> = kept.map(|number| self.listed.pairs[number]).collect();
            listed.push(&pairs, self.lanes_of(person));
        }
        listed.finish(self.listed.demands());
        Self::whole(listed)
    }

    /// The same list with more pairs of some people, and the numbers of all pairs of each of them.
    pub(crate) fn with_more(&self, people: &[Derived]) -> (Self, Vec<Vec<PairIx>>) {
        let mut more = Vec::new();
        let mut number = |pair: &Pair| {
            self.find(pair.professional, pair.demand)
                .unwrap_or_else(|| {
                    more.push(*pair);
                    pair_ix(self.len() + more.len() - 1)
                })
        };
        let numbers = people
            .iter()
            .map(|derived| derived.pairs.iter().map(&mut number).collect())
            .collect();
        let looked_at = Self {
            listed: Arc::clone(&self.listed),
            more,
            beyond: self.beyond.clone(),
            narrow: None,
        };
        (looked_at, numbers)
    }

    /// The same list of which only some pairs of everybody, sorted, are looked at.
    pub(crate) fn narrowed(&self, chosen: &[Vec<PairIx>], demands: usize) -> Self {
        Self {
            narrow: Some(Arc::new(Narrow::new(&self.listed, chosen, demands))),
            ..self.clone()
        }
    }

    /// Whether every pair is listed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.beyond.is_none()
    }

    /// What is known of the pairs that are not listed, where there are any.
    pub(crate) fn beyond(&self) -> Option<&Arc<Beyond>> {
        self.beyond.as_ref()
    }

    /// Number of pairs that may be assigned, listed or not.
    #[must_use]
    pub fn eligible(&self) -> usize {
        self.beyond
            .as_ref()
            .map_or(self.len(), |beyond| beyond.eligible())
    }

    /// Number of pairs that are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listed.pairs.len()
    }

    /// Whether nobody can do anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.pairs.is_empty()
    }

    /// All pairs that are listed, by professional, then demand.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.listed.pairs
    }

    /// The pair with a number.
    #[must_use]
    pub fn pair(&self, number: PairIx) -> &Pair {
        let number = number as usize;
        match self.listed.pairs.get(number) {
            Some(pair) => pair,
            None => &self.more[number - self.listed.pairs.len()],
        }
    }

    /// The pair with a number, to change what it is worth.
    pub(crate) fn pair_mut(&mut self, number: PairIx) -> &mut Pair {
        &mut Arc::make_mut(&mut self.listed).pairs[number as usize]
    }

    /// The numbers of a professional's listed pairs.
    #[must_use]
    pub fn range_of(&self, professional: ProfessionalIx) -> Range<usize> {
        self.listed.range_of(professional)
    }

    /// The numbers of the pairs of a professional that are looked at, by demand.
    pub fn numbers_of(&self, professional: ProfessionalIx) -> impl Iterator<Item = PairIx> {
        let (all, some) = match &self.narrow {
            Some(narrow) => (0..0, narrow.of_professional(professional)),
            None => (self.range_of(professional), &[][..]),
        };
        let all = pair_ix(all.start)..pair_ix(all.end);
        all.chain(some.iter().copied())
    }

    /// A professional's listed pairs, by demand.
    #[must_use]
    pub fn of_professional(&self, professional: ProfessionalIx) -> &[Pair] {
        &self.listed.pairs[self.range_of(professional)]
    }

    /// The numbers of the pairs of a demand that are looked at, by professional.
    #[must_use]
    pub fn of_demand(&self, demand: DemandIx) -> &[PairIx] {
        match &self.narrow {
            Some(narrow) => narrow.of_demand(demand),
            None => self.listed.of_demand(demand),
        }
    }

    /// The number of the pair of a professional and a demand, if it is listed.
    #[must_use]
    pub fn find(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<PairIx> {
        let range = self.range_of(professional);
        let own = &self.listed.pairs[range.clone()];
        let place = own.binary_search_by_key(&demand, |pair| pair.demand);
        place.ok().map(|place| pair_ix(range.start + place))
    }

    /// The lanes of a professional.
    #[must_use]
    pub fn lanes_of(&self, professional: ProfessionalIx) -> &[Lane] {
        self.listed.lanes_of(professional)
    }
}

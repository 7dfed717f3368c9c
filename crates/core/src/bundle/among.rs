//! The best bundles among some pairs of a professional only: those for which a plan has room.

use inzet_model::ProfessionalIx;

use super::search::{Goal, search};
use super::{Best, Bundle, Market};
use crate::candidates::{Pair, PairIx};

impl Market<'_> {
    /// The best bundle of some pairs of a professional.
    #[must_use]
    pub fn best_among(&self, professional: ProfessionalIx, pairs: &[PairIx]) -> Best {
        let choices = self.choices(pairs.iter().copied(), 1);
        self.best_of(professional, choices)
    }

    /// The pairs of a professional for which there is room that earn most on their own, or lose
    /// least, so many at most; by what they earn at least as much as, without budgets and links.
    #[must_use]
    pub fn best_pairs(
        &self,
        professional: ProfessionalIx,
        most: usize,
        has_room: impl Fn(&Pair) -> bool,
    ) -> Vec<PairIx> {
        let candidates = self.instance.candidates();
        let numbers = candidates.numbers_of(professional);
        let mut pairs: Vec<(i64, PairIx)> = numbers
            .map(|number| (number, candidates.pair(number)))
            .filter(|(_, pair)| has_room(pair))
            .map(|(number, pair)| (-self.glance(pair), number))
            .collect();
        if pairs.len() > most {
            pairs.select_nth_unstable(most);
            pairs.truncate(most);
        }
        let mut pairs: Vec<PairIx> = pairs.into_iter().map(|(_, number)| number).collect();
        pairs.sort_unstable();
        pairs
    }

    /// The `most` best bundles of some pairs of a professional that lose at most a regret against
    /// the best of them, the empty one included, best first; and the work done.
    #[must_use]
    pub fn top_among(
        &self,
        professional: ProfessionalIx,
        pairs: &[PairIx],
        (regret, most): (i64, usize),
    ) -> (Vec<Bundle>, u64) {
        let best = self.best_among(professional, pairs);
        let (choices, scanned) = self.choices(pairs.iter().copied(), -regret);
        let least = best.bundle.profit.saturating_sub(regret);
        let found = search(self, professional, choices, Goal { least, most });
        let work = best.work + scanned + 4 * found.nodes;
        (found.listed(), work)
    }
}

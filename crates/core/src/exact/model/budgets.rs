//! C7: wages and management fees of every member with a budget; fees to the cent, wages as the
//! parts have them.

use std::collections::BTreeMap;

use inzet_model::{Day, MemberIx, ProfessionalIx};

use super::{Derived, Model};
use crate::candidates::PairIx;
use crate::spans::SpanUnion;

/// Days outside the pins that the same pairs cover, and how many there are.
struct Segment {
    pairs: Vec<PairIx>,
    days: u32,
}

impl Model<'_> {
    /// Adds a row for every budget that can bind.
    pub(super) fn charge_budgets(&mut self) {
        let dataset = self.instance().dataset();
        for (member, pairs) in self.pairs_by_member().into_iter_enumerated() {
            let Some(budget) = dataset.members[member].budget else {
                continue;
            };
            let left = budget.count() - self.pins.spent(member).count();
            if pairs.is_empty() || self.most_spent(&pairs) <= i128::from(left) {
                continue;
            }
            let parts = pairs
                .iter()
                .flat_map(|&pair| self.of_pair(pair))
                .flat_map(|placed| &placed.parts);
            let wages = parts.map(|part| (part.variable, part.wage as f64 / 100.0));
            let mut terms: BTreeMap<u32, f64> = wages.collect();
            let mut people: BTreeMap<ProfessionalIx, Vec<PairIx>> = BTreeMap::new();
            for pair in pairs {
                let person = self.instance().candidates().pair(pair).professional;
                people.entry(person).or_default().push(pair);
            }
            for (person, pairs) in people {
                for (variable, fee) in self.fee_terms(person, member, &pairs) {
                    *terms.entry(variable).or_default() += fee;
                }
            }
            self.mip.add_row(terms.into_iter().collect(), left as f64);
        }
    }

    /// At least what the candidates can cost a member together.
    fn most_spent(&self, pairs: &[PairIx]) -> i128 {
        let period = self.instance().dataset().policy.period;
        let days = period.from.days_through(period.to);
        let fee = i128::from(self.instance().fee_rule().fee(days).count());
        let most = pairs.iter().map(|&number| {
            let pair = self.instance().candidates().pair(number);
            i128::from(self.counted_wage(pair, u32::from(pair.most))) + fee
        });
        most.sum()
    }

    /// What the fee of a person grows by, as terms. It is rounded once for the union of all spans,
    /// so where several runs differ there is a variable for every length that the union may have.
    fn fee_terms(
        &mut self,
        person: ProfessionalIx,
        member: MemberIx,
        pairs: &[PairIx],
    ) -> Vec<(u32, f64)> {
        let (pinned, segments) = self.segments(person, member, pairs);
        let rule = *self.instance().fee_rule();
        let before = rule.fee(pinned).count();
        let growth = move |days: u32| (rule.fee(pinned + days).count() - before) as f64;
        if let [segment] = &segments[..] {
            let any = self.any_of(&segment.pairs).into_iter();
            return any
                .map(|variable| (variable, growth(segment.days)))
                .collect();
        }
        let mut covered: Vec<(u32, f64)> = Vec::new();
        let mut lengths = vec![0];
        for segment in &segments {
            let days = f64::from(segment.days);
            covered.extend(
                self.any_of(&segment.pairs)
                    .into_iter()
                    .map(|any| (any, days)),
            );
            let longer: Vec<u32> = lengths.iter().map(|length| length + segment.days).collect();
            lengths.extend(longer);
            lengths.sort_unstable();
            lengths.dedup();
        }
        let mut choice = Vec::new();
        // One pair may cover several segments: every variable once in a row.
        let mut row: BTreeMap<u32, f64> = BTreeMap::new();
        for &(variable, days) in &covered {
            *row.entry(variable).or_default() += days;
        }
        let covered: Vec<(u32, f64)> = row
            .iter()
            .map(|(&variable, &days)| (variable, days))
            .collect();
        for &length in lengths.iter().skip(1) {
            let is_length = self.add_binary(0);
            let length = f64::from(length);
            self.derived
                .push((is_length, Derived::Length(covered.clone(), length)));
            row.insert(is_length, -length);
            choice.push(is_length);
        }
        if !segments.is_empty() {
            self.mip.add_row(row.into_iter().collect(), 0.0);
            self.mip.add_row(super::places::ones(&choice), 1.0);
        }
        let lengths = lengths.into_iter().skip(1);
        choice.into_iter().zip(lengths.map(growth)).collect()
    }

    /// The days that the pins cover already, and the stretches between the ends of runs outside
    /// them; those that the same pairs cover are one.
    fn segments(
        &self,
        person: ProfessionalIx,
        member: MemberIx,
        pairs: &[PairIx],
    ) -> (u32, Vec<Segment>) {
        let instance = self.instance();
        let mut pinned = SpanUnion::default();
        let mut cuts: Vec<Day> = Vec::new();
        for pin in instance.pins_of(person) {
            if instance.dataset().demands[pin.assignment.demand].member == member {
                pinned.add(pin.assignment.from, pin.assignment.to);
                cuts.extend([pin.assignment.from, pin.assignment.to.plus(1)]);
            }
        }
        let runs: Vec<(PairIx, Day, Day)> = pairs
            .iter()
            .filter_map(|&number| {
                let pair = instance.candidates().pair(number);
                let run = instance.run(person, pair.demand)?;
                Some((number, run.from, run.to))
            })
            .collect();
        cuts.extend(runs.iter().flat_map(|&(_, from, to)| [from, to.plus(1)]));
        cuts.sort_unstable();
        cuts.dedup();
        let mut segments: BTreeMap<Vec<PairIx>, u32> = BTreeMap::new();
        for ends in cuts.windows(2) {
            let last = ends[1].plus(-1);
            let mut with = pinned.clone();
            with.add(ends[0], last);
            let covering = runs
                .iter()
                .filter(|&&(_, from, to)| from <= ends[0] && last <= to);
            let covering: Vec<PairIx> = covering.map(|&(pair, ..)| pair).collect();
            if with.days() > pinned.days() && !covering.is_empty() {
                *segments.entry(covering).or_default() += ends[0].days_through(last);
            }
        }
        let segments = segments.into_iter();
        let segments = segments
            .map(|(pairs, days)| Segment { pairs, days })
            .collect();
        (pinned.days(), segments)
    }
}

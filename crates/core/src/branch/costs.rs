//! What choices have cost so far: the part of the gap that each side of a choice took away, where
//! it was made. Choices that took much from both sides are made first.
//!
//! # Source
//! Achterberg, Koch and Martin 2005, Branching rules revisited: pseudocosts.

use std::collections::BTreeMap;

use crate::price::fixing::Decision;

use super::choose::Choice;

/// What the smaller side of a product counts for at least.
const LEAST: f64 = 1e-3;

/// How much better a choice that was never made is thought than the mean of those that were.
const HOPE: f64 = 2.0;

#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn value(self) -> f64 {
        self.sum / self.count.max(1.0)
    }
}

/// The parts of the gap that choices took away, by their first decision.
#[derive(Clone, Debug, Default)]
pub struct Costs {
    known: BTreeMap<Decision, [Mean; 2]>,
    all: Mean,
}

impl Costs {
    /// Notes which part of the gap each side of a choice took away: 1 when nothing is left of it.
    pub fn note(&mut self, choice: Choice, parts: [f64; 2]) {
        let known = self.known.entry(choice.0).or_default();
        known[0].add(parts[0]);
        known[1].add(parts[1]);
        self.all.add(product(parts));
    }

    /// The choice of a list, by falling weight, that is expected to take most from both sides.
    pub fn pick(&self, choices: &[(f64, Choice)]) -> Option<Choice> {
        let top = choices.first()?.0.max(1e-9);
        let scored = choices
            .iter()
            .map(|&(weight, choice)| (self.score(choice, weight / top), choice));
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|best| best.1)
    }

    fn score(&self, choice: Choice, part: f64) -> f64 {
        match self.known.get(&choice.0) {
            Some(known) => product(known.map(Mean::value)),
            None => HOPE * part * self.all.value().max(LEAST * LEAST),
        }
    }
}

fn product(parts: [f64; 2]) -> f64 {
    parts[0].max(LEAST) * parts[1].max(LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(pair: u32) -> Choice {
        (Decision::With(pair), Decision::Without(pair))
    }

    #[test]
    fn what_took_much_from_both_sides_is_chosen_again() {
        let mut costs = Costs::default();
        costs.note(choice(1), [0.9, 0.0]);
        costs.note(choice(2), [0.2, 0.3]);
        costs.note(choice(3), [0.01, 0.01]);
        let choices = [(3.0, choice(3)), (2.0, choice(1)), (1.0, choice(2))];
        assert_eq!(costs.pick(&choices), Some(choice(2)));
    }

    #[test]
    fn the_weightiest_is_chosen_while_nothing_is_known() {
        let choices = [(3.0, choice(3)), (2.0, choice(1))];
        assert_eq!(Costs::default().pick(&choices), Some(choice(3)));
        assert_eq!(Costs::default().pick(&[]), None);
    }
}

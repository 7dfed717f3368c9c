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

/// Times that a choice must have been made for its cost to be known.
const KNOWN: f64 = 2.0;

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

    /// Of a list by falling weight the choices to try: the one that is expected to take most from both
    /// sides, and as many in all as `most` of the best of those that were made too seldom to be known.
    pub fn to_try(&self, choices: &[(f64, Choice)], most: usize) -> Vec<Choice> {
        let Some(&(top, _)) = choices.first() else {
            return Vec::new();
        };
        let scored = choices.iter().map(|&(weight, choice)| {
            let part = weight / top.max(1e-9);
            (self.score(choice, part), choice)
        });
        let mut scored: Vec<(f64, Choice)> = scored.collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let best = scored.iter().take(1);
        let seldom = scored.iter().skip(1).take(most - 1);
        let seldom = seldom.filter(|(_, choice)| !self.is_known(*choice));
        best.chain(seldom).map(|&(_, choice)| choice).collect()
    }

    fn is_known(&self, choice: Choice) -> bool {
        let known = self.known.get(&choice.0);
        known.is_some_and(|known| known[0].count >= KNOWN)
    }

    fn score(&self, choice: Choice, part: f64) -> f64 {
        match self.known.get(&choice.0) {
            Some(known) => product(known.map(Mean::value)),
            None => HOPE * part * self.all.value().max(LEAST * LEAST),
        }
    }
}

/// How much a choice takes from both sides.
pub fn product(parts: [f64; 2]) -> f64 {
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
        assert_eq!(costs.to_try(&choices, 1), [choice(2)]);
    }

    #[test]
    fn the_weightiest_is_chosen_while_nothing_is_known() {
        let choices = [(3.0, choice(3)), (2.0, choice(1))];
        assert_eq!(Costs::default().to_try(&choices, 1), [choice(3)]);
        assert_eq!(Costs::default().to_try(&[], 1), []);
    }
}

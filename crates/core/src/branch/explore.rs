//! The first branch is explored before any choice is made for good.

use crate::build::Draft;
use crate::stop::Stop;

use super::Tree;
use super::choose::Choice;
use super::open::Open;

/// Choices of the first branch that are made one by one before any is made for good.
const MOST_EXPLORED: usize = 16;

/// How often that is done, as long as it decides something.
const EXPLORED: usize = 3;

impl<'a> Tree<'a, '_> {
    /// Makes the weightiest choices of the first branch one by one, to know what they cost. Where
    /// one side holds no better plan, every better plan is on the other.
    pub(super) fn explore(&mut self, draft: &mut Draft<'a>, stop: &mut Stop) {
        for _ in 0..EXPLORED {
            let Some(mut first) = self.open.pop() else {
                return;
            };
            let cutoff = self.cutoff(draft);
            let most = first.choices.len().min(MOST_EXPLORED);
            let choices: Vec<(&Open, Choice)> = first.choices[..most]
                .iter()
                .map(|&(_, choice)| (&first, choice))
                .collect();
            let bounded = self.bound_halves(&choices, cutoff);
            let choices: Vec<Choice> = choices.into_iter().map(|(_, choice)| choice).collect();
            let mut decisions = first.decisions.clone();
            let mut lowest = first.scaled;
            for (choice, halves) in choices.into_iter().zip(bounded) {
                self.costs.note(choice, first.parts(&halves, cutoff));
                lowest = lowest.min(halves[0].scaled.max(halves[1].scaled));
                if halves[0].scaled <= cutoff {
                    decisions.push(choice.1);
                } else if halves[1].scaled <= cutoff {
                    decisions.push(choice.0);
                }
                for half in &halves {
                    self.learn(half, draft, stop);
                }
            }
            first.scaled = lowest;
            if lowest <= cutoff || stop.is_over() || decisions.len() == first.decisions.len() {
                self.open.push(first);
                return;
            }
            let again = self.bound(&decisions, &first, cutoff);
            self.note(decisions, again, draft, stop);
        }
    }
}

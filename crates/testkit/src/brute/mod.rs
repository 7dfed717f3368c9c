//! The best plan of a tiny folder, by trying every plan.
//!
//! It shares nothing with the solver: pairs, runs, days and rates are the judge's, and the judge
//! has the last word on every plan that is taken. What is cut off is cut off for reasons that hold
//! exactly:
//! - C1, C2, C4, C5 and C6 concern one person only, so each person's bundles are drawn up apart;
//! - C5, C6 and C7 stay broken whatever is added;
//! - positions of a demand are interchangeable, so an empty one is opened in order, and of two in
//!   the same state one is tried;
//! - no plan that goes on from here can beat what each person, and each demand, could add alone.

mod bundle;
mod search;

use inzet_model::{Dataset, Plan, Score};
use inzet_verify::{Facts, check_plan_with};

/// The best plan of a tiny folder and its score. The score is unique, the plan need not be.
///
/// Tiny means about five professionals, four demands and a handful of FTE steps each.
///
/// # Panics
/// When no plan is allowed, as with pins that break a rule together; when the judge sees another
/// score in the best plan than the search does.
#[must_use]
pub fn brute_force(dataset: &Dataset) -> (Score, Plan) {
    brute_force_where(dataset, &|_| true).expect("the pins of the folder allow a plan")
}

/// The best of those plans that are accepted; `None` when none is.
///
/// What is accepted may depend on who has how much on which demand, not on positions: of plans
/// that differ in nothing else one is tried.
///
/// # Panics
/// When the judge sees another score in the best plan than the search does.
#[must_use]
pub fn brute_force_where(
    dataset: &Dataset,
    accepts: &dyn Fn(&Plan) -> bool,
) -> Option<(Score, Plan)> {
    let facts = Facts::new(dataset);
    let (score, plan) = search::Search::new(&facts, accepts).best()?;
    let verdict = check_plan_with(&facts, &plan);
    assert_eq!(verdict.violations, [], "the best plan is allowed");
    assert_eq!(verdict.score, score, "the judge sees the same score");
    Some((score, plan))
}

#[cfg(test)]
mod tests {
    use inzet_model::{Assignment, Fte};

    use super::*;
    use crate::tiny::tiny_dataset;

    /// Every plan there is, judged one by one: no bound, no symmetry, no bundles. `None` when
    /// there are too many.
    fn every_plan(dataset: &Dataset) -> Option<Score> {
        let facts = Facts::new(dataset);
        let choices = choices(dataset, &facts);
        let count: usize =
            choices
                .iter()
                .map(Vec::len)
                .try_fold(1, |product: usize, choices| {
                    product
                        .checked_mul(choices)
                        .filter(|product| *product <= 30_000)
                })?;
        let mut best = None;
        for mut number in 0..count {
            let mut assignments = Vec::new();
            for choices in &choices {
                assignments.extend(choices[number % choices.len()]);
                number /= choices.len();
            }
            let verdict = check_plan_with(&facts, &Plan::new(assignments));
            if verdict.is_allowed() {
                best = best.max(Some(verdict.score));
            }
        }
        best
    }

    /// What may become of each pair: nothing, or any position and any multiple of the step.
    fn choices(dataset: &Dataset, facts: &Facts) -> Vec<Vec<Option<Assignment>>> {
        let step = dataset.policy.planning.fte_step.hundredths();
        let mut choices = Vec::new();
        for professional in dataset.professionals.indices() {
            for (demand, asked) in dataset.demands.iter_enumerated() {
                let mut options = vec![None];
                if let Some(pin) = facts.pin(professional, demand) {
                    options = vec![Some(pin.assignment)];
                } else if let Some((from, to)) = facts.run(professional, demand)
                    && facts.allowed(professional, demand).is_ok()
                {
                    for position in 1..=asked.positions {
                        for steps in 1..=asked.fte.hundredths() / step {
                            options.push(Some(Assignment {
                                professional,
                                demand,
                                position,
                                fte: Fte::from_hundredths(steps * step),
                                from,
                                to,
                            }));
                        }
                    }
                }
                choices.push(options);
            }
        }
        choices
    }

    #[test]
    fn finds_what_trying_every_plan_finds() {
        let mut compared = 0;
        for seed in 0..400 {
            let dataset = tiny_dataset(seed);
            if let Some(score) = every_plan(&dataset) {
                assert_eq!(brute_force(&dataset).0, score, "seed {seed}");
                compared += 1;
            }
        }
        assert!(compared > 150, "only {compared} folders were small enough");
    }
}

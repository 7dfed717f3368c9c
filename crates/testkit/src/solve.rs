//! The one way in which tests solve: with the judge at the table.

use inzet_core::{Instance, Options, Solution, Unwatched};
use inzet_model::Dataset;
use inzet_verify::check_plan;

/// Solves a folder and has the judge check what comes back: the plan is allowed, the score and
/// the goals are the judge's, and the bound is not below the score.
///
/// # Panics
/// When any of that does not hold, or when the pins of the folder are not valid.
///
/// ```
/// use inzet_core::Options;
/// use inzet_testkit::{brute_force, solve, tiny_dataset};
///
/// let dataset = tiny_dataset(1);
/// assert!(solve(&dataset, &Options::default()).score <= brute_force(&dataset).0);
/// ```
#[must_use]
pub fn solve(dataset: &Dataset, options: &Options) -> Solution {
    let instance = Instance::new(dataset).expect("the pins of the folder are valid");
    let solution = inzet_core::solve(&instance, options, &Unwatched);
    let verdict = check_plan(dataset, &solution.plan);
    assert_eq!(verdict.violations, [], "the plan is allowed");
    assert_eq!(
        verdict.score, solution.score,
        "the judge sees the same score"
    );
    assert_eq!(
        verdict.goals.total(),
        solution.goals.total(),
        "and the same goals"
    );
    assert!(
        solution.bound >= solution.score,
        "no plan is above the bound"
    );
    solution
}

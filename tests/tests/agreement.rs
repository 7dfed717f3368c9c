//! Two engines that share no search: where both prove the best plan of a generated folder, it is
//! worth the same, and no plan of one is above the bound of the other.
//!
//! With the feature `highs` the folders go up to 60 professionals and 80 demands.

use inzet::generate::Size;
use inzet_core::{Engine, Instance, Options, Solution, Unwatched, solve};
use inzet_model::Dataset;
use inzet_tests::generated;
use inzet_verify::check_plan;

/// Members, professionals and demands.
const SIZES: &[(usize, usize, usize)] = if cfg!(feature = "highs") {
    &[
        (5, 10, 14),
        (8, 20, 26),
        (12, 30, 40),
        (15, 45, 60),
        (20, 60, 80),
    ]
} else {
    &[(3, 6, 8), (4, 10, 13), (5, 14, 18)]
};

const SEEDS: u64 = 4;

fn planned(dataset: &Dataset, engine: Engine) -> Solution {
    let instance = Instance::new(dataset).expect("generated folders have no pins");
    let options = Options {
        engine,
        work_limit: Some(1_000_000_000),
        ..Options::default()
    };
    let solution = solve(&instance, &options, &Unwatched);
    let verdict = check_plan(dataset, &solution.plan);
    assert_eq!(verdict.violations, []);
    assert_eq!(verdict.score, solution.score);
    solution
}

#[test]
fn exact_and_decompose_agree() {
    let mut both_proven = 0;
    for &size in SIZES {
        for seed in 1..=SEEDS {
            let (members, professionals, demands) = size;
            let folder = Size {
                members,
                professionals,
                demands,
            };
            let dataset = generated(&folder, seed);
            let exact = planned(&dataset, Engine::Exact);
            let decompose = planned(&dataset, Engine::Decompose);
            assert!(
                exact.score <= decompose.bound,
                "{size:?} seed {seed}: bound of decompose"
            );
            assert!(
                decompose.score <= exact.bound,
                "{size:?} seed {seed}: bound of exact"
            );
            let is_proven = |solution: &Solution| solution.score == solution.bound;
            if is_proven(&exact) && is_proven(&decompose) {
                assert_eq!(exact.score, decompose.score, "{size:?} seed {seed}");
                both_proven += 1;
            }
        }
    }
    // A comparison that never happens would prove nothing.
    assert!(
        both_proven >= SIZES.len(),
        "only {both_proven} folders were proven by both"
    );
}

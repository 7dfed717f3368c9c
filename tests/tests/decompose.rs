//! The engine for real sizes against brute force: on tiny folders with every feature on it finds
//! the best plan there is, and no bound on the way is below it.

use inzet_core::{Engine, Instance, Options, Solution, Watch, solve};
use inzet_model::Dataset;
use inzet_testkit::{brute_force, tiny_dataset};
use inzet_tests::judged::{Bounds, assert_judged};

const FOLDERS: u64 = 600;

fn planned(dataset: &Dataset, engine: Engine, watch: &dyn Watch) -> Solution {
    let instance = Instance::new(dataset).expect("tiny folders have valid pins");
    let options = Options {
        engine,
        threads: 1,
        ..Options::default()
    };
    solve(&instance, &options, watch)
}

#[test]
fn decompose_finds_the_best_plan_and_no_bound_is_below_it() {
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let best = brute_force(&dataset).0;
        let bounds = Bounds::default();
        let solution = planned(&dataset, Engine::Decompose, &bounds);
        assert_judged(&dataset, &solution, seed);
        let lowest = bounds.lowest();
        assert!(
            lowest.is_some_and(|lowest| lowest >= best),
            "seed {seed}: {lowest:?} {best:?}"
        );
        assert_eq!(solution.score, best, "seed {seed}: the best plan");
        assert_eq!(solution.bound, best, "seed {seed}: the proof");
    }
}

#[test]
fn greedy_is_allowed_and_within_its_bound() {
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let solution = planned(&dataset, Engine::Greedy, &Bounds::default());
        assert_judged(&dataset, &solution, seed);
        let best = brute_force(&dataset).0;
        assert!(
            solution.score <= best && best <= solution.bound,
            "seed {seed}"
        );
    }
}

#[test]
fn threads_do_not_change_the_plan() {
    for seed in 0..20 {
        let dataset = tiny_dataset(seed);
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        let with = |threads| {
            let options = Options {
                threads,
                ..Options::default()
            };
            let solution = solve(&instance, &options, &Bounds::default());
            (solution.plan, solution.bound, solution.work)
        };
        assert_eq!(with(1), with(4), "seed {seed}");
    }
}

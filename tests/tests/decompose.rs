//! The engine for real sizes against brute force: on tiny folders with every feature on it finds
//! the best plan there is, and no bound on the way is below it.

use std::sync::Mutex;
use std::time::Duration;

use inzet_core::{Engine, Instance, Options, Progress, Solution, Watch, solve};
use inzet_model::{Dataset, Score};
use inzet_testkit::{brute_force, tiny_dataset};
use inzet_verify::{check_plan, unmet_reasons};

const FOLDERS: u64 = 600;

/// Keeps every bound that is told.
#[derive(Default)]
struct Bounds(Mutex<Vec<Score>>);

impl Watch for Bounds {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn interrupted(&self) -> bool {
        false
    }

    fn news(&self, progress: &Progress) {
        if let Some(bound) = progress.bound {
            self.0
                .lock()
                .expect("nothing panics while it is held")
                .push(bound);
        }
    }
}

fn planned(dataset: &Dataset, engine: Engine, watch: &dyn Watch) -> Solution {
    let instance = Instance::new(dataset).expect("tiny folders have valid pins");
    let options = Options {
        engine,
        threads: 1,
        ..Options::default()
    };
    solve(&instance, &options, watch)
}

/// The judge allows the plan, finds the same score and the same reasons.
fn assert_judged(dataset: &Dataset, solution: &Solution, seed: u64) {
    let verdict = check_plan(dataset, &solution.plan);
    assert_eq!(verdict.violations, [], "seed {seed}");
    assert_eq!(verdict.score, solution.score, "seed {seed}");
    let judged = unmet_reasons(dataset, &solution.plan);
    let reasons: Vec<_> = judged
        .iter()
        .map(|(demand, position, reason, fte)| (*demand, *position, reason.to_string(), *fte))
        .collect();
    let ours: Vec<_> = solution
        .unmet
        .iter()
        .map(|unmet| {
            (
                unmet.demand,
                unmet.position,
                unmet.reason.code().to_owned(),
                unmet.fte,
            )
        })
        .collect();
    assert_eq!(ours, reasons, "seed {seed}: reasons");
}

#[test]
fn decompose_finds_the_best_plan_and_no_bound_is_below_it() {
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let best = brute_force(&dataset).0;
        let bounds = Bounds::default();
        let solution = planned(&dataset, Engine::Decompose, &bounds);
        assert_judged(&dataset, &solution, seed);
        let lowest = bounds
            .0
            .into_inner()
            .expect("nothing panicked")
            .into_iter()
            .min();
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

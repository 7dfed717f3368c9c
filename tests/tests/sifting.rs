//! Planning where not all pairs may be listed, against brute force: the bound is that of all pairs, the
//! plan is allowed, and what is left, and why, is judged with all pairs.

use inzet_core::price::Relaxation;
use inzet_core::{Engine, Instance, Keep, Options, Solution, solve};
use inzet_model::{Dataset, Plan};
use inzet_testkit::{brute_force, tiny_dataset};
use inzet_tests::judged::{Bounds, assert_judged};

const FOLDERS: u64 = 1_500;

/// Tiny folders of which some pairs are not listed, as they are neither anything's anchor nor anybody's best;
/// with their seeds.
fn short_listed() -> impl Iterator<Item = (u64, Dataset)> {
    let folders = (0..FOLDERS).map(|seed| (seed, tiny_dataset(seed)));
    folders.filter(|(_, dataset)| {
        let instance = listed(dataset);
        instance.candidates().len() < instance.candidates().eligible()
    })
}

fn listed(dataset: &Dataset) -> Instance<'_> {
    Instance::within(dataset, 0).expect("tiny folders have valid pins")
}

fn whole(dataset: &Dataset) -> Instance<'_> {
    Instance::new(dataset).expect("tiny folders have valid pins")
}

fn planned(instance: &Instance, options: &Options, seed: u64) -> (Solution, Bounds) {
    let bounds = Bounds::default();
    let solution = solve(instance, options, &bounds);
    assert_judged(instance.dataset(), &solution, seed);
    (solution, bounds)
}

fn of_engine(engine: Engine) -> Options {
    Options {
        engine,
        threads: 1,
        ..Options::default()
    }
}

#[test]
fn some_pairs_are_not_listed() {
    for (seed, dataset) in short_listed() {
        let eligible = listed(&dataset).candidates().eligible();
        assert_eq!(eligible, whole(&dataset).candidates().len(), "seed {seed}");
    }
    let count = short_listed().count();
    assert!(count > 100, "these tests are about {count} folders");
}

#[test]
fn what_is_known_of_all_pairs_follows_from_those_listed() {
    for (seed, dataset) in short_listed() {
        let (listed, whole) = (listed(&dataset), whole(&dataset));
        let (few, all) = (Relaxation::new(&listed), Relaxation::new(&whole));
        assert_eq!(few.rows().rows(), all.rows().rows(), "seed {seed}");
        assert_eq!(few.rows().limits(), all.rows().limits(), "seed {seed}");
        assert_eq!(few.scale(), all.scale(), "seed {seed}");
    }
}

#[test]
fn no_plan_of_any_pairs_is_above_a_bound() {
    let (mut best_found, mut folders) = (0, 0);
    for (seed, dataset) in short_listed() {
        let instance = listed(&dataset);
        let best = brute_force(&dataset).0;
        for engine in [Engine::Decompose, Engine::Greedy] {
            let (solution, bounds) = planned(&instance, &of_engine(engine), seed);
            assert!(
                bounds.lowest().is_some_and(|lowest| lowest >= best),
                "seed {seed}"
            );
            assert!(
                solution.bound >= best && solution.score <= best,
                "seed {seed}"
            );
            if engine == Engine::Decompose {
                folders += 1;
                best_found += u32::from(solution.score == best);
            }
        }
    }
    assert!(
        10 * best_found >= 8 * folders,
        "{best_found} best of {folders}"
    );
}

#[test]
fn a_start_is_never_made_worse() {
    for (seed, dataset) in short_listed() {
        let (best, start): (_, Plan) = brute_force(&dataset);
        let options = Options {
            start: Some(start),
            ..of_engine(Engine::Auto)
        };
        let (solution, _) = planned(&listed(&dataset), &options, seed);
        assert_eq!(solution.score, best, "seed {seed}");
    }
}

#[test]
fn what_looks_at_every_pair_lists_them() {
    for (seed, dataset) in short_listed().take(40) {
        let start = solve(
            &whole(&dataset),
            &of_engine(Engine::Greedy),
            &Bounds::default(),
        )
        .plan;
        let kept = Options {
            start: Some(start),
            keep: Some(Keep::AllBut(1)),
            ..of_engine(Engine::Auto)
        };
        for options in [of_engine(Engine::Exact), kept] {
            let few = solve(&listed(&dataset), &options, &Bounds::default());
            let all = solve(&whole(&dataset), &options, &Bounds::default());
            assert_eq!((few.plan, few.bound), (all.plan, all.bound), "seed {seed}");
        }
    }
}

#[test]
fn threads_do_not_change_the_plan() {
    for (seed, dataset) in short_listed().take(20) {
        let instance = listed(&dataset);
        let with = |threads| {
            let options = Options {
                threads,
                ..Options::default()
            };
            let (solution, _) = planned(&instance, &options, seed);
            (solution.plan, solution.bound, solution.work)
        };
        assert_eq!(with(1), with(4), "seed {seed}");
    }
}

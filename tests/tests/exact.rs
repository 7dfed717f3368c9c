//! The referee against brute force: on tiny folders the engine `exact` finds the best plan there
//! is, and proves it.

use inzet_core::build::Draft;
use inzet_core::stop::Stop;
use inzet_core::{Instance, Options, Unwatched, exact};
use inzet_model::{Cents, Dataset};
use inzet_testkit::{brute_force, tiny_dataset};
use inzet_verify::check_plan;

const FOLDERS: u64 = 600;
/// Brute force takes long where a budget nearly allows everything.
const TIGHT_FOLDERS: u64 = 60;
const WORK: u64 = 1_000_000_000_000;

/// The plan of the engine is allowed, proven, and what brute force finds.
fn assert_best(dataset: &Dataset, seed: u64) {
    let options = Options::default();
    let instance = Instance::new(dataset).expect("tiny folders have valid pins");
    let mut stop = Stop::new(&options, WORK, &Unwatched);
    let draft = exact::run(&instance, None, &mut stop);
    let verdict = check_plan(dataset, &draft.plan());
    assert_eq!(verdict.violations, [], "seed {seed}");
    assert_eq!(verdict.score.hundredths(), draft.score(), "seed {seed}");
    let best = brute_force(dataset).0;
    assert_eq!(verdict.score, best, "seed {seed}: the best plan");
    assert_eq!(stop.bound(), Some(best), "seed {seed}: the proof");
}

/// Gives every member exactly what its best plan costs without a limit, less so many cents, but
/// never less than its pins cost.
fn tighten_budgets(dataset: &mut Dataset, less: i64) {
    for member in &mut dataset.members {
        member.budget = Some(Cents::new(1_000_000_000_000));
    }
    let budgets: Vec<Cents> = {
        let instance = Instance::new(dataset).expect("tiny folders have valid pins");
        let options = Options::default();
        let draft = exact::run(&instance, None, &mut Stop::new(&options, WORK, &Unwatched));
        let pins = Draft::new(&instance);
        let members = dataset.members.indices();
        members
            .map(|member| (draft.spent(member) - Cents::new(less)).max(pins.spent(member)))
            .collect()
    };
    for (member, budget) in dataset.members.iter_mut().zip(budgets) {
        member.budget = Some(budget);
    }
}

#[test]
fn finds_and_proves_what_brute_force_finds() {
    for seed in 0..FOLDERS {
        assert_best(&tiny_dataset(seed), seed);
    }
}

#[test]
fn budgets_hold_to_the_cent() {
    for seed in 0..TIGHT_FOLDERS {
        let mut dataset = tiny_dataset(seed);
        for less in [0, 1] {
            tighten_budgets(&mut dataset, less);
            assert_best(&dataset, seed);
        }
    }
}

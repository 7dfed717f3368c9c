//! The referee against brute force: on tiny folders the engine `exact` finds the best plan there
//! is, and proves it.

use inzet_core::stop::Stop;
use inzet_core::{Instance, Options, Unwatched, exact};
use inzet_testkit::{brute_force, tiny_dataset};
use inzet_verify::check_plan;

const FOLDERS: u64 = 600;
const WORK: u64 = 1_000_000_000_000;

#[test]
fn finds_and_proves_what_brute_force_finds() {
    let options = Options::default();
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        let mut stop = Stop::new(&options, WORK, &Unwatched);
        let draft = exact::run(&instance, None, &mut stop);
        let verdict = check_plan(&dataset, &draft.plan());
        assert_eq!(verdict.violations, [], "seed {seed}");
        assert_eq!(verdict.score.hundredths(), draft.score(), "seed {seed}");
        let best = brute_force(&dataset).0;
        assert_eq!(verdict.score, best, "seed {seed}: the best plan");
        assert_eq!(stop.bound(), Some(best), "seed {seed}: the proof");
    }
}

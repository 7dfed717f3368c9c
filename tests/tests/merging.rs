//! Plans merged, against brute force: where the pairs of the best plan are among those that are merged, the
//! best plan is found; and what is merged is never worse than it began, on no pair that was left out.

use std::collections::BTreeSet;

use inzet_core::build::Draft;
use inzet_core::build::greedy::greedy;
use inzet_core::engine::merge::merge;
use inzet_core::options::Unwatched;
use inzet_core::stop::Stop;
use inzet_core::{Instance, Options};
use inzet_testkit::{brute_force, tiny_dataset};

const FOLDERS: u64 = 1_500;

/// Folders of those at least in which there was something to leave out, and the first plan was not the best.
const LEAST_MERGED: usize = 30;

const WORK: u64 = 1_000_000_000;

fn pairs_of(draft: &Draft) -> BTreeSet<u32> {
    let people = draft.instance().dataset().professionals.indices();
    let items = people.flat_map(|person| draft.items(person));
    items.map(|item| item.pair).collect()
}

#[test]
fn what_several_plans_have_together_holds_the_best_of_them_all() {
    let mut merged_folders = 0;
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        let (best, plan) = brute_force(&dataset);
        let mut other = Draft::new(&instance);
        other.add_plan(&plan);
        let first = greedy(&instance);
        let (before, own) = (first.score(), pairs_of(&first));
        let pairs = pairs_of(&other);
        let together: BTreeSet<u32> = own.union(&pairs).copied().collect();
        let options = Options::default();
        let mut stop = Stop::new(&options, WORK, &Unwatched);
        let merged = merge(&instance, first, pairs, seed, &mut stop);
        assert!(
            pairs_of(&merged).is_subset(&together),
            "seed {seed}: a pair that was left out"
        );
        if 2 * together.len() > instance.candidates().len() {
            assert_eq!(merged.score(), before, "seed {seed}: nothing to leave out");
            continue;
        }
        assert_eq!(merged.score(), best.hundredths(), "seed {seed}: the best");
        merged_folders += usize::from(before < best.hundredths());
    }
    assert!(merged_folders >= LEAST_MERGED, "only {merged_folders}");
}

#[test]
fn nothing_is_merged_when_the_run_is_over() {
    let dataset = tiny_dataset(1);
    let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
    let options = Options::default();
    let mut stop = Stop::new(&options, 0, &Unwatched);
    let first = greedy(&instance);
    let (before, own) = (first.score(), pairs_of(&first));
    let merged = merge(&instance, first, BTreeSet::new(), 1, &mut stop);
    assert_eq!((merged.score(), pairs_of(&merged)), (before, own));
    assert_eq!(stop.work(), 0);
}

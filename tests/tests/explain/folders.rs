//! The folders that the claims are held on, each with a plan.

use inzet_core::{Engine, Options, Solution};
use inzet_ingest::read_folder;
use inzet_model::Dataset;
use inzet_testkit::{solve, tiny_dataset};
use inzet_tests::binary::root;

/// Random folders, by seed.
pub const SEEDS: std::ops::Range<u64> = 0..100;

/// The sample of 450 people and 600 demands.
pub fn flanders() -> Dataset {
    let reading = read_folder(&root().join("data/flanders-2026q1"));
    reading.dataset.unwrap()
}

/// A tiny folder with every feature on.
pub fn tiny(seed: u64) -> Dataset {
    tiny_dataset(seed)
}

/// The plan of the baseline: unmet positions of every sort are left.
pub fn planned(dataset: &Dataset) -> Solution {
    let options = Options {
        engine: Engine::Greedy,
        ..Options::default()
    };
    solve(dataset, &options)
}

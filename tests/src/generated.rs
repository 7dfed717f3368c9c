//! Generated folders, read.

use inzet::generate::{Size, generate};
use inzet_ingest::read_folder;
use inzet_model::Dataset;

/// The tables of `inzet generate` for a size and a seed.
///
/// # Panics
/// When they cannot be written to a folder of the test's own, or have a fault.
#[must_use]
pub fn generated(size: &Size, seed: u64) -> Dataset {
    let folder = tempfile::tempdir().expect("a folder of our own");
    for (name, contents) in generate(size, seed) {
        std::fs::write(folder.path().join(name), contents).expect("it can be written to");
    }
    read_folder(folder.path())
        .dataset
        .expect("generated folders have no fault")
}

//! Folders to measure on, and the methods that find prices, side by side.

pub mod prices;

use inzet::generate::{Size, generate};
use inzet_model::Dataset;

/// The size with so many professionals.
#[must_use]
pub fn size_of(professionals: usize) -> Size {
    Size {
        members: (professionals / 4).max(20),
        professionals,
        demands: professionals * 7 / 5,
    }
}

/// A generated folder of some size on disk; it vanishes when dropped.
///
/// # Panics
/// When the disk is full.
#[must_use]
pub fn folder(professionals: usize) -> tempfile::TempDir {
    folder_of(&size_of(professionals), 1)
}

/// The same of any size, with a seed.
///
/// # Panics
/// When the disk is full.
#[must_use]
pub fn folder_of(size: &Size, seed: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (name, contents) in generate(size, seed) {
        std::fs::write(folder.path().join(name), contents).expect("there is room for a table");
    }
    folder
}

/// A generated folder of so many professionals, read.
///
/// # Panics
/// When a generated folder has a fault, which a test rules out.
#[must_use]
pub fn dataset(professionals: usize) -> Dataset {
    dataset_of(&size_of(professionals), 1)
}

/// The same of any size, with a seed.
///
/// # Panics
/// When a generated folder has a fault, which a test rules out.
#[must_use]
pub fn dataset_of(size: &Size, seed: u64) -> Dataset {
    let reading = inzet_ingest::read_folder(folder_of(size, seed).path());
    reading.dataset.expect("generated folders have no fault")
}

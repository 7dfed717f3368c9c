//! Folders to measure on.

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
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let size = size_of(professionals);
    for (name, contents) in generate(&size, 1) {
        std::fs::write(folder.path().join(name), contents).expect("there is room for a table");
    }
    folder
}

/// The same, read.
///
/// # Panics
/// When a generated folder has a fault, which a test rules out.
#[must_use]
pub fn dataset(professionals: usize) -> Dataset {
    let reading = inzet_ingest::read_folder(folder(professionals).path());
    reading.dataset.expect("generated folders have no fault")
}

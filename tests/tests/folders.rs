//! Planning folders that the project makes or ships are read without a fault.

use std::fs;
use std::path::{Path, PathBuf};

use inzet::generate::{Size, generate};
use inzet_ingest::{Reading, read_folder};
use inzet_testkit::{tiny_dataset, write_folder};

#[test]
fn a_written_tiny_folder_reads_back_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    for seed in 0..300 {
        let dataset = tiny_dataset(seed);
        let folder = place.path().join(seed.to_string());
        write_folder(&dataset, &folder).unwrap();
        let reading = read_folder(&folder);
        assert_eq!(
            reading.dataset.as_ref(),
            Some(&dataset),
            "seed {seed}: {:?}",
            reading.faults
        );
    }
}

#[test]
fn a_generated_folder_reads_without_fault_or_warning() {
    for (members, professionals, demands) in [
        (50, 150, 200),
        (285, 2_000, 2_800),
        (1, 1, 1),
        (3, 0, 5),
        (3, 9, 0),
        (0, 3, 4),
    ] {
        let size = Size {
            members,
            professionals,
            demands,
        };
        let place = tempfile::tempdir().unwrap();
        for (name, contents) in generate(&size, 3) {
            fs::write(place.path().join(name), contents).unwrap();
        }
        let Reading { dataset, faults } = read_folder(place.path());
        assert!(faults.is_empty(), "{size:?}: {faults:?}");
        let dataset = dataset.unwrap();
        assert_eq!(dataset.members.len(), members);
        assert_eq!(dataset.professionals.len(), professionals);
        assert_eq!(
            dataset.demands.len(),
            if members == 0 { 0 } else { demands }
        );
    }
}

#[test]
fn the_samples_read_without_an_error() {
    for (name, warnings) in [("small", 2), ("small-nl", 2), ("flanders-2026q1", 5)] {
        let reading = read_folder(&sample(name));
        assert!(reading.dataset.is_some(), "{name}: {:?}", reading.faults);
        // A warning for each member that is provisional or candidate, and no other.
        assert_eq!(
            reading.faults.len(),
            warnings,
            "{name}: {:?}",
            reading.faults
        );
    }
}

#[test]
fn the_dutch_sample_says_what_the_english_one_says() {
    let english = read_folder(&sample("small")).dataset.unwrap();
    let dutch = read_folder(&sample("small-nl")).dataset.unwrap();
    assert_eq!(english, dutch);
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../data")
        .join(name)
}

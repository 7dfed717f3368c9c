use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use inzet_tests::folders::{copy_sample, copy_sample_reversed};
use inzet_tests::inzet;

/// Plans a folder and returns every file of its result that is compared byte by byte.
fn plan(here: &Path, folder: &str, words: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let output = inzet(here)
        .args(["plan", folder, "--quiet", "--out", "out"])
        .args(words)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let entries = fs::read_dir(here.join("out")).unwrap().flatten();
    let files = entries.map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    });
    let files: BTreeMap<_, _> = files
        // The clock is in timing.json alone; the manifest seals the inputs too, row by row.
        .filter(|(name, _)| !["timing.json", "manifest.json"].contains(&name.as_str()))
        .collect();
    assert!(files.contains_key("assignments.csv") && files.contains_key("report.html"));
    files
}

fn same_bytes_whatever_threads_and_order_of_rows(sample: &str, work: &str, memory: &str) {
    let here = tempfile::tempdir().unwrap();
    copy_sample(sample, &here.path().join("rows"));
    copy_sample_reversed(sample, &here.path().join("reversed"));
    let limits = ["--work-limit", work, "--memory", memory];
    let words = |threads| [&limits[..], &["--threads", threads]].concat();
    let first = plan(here.path(), "rows", &words("1"));
    for (folder, threads) in [("rows", "2"), ("rows", "8"), ("reversed", "2")] {
        let other = plan(here.path(), folder, &words(threads));
        for (name, bytes) in &first {
            assert!(
                Some(bytes) == other.get(name),
                "{folder}, {threads} threads: {name} differs"
            );
        }
        assert_eq!(first.len(), other.len());
    }
}

#[test]
fn the_small_sample_gives_the_same_bytes_every_time() {
    same_bytes_whatever_threads_and_order_of_rows("small", "1000000000", "4GiB");
}

#[test]
fn the_flemish_sample_gives_the_same_bytes_every_time() {
    same_bytes_whatever_threads_and_order_of_rows("flanders-2026q1", "100000000", "4GiB");
}

#[test]
fn a_list_of_the_best_pairs_gives_the_same_bytes_every_time() {
    same_bytes_whatever_threads_and_order_of_rows("flanders-2026q1", "100000000", "256KiB");
}

#[test]
fn the_dutch_spelling_of_the_small_sample_gives_the_same_result() {
    let here = tempfile::tempdir().unwrap();
    for sample in ["small", "small-nl"] {
        let from = inzet_tests::binary::root().join("data").join(sample);
        fs::create_dir(here.path().join(sample)).unwrap();
        for entry in fs::read_dir(from)
            .unwrap()
            .flatten()
            .filter(|entry| entry.path().is_file())
        {
            fs::copy(
                entry.path(),
                here.path().join(sample).join(entry.file_name()),
            )
            .unwrap();
        }
    }
    let english = plan(here.path(), "small", &["--threads", "2"]);
    let dutch = plan(here.path(), "small-nl", &["--threads", "2"]);
    for name in ["assignments.csv", "unmet.csv", "members.csv", "charges.csv"] {
        assert!(english.get(name) == dutch.get(name), "{name} differs");
    }
}

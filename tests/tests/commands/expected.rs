//! The small sample and the plan that stands beside it.

use std::fs;

use inzet_tests::binary::root;
use inzet_tests::inzet;

/// Plans a sample and compares every table with the expected one.
fn assert_expected(sample: &str) {
    let here = tempfile::tempdir().unwrap();
    let folder = root().join("data").join(sample);
    let words = ["--quiet", "--lang", "en", "--out", "out"];
    let output = inzet(here.path())
        .arg("plan")
        .arg(folder)
        .args(words)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut tables = 0;
    for entry in fs::read_dir(root().join("data/small/expected"))
        .unwrap()
        .flatten()
    {
        let name = entry.file_name();
        let expected = fs::read_to_string(entry.path()).unwrap();
        let found = fs::read_to_string(here.path().join("out").join(&name)).unwrap();
        assert_eq!(found, expected, "{sample}: {}", name.to_string_lossy());
        tables += 1;
    }
    assert_eq!(tables, 7);
}

#[test]
fn the_small_sample_gives_the_plan_beside_it() {
    assert_expected("small");
}

#[test]
fn the_dutch_copy_gives_the_same_plan() {
    assert_expected("small-nl");
}

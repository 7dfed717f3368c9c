use std::fs;
use std::path::Path;

use inzet_ingest::{CODES, RaisedBy};
use inzet_tests::binary::root;
use inzet_tests::inzet;

/// The codes that only the planner can raise, each by its folder under `data/invalid`.
#[test]
fn every_code_of_the_planner_is_raised_by_its_folder() {
    let invalid = root().join("data/invalid");
    for entry in CODES
        .iter()
        .filter(|entry| entry.raised_by == RaisedBy::Planner)
    {
        let folder = invalid.join(format!("{}-{}", entry.code, entry.slug));
        let found = faults_of(&folder);
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        assert_eq!(
            found.len(),
            expected.lines().count(),
            "{found:?} in {}",
            folder.display()
        );
        for (found, expected) in found.iter().zip(expected.lines()) {
            // A star stands for whatever the planner names.
            let agrees = expected
                .split(' ')
                .zip(found)
                .all(|(word, found)| word == "*" || word == found);
            assert!(
                agrees,
                "{found:?} instead of {expected} in {}",
                folder.display()
            );
        }
    }
}

/// Code, file, line and column of each fault that `check` finds.
fn faults_of(folder: &Path) -> Vec<[String; 4]> {
    let output = inzet(root())
        .arg("check")
        .arg(folder)
        .arg("--json")
        .output()
        .unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let faults = document["faults"].as_array().unwrap().iter();
    let fault = |fault: &serde_json::Value| {
        let text = |key: &str| fault[key].as_str().unwrap_or("*").to_owned();
        let line = fault["line"]
            .as_u64()
            .map_or("*".into(), |line| line.to_string());
        [text("code"), text("file"), line, text("column")]
    };
    faults.map(fault).collect()
}

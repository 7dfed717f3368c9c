//! Every reason of every unmet position is what FORMAT section 6 defines, and a wrong one is
//! noticed.

use std::collections::BTreeMap;
use std::fs;

use inzet::verify::verify;
use inzet_model::{Dataset, Score};
use inzet_tests::folders::copy_sample;
use inzet_tests::inzet;
use inzet_verify::{Facts, Rule};

use crate::definition::{CODES, Position};
use crate::folders::{SEEDS, flanders, planned, tiny};

/// Counts each code that was found true.
fn hold(dataset: &Dataset, name: &str, counts: &mut BTreeMap<&'static str, u32>) {
    let solution = planned(dataset);
    let facts = Facts::new(dataset);
    for row in &solution.unmet {
        let position = Position::new(&facts, &solution.plan, row.demand, row.position);
        let id = facts.position_name(row.demand, row.position);
        let reason = position.reason();
        assert_eq!(row.reason.code(), reason, "{name} {id}");
        if reason == "not_worth" {
            let gain = position.best_small_gain();
            assert!(
                gain.is_none_or(|gain| gain <= Score::ZERO),
                "{name} {id}: {gain:?}"
            );
        }
        *counts.entry(reason).or_default() += 1;
    }
}

#[test]
fn every_reason_of_a_hundred_random_folders_is_true() {
    let mut counts = BTreeMap::new();
    for seed in SEEDS {
        hold(&tiny(seed), &format!("seed {seed}"), &mut counts);
    }
    assert!(counts.values().sum::<u32>() > 150, "{counts:?}");
    assert!(counts.len() >= 10, "codes that never came up: {counts:?}");
}

#[test]
fn every_reason_of_flanders_is_true() {
    let mut counts = BTreeMap::new();
    hold(&flanders(), "flanders", &mut counts);
    assert!(counts.values().sum::<u32>() > 50, "{counts:?}");
}

#[test]
fn the_judge_names_every_mutated_reason() {
    let here = tempfile::tempdir().unwrap();
    copy_sample("flanders-2026q1", &here.path().join("folder"));
    let planned = inzet(here.path())
        .args(["plan", "folder", "--engine", "greedy", "--quiet"])
        .status();
    assert!(planned.unwrap().success());
    let file = here.path().join("folder/result/unmet.csv");
    let text = fs::read_to_string(&file).unwrap();
    let mut lines = text.lines();
    let mut mutated = lines.next().unwrap().to_owned() + "\n";
    let mut rows = 0;
    for (number, line) in lines.enumerate() {
        let code = CODES
            .iter()
            .find(|code| line.contains(&format!(",{code},")))
            .unwrap();
        let (at, count) = (CODES.iter().position(|one| one == code), CODES.len());
        let other = CODES[(at.unwrap() + 1 + number % (count - 1)) % count];
        mutated += &line.replacen(&format!(",{code},"), &format!(",{other},"), 1);
        mutated.push('\n');
        rows += 1;
    }
    fs::write(&file, mutated).unwrap();
    let folder = inzet::Folder::read(&here.path().join("folder")).unwrap();
    let verified = verify(&folder, &here.path().join("folder/result")).unwrap();
    let findings = verified.findings.iter();
    let named = findings.filter(|finding| finding.violation.rule == Rule::Reason);
    assert_eq!(named.count(), rows);
}

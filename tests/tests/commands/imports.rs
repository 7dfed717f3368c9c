use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use inzet_tests::binary::root;
use serde_json::Value;

/// Who may import whom among our own crates, as ARCHITECTURE.md explains.
const MAP: [(&str, &[&str]); 11] = [
    ("inzet-model", &[]),
    ("inzet-ingest", &["inzet-model"]),
    ("inzet-money", &["inzet-model"]),
    ("inzet-verify", &["inzet-model"]),
    ("inzet-core", &["inzet-model", "inzet-money"]),
    (
        "inzet-report",
        &["inzet-model", "inzet-core", "inzet-money"],
    ),
    (
        "inzet",
        &[
            "inzet-model",
            "inzet-ingest",
            "inzet-core",
            "inzet-verify",
            "inzet-money",
            "inzet-report",
        ],
    ),
    ("inzet-cli", &["inzet"]),
    // Development only: no library may depend on these.
    (
        "inzet-testkit",
        &[
            "inzet-model",
            "inzet-ingest",
            "inzet-core",
            "inzet-verify",
            "inzet-money",
            "inzet",
        ],
    ),
    (
        "inzet-benches",
        &[
            "inzet",
            "inzet-model",
            "inzet-ingest",
            "inzet-core",
            "inzet-verify",
        ],
    ),
    (
        "inzet-tests",
        &[
            "inzet",
            "inzet-model",
            "inzet-ingest",
            "inzet-core",
            "inzet-verify",
            "inzet-money",
            "inzet-report",
            "inzet-testkit",
        ],
    ),
];

/// Dependencies that only these crates may name.
const KEPT_APART: [(&str, &[&str]); 24] = [
    ("csv", &["inzet-ingest", "inzet-report"]),
    ("good_lp", &["inzet-core"]),
    ("highs", &["inzet-core"]),
    ("clap", &["inzet-cli"]),
    ("indicatif", &["inzet-cli"]),
    ("amd", &["inzet-core"]),
    ("rayon", &["inzet", "inzet-core"]),
    ("toml", &["inzet-ingest"]),
    ("calamine", &["inzet-ingest"]),
    ("encoding_rs", &["inzet-ingest"]),
    ("rust_xlsxwriter", &["inzet-report"]),
    ("plotters", &["inzet-report"]),
    ("rustix", &["inzet-report"]),
    ("sha2", &["inzet-report"]),
    ("num-bigint", &["inzet-money"]),
    ("jiff", &["inzet-model"]),
    ("microlp", &["inzet-core"]),
    ("clap_complete", &["inzet-cli"]),
    ("clap_mangen", &["inzet-cli"]),
    ("ctrlc", &["inzet-cli"]),
    (
        "index_vec",
        &["inzet-core", "inzet-ingest", "inzet-model", "inzet-verify"],
    ),
    (
        "serde_json",
        &[
            "inzet-report",
            "inzet-verify",
            "inzet",
            "inzet-cli",
            "inzet-tests",
        ],
    ),
    ("tempfile", &["inzet-cli", "inzet-tests", "inzet-benches"]),
    ("proptest", &["inzet-testkit", "inzet-tests"]),
];

/// Each package of the workspace with what it depends on, but for development.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().unwrap().iter();
            let names = dependencies
                .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
                .map(|dependency| dependency["name"].as_str().unwrap().to_owned());
            (
                package["name"].as_str().unwrap().to_owned(),
                names.collect(),
            )
        })
        .collect()
}

#[test]
fn no_crate_imports_another_that_the_map_does_not_show() {
    let map: BTreeMap<&str, &[&str]> = MAP.into_iter().collect();
    let edges = edges();
    assert_eq!(edges.len(), map.len(), "every package is on the map");
    for (package, dependencies) in &edges {
        let allowed = map
            .get(package.as_str())
            .expect("every package is on the map");
        for dependency in dependencies
            .iter()
            .filter(|name| map.contains_key(name.as_str()))
        {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{package} imports {dependency}"
            );
        }
    }
}

#[test]
fn dependencies_that_are_kept_apart_stay_there() {
    for (package, dependencies) in edges() {
        for (dependency, allowed) in KEPT_APART {
            assert!(
                !dependencies.contains(dependency) || allowed.contains(&package.as_str()),
                "{package} names {dependency}"
            );
        }
    }
}

#[test]
fn the_architecture_gives_every_arrow_and_dependency_its_line() {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (package, dependencies) in edges() {
        for dependency in dependencies {
            assert!(
                page.contains(&format!("`{dependency}`")),
                "{package} depends on {dependency}, of which ARCHITECTURE.md says nothing"
            );
        }
    }
}

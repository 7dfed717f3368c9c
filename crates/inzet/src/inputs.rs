//! The files of a planning folder, and their fingerprints.

use std::collections::BTreeMap;
use std::path::Path;

use inzet_report::manifest::hash_file;

/// Every file that a planning folder may hold.
pub const FILES: [&str; 13] = [
    "policy.toml",
    "members.csv",
    "professionals.csv",
    "demands.csv",
    "roles.csv",
    "availability.csv",
    "previous.csv",
    "decisions.csv",
    "scores.csv",
    "holidays.csv",
    "cost_pools.csv",
    "advances.csv",
    "planning.xlsx",
];

/// SHA-256 of every file of a planning folder that is there and can be read, by name.
#[must_use]
pub fn hash_inputs(folder: &Path) -> BTreeMap<String, String> {
    let hash = |name: &&str| {
        let file = folder.join(name);
        // A pipe would never end; the reader reports it.
        let hash = file.is_file().then(|| hash_file(&file).ok()).flatten()?;
        Some(((*name).to_owned(), hash))
    };
    FILES.iter().filter_map(hash).collect()
}

/// The inputs of which two fingerprints differ, by name.
#[must_use]
pub fn differing<'a>(
    one: &'a BTreeMap<String, String>,
    other: &'a BTreeMap<String, String>,
) -> Vec<&'a str> {
    let mut names: Vec<&str> = one
        .keys()
        .chain(other.keys())
        .filter(|name| one.get(*name) != other.get(*name))
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

//! The files of a planning folder, and their fingerprints.

use std::collections::BTreeMap;
use std::iter;
use std::path::Path;

use inzet_ingest::WORKBOOK;
use inzet_ingest::tables::LAYOUTS;
use inzet_report::manifest::hash_file;

/// Every file that a planning folder may hold.
fn names() -> impl Iterator<Item = String> {
    let tables = LAYOUTS.iter().map(|layout| layout.file());
    iter::once("policy.toml".to_owned())
        .chain(iter::once(WORKBOOK.to_owned()))
        .chain(tables)
}

/// SHA-256 of every file of a planning folder that is there and can be read, by name.
#[must_use]
pub fn hash_inputs(folder: &Path) -> BTreeMap<String, String> {
    let hash = |name: String| {
        let file = folder.join(&name);
        // A pipe would never end; the reader reports it.
        let hash = file.is_file().then(|| hash_file(&file).ok()).flatten()?;
        Some((name, hash))
    };
    names().filter_map(hash).collect()
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

//! Every code has a folder that raises it, at the place it says, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use inzet_ingest::{CODES, CodeEntry, Fault, Fixture, RaisedBy};
use inzet_ingest::{read_assignments, read_folder, render_codes};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixture(entry: &CodeEntry) -> PathBuf {
    let name = format!("{}-{}", entry.code, entry.slug);
    repository().join("data/invalid").join(name)
}

fn kept(raised_by: RaisedBy) -> impl Iterator<Item = &'static CodeEntry> {
    CODES
        .iter()
        .filter(move |entry| entry.fixture == Fixture::Kept && entry.raised_by == raised_by)
}

/// As in expected.txt: code, file, line and column, with `-` for what there is not.
fn places(faults: &[Fault]) -> Vec<String> {
    let mut places: Vec<String> = faults
        .iter()
        .map(|fault| {
            let line = fault.line.map_or("-".to_owned(), |line| line.to_string());
            let column = fault.column.as_deref().unwrap_or("-");
            format!("{} {} {line} {column}", fault.code, fault.file)
        })
        .collect();
    places.sort();
    places
}

fn expected(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("expected.txt"))
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn folders_raise_their_code_where_they_say() {
    for entry in kept(RaisedBy::Folder) {
        let folder = fixture(entry);
        let reading = read_folder(&folder);
        assert_eq!(
            places(&reading.faults),
            expected(&folder),
            "{}",
            folder.display()
        );
        let raised = reading
            .faults
            .iter()
            .filter(|fault| fault.code == entry.code);
        assert!(raised.count() > 0, "{}", folder.display());
        let has_error = reading.faults.iter().any(Fault::is_error);
        assert_eq!(reading.dataset.is_none(), has_error, "{}", folder.display());
        for fault in &reading.faults {
            assert_eq!(fault.severity, fault.code.severity());
            assert!(
                !fault.expected.is_empty() && fault.hint.ends_with(['.', '?']),
                "{fault}"
            );
        }
    }
}

#[test]
fn a_folder_raises_no_other_code() {
    // A pool can name a candidate only where there is one, which is a warning of its own.
    for entry in kept(RaisedBy::Folder).filter(|entry| entry.slug != "pool_candidate") {
        let code = entry.code.to_string();
        let lines = expected(&fixture(entry));
        assert!(
            lines.iter().all(|line| line.starts_with(&code)),
            "{code}: {lines:?}"
        );
    }
}

#[test]
fn results_raise_their_code_where_they_say() {
    for entry in kept(RaisedBy::Assignments) {
        let folder = fixture(entry);
        let dataset = read_folder(&folder).dataset.unwrap();
        let reading = read_assignments(&folder.join("result/assignments.csv"), &dataset);
        assert_eq!(
            places(&reading.faults),
            expected(&folder),
            "{}",
            folder.display()
        );
    }
}

#[test]
fn folders_for_the_planner_are_sound_to_read() {
    for entry in kept(RaisedBy::Planner) {
        let folder = fixture(entry);
        let reading = read_folder(&folder);
        assert_eq!(reading.faults, vec![], "{}", folder.display());
        let code = entry.code.to_string();
        assert!(expected(&folder).iter().all(|line| line.starts_with(&code)));
    }
}

#[test]
fn every_folder_belongs_to_a_code() {
    for folder in fs::read_dir(repository().join("data/invalid")).unwrap() {
        let path = folder.unwrap().path();
        let known = CODES.iter().filter(|entry| entry.fixture == Fixture::Kept);
        let is_known = known
            .into_iter()
            .any(|entry| fixture(entry).file_name() == path.file_name());
        assert!(is_known, "{}", path.display());
    }
}

#[test]
fn the_page_of_codes_is_up_to_date() {
    let page = fs::read_to_string(repository().join("docs/fault-codes.md")).unwrap();
    assert_eq!(page, render_codes(), "run the example fault_codes");
}

//! Codes whose folder no repository can hold, and files that are no files.

use std::fs::{self, File};
use std::path::Path;

use inzet_ingest::{CODES, Fault, Fixture, read_folder};
use tempfile::TempDir;

use crate::sample::Sample;

/// A small sound folder on disk.
fn folder() -> TempDir {
    let folder = Sample::new().write();
    assert_eq!(read_folder(folder.path()).faults, vec![]);
    folder
}

/// Slugs with file and line.
fn found(folder: &Path) -> Vec<(&'static str, String, Option<u64>)> {
    let faults: Vec<Fault> = read_folder(folder).faults;
    faults
        .into_iter()
        .map(|fault| (fault.code.entry().slug, fault.file, fault.line))
        .collect()
}

fn holidays(slug: &'static str, line: Option<u64>) -> Vec<(&'static str, String, Option<u64>)> {
    vec![(slug, "holidays.csv".to_owned(), line)]
}

#[test]
fn every_made_code_is_made_here() {
    let made: Vec<&str> = CODES
        .iter()
        .filter(|entry| entry.fixture == Fixture::Made)
        .map(|entry| entry.slug)
        .collect();
    let here = [
        "unreadable",
        "not_a_file",
        "file_too_large",
        "line_too_long",
        "not_text",
        "no_folder",
    ];
    assert_eq!(made, here);
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_is_unreadable() {
    let folder = folder();
    let path = folder.path().join("holidays.csv");
    std::os::unix::fs::symlink(&path, &path).unwrap();
    assert_eq!(found(folder.path()), holidays("unreadable", None));
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_unreadable() {
    let folder = folder();
    let path = folder.path().join("holidays.csv");
    std::os::unix::fs::symlink("nothing", path).unwrap();
    assert_eq!(found(folder.path()), holidays("unreadable", None));
}

#[test]
fn a_folder_is_not_a_file() {
    let folder = folder();
    fs::create_dir(folder.path().join("holidays.csv")).unwrap();
    assert_eq!(found(folder.path()), holidays("not_a_file", None));
}

#[cfg(unix)]
#[test]
fn a_device_or_pipe_is_not_a_file() {
    let folder = folder();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("holidays.csv")).unwrap();
    assert_eq!(found(folder.path()), holidays("not_a_file", None));
    let folder = self::folder();
    let pipe = folder.path().join("holidays.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(found(folder.path()), holidays("not_a_file", None));
    }
}

#[test]
fn a_file_above_a_gibibyte_is_too_large() {
    let folder = folder();
    let file = File::create(folder.path().join("holidays.csv")).unwrap();
    file.set_len((1 << 30) + 1).unwrap();
    assert_eq!(found(folder.path()), holidays("file_too_large", None));
}

#[test]
fn a_line_above_a_mebibyte_is_too_long() {
    let folder = folder();
    let path = folder.path().join("holidays.csv");
    let line = |length| format!("date,name\r\n2026-01-02,{}\r\n", "x".repeat(length));
    fs::write(&path, line((1 << 20) - 11)).unwrap();
    assert_eq!(found(folder.path()), vec![]);
    fs::write(&path, line((1 << 20) - 10)).unwrap();
    assert_eq!(found(folder.path()), holidays("line_too_long", Some(2)));
    fs::write(&path, line((1 << 20) - 10).trim_end()).unwrap();
    assert_eq!(found(folder.path()), holidays("line_too_long", Some(2)));
}

#[test]
fn nul_bytes_are_no_text() {
    let folder = folder();
    fs::write(folder.path().join("holidays.csv"), "date\n2026-01-02\0\n").unwrap();
    assert_eq!(found(folder.path()), holidays("not_text", Some(2)));
}

#[test]
fn a_folder_that_is_not_there_is_a_fault() {
    let folder = folder();
    let none = folder.path().join("none");
    assert_eq!(found(&none), vec![("no_folder", ".".to_owned(), None)]);
    let file = folder.path().join("policy.toml");
    assert_eq!(found(&file), vec![("no_folder", ".".to_owned(), None)]);
}

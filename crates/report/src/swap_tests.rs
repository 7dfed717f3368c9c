use std::collections::BTreeMap;

use super::*;
use crate::manifest::hash_bytes;

fn put(folder: &Path, text: &str, closed: bool) -> Result<PathBuf, SwapError> {
    let manifest = Manifest {
        version: "0".into(),
        closed,
        inputs: BTreeMap::new(),
        outputs: BTreeMap::from([("plan.csv".into(), hash_bytes(text.as_bytes()))]),
        edited: None,
    };
    let manifest = manifest.render();
    let files = [
        ("plan.csv", text.as_bytes()),
        ("manifest.json", manifest.as_bytes()),
    ];
    Destination::new(folder)?.write(files)?.swap()
}

fn plan(folder: &Path) -> String {
    fs::read_to_string(folder.join("plan.csv")).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn keeps_what_stood_there_as_old() {
    let parent = tempfile::tempdir().unwrap();
    let (result, old) = (
        parent.path().join("result"),
        parent.path().join("result.old"),
    );
    for text in ["one", "two", "three"] {
        put(&result, text, false).unwrap();
    }
    assert_eq!((plan(&result), plan(&old)), ("three".into(), "two".into()));
    assert_eq!(names(parent.path()), ["result", "result.old"]);
}

#[test]
fn refuses_a_folder_with_files_of_somebody_else() {
    let parent = tempfile::tempdir().unwrap();
    let result = parent.path().join("result");
    put(&result, "one", false).unwrap();
    fs::write(result.join("notes.txt"), "mine").unwrap();
    let error = put(&result, "two", false).unwrap_err();
    assert!(matches!(&error, SwapError::Foreign { files, .. } if files == &["notes.txt"]));
    assert_eq!(plan(&result), "one");
    assert_eq!(names(parent.path()), ["result"]);
}

#[test]
fn refuses_to_push_out_a_closed_result() {
    let parent = tempfile::tempdir().unwrap();
    let result = parent.path().join("result");
    put(&result, "one", true).unwrap();
    assert!(matches!(
        put(&result, "two", false),
        Err(SwapError::Closed(_))
    ));
    fs::rename(&result, parent.path().join("result.old")).unwrap();
    assert!(matches!(
        put(&result, "two", false),
        Err(SwapError::Closed(_))
    ));
    assert!(!result.exists());
}

#[test]
fn takes_an_empty_folder_and_makes_missing_parents() {
    let parent = tempfile::tempdir().unwrap();
    let result = parent.path().join("a").join("b");
    fs::create_dir_all(&result).unwrap();
    put(&result, "one", false).unwrap();
    put(&parent.path().join("c").join("d"), "one", false).unwrap();
    assert_eq!(names(&parent.path().join("a")), ["b"]);
}

#[test]
fn a_draft_that_is_given_up_leaves_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let result = parent.path().join("result");
    drop(
        Destination::new(&result)
            .unwrap()
            .write([("plan.csv", &b"one"[..])])
            .unwrap(),
    );
    assert!(names(parent.path()).is_empty());
}

#[test]
fn clears_away_what_a_killed_run_left() {
    let parent = tempfile::tempdir().unwrap();
    fs::create_dir(parent.path().join(".result.draft-1-1")).unwrap();
    put(&parent.path().join("result"), "one", false).unwrap();
    assert_eq!(names(parent.path()), ["result"]);
}

#[test]
fn runs_at_once_take_turns() {
    let parent = tempfile::tempdir().unwrap();
    let result = parent.path().join("result");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let result = &result;
            scope.spawn(move || put(result, &format!("plan {number}"), false).unwrap());
        }
    });
    let manifest = Manifest::read(&result).unwrap();
    assert!(manifest.broken_seals(&result).is_empty());
    assert_eq!(names(parent.path()), ["result", "result.old"]);
}

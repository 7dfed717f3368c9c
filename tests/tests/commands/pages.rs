//! The pages that show commands: each command is run and prints what stands there.

use std::fs;
use std::path::Path;

use inzet_tests::binary::root;
use inzet_tests::folders::copy_tree;
use inzet_tests::inzet;

/// What a person sees who types this.
fn type_in(here: &Path, command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words[0] {
        "inzet" => {
            let output = inzet(here).args(&words[1..]).output().unwrap();
            [output.stdout, output.stderr]
                .map(|bytes| String::from_utf8(bytes).unwrap())
                .concat()
        }
        "cat" => fs::read_to_string(here.join(words[1])).unwrap(),
        "ls" => {
            let entries = fs::read_dir(here.join(words[1])).unwrap().flatten();
            let mut names: Vec<String> = entries
                .map(|entry| entry.file_name().into_string().unwrap() + "\n")
                .collect();
            names.sort();
            names.concat()
        }
        other => panic!("a page uses {other}"),
    }
}

/// Runs every command of a page, in order, in one fresh folder; a block after "```console" shows
/// commands after `$ `, each with what it prints. A line `[...]` at the end stands for the rest.
/// With `UPDATE_GOLDEN=1` the page takes over what is printed.
fn hold(page: &str) {
    let here = tempfile::tempdir().unwrap();
    copy_tree("flanders-2026", &here.path().join("data/flanders-2026"));
    let scenarios = "scenarios.toml";
    fs::copy(
        root().join("docs").join(scenarios),
        here.path().join(scenarios),
    )
    .unwrap();
    let text = fs::read_to_string(root().join(page)).unwrap();
    let blocks = text
        .split("```console\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    // A block after "```csv NAME" is a file that the commands find there.
    for block in text.split("```csv ").skip(1) {
        let (name, rest) = block.split_once('\n').unwrap();
        fs::write(here.path().join(name), rest.split("```").next().unwrap()).unwrap();
    }
    let mut commands = 0;
    let mut updated = text.clone();
    for shown in blocks.flat_map(|block| block.split("$ ").skip(1)) {
        let (command, expected) = shown.split_once('\n').unwrap();
        let printed = type_in(here.path(), command);
        commands += 1;
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let told = as_told(&printed, expected);
            updated = updated.replacen(&format!("$ {shown}"), &format!("$ {command}\n{told}"), 1);
            continue;
        }
        match expected.strip_suffix("[...]\n") {
            Some(start) => assert!(printed.starts_with(start), "{page}: $ {command}\n{printed}"),
            None => assert_eq!(printed, expected, "{page}: $ {command}"),
        }
    }
    assert!(commands >= 4, "{page}");
    if updated != text {
        fs::write(root().join(page), updated).unwrap();
    }
}

/// As much of what is printed as a page shows: all of it, or as many lines as it has now.
fn as_told(printed: &str, shown: &str) -> String {
    let Some(start) = shown.strip_suffix("[...]\n") else {
        return printed.to_owned();
    };
    let lines = printed.split_inclusive('\n').take(start.lines().count());
    lines.collect::<String>() + "[...]\n"
}

#[test]
fn every_command_in_the_readme_prints_what_stands_there() {
    hold("README.md");
}

#[test]
fn every_command_in_the_guides_prints_what_stands_there() {
    for guide in ["planners", "finance", "benchmarkers"] {
        hold(&format!("docs/guide-{guide}.md"));
    }
}

#[test]
fn every_command_about_scenarios_prints_what_stands_there() {
    hold("docs/scenarios.md");
}

#[test]
fn every_command_beside_the_score_prints_what_stands_there() {
    hold("docs/model-and-score.md");
}

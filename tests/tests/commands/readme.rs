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
        other => panic!("README.md uses {other}"),
    }
}

#[test]
fn every_command_in_the_readme_prints_what_stands_there() {
    let here = tempfile::tempdir().unwrap();
    copy_tree("flanders-2026", &here.path().join("data/flanders-2026"));
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let blocks = page
        .split("```console\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap());
    let mut commands = 0;
    for shown in blocks.flat_map(|block| block.split("$ ").skip(1)) {
        let (command, expected) = shown.split_once('\n').unwrap();
        assert_eq!(type_in(here.path(), command), expected, "$ {command}");
        commands += 1;
    }
    assert!(commands > 5);
}

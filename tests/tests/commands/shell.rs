//! Shell comforts: completions, manual pages, and no colours where none are wanted.

use inzet_tests::inzet;

#[test]
fn every_shell_gets_completions_of_every_command() {
    let here = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = inzet(here.path())
            .args(["completions", shell])
            .output()
            .unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{shell}"
        );
        for command in ["plan", "verify", "work-limit"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    let output = inzet(here.path())
        .args(["completions", "cobol"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn every_command_has_a_manual_page() {
    let here = tempfile::tempdir().unwrap();
    let output = inzet(here.path()).args(["man", "pages"]).output().unwrap();
    assert!(output.status.success());
    for command in ["inzet", "inzet-plan", "inzet-charge", "inzet-man"] {
        let page = std::fs::read_to_string(here.path().join(format!("pages/{command}.1"))).unwrap();
        assert!(
            page.contains(".TH") && page.contains("SYNOPSIS"),
            "{command}"
        );
    }
}

#[test]
fn no_output_to_a_pipe_has_a_colour() {
    let here = tempfile::tempdir().unwrap();
    for words in [
        &["init", "planning"][..],
        &["plan", "planning"],
        &["plan", "--help"],
        &["fly"],
    ] {
        for colour in [None, Some("1")] {
            let mut command = inzet(here.path());
            command.args(words).env_remove("NO_COLOR");
            if let Some(colour) = colour {
                command.env("NO_COLOR", colour);
            }
            let output = command.output().unwrap();
            let all = [output.stdout, output.stderr].concat();
            assert!(!all.contains(&0x1b), "{words:?}");
        }
    }
}

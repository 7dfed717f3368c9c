//! Where a system grants no threads, all is done on one, with the same result.

use std::fs;

use inzet_tests::folders::copy_sample;
use inzet_tests::inzet;

/// No system has room for a stack of this size, so no thread can be made.
const NO_STACK: (&str, &str) = ("RUST_MIN_STACK", "1125899906842624");

#[test]
fn every_command_works_where_no_thread_can_be_made() {
    let here = tempfile::tempdir().unwrap();
    copy_sample("small", &here.path().join("f"));
    let scenarios = "[[scenario]]\nname = \"gone\"\nremove_professionals = [\"P01\"]\n";
    fs::write(here.path().join("s.toml"), scenarios).unwrap();
    for words in [
        &["plan", "f", "--quiet", "--out", "many"][..],
        &["check", "f"],
        &["plan", "f", "--quiet", "--out", "one"],
        &["plan", "f", "--quiet", "--threads", "1", "--out", "single"],
        &["plan", "f", "--quiet"],
        &["verify", "f"],
        &["charge", "f"],
        &["explain", "f", "--demand", "D01"],
        &["scenario", "f", "--absence", "3%", "--draws", "4"],
        &["diff", "many", "one"],
    ] {
        let mut command = inzet(here.path());
        if words[..] != ["plan", "f", "--quiet", "--out", "many"][..] {
            command.env(NO_STACK.0, NO_STACK.1);
        }
        let output = command.args(words).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {told}");
    }
    let plan = |result: &str| fs::read(here.path().join(result).join("assignments.csv")).unwrap();
    assert_eq!(plan("many"), plan("one"));
    assert_eq!(plan("many"), plan("single"));
}

#[test]
fn the_environment_does_not_choose_the_number_of_threads() {
    let here = tempfile::tempdir().unwrap();
    copy_sample("small", &here.path().join("f"));
    let timing = |threads: &str| {
        let output = inzet(here.path())
            .args(["plan", "f", "--quiet"])
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        assert!(output.status.success());
        let text = fs::read_to_string(here.path().join("f/result/timing.json")).unwrap();
        let timing: serde_json::Value = serde_json::from_str(&text).unwrap();
        timing["threads"].clone()
    };
    // A number that rayon itself would refuse to start.
    assert_eq!(timing("1"), timing("100000"));
}

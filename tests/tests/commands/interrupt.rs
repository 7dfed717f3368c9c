use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use inzet_tests::inzet;

/// A folder that keeps the solver busy for longer than these tests take.
fn busy(here: &Path) {
    let sizes = [
        "--members",
        "300",
        "--professionals",
        "3000",
        "--demands",
        "4200",
    ];
    let output = inzet(here)
        .args(["generate", "busy"])
        .args(sizes)
        .output()
        .unwrap();
    assert!(output.status.success());
}

fn start(here: &Path) -> Child {
    inzet(here)
        .args([
            "plan",
            "busy",
            "--lang",
            "en",
            "--work-limit",
            "18446744073709551615",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn interrupt(child: &Child) {
    let status = Command::new("kill")
        .arg("-INT")
        .arg(child.id().to_string())
        .status()
        .unwrap();
    assert!(status.success());
}

/// Waits until the search has begun: from then on the program listens for Ctrl-C.
fn wait_until_it_listens(child: &Child) {
    const INTERRUPT: u64 = 1 << 1;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let caught = status
            .lines()
            .find_map(|line| line.strip_prefix("SigCgt:"))
            .unwrap();
        if u64::from_str_radix(caught.trim(), 16).unwrap() & INTERRUPT != 0 {
            return;
        }
        std::thread::yield_now();
    }
}

#[test]
fn once_for_the_best_plan_so_far() {
    let here = tempfile::tempdir().unwrap();
    busy(here.path());
    let child = start(here.path());
    wait_until_it_listens(&child);
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(stderr.contains("Ctrl-C again"), "{stderr}");
    let summary = std::fs::read_to_string(here.path().join("busy/result/summary.json")).unwrap();
    assert!(
        summary.contains("\"stopped_by\": \"interrupt\""),
        "{summary}"
    );
    let verified = inzet(here.path())
        .args(["verify", "busy"])
        .output()
        .unwrap();
    assert_eq!(
        verified.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&verified.stdout)
    );
}

#[test]
fn twice_for_nothing_at_all() {
    let here = tempfile::tempdir().unwrap();
    busy(here.path());
    let mut child = start(here.path());
    wait_until_it_listens(&child);
    interrupt(&child);
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut heard = String::new();
    while !heard.contains("Ctrl-C again") {
        assert_ne!(stderr.read_line(&mut heard).unwrap(), 0, "{heard}");
    }
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(!here.path().join("busy/result").exists());
}

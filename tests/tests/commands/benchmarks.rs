use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use inzet_tests::binary::root;
use inzet_tests::folders::copy_sample;
use inzet_tests::inzet;

fn bench(here: &Path, words: &[&str]) -> String {
    let output = inzet(here)
        .args(["bench", "--lang", "en", "--time-limit", "2m"])
        .args(words)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The rows of a table of a measurement, by header.
fn rows(file: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines
        .map(|line| {
            let cells = header.iter().zip(line.split(','));
            cells
                .map(|(name, cell)| ((*name).to_owned(), cell.to_owned()))
                .collect()
        })
        .collect()
}

/// OR-Library publishes 305 as the least cost of assign100.
#[test]
fn the_published_optimum_of_assign100_is_found_and_proven() {
    let here = tempfile::tempdir().unwrap();
    let problem = root().join("data/benchmarks/assign100.txt");
    let words = ["--engines", "decompose", "--assignment"];
    let problem = problem.to_str().unwrap();
    let said = bench(here.path(), &[&words[..], &[problem]].concat());
    let line = said
        .lines()
        .find(|line| line.starts_with("assign100 decompose:"));
    assert_eq!(
        line,
        Some("assign100 decompose: cost 305, 100 of 100 served, proven least")
    );
}

#[test]
fn a_measurement_writes_every_run_its_steps_and_its_plot() {
    let here = tempfile::tempdir().unwrap();
    copy_sample("small", &here.path().join("small"));
    let words = ["small", "--seeds", "1,2", "--engines", "greedy,decompose"];
    let said = bench(here.path(), &[&words[..], &["--out", "out"]].concat());
    assert_eq!(
        said.lines()
            .filter(|line| line.starts_with("small"))
            .count(),
        2
    );

    let runs = rows(&here.path().join("out/runs.csv"));
    assert_eq!(runs.len(), 4);
    for run in &runs {
        assert_eq!(run["professionals"], "12");
        assert_eq!(run["failure"], "");
        let number = |name: &str| run[name].parse::<i64>().unwrap();
        assert!(number("score") <= number("bound"), "{run:?}");
        assert!(number("first_plan_ms") <= number("total_ms"), "{run:?}");
    }
    // The seed is the engine's: the worth of the best plan is the same.
    assert_eq!(runs[1]["engine"], "decompose");
    assert_eq!(runs[1]["stopped_by"], "optimal");
    assert_eq!(runs[1]["score"], runs[3]["score"]);
    assert!(!runs[1]["proof_ms"].is_empty());

    let steps = rows(&here.path().join("out/progress.csv"));
    assert!(steps.len() >= runs.len());
    let plot = fs::read_to_string(here.path().join("out/gap.svg")).unwrap();
    assert!(plot.starts_with("<svg") && plot.contains("decompose"));
    let page = fs::read_to_string(here.path().join("out/page.md")).unwrap();
    assert!(page.contains("| small | decompose | 2 (2 opt) |"), "{page}");
    assert!(page.contains("inzet bench --lang en"), "{page}");
}

#[test]
fn a_folder_that_cannot_be_planned_is_a_failed_run_and_not_the_end() {
    let here = tempfile::tempdir().unwrap();
    copy_sample("small", &here.path().join("good"));
    fs::create_dir(here.path().join("empty")).unwrap();
    let output = inzet(here.path())
        .args([
            "bench",
            "empty",
            "good",
            "--seeds",
            "1",
            "--engines",
            "greedy",
        ])
        .args(["--out", "out"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let runs = rows(&here.path().join("out/runs.csv"));
    assert_eq!(runs.len(), 2);
    assert!(!runs[0]["failure"].is_empty());
    assert!(!runs[1]["score"].is_empty());
}

//! What is not filled counts days: a position with all its FTE may stand empty half the quarter.

use std::fs;
use std::path::Path;

use inzet_tests::inzet;

/// One demand of 1.00 FTE of which a pin fills 10 of 62 working days, and one that is filled.
fn write_folder(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let tables = [
        ("policy.toml", "quarter = \"2026Q1\"\n"),
        (
            "members.csv",
            "id,name,kind\nM1,Alfa,local\nM2,Beta,local\n",
        ),
        (
            "professionals.csv",
            "id,role,level,day_cost_eur\nP1,business_analyst,3,400\nP2,business_analyst,3,400\n",
        ),
        (
            "demands.csv",
            "id,member,role,fte,min_cover\nD1,M1,business_analyst,1.00,10%\n\
             D2,M2,business_analyst,1.00,\n",
        ),
        (
            "decisions.csv",
            "professional,demand,decision,fte,from,to,reason\n\
             P1,D1,pin,1.00,2026-01-05,2026-01-16,agreed\n",
        ),
    ];
    for (name, text) in tables {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn said(here: &Path, words: &[&str]) -> String {
    let output = inzet(here).args(words).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_position_that_is_filled_for_two_weeks_is_not_filled() {
    let here = tempfile::tempdir().unwrap();
    write_folder(&here.path().join("q"));
    let english = said(here.path(), &["plan", "q", "--lang", "en"]);
    assert!(!english.contains("Every position is filled"), "{english}");
    let missing = "Not filled: 1 (53.00 FTE-days; 1 only not on every day); the largest 1:\n  \
                   D1 (M1): 53.00 FTE-days. Whoever is on it does not work there on every day.\n";
    assert!(english.contains(missing), "{english}");
    let dutch = said(here.path(), &["plan", "q", "--lang", "nl"]);
    assert!(
        dutch.contains("Niet volledig ingevuld: 1 (53,00 vte-dagen; 1 alleen niet op elke dag)"),
        "{dutch}"
    );
    let result = here.path().join("q/result");
    let unmet = fs::read_to_string(result.join("unmet.csv")).unwrap();
    let row = "D1,D1,M1,business_analyst,1.00,0.00,53.00,days,";
    assert!(unmet.contains(row), "{unmet}");
    let summary = fs::read_to_string(result.join("summary.json")).unwrap();
    for line in ["\"unmet_positions\": 1", "\"fte_days_unmet\": \"53.00\""] {
        assert!(summary.contains(line), "{summary}");
    }
    let page = fs::read_to_string(result.join("report.html")).unwrap();
    assert!(page.contains("niet op elke dag"));
    said(here.path(), &["verify", "q"]);
}

#[test]
fn verify_misses_the_row_of_a_position_that_lacks_days() {
    let here = tempfile::tempdir().unwrap();
    write_folder(&here.path().join("q"));
    said(here.path(), &["plan", "q", "--quiet"]);
    let file = here.path().join("q/result/unmet.csv");
    let header = fs::read_to_string(&file).unwrap();
    fs::write(&file, header.lines().next().unwrap().to_owned() + "\n").unwrap();
    let output = inzet(here.path()).args(["verify", "q"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("unmet.csv"), "{told}");
}

#[test]
fn explain_says_of_a_position_that_lacks_days_that_it_is_not_fully_met() {
    let here = tempfile::tempdir().unwrap();
    write_folder(&here.path().join("q"));
    said(here.path(), &["plan", "q", "--quiet"]);
    let words = ["explain", "q", "--demand", "D1", "--lang", "en"];
    let told = said(here.path(), &words);
    assert!(told.contains("Not fully met."), "{told}");
    assert!(told.contains("does not work there on every day"), "{told}");
    let words = ["explain", "q", "--member", "M1", "--lang", "en"];
    let told = said(here.path(), &words);
    assert!(told.contains("53.00"), "{told}");
}

#[test]
fn a_thousand_empty_positions_are_one_line_of_the_page_and_the_workbook() {
    let here = tempfile::tempdir().unwrap();
    let folder = here.path().join("q");
    write_folder(&folder);
    let demands = "id,member,role,fte,positions\nD1,M1,ict_architect,1.00,1000\n";
    fs::write(folder.join("demands.csv"), demands).unwrap();
    fs::remove_file(folder.join("decisions.csv")).unwrap();
    said(here.path(), &["plan", "q", "--quiet"]);
    let unmet = fs::read_to_string(folder.join("result/unmet.csv")).unwrap();
    assert_eq!(unmet.lines().count(), 1_001);
    let page = fs::read_to_string(folder.join("result/report.html")).unwrap();
    assert_eq!(page.matches("D1#").count(), 2);
    assert!(page.contains("D1#1 - D1#1000"));
    let workbook = fs::metadata(folder.join("result/plan.xlsx")).unwrap();
    assert!(workbook.len() < 40_000, "{}", workbook.len());
}

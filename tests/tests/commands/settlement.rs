//! `inzet settle`: closed results and real costs in, exact shares out.

use std::fs;
use std::path::Path;

use inzet_tests::folders::{copy_sample, copy_tree};
use inzet_tests::{Transcript, inzet};

const YEAR: &str = "settle year/q1/result year/q2/result year/q3/result year/q4/result \
                    --actuals year/cost_pools.csv --advances year/advances.csv";

fn with_the_year() -> Transcript {
    let transcript = Transcript::begin();
    copy_tree("flanders-2026", &transcript.here().join("year"));
    transcript
}

/// Replaces a text in a file that holds it.
fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{} holds no {from}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_year_is_settled_closed_and_corrected() {
    let mut transcript = with_the_year();
    transcript
        .run(&format!("{YEAR} --out settled"))
        .show("settled/settlement.csv")
        .show("settled/settlement_total.csv")
        .show("settled/settlement.json")
        .show("settled/proof.nl.md")
        .run("close settled")
        .run(&format!("{YEAR} --out settled"));
    let actuals = transcript.here().join("year/cost_pools.csv");
    change(&actuals, "bank,23718.44", "bank,23000.00");
    transcript
        .run(&format!(
            "{YEAR} --correct settled --out corrected --lang en"
        ))
        .show("corrected/corrections.csv")
        .run(&format!("{YEAR} --correct corrected --out again --lang en"))
        .show("again/corrections.csv")
        .run("close corrected")
        .matches("settle");
}

#[test]
fn what_cannot_be_settled_says_why() {
    let mut transcript = with_the_year();
    let year = transcript.here().join("year");
    transcript
        .run("settle nowhere year --actuals year/cost_pools.csv --out settled")
        .run("settle --actuals year/cost_pools.csv --out settled")
        .run("settle year/q1/result year/q1/result --actuals year/cost_pools.csv --out settled")
        .run("settle year/q1/result year/q3/result --actuals year/cost_pools.csv --out gap")
        .run("settle gap --actuals year/cost_pools.csv --out settled")
        .run("close gap")
        .run("settle gap --actuals year/cost_pools.csv --out settled")
        .run(&format!("{YEAR} --correct year/q1/result --out settled"));
    change(
        &year.join("q1/result/manifest.json"),
        "\"closed\": true",
        "\"closed\": false",
    );
    change(&year.join("q2/result/basis.csv"), "M01,", "M07,");
    fs::remove_file(year.join("q3/result/unmet.csv")).unwrap();
    transcript.run(&format!("{YEAR} --out settled"));
    change(
        &transcript.here().join("gap/settlement_total.csv"),
        "M01",
        "M77",
    );
    change(
        &year.join("q1/result/manifest.json"),
        "\"closed\": false",
        "\"closed\": true",
    );
    transcript
        .run("settle year/q1/result --actuals year/cost_pools.csv --correct gap --out settled")
        .list(".")
        .matches("settle_refused");
}

#[test]
fn every_fault_of_costs_and_advances_is_named() {
    let mut transcript = with_the_year();
    transcript
        .write(
            "costs.csv",
            "pool,amount_eur,base,members,regime,unit_eur\n\
             a,100.00,fte_days,all,exempt,0.01\n\
             a,50.00,fte_days,all,taxable,0.01\n\
             b,100.50,equal,all,exempt,1\n\
             c,100.00,x_beds,all,exempt,0.01\n\
             d,100.00,equal,M01|M99,exempt,0.01\n",
        )
        .write(
            "advances.csv",
            "member,amount_eur,date\nM99,1.00,\nM01,5.00,2026-01-01\nM01,5.00,2026-01-01\n",
        )
        .run("settle year/q1/result --actuals costs.csv --advances advances.csv --out settled")
        .write("zero.csv", "pool,amount_eur,base,members\nz,9.00,fte_days,M12\nn,1.00,equal,M12\n")
        .run("settle year/q1/result --actuals zero.csv --out settled")
        .write("zero.csv", "pool,amount_eur,base,members\nz,9.00,x_inhabitants,M01|M02\n")
        .run("settle year/q1/result --actuals zero.csv --out settled")
        .write("twice.csv", "member,amount_eur\nM01,5.00\nM01,5.00\n")
        .run("settle year/q1/result --actuals year/cost_pools.csv --advances twice.csv --out settled")
        .matches("settle_faults");
}

#[test]
fn a_result_of_another_folder_is_not_charged() {
    let mut transcript = Transcript::begin();
    copy_sample("small", &transcript.here().join("small"));
    transcript
        .run("init planning")
        .run("plan planning --engine greedy --quiet")
        .run("charge small planning/result")
        .write(
            "planning/cost_pools.csv",
            "pool,amount_eur,base\nadministration,10.00,fte_days\n",
        )
        .run("charge planning --out charged")
        .run("close charged")
        .run("settle charged --actuals planning/cost_pools.csv --out settled --lang en")
        .write("planning/members.csv", "id,name\nM01,One\n")
        .run("charge planning")
        .matches("charge_foreign");
}

#[test]
fn the_dialect_of_the_results_changes_nothing() {
    let here = tempfile::tempdir().unwrap();
    copy_sample("small", &here.path().join("small"));
    let run = |words: &str| {
        let output = inzet(here.path())
            .args(words.split_whitespace())
            .output()
            .unwrap();
        assert!(output.status.success(), "{words}: {output:?}");
    };
    run("plan small --engine greedy --quiet --out point");
    run("plan small --engine greedy --quiet --dialect nl --out comma");
    for result in ["point", "comma"] {
        run(&format!("close {result}"));
        run(&format!(
            "settle {result} --actuals small/cost_pools.csv --out {result}-settled"
        ));
    }
    for file in ["settlement.csv", "settlement_total.csv", "proof.en.md"] {
        let read = |folder: &str| fs::read(here.path().join(folder).join(file)).unwrap();
        assert_eq!(read("point-settled"), read("comma-settled"), "{file}");
    }
    run("settle comma --actuals small/cost_pools.csv --dialect nl --out dutch");
    let total = fs::read_to_string(here.path().join("dutch/settlement_total.csv")).unwrap();
    assert!(total.starts_with("\u{feff}member;share_eur;"));
    assert!(total.contains(",00;"));
    run("settle point --actuals small/cost_pools.csv --correct dutch --out corrected");
    let table = fs::read_to_string(here.path().join("corrected/corrections.csv")).unwrap();
    assert!(
        table
            .lines()
            .skip(1)
            .all(|line| line.contains(",0.00,+++202/65")),
        "{table}"
    );
}

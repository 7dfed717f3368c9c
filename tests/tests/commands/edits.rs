//! Decisions round trip: a result is edited by hand and given back.

use std::fs;

use inzet_tests::Transcript;

/// The rows of a result, some of them changed: (row that begins so, what it becomes).
fn edit(transcript: &Transcript, from: &str, to: &str, changes: &[(&str, &str)]) {
    let text = fs::read_to_string(transcript.here().join(from)).unwrap();
    let mut edited = String::new();
    for line in text.lines() {
        let change = changes.iter().find(|(start, _)| line.starts_with(start));
        match change {
            Some((_, "")) => {}
            Some((_, other)) => edited.push_str(&format!("{other}\n")),
            None => edited.push_str(&format!("{line}\n")),
        }
    }
    fs::write(transcript.here().join(to), edited).unwrap();
}

#[test]
fn what_was_edited_becomes_pins_and_bans_with_a_price() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .run("plan planning --quiet")
        .run("plan planning --edited planning/result/plan.xlsx --lang en --quiet")
        .run("plan planning --edited planning/result/assignments.csv --lang en");
    edit(
        &transcript,
        "planning/result/assignments.csv",
        "edited.csv",
        &[
            ("P01,D03", "P01,D03,,,,0.30,,,,,,"),
            ("P02,D03", ""),
            (
                "P03,D02",
                "P03,D02,D02,M01,ict_architect,0.40,2026-01-19,,,,,",
            ),
        ],
    );
    transcript
        .run("plan planning --edited edited.csv --lang en")
        .list("planning/result")
        .show("planning/result/decisions.csv")
        .show("planning/result/assignments.csv")
        .run("verify planning")
        .run("verify planning planning/result/assignments.csv")
        .run("charge planning --out charged")
        .show("charged/decisions.csv")
        .run("verify planning charged")
        // The same command again means the same edits.
        .run("plan planning --edited edited.csv --quiet --json")
        .run("diff planning/result planning/result.old");
    edit(
        &transcript,
        "planning/result/assignments.csv",
        "again.csv",
        &[("P04,D04", "P04,D04,D04#1,M03,project_leader,,,,,,,")],
    );
    transcript
        .run("plan planning --edited again.csv")
        .show("planning/result/decisions.csv")
        .run("verify planning")
        .run("init next --from planning/result")
        .show("next/decisions.csv")
        // Without edits the folder's own decisions hold again.
        .run("plan planning --quiet")
        .list("planning/result")
        .run("verify planning")
        .matches("edited");
}

#[test]
fn broken_edits_are_named_with_their_rows_all_at_once() {
    let mut transcript = Transcript::begin();
    transcript.run("init planning").run("plan planning --quiet");
    transcript
        .write(
            "edited.csv",
            "professional,demand,position,member,fte,from,to\n\
             P01,D01,D01,M01,0.40,,\n\
             P01,D03,D03,M02,0.45,,\n\
             P09,D03,D03,M02,0.80,,\n\
             P03,D02,D02,M02,0.50,2026-01-12,2026-03-31\n\
             P03,D09,,,0.50,,\n\
             P02,D01,,,0.60,,\n\
             P04,D04,D04#1,M03,half,,\n\
             P04,D04,D04#2,M03,0.50,2026-01-01,2026-03-27\n\
             P02,D04,,,,,\n",
        )
        .run("plan planning --edited edited.csv --lang en")
        .run("verify planning")
        .write(
            "together.csv",
            "professional,demand,fte\nP01,D01,0.60\nP01,D03,0.60\nP02,D03,0.80\n\
             P03,D02,0.50\nP04,D04,0.50\n",
        )
        .run("plan planning --edited together.csv --lang en")
        .run("plan planning --edited nowhere.csv --lang en")
        .list("planning")
        .matches("edited_faults");
}

#[test]
fn without_a_result_every_row_is_pinned() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .write(
            "hand.csv",
            "professional,demand,fte\nP02,D03,0.60\nP04,D04,0.50\nP01,D01,0\n",
        )
        .run("plan planning --edited hand.csv")
        .show("planning/result/decisions.csv")
        .run("verify planning")
        .matches("edited_by_hand");
}

#[test]
fn a_file_edited_in_place_is_compared_with_its_twin() {
    let mut transcript = Transcript::begin();
    transcript.run("init planning").run("plan planning --quiet");
    let file = "planning/result/assignments.csv";
    edit(
        &transcript,
        file,
        file,
        &[("P02,D03", "P02,D03,D03,M02,functional_analyst,,,,,,,")],
    );
    transcript
        .run("plan planning --edited planning/result/assignments.csv --lang en --quiet")
        .show("planning/result/decisions.csv")
        .run("verify planning")
        .matches("edited_in_place");
}

//! Decisions round trip: a result is edited by hand and given back.

use std::fs;

use inzet_tests::Transcript;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

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

/// A workbook as a planner keeps it: its own order of columns, Excel's dates, numbers as numbers
/// or as text, a percentage of the day, notes on another sheet.
fn workbook(rows: &[[&str; 5]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let notes = workbook.add_worksheet().set_name("Notities").unwrap();
    notes.write_string(0, 0, "=niet van ons").unwrap();
    let sheet = workbook.add_worksheet().set_name("Assignments").unwrap();
    let header = ["Demand", "Professional", "FTE", "To", "From"];
    for (column, name) in (0..).zip(header) {
        sheet.write_string(0, column, name).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (row, [professional, demand, fte, from, to]) in (1..).zip(rows) {
        sheet.write_string(row, 0, *demand).unwrap();
        sheet.write_string(row, 1, *professional).unwrap();
        match fte.parse::<f64>() {
            Ok(number) => sheet.write_number(row, 2, number).unwrap(),
            Err(_) => sheet.write_string(row, 2, *fte).unwrap(),
        };
        for (column, day) in [(3, to), (4, from)] {
            if let Ok(day) = ExcelDateTime::parse_from_str(day) {
                sheet
                    .write_datetime_with_format(row, column, &day, &date)
                    .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_as_it_is_kept_and_its_faults_have_sheet_row_and_letter() {
    let mut transcript = Transcript::begin();
    transcript.run("init planning").run("plan planning --quiet");
    let whole = ["2026-01-01", "2026-03-31"];
    let unchanged = [
        ["P04", "D04", "0.5", "2026-02-02", "2026-03-27"],
        ["P03", "D02", "0.5", "2026-01-12", whole[1]],
        ["P02", "D03", "0,80", "", ""],
        ["P01", "D03", "0.4", whole[0], whole[1]],
        ["P01", "D01", "0.6", whole[0], ""],
    ];
    let same = workbook(&unchanged);
    fs::write(transcript.here().join("same.xlsx"), same).unwrap();
    let mut changed = unchanged;
    changed[1][3] = "2026-01-19";
    changed[2][2] = "0,60";
    changed[3][2] = "0";
    let edited = workbook(&changed);
    fs::write(transcript.here().join("edited.xlsx"), edited).unwrap();
    changed[0][2] = "0.55";
    changed[2][0] = "P2";
    changed[3][2] = "veel";
    let broken = workbook(&changed);
    fs::write(transcript.here().join("broken.xlsx"), broken).unwrap();
    transcript
        .run("plan planning --edited same.xlsx --lang en --out same")
        .run("plan planning --edited edited.xlsx --lang en --out edited")
        .show("edited/decisions.csv")
        .run("verify planning edited")
        .run("plan planning --edited broken.xlsx --lang en --out broken")
        .matches("edited_workbook");
}

#[test]
fn a_decision_that_is_set_aside_is_named_and_a_ban_on_a_member_gets_its_exception() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .write(
            "planning/decisions.csv",
            "professional,demand,member,decision,fte,override,reason\n\
             P02,,M02,ban,,,Asked for by the member\n\
             P03,D02,,pin,0.50,,\n\
             P04,D05,,pin,0.40,yes,Learns the trade\n",
        )
        .write(
            "planning/demands.csv",
            "id,member,role,fte,min_fte,max_people,region\n\
             D02,M01,ict_architect,0.80,0.40,1,\n\
             D03,M02,functional_analyst,1.20,0.40,2,\n\
             D04,M02,functional_analyst,0.20,,1,\n\
             D05,M03,security_consultant,0.40,0.20,1,\n",
        )
        .write("planning/previous.csv", "professional,member\n")
        .write("planning/scores.csv", "professional,demand,points\n")
        .run("plan planning --quiet");
    edit(
        &transcript,
        "planning/result/assignments.csv",
        "edited.csv",
        &[
            ("P03,D02", ""),
            ("P04,D05", "P04,D05,,,,0.20,,,,,,\nP02,D03,,,,0.60,,,,,,"),
        ],
    );
    transcript
        .run("plan planning --edited edited.csv")
        .show("planning/result/decisions.csv")
        .run("verify planning")
        .matches("edited_against_decisions");
}

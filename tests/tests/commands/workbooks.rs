//! Workbooks in and out: the same folder gives the same bytes, and nothing typed ever runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use inzet::ingest::tables::LAYOUTS;
use inzet::ingest::{Source, WORKBOOK};
use inzet::init::workbook::write_tables;
use inzet::model::{Day, NumberStyle};
use inzet::report::Language;
use inzet_tests::folders::copy_sample;
use inzet_tests::{Transcript, inzet};

/// What a run printed, when it did what it should.
fn run(here: &Path, words: &[&str]) -> String {
    let output = inzet(here).args(words).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The files of a result that are compared byte by byte.
fn compared(result: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(result).unwrap().flatten();
    let files = entries.map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    });
    files
        .filter(|(name, _)| {
            !["timing.json", "manifest.json", "report.html"].contains(&name.as_str())
        })
        .collect()
}

/// The tables of a folder as a workbook in another, with the same policy.
fn as_workbook(from: &Path, to: &Path) {
    let source = Source::of(from);
    let tables: Vec<_> = LAYOUTS
        .iter()
        .filter_map(|layout| Some((*layout, source.raw_table(layout).unwrap()?)))
        .collect();
    let day = Day::from_ymd(2026, 1, 1).unwrap();
    let bytes = write_tables(&tables, day, Language::Dutch, NumberStyle::Auto).unwrap();
    fs::create_dir(to).unwrap();
    fs::write(to.join(WORKBOOK), bytes).unwrap();
    fs::copy(from.join("policy.toml"), to.join("policy.toml")).unwrap();
}

fn same_bytes(sample: &str, words: &[&str]) {
    let here = tempfile::tempdir().unwrap();
    copy_sample(sample, &here.path().join("csv"));
    as_workbook(&here.path().join("csv"), &here.path().join("xlsx"));
    for folder in ["csv", "xlsx"] {
        run(here.path(), &[&["plan", folder, "--quiet"], words].concat());
        run(here.path(), &["verify", folder]);
    }
    let [one, other] =
        ["csv", "xlsx"].map(|folder| compared(&here.path().join(folder).join("result")));
    assert!(one.contains_key("plan.xlsx") && one.contains_key("charges.csv"));
    for (name, bytes) in &one {
        assert!(Some(bytes) == other.get(name), "{sample}: {name} differs");
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn a_workbook_gives_the_same_bytes_as_tables() {
    same_bytes("small", &[]);
    same_bytes("flanders-2026q1", &["--engine", "greedy"]);
}

#[test]
fn a_folder_begun_as_a_workbook_plans_and_goes_on_as_one() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning --xlsx")
        .list("planning")
        .run("check planning")
        .run("plan planning --quiet")
        .run("verify planning")
        .run("diff planning/result planning/result/plan.xlsx")
        .run("verify planning planning/result/plan.xlsx")
        .run("init next --from planning/result")
        .list("next")
        .run("check next")
        .write("planning/members.csv", "id,name\nM01,twice\n")
        .run("check planning")
        .matches("workbook");
}

/// Text that tries to be markup, a script or a formula, in every column that takes text.
const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "=HYPERLINK(\"\"http://example.org\"\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\"\"><img src=x onerror=alert(1)>",
];

/// A folder with the text in every column that takes text of the user's own, ids and references
/// to them included.
fn hostile_folder(folder: &Path, text: &str) {
    fs::create_dir(folder).unwrap();
    // A bar parts lists and a number sign names positions: ids hold neither;
    // a colon in a skill comes before its level.
    let id = text.replace('|', "/").replace(':', ".");
    let files = [
        ("policy.toml", "quarter = \"2026Q1\"\n".to_owned()),
        (
            "members.csv",
            format!("id,name,region,\"x_{id}\"\n\"{id}\",\"{text}\",\"{id}\",1\nM2,M2,,1\n"),
        ),
        (
            "roles.csv",
            format!("id,name_nl,name_en,reason\n\"{id}r\",\"{text}\",\"{text}\",\"{text}\"\n"),
        ),
        (
            "professionals.csv",
            format!(
                "id,role,other_roles,level,day_cost_eur,regions,skills,name\n\
                 \"{id}\",ict_architect,\"{id}r\",3,600,\"{id}\",\"{id}|{id}s\",\"{text}\"\n"
            ),
        ),
        (
            "demands.csv",
            format!(
                "id,member,role,fte,skills,prefers,region,onsite,note\n\
                 \"{id}\",\"{id}\",\"{id}r\",0.50,\"{id}\",\"{id}s\",\"{id}\",no,\"{text}\"\n\
                 \"{id}2\",M2,\"{id}r\",0.40,\"{id}\",,\"{id}\",yes,\"{text}\"\n\
                 D3,M2,\"{id}r\",0.80,\"{id}:5\",,,no,\n"
            ),
        ),
        (
            "availability.csv",
            format!("professional,from,to,fte\n\"{id}\",2026-03-01,2026-03-31,0.95\n"),
        ),
        (
            "previous.csv",
            format!("professional,member,demand,fte\n\"{id}\",\"{id}\",\"{id}\",0.80\n"),
        ),
        (
            "decisions.csv",
            format!(
                "professional,demand,member,decision,fte,override,reason\n\
                 \"{id}\",\"{id}\",\"{id}\",pin,0.50,yes,\"{text}\"\n\
                 \"{id}\",D3,,ban,,,\"{text}\"\n"
            ),
        ),
        (
            "scores.csv",
            format!("professional,demand,points\n\"{id}\",\"{id}2\",5\n"),
        ),
        (
            "cost_pools.csv",
            format!(
                "pool,amount_eur,base,members,note\n\"{id}\",100.00,\"x_{id}\",\"{id}|M2\",\"{text}\"\n"
            ),
        ),
        (
            "advances.csv",
            format!("member,amount_eur,date,note\n\"{id}\",5.00,2026-01-02,\"{text}\"\n"),
        ),
        (
            "holidays.csv",
            format!("date,name\n2026-01-02,\"{text}\"\n"),
        ),
    ];
    // A table that is new has to come in here too.
    let names: Vec<String> = LAYOUTS.iter().map(|layout| layout.file()).collect();
    assert!(
        names
            .iter()
            .all(|name| files.iter().any(|file| file.0 == name))
    );
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

#[test]
fn nothing_typed_runs_in_a_spreadsheet_or_a_page() {
    for (place, text) in HOSTILE.iter().enumerate() {
        let here = tempfile::tempdir().unwrap();
        let folder = format!("folder{place}");
        let path = here.path().join(&folder);
        hostile_folder(&path, text);
        let said = text.replace("\"\"", "\"");
        run(here.path(), &["plan", &folder, "--quiet", "--names"]);
        run(here.path(), &["verify", &folder]);
        let result = path.join("result");
        assert_no_formula(&result.join("plan.xlsx"), &said);
        assert_no_markup(&fs::read_to_string(result.join("report.html")).unwrap());

        // The papers, the chart of bases, and what the folder looks like as a workbook.
        let words = ["charge", &folder, "--statements", "papers"];
        run(here.path(), &words);
        for entry in fs::read_dir(here.path().join("papers")).unwrap().flatten() {
            if entry.path().extension().is_some_and(|kind| kind == "html") {
                assert_plain(&fs::read_to_string(entry.path()).unwrap());
            }
        }
        let words = [
            "charge",
            &folder,
            "--compare",
            "equal",
            "--html",
            "chart.html",
        ];
        run(here.path(), &words);
        assert_plain(&fs::read_to_string(here.path().join("chart.html")).unwrap());
        as_workbook(&path, &here.path().join("workbook"));
        assert_no_formula(&here.path().join("workbook").join(WORKBOOK), &said);
        run(here.path(), &["check", "workbook"]);

        // Edited and given back: the reason goes on in the decisions of the result.
        let rows = fs::read_to_string(result.join("assignments.csv")).unwrap();
        fs::write(
            here.path().join("edited.csv"),
            rows.replace(",0.50,", ",0.40,"),
        )
        .unwrap();
        let words = ["plan", &folder, "--edited", "edited.csv", "--quiet"];
        let output = inzet(here.path()).args(words).output().unwrap();
        // 0.40 is below what the demand asks at least, which the fault says without a name.
        assert_eq!(output.status.code(), Some(1));
        let rows: Vec<&str> = rows.lines().filter(|row| !row.contains(",M2,")).collect();
        fs::write(here.path().join("edited.csv"), rows.join("\n") + "\n").unwrap();
        run(here.path(), &words);
        run(here.path(), &["verify", &folder]);
        let decisions = fs::read_to_string(result.join("decisions.csv")).unwrap();
        assert!(decisions.contains("edited") && decisions.contains(&text[..4]));
        assert_no_formula(
            &result.join("plan.xlsx"),
            &text
                .replace("\"\"", "\"")
                .replace('|', "/")
                .replace(':', "."),
        );
        assert_no_markup(&fs::read_to_string(result.join("report.html")).unwrap());
    }
}

/// A page without any script.
fn assert_plain(page: &str) {
    assert!(!page.contains("<script"));
    assert_elements(page);
}

/// No cell is a formula, and the text stands there as text.
fn assert_no_formula(file: &Path, text: &str) {
    let mut workbook: Xlsx<_> = open_workbook(file).unwrap();
    let mut found = 0;
    for name in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&name).unwrap();
        assert!(
            formulas
                .used_cells()
                .all(|(_, _, formula)| formula.is_empty()),
            "{name}"
        );
        let cells = workbook.worksheet_range(&name).unwrap();
        let is_text = |cell: &Data| matches!(cell, Data::String(found) if found == text);
        found += cells
            .used_cells()
            .filter(|(_, _, cell)| is_text(cell))
            .count();
    }
    assert!(found > 0, "{text} is nowhere");
}

/// Only our own script, and no element or attribute that we did not write.
fn assert_no_markup(page: &str) {
    assert_eq!(page.matches("<script").count(), 1);
    assert_elements(page);
}

fn assert_elements(page: &str) {
    for element in ["<img", "<iframe", "<object", "<link", "<base"] {
        assert!(!page.contains(element), "{element}");
    }
    assert!(!page.contains("http:") || page.contains("&quot;http:"));
    let tags = page
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    for (tag, _) in tags.filter(|(tag, _)| !tag.starts_with('/')) {
        assert!(!tag.contains(" on") || tag.starts_with("meta"), "{tag}");
    }
}

//! Statements and comparisons: what is on paper, and what is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use inzet_tests::folders::copy_tree;
use inzet_tests::{Transcript, inzet};

fn run(here: &Path, words: &str) -> String {
    let output = inzet(here).args(words.split_whitespace()).output().unwrap();
    assert!(output.status.success(), "{words}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The year, settled, and the papers of its last quarter.
fn papers_of_a_year() -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    copy_tree("flanders-2026", &here.path().join("year"));
    run(
        here.path(),
        "settle year/q1/result year/q2/result year/q3/result year/q4/result --actuals \
         year/cost_pools.csv --advances year/advances.csv --out settled",
    );
    run(here.path(), "charge year/q4 --statements papers");
    here
}

fn statements(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name.starts_with("statement-"))
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            (name, text)
        })
        .collect()
}

/// The cells of a column of a comma-separated table, by the cells of another; no cell of these
/// columns is quoted.
fn column(table: &Path, key: usize, value: usize) -> Vec<(String, String)> {
    let text = fs::read_to_string(table).unwrap();
    let rows = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>());
    rows.map(|row| (row[key].to_owned(), row[value].to_owned()))
        .collect()
}

#[test]
fn statements_read_as_people_expect() {
    let mut transcript = Transcript::begin();
    copy_tree("flanders-2026", &transcript.here().join("year"));
    transcript
        .run("charge year/q2 --statements papers")
        .show("papers/statement-00012-M12.nl.md")
        .show("papers/statement-00002-M02.en.md")
        .run(
            "settle year/q1/result year/q2/result --actuals year/cost_pools.csv --advances \
             year/advances.csv --out settled",
        )
        .show("settled/statement-00012-M12.nl.md")
        .show("settled/statement-00008-M08.en.md")
        .show("settled/statement-00008-M08.nl.html")
        .run("charge year/q2 --statements settled")
        .matches("statements");
}

#[test]
fn no_paper_shows_anything_of_another_member() {
    let here = papers_of_a_year();
    let year = here.path().join("year");
    let names = column(&year.join("q4/members.csv"), 0, 1);
    let mut people: BTreeSet<(String, String)> = BTreeSet::new();
    for quarter in 1..=4 {
        people.extend(column(
            &year.join(format!("q{quarter}/result/charges.csv")),
            0,
            3,
        ));
    }
    let totals = column(&here.path().join("settled/settlement_total.csv"), 0, 6);
    let mut seen = 0;
    for folder in ["settled", "papers"] {
        for (file, text) in statements(&here.path().join(folder)) {
            let own = &file["statement-00000-".len()..][..3];
            assert!(text.contains(own), "{file}");
            for (member, name) in names.iter().filter(|(member, _)| member != own) {
                assert!(
                    !text.contains(&format!("{member},")),
                    "{file} names {member}"
                );
                assert!(!text.contains(name.as_str()), "{file} names {name}");
            }
            for (_, communication) in totals.iter().filter(|(member, _)| member != own) {
                assert!(!text.contains(communication.as_str()), "{file}");
            }
            let own_people: BTreeSet<&str> = people
                .iter()
                .filter(|(member, person)| member == own && !person.is_empty())
                .map(|(_, person)| person.as_str())
                .collect();
            for (_, person) in people.iter().filter(|(_, person)| !person.is_empty()) {
                let cells = [
                    format!("{person},"),
                    format!("{person};"),
                    format!("{person}."),
                    format!("| {person} "),
                ];
                let shown = cells.iter().any(|cell| text.contains(cell.as_str()));
                assert!(
                    !shown || own_people.contains(person.as_str()),
                    "{file} names {person}"
                );
            }
            seen += 1;
        }
    }
    // Twelve members, two languages, two formats, twice.
    assert_eq!(seen, 96);
}

#[test]
fn pages_stand_alone_and_are_well_formed() {
    let here = papers_of_a_year();
    run(
        here.path(),
        "charge year/q1 --compare fte_days,heads,equal --html chart.html",
    );
    let mut pages = statements(&here.path().join("settled"));
    pages.retain(|name, _| name.ends_with(".html"));
    let chart = fs::read_to_string(here.path().join("chart.html")).unwrap();
    assert!(chart.contains("role=\"img\""));
    assert!(chart.contains("<title id=\"chart-title\">"));
    assert!(chart.contains("<caption>"));
    // Twelve members under the chosen bases and three others.
    assert_eq!(chart.matches("<rect ").count(), 48);
    assert_eq!(chart.matches("<small ").count(), 36);
    pages.insert("chart.html".to_owned(), chart);
    for (name, page) in pages {
        for outside in ["http", "src=", "<script", "url(", "@import"] {
            assert!(!page.contains(outside), "{name} holds {outside}");
        }
        assert!(page.contains("<html lang=\""), "{name}");
        assert_balanced(&name, &page);
    }
}

/// Every element that is opened is closed, in order.
fn assert_balanced(name: &str, page: &str) {
    let mut open = Vec::new();
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        let word = tag.split_whitespace().next().unwrap();
        match word.strip_prefix('/') {
            Some(word) => assert_eq!(open.pop(), Some(word), "{name}: </{word}>"),
            None if tag.ends_with('/') || ["!DOCTYPE", "meta", "br"].contains(&word) => {}
            None => open.push(word),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn a_comparison_moves_money_and_makes_none() {
    let here = tempfile::tempdir().unwrap();
    copy_tree("flanders-2026", &here.path().join("year"));
    let table = run(
        here.path(),
        "charge year/q1 --compare fte_days,heads,wage,equal",
    );
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let cents: i64 = cells[4].replace('.', "").parse().unwrap();
        *sums.entry(cells[0]).or_default() += cents;
        let effect = match cents {
            0 => "same",
            1.. => "loses",
            _ => "gains",
        };
        assert_eq!(cells[5], effect, "{row}");
    }
    assert_eq!(sums.len(), 4);
    assert!(sums.values().all(|sum| *sum == 0), "{sums:?}");
}

use std::collections::BTreeSet;
use std::fs;

use inzet_tests::binary::root;
use inzet_tests::folders::copy_sample;
use inzet_tests::{Transcript, inzet};
use serde_json::Value;

fn planned() -> Transcript {
    let mut transcript = Transcript::begin();
    copy_sample("small", &transcript.here().join("small"));
    transcript.run("plan small --engine greedy --quiet");
    transcript
}

#[test]
fn explains_in_dutch() {
    planned()
        .run("explain small --demand D06")
        .run("explain small --demand D15")
        .run("explain small --demand D07")
        .run("explain small --professional P03")
        .run("explain small --professional P05")
        .run("explain small --member M03")
        .matches("explain_nl");
}

#[test]
fn explains_in_english() {
    planned()
        .run("explain small --demand D05 --lang en")
        .run("explain small --demand D01 --lang en")
        .run("explain small small/result/assignments.csv --demand D15 --lang en")
        .run("explain small --professional P05 --lang en")
        .run("explain small --member M03 --lang en")
        .run("explain small --member M10 --lang en")
        .matches("explain_en");
}

#[test]
fn explains_as_json() {
    planned()
        .run("explain small --demand D15 --json --lang en")
        .run("explain small --professional P05 --json")
        .run("explain small --member M03 --json")
        .matches("explain_json");
}

#[test]
fn says_why_it_cannot_explain() {
    planned()
        .run("explain small --demand D7")
        .run("explain small --professional p03")
        .run("explain small --member Waterstad")
        .run("explain small")
        .run("explain small --demand D07 --member M03")
        .run("explain small nowhere --demand D07")
        .write(
            "hand.csv",
            "professional,demand,fte\nP11,D07,0.40\nP11,D09,0.60\nP11,D14,0.50\n",
        )
        .run("explain small hand.csv --demand D07")
        .matches("explain_faults");
}

/// Every name of a field in a document.
fn fields(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                names.insert(name.clone());
                fields(value, names);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, names)),
        _ => {}
    }
}

#[test]
fn the_page_names_every_field() {
    let transcript = planned();
    let mut names = BTreeSet::new();
    for words in [
        "--demand D15",
        "--demand D06",
        "--professional P05",
        "--member M03",
    ] {
        let output = inzet(transcript.here())
            .args(["explain", "small", "--json"])
            .args(words.split(' '))
            .output()
            .unwrap();
        fields(&serde_json::from_slice(&output.stdout).unwrap(), &mut names);
    }
    let page = fs::read_to_string(root().join("docs/explain.md")).unwrap();
    let missing: Vec<&String> = names
        .iter()
        .filter(|name| !page.contains(&format!("`{name}`")))
        .collect();
    assert!(
        names.len() > 60 && missing.is_empty(),
        "{missing:?} of {}",
        names.len()
    );
}

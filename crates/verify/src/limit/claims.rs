//! What a result claims about its limit: start.csv and `limits.changes` of summary.json.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{Fte, PositionNumber, Share};

use crate::facts::Facts;
use crate::files::{ResultFiles, Table, fault, flatten_summary};
use crate::limit::{Limit, Possible, Triple};
use crate::verdict::{Rule, Violation};

/// The name of the file.
pub(crate) const FILE: &str = "start.csv";

const COLUMNS: [&str; 5] = ["professional", "demand", "position", "fte", "state"];

const CLAIM: &str = "limits.changes";

/// The limit that a result says it keeps, if it says so. Violations are `check`'s to tell.
pub(crate) fn read(facts: &Facts, files: &ResultFiles) -> Option<Limit> {
    let table = files.tables.get(FILE)?;
    let keys = flatten_summary(files.summary.as_deref()?)?;
    let number = |key: &str| claim(&keys, key)?.parse::<i64>().ok();
    let rows = table.rows.iter();
    let start = rows.filter_map(|(_, cells)| row(facts, table, cells));
    Some(Limit {
        start: start.collect(),
        least: number("possible")? - number("most")?,
    })
}

/// Every claim that is not so.
pub(crate) fn check(
    facts: &Facts,
    plan: &inzet_model::Plan,
    files: &ResultFiles,
) -> Vec<Violation> {
    let summary = files.summary.as_deref();
    let keys = summary.and_then(flatten_summary).unwrap_or_default();
    let Some(table) = files.tables.get(FILE) else {
        let is_claimed = keys.keys().any(|key| key.starts_with(CLAIM));
        let missing = fault(Rule::File, FILE.to_owned(), "no such file", "the start");
        return is_claimed.then_some(missing).into_iter().collect();
    };
    let Some(limit) = read(facts, files) else {
        let subject = format!("summary.json {CLAIM}");
        return vec![fault(
            Rule::File,
            subject,
            "no such keys",
            "the limit of start.csv",
        )];
    };
    let mut violations = check_table(facts, table);
    if !violations.is_empty() {
        return violations;
    }
    let slack = limit.slack(plan);
    let possible = Possible::of(facts, &limit);
    for ((line, cells), (row, alone)) in table
        .rows
        .iter()
        .zip(limit.start.iter().zip(&possible.alone))
    {
        let state = match (slack.now.contains(&row.0), alone) {
            (true, _) => "kept",
            (false, true) => "changed",
            (false, false) => "impossible",
        };
        if cells[4] != state {
            let subject = format!("{FILE}:{line} {},{} state", cells[0], cells[1]);
            violations.push(fault(Rule::File, subject, &cells[4], state));
        }
    }
    violations.extend(check_numbers(&keys, &possible, slack.kept));
    violations
}

fn check_table(facts: &Facts, table: &Table) -> Vec<Violation> {
    if table.header != COLUMNS {
        let subject = format!("{FILE} header");
        let found = table.header.join(",");
        return vec![fault(Rule::File, subject, &found, &COLUMNS.join(","))];
    }
    let mut seen: BTreeSet<(Triple, PositionNumber)> = BTreeSet::new();
    let mut violations = Vec::new();
    for (line, cells) in &table.rows {
        let subject = || format!("{FILE}:{line}");
        match row(facts, table, cells) {
            None => {
                let expected = "a person, demand, position and FTE of this folder";
                violations.push(fault(Rule::File, subject(), &cells.join(","), expected));
            }
            Some(row) if seen.last().is_some_and(|last| key(&row) < key(last)) => {
                violations.push(fault(
                    Rule::File,
                    subject(),
                    "a row out of order",
                    "rows by their keys",
                ));
            }
            Some(row) => drop(seen.insert(row)),
        }
    }
    violations
}

fn key(row: &(Triple, PositionNumber)) -> impl Ord + use<> {
    let ((who, what, _), position) = *row;
    (who, what, position)
}

fn row(facts: &Facts, table: &Table, cells: &[String]) -> Option<(Triple, PositionNumber)> {
    let [professional, demand, position, fte, _] = cells else {
        return None;
    };
    let dataset = facts.dataset;
    // Both tables are sorted by id.
    let people = &dataset.professionals;
    let who = people
        .indices()
        .find(|one| people[*one].id == *professional)?;
    let what = dataset
        .demands
        .indices()
        .find(|one| dataset.demands[*one].id == *demand)?;
    let number = match position.strip_prefix(demand.as_str())? {
        "" => 1,
        number => number.strip_prefix('#')?.parse().ok()?,
    };
    let (whole, decimals) = fte.split_once(if table.decimal_comma { ',' } else { '.' })?;
    let hundredths = format!("{whole}{decimals}").parse().ok()?;
    let fte = (decimals.len() == 2).then_some(Fte::from_hundredths(hundredths))?;
    Some(((who, what, fte), number))
}

fn claim<'k>(keys: &'k BTreeMap<String, String>, key: &str) -> Option<&'k str> {
    keys.get(&format!("{CLAIM}.{key}")).map(String::as_str)
}

/// The numbers of the limit, and whether it is kept.
fn check_numbers(
    keys: &BTreeMap<String, String>,
    possible: &Possible,
    kept: i64,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    let subject = |key: &str| format!("summary.json {CLAIM}.{key}");
    let number = |key: &str| claim(keys, key).and_then(|text| text.parse::<i64>().ok());
    let claimed = number("possible").unwrap_or(-1);
    if !(possible.together..=possible.at_most).contains(&claimed) {
        let expected = format!("{} to {}", possible.together, possible.at_most);
        violations.push(fault(
            Rule::Limit,
            subject("possible"),
            &claimed.to_string(),
            &expected,
        ));
    }
    let most = most_changes(keys, claimed);
    let changed = (claimed - kept).max(0);
    let wanted = [
        ("most", most),
        ("kept", Some(kept)),
        ("changed", Some(changed)),
    ];
    for (key, value) in wanted {
        if number(key) != value || value.is_none() {
            let found = claim(keys, key).unwrap_or("no such key");
            let expected =
                value.map_or("a share or a number of changes".into(), |it| it.to_string());
            violations.push(fault(Rule::Limit, subject(key), found, &expected));
        }
    }
    if most.is_some_and(|most| changed > most) {
        let expected = format!("at most {}", most.unwrap_or(0));
        let found = format!("{changed} assignments of the start changed");
        violations.push(fault(Rule::Limit, FILE.to_owned(), &found, &expected));
    }
    violations
}

/// How many changes what was asked allows: a number, or the part that need not be kept, rounded
/// down.
fn most_changes(keys: &BTreeMap<String, String>, possible: i64) -> Option<i64> {
    if let Some(number) = claim(keys, "max_changes") {
        return Some(number.parse::<i64>().ok()?.min(possible));
    }
    let millionths = millionths(claim(keys, "keep")?.strip_suffix('%')?)?;
    let whole = i64::from(Share::DENOMINATOR);
    (0..=whole)
        .contains(&millionths)
        .then_some((whole - millionths) * possible / whole)
}

/// A percentage in millionths of the whole.
fn millionths(percentage: &str) -> Option<i64> {
    let (whole, decimals) = percentage.split_once('.').unwrap_or((percentage, ""));
    if decimals.len() > 4 {
        return None;
    }
    format!("{whole}{decimals:0<4}").parse().ok()
}

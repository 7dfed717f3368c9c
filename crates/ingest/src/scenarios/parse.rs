//! The text of a file of scenarios to what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entry::{ChangedTable, read_entry, unknown_key};
use super::percent::parse_percent;
use super::policy::read_policy_changes;
use super::{Named, Percent, Scenario};
use crate::cell::parse_id;
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place, in_order};
use crate::file::read_bytes;
use crate::policy::settings::{Settings, Source, shown, text, wrong_type};
use crate::policy::syntax_fault;
use crate::sheet::missing;
use crate::text::read_text;

/// The scenarios of a file and its faults; none is applied when one is an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioReading {
    /// The scenarios, in the order of the file.
    pub scenarios: Vec<Scenario>,
    /// The faults, sorted.
    pub faults: Vec<Fault>,
}

/// The tables in an order in which each names only those before it.
const TABLES: [ChangedTable; 3] = [
    ChangedTable::Members,
    ChangedTable::Professionals,
    ChangedTable::Demands,
];

/// Reads a file of scenarios.
#[must_use]
pub fn read_scenarios(path: &Path) -> ScenarioReading {
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let text = match read_bytes(path, &name) {
        Ok(Some(bytes)) => read_text(bytes, &name),
        Ok(None) => Err(Box::new(missing(&name))),
        Err(fault) => Err(fault),
    };
    match text {
        Ok(text) => read_scenario_text(&name, &text),
        Err(fault) => ScenarioReading {
            scenarios: Vec::new(),
            faults: vec![*fault],
        },
    }
}

/// Reads the text of a file of scenarios, whose lines end with LF.
pub(crate) fn read_scenario_text(file: &str, text: &str) -> ScenarioReading {
    let (document, errors) = DeTable::parse_recoverable(text);
    let source = Source::new(file, text);
    let mut faults = Vec::new();
    let scenarios = read_top(document.get_ref(), &source, &mut faults);
    if !errors.is_empty() {
        // What the parser saves of a text with such errors may not be what was meant.
        faults = errors
            .iter()
            .map(|error| syntax_fault(&source, text, error))
            .collect();
    }
    ScenarioReading {
        scenarios,
        faults: in_order(faults),
    }
}

fn read_top(table: &DeTable<'_>, source: &Source<'_>, faults: &mut Vec<Fault>) -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let at = Place::cell(source.file, source.line_of(key.span().start), name);
        match (name, value.get_ref()) {
            ("scenario", DeValue::Array(items)) => {
                for item in items.iter() {
                    scenarios.extend(read_item(item, source, faults));
                }
            }
            ("scenario", other) => {
                let fault = wrong_type("sections [[scenario]]");
                faults.push(fault.at(at, &shown(other)));
            }
            _ => faults.push(unknown_key(at, name, &["scenario"])),
        }
    }
    check_names(&scenarios, faults);
    if scenarios.is_empty() && faults.is_empty() {
        let fault = CellFault::new(
            Code::EMPTY_CELL,
            "at least one section [[scenario]]",
            "Begin with [[scenario]] and name = \"...\".",
        );
        faults.push(fault.at(Place::file(source.file), ""));
    }
    scenarios
}

fn read_item(
    item: &Spanned<DeValue<'_>>,
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Scenario> {
    let place = Place::line(source.file, source.line_of(item.span().start));
    match item.get_ref() {
        DeValue::Table(table) => Some(read_scenario(table, place, source, faults)),
        other => {
            let fault = wrong_type("sections [[scenario]]");
            faults.push(fault.at(place, &shown(other)));
            None
        }
    }
}

fn read_scenario(
    table: &DeTable<'_>,
    place: Place,
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) -> Scenario {
    let mut entries = Vec::new();
    for kind in TABLES {
        for (key, is_new) in kind.keys().into_iter().zip([false, true]) {
            for (table, at) in tables_of(table, key, source, faults) {
                entries.extend(read_entry(table, (kind, is_new), at, source, faults));
            }
        }
    }
    let mut settings = Settings::inside(table, "", source, faults);
    let name = settings.read("name", None, |value| parse_id(text(value)?).map(Some));
    if name == Some(None) {
        let fault = CellFault::new(Code::EMPTY_CELL, "a name", "Add `name = \"...\"`.");
        settings.faults.push(fault.at(place.clone(), ""));
    }
    let mut scenario = Scenario {
        name: name.flatten().unwrap_or_default(),
        without_professionals: read_ids(&mut settings, "without_professionals"),
        without_demands: read_ids(&mut settings, "without_demands"),
        without_decisions: read_ids(&mut settings, "without_decisions"),
        day_costs: read_percent(&mut settings, "day_costs"),
        budgets: read_percent(&mut settings, "budgets"),
        management_fee: read_percent(&mut settings, "management_fee"),
        policy: read_policy_changes(&mut settings),
        place,
        entries,
    };
    scenario.entries.sort_by_key(|entry| entry.table);
    for key in TABLES.iter().flat_map(|kind| kind.keys()) {
        // Read above; asked for here, so that they are not unknown.
        settings.place(key);
    }
    let mut asked = settings.asked().to_vec();
    asked.dedup();
    report_unknown(table, &asked, source, faults);
    scenario
}

fn report_unknown(
    table: &DeTable<'_>,
    asked: &[&'static str],
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) {
    for (key, _) in table {
        let name = key.get_ref().as_ref();
        if !asked.contains(&name) {
            let at = Place::cell(source.file, source.line_of(key.span().start), name);
            faults.push(unknown_key(at, name, asked));
        }
    }
}

/// The tables under a key: one, or a list of them.
fn tables_of<'t>(
    table: &'t DeTable<'t>,
    key: &str,
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) -> Vec<(&'t DeTable<'t>, Place)> {
    let found = table
        .iter()
        .find(|(name, _)| name.get_ref().as_ref() == key);
    let Some((name, value)) = found else {
        return Vec::new();
    };
    let line = source.line_of(name.span().start);
    let items: Vec<(&DeValue<'_>, u64)> = match value.get_ref() {
        DeValue::Array(items) => items
            .iter()
            .map(|item| (item.get_ref(), source.line_of(item.span().start)))
            .collect(),
        one => vec![(one, line)],
    };
    let mut tables = Vec::new();
    for (item, line) in items {
        match item {
            DeValue::Table(table) => tables.push((table, Place::line(source.file, line))),
            other => {
                let fault = wrong_type(&format!("sections [[scenario.{key}]]"));
                faults.push(fault.at(Place::cell(source.file, line, key), &shown(other)));
            }
        }
    }
    tables
}

fn read_ids(settings: &mut Settings<'_>, key: &'static str) -> Vec<Named> {
    let Some(place) = settings.place(key) else {
        return Vec::new();
    };
    let read = settings.read(key, Vec::new(), |value| {
        let DeValue::Array(items) = value else {
            return Err(wrong_type("a list of ids, such as [\"P017\"]"));
        };
        items
            .iter()
            .map(|item| parse_id(text(item.get_ref())?))
            .collect::<Result<Vec<String>, CellFault>>()
    });
    let named = |id| Named {
        id,
        place: place.clone(),
    };
    read.unwrap_or_default().into_iter().map(named).collect()
}

fn read_percent(settings: &mut Settings<'_>, key: &'static str) -> Option<Percent> {
    let read = settings.read(key, None, |value| parse_percent(text(value)?).map(Some));
    read.flatten()
}

/// Every scenario has a name of its own, and names every row once.
fn check_names(scenarios: &[Scenario], faults: &mut Vec<Fault>) {
    let mut lines: BTreeMap<&str, Option<u64>> = BTreeMap::new();
    for scenario in scenarios.iter().filter(|one| !one.name.is_empty()) {
        if let Some(first) = lines.insert(&scenario.name, scenario.place.line) {
            faults.push(twice(&scenario.place, &scenario.name, first, "name"));
        }
        let mut rows = BTreeSet::new();
        for entry in scenario.entries.iter().filter(|entry| !entry.is_new) {
            if !rows.insert((entry.table, &entry.id)) {
                let first = scenario
                    .entries
                    .iter()
                    .find(|one| (one.table, &one.id) == (entry.table, &entry.id));
                let line = first.and_then(|first| first.place.line);
                faults.push(twice(&entry.place, &entry.id, line, "id"));
            }
        }
    }
}

fn twice(place: &Place, found: &str, first: Option<u64>, column: &str) -> Fault {
    let place = Place {
        column: Some(column.to_owned()),
        ..place.clone()
    };
    let hint = first.map_or_else(
        || "Change or remove one of the two.".to_owned(),
        |line| format!("Line {line} has the same: change, join or remove one of the two."),
    );
    CellFault::new(Code::DUPLICATE_ID, "each once", hint).at(place, found)
}

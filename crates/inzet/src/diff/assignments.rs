//! Assignments that came, went or changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use inzet_ingest::{RawTable, read_raw_table};
use inzet_report::files::assignments::FILE;
use serde_json::{Value, json};

use super::DiffError;

/// What became of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It is in the second only.
    Added,
    /// It is in the first only.
    Removed,
    /// Its FTE or its dates differ.
    Changed,
}

/// FTE and dates of one assignment, as the standard dialect writes them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Terms {
    /// FTE with two decimals.
    pub fte: String,
    /// First day; empty when the file does not say.
    pub from: String,
    /// Last day; empty when the file does not say.
    pub to: String,
}

/// An assignment that differs, by the customer's ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentChange {
    /// Who.
    pub professional: String,
    /// On which demand.
    pub demand: String,
    /// How.
    pub change: Change,
    /// In the first and in the second.
    pub terms: [Option<Terms>; 2],
}

impl AssignmentChange {
    /// As a JSON object.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let change = match self.change {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
        };
        let of = |pick: fn(&Terms) -> &String| {
            let both = self.terms.each_ref();
            json!(both.map(|terms| terms.as_ref().map(pick)))
        };
        json!({
            "professional": self.professional,
            "demand": self.demand,
            "change": change,
            "fte": of(|terms| &terms.fte),
            "from": of(|terms| &terms.from),
            "to": of(|terms| &terms.to),
        })
    }
}

/// Who, on what. A plan that breaks rules may hold a pair more than once.
type Pairs = BTreeMap<(String, String), Vec<Terms>>;

/// The assignments that differ, by professional and demand.
pub(super) fn compare(first: &Path, second: &Path) -> Result<Vec<AssignmentChange>, DiffError> {
    let (first, second) = (read(first)?, read(second)?);
    let pairs: BTreeSet<&(String, String)> = first.keys().chain(second.keys()).collect();
    let mut changes = Vec::new();
    for pair in pairs {
        let mut of_first = first.get(pair).cloned().unwrap_or_default();
        let mut of_second = second.get(pair).cloned().unwrap_or_default();
        of_first.retain(|terms| match of_second.binary_search(terms) {
            Ok(place) => {
                of_second.remove(place);
                false
            }
            Err(_) => true,
        });
        let count = of_first.len().max(of_second.len());
        let (mut of_first, mut of_second) = (of_first.into_iter(), of_second.into_iter());
        for _ in 0..count {
            changes.push(change(pair, [of_first.next(), of_second.next()]));
        }
    }
    Ok(changes)
}

fn change(
    (professional, demand): &(String, String),
    terms: [Option<Terms>; 2],
) -> AssignmentChange {
    AssignmentChange {
        professional: professional.clone(),
        demand: demand.clone(),
        change: match &terms {
            [None, _] => Change::Added,
            [_, None] => Change::Removed,
            _ => Change::Changed,
        },
        terms,
    }
}

fn read(result: &Path) -> Result<Pairs, DiffError> {
    let file = if result.is_dir() {
        result.join(FILE)
    } else {
        result.to_path_buf()
    };
    let table = read_raw_table(&file).map_err(DiffError::Faults)?;
    let place = |name: &str| position(&table, name);
    let (Some(professional), Some(demand), Some(fte)) =
        (place("professional"), place("demand"), place("fte"))
    else {
        return Err(DiffError::NoAssignments(file));
    };
    let (from, to) = (place("from"), place("to"));
    let mut pairs = Pairs::new();
    for row in &table.rows {
        let cell = |place: Option<usize>| {
            place
                .and_then(|place| row.cells.get(place))
                .map_or("", |cell| cell.trim())
        };
        let pair = [cell(Some(professional)), cell(Some(demand))].map(str::to_owned);
        let terms = Terms {
            fte: quantity(cell(Some(fte))),
            from: date(cell(from)),
            to: date(cell(to)),
        };
        pairs.entry(pair.into()).or_default().push(terms);
    }
    for terms in pairs.values_mut() {
        terms.sort();
    }
    Ok(pairs)
}

fn position(table: &RawTable, name: &str) -> Option<usize> {
    table
        .header
        .iter()
        .position(|header| header.trim().eq_ignore_ascii_case(name))
}

/// An FTE as the standard dialect writes it; what is none stays as it is.
fn quantity(text: &str) -> String {
    inzet_ingest::parse_fte(text, inzet_model::NumberStyle::Auto)
        .map_or_else(|_| text.to_owned(), |fte| fte.to_string())
}

/// A date as the standard dialect writes it; what is no date stays as it is.
fn date(text: &str) -> String {
    inzet_ingest::parse_date(text).map_or_else(|_| text.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const FIRST: &str = "professional,demand,position,fte,from,to\n\
        P1,D1,D1,0.50,2026-01-01,2026-03-31\nP2,D1,D1,0.50,2026-01-01,2026-03-31\n\
        P3,D2,D2#1,0.20,2026-01-01,2026-03-31\nP5,D2,D2#3,0.20,2026-01-01,2026-03-31\n";

    fn changes(second: &str) -> Vec<(String, Change)> {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("1.csv"), folder.path().join("2.csv"));
        fs::write(&one, FIRST).unwrap();
        fs::write(&two, second).unwrap();
        let changes = compare(&one, &two).unwrap().into_iter();
        changes.map(|one| (one.professional, one.change)).collect()
    }

    #[test]
    fn names_what_came_went_and_changed_in_either_dialect() {
        let second = "professional;demand;position;fte;from;to\n\
            P1;D1;D1;0,50;01/01/2026;31/03/2026\nP3;D2;D2#1;0,30;01/01/2026;31/03/2026\n\
            P4;D2;D2#2;0,20;01/01/2026;31/03/2026\nP5;D2;D2#2;0,20;01/01/2026;31/03/2026\n";
        let expected = [
            ("P2", Change::Removed),
            ("P3", Change::Changed),
            ("P4", Change::Added),
        ];
        assert_eq!(
            changes(second),
            expected.map(|(id, change)| (id.to_owned(), change))
        );
    }

    #[test]
    fn another_number_of_an_interchangeable_position_is_no_difference() {
        assert_eq!(changes(&FIRST.replace("D2#3", "D2#1")), []);
    }
}

//! Rows that a scenario changes or adds, as typed.

use toml::de::{DeTable, DeValue};

use super::nearest;
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place};
use crate::headers::Layout;
use crate::policy::settings::{Source, shown, wrong_type};
use crate::tables;

/// The tables of which a scenario changes or adds rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedTable {
    /// members.csv.
    Members,
    /// professionals.csv.
    Professionals,
    /// demands.csv.
    Demands,
}

/// A row that changes, or that is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of which table.
    pub table: ChangedTable,
    /// Whether it is added.
    pub is_new: bool,
    /// How many rows alike are added; with more than one, their ids get `-1`, `-2` and so on.
    pub count: u32,
    /// The id.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// Its other cells.
    pub cells: Vec<EntryCell>,
}

/// A cell of such a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryCell {
    /// The column in English, or a change by per cent: `budget`, `day_cost`.
    pub column: String,
    /// What the cell holds, as in a CSV file; empty for the default.
    pub text: String,
    /// The line.
    pub line: u64,
}

/// The most rows alike that one entry adds.
const MOST_ALIKE: i64 = 100;

impl ChangedTable {
    /// The layout of the table.
    pub(super) fn layout(self) -> &'static Layout {
        match self {
            Self::Members => &tables::MEMBERS,
            Self::Professionals => &tables::PROFESSIONALS,
            Self::Demands => &tables::DEMANDS,
        }
    }

    /// The key of rows that change, and of rows that are added.
    pub(super) const fn keys(self) -> [&'static str; 2] {
        match self {
            Self::Members => ["member", "new_member"],
            Self::Professionals => ["professional", "new_professional"],
            Self::Demands => ["demand", "new_demand"],
        }
    }

    /// Columns that cannot change: others follow from them, or they are nobody's question.
    const fn fixed(self) -> &'static [&'static str] {
        match self {
            Self::Members => &["name", "region", "kbo", "ovo"],
            Self::Professionals => &["name"],
            Self::Demands => &["member"],
        }
    }

    /// The key of a change by per cent, and the column that it changes.
    pub(super) const fn by_percent(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Members => Some(("budget", "budget_eur")),
            Self::Professionals => Some(("day_cost", "day_cost_eur")),
            Self::Demands => None,
        }
    }

    /// The keys that an entry may have.
    fn known_keys(self, is_new: bool) -> Vec<&'static str> {
        let columns = self.layout().columns.iter().map(|column| column.name);
        let mut keys: Vec<&str> = columns
            .filter(|name| is_new || !self.fixed().contains(name))
            .collect();
        if is_new {
            keys.extend(matches!(self, Self::Professionals).then_some("count"));
        } else {
            keys.extend(self.by_percent().map(|(key, _)| key));
        }
        keys
    }
}

/// Reads one entry; `None` without an id, which is reported.
pub(super) fn read_entry(
    table: &DeTable<'_>,
    (kind, is_new): (ChangedTable, bool),
    place: Place,
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Entry> {
    let known = kind.known_keys(is_new);
    let mut entry = Entry {
        table: kind,
        is_new,
        count: 1,
        id: String::new(),
        place,
        cells: Vec::new(),
    };
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let line = source.line_of(key.span().start);
        let at = Place::cell(source.file, line, name);
        let is_base = is_new && kind == ChangedTable::Members && name.starts_with("x_");
        if !is_base && !known.contains(&name) {
            faults.push(unknown_key(at, name, &known));
            continue;
        }
        match cell_text(value.get_ref()) {
            Err(fault) => faults.push(fault.at(at, &shown(value.get_ref()))),
            Ok(text) if name == "id" => entry.id = text,
            Ok(text) if name == "count" => match parse_count(&text) {
                Ok(count) => entry.count = count,
                Err(fault) => faults.push(fault.at(at, &text)),
            },
            Ok(text) => entry.cells.push(EntryCell {
                column: name.to_owned(),
                text,
                line,
            }),
        }
    }
    if entry.id.is_empty() {
        let fault = CellFault::new(Code::EMPTY_CELL, "an id", "Add `id = \"...\"`.");
        faults.push(fault.at(entry.place.clone(), ""));
        return None;
    }
    Some(entry)
}

pub(super) fn unknown_key(at: Place, name: &str, known: &[&str]) -> Fault {
    let hint = nearest::hint(name, known.iter().copied(), "Correct or remove the key.");
    let expected = format!("one of {}", known.join(", "));
    CellFault::new(Code::UNKNOWN_KEY, expected, hint).at(at, name)
}

/// A value as the cell of a CSV file would hold it.
fn cell_text(value: &DeValue<'_>) -> Result<String, CellFault> {
    Ok(match value {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(true) => "yes".to_owned(),
        DeValue::Boolean(false) => "no".to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(items) => {
            let items: Result<Vec<String>, CellFault> = items
                .iter()
                .map(|item| match item.get_ref() {
                    DeValue::String(text) => Ok(text.trim().to_owned()),
                    _ => Err(wrong_type("a list of texts between quotes")),
                })
                .collect();
            items?.join("|")
        }
        DeValue::Integer(_) | DeValue::Table(_) => {
            return Err(wrong_type("a text, a number, a date, yes or no, or a list"));
        }
    })
}

fn parse_count(text: &str) -> Result<u32, CellFault> {
    let count = text.parse::<i64>().ok();
    count
        .filter(|count| (1..=MOST_ALIKE).contains(count))
        .and_then(|count| u32::try_from(count).ok())
        .ok_or_else(|| {
            let expected = format!("a whole number from 1 to {MOST_ALIKE}");
            CellFault::new(Code::OUT_OF_RANGE, expected, "Correct the number.")
        })
}

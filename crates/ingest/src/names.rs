//! The names of skills and regions that the tables use, and spellings that differ only in case.

use std::collections::BTreeMap;

use crate::cell::{parse_list, parse_name, parse_skill};
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place};
use crate::table::Table;

/// Every name of one kind with how often and where it is used.
#[derive(Default)]
pub(crate) struct Names {
    uses: BTreeMap<String, Use>,
}

struct Use {
    count: usize,
    /// The first by file, column and line, whatever the order of rows.
    place: Place,
}

impl Names {
    /// The names, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.uses.keys().cloned()
    }

    /// Adds a name that is used by the program itself, and so is never the odd one.
    pub(crate) fn add_built_in(&mut self, name: &str) {
        let built_in = Use {
            count: usize::MAX / 2,
            place: Place::default(),
        };
        self.uses.insert(name.to_owned(), built_in);
    }

    /// Adds the names in a column of a table, a name a cell.
    pub(crate) fn add_column(&mut self, table: &Table, column: &str) {
        self.add(table, column, |cell| parse_name(cell).into_iter().collect());
    }

    /// Adds the names in the lists of a column.
    pub(crate) fn add_lists(&mut self, table: &Table, column: &str) {
        self.add(table, column, |cell| {
            parse_list(cell)
                .filter_map(|item| parse_name(item).ok())
                .collect()
        });
    }

    /// Adds the names in the lists of skills of a column.
    pub(crate) fn add_skills(&mut self, table: &Table, column: &str) {
        self.add(table, column, |cell| {
            let skills = parse_list(cell).filter_map(|item| parse_skill(item).ok());
            skills.map(|(name, _)| name).collect()
        });
    }

    fn add(&mut self, table: &Table, column: &str, read: impl Fn(&str) -> Vec<String>) {
        let Some(place) = table.place(column) else {
            return;
        };
        for row in &table.rows {
            for name in read(&row.cells[place]) {
                let place = table.cell(row.line, column);
                match self.uses.get_mut(&name) {
                    Some(known) => {
                        known.count += 1;
                        if by_column(&place) < by_column(&known.place) {
                            known.place = place;
                        }
                    }
                    None => {
                        self.uses.insert(name, Use { count: 1, place });
                    }
                }
            }
        }
    }

    /// Warns of each spelling that differs only in case from one that is used more often.
    pub(crate) fn check_spelling(&self, faults: &mut Vec<Fault>) {
        let mut by_lower_case: BTreeMap<String, Vec<(&String, &Use)>> = BTreeMap::new();
        for (name, used) in &self.uses {
            by_lower_case
                .entry(name.to_lowercase())
                .or_default()
                .push((name, used));
        }
        for mut spellings in by_lower_case.into_values() {
            // The most frequent first; the sort keeps the order of bytes among equals.
            spellings.sort_by_key(|(_, used)| std::cmp::Reverse(used.count));
            let Some(((usual, _), others)) = spellings.split_first() else {
                continue;
            };
            for (name, used) in others {
                let fault = CellFault::new(
                    Code::SPELLING,
                    format!("`{usual}`, as elsewhere"),
                    "They count as two: give both the same spelling if they are one.",
                );
                faults.push(fault.at(used.place.clone(), name));
            }
        }
    }
}

fn by_column(place: &Place) -> (&str, Option<&str>, Option<u64>) {
    (&place.file, place.column.as_deref(), place.line)
}

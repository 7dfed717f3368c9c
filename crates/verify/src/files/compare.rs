//! A table of a result against what it must hold: rows by their keys, then cell by cell.

use std::collections::{BTreeMap, VecDeque};

use crate::files::Table;
use crate::files::cell::{Cell, Style};
use crate::verdict::{Rule, Violation};

/// What a file must hold.
pub(crate) struct Expected {
    /// Its name.
    pub(crate) file: &'static str,
    /// What a fault in it is.
    pub(crate) rule: Rule,
    /// Its columns, in order.
    pub(crate) columns: Vec<String>,
    /// How many of the first columns are the keys.
    pub(crate) keys: usize,
    /// Its rows, in order.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Columns that may be added at the end, with their cells by row.
    pub(crate) optional: Vec<(&'static str, Vec<Cell>)>,
}

impl Expected {
    /// A file without rows yet.
    pub(crate) fn new(file: &'static str, rule: Rule, columns: &[&str], keys: usize) -> Self {
        Self {
            file,
            rule,
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            keys,
            rows: Vec::new(),
            optional: Vec::new(),
        }
    }

    /// Compares a result's table with it: columns, rows, order and cells.
    pub(crate) fn compare(&self, table: Option<&Table>) -> Vec<Violation> {
        let Some(table) = table else {
            let subject = self.file.to_owned();
            return vec![fault(self.rule, subject, "no such file", "the file")];
        };
        let mut violations = self.compare_header(table);
        let style = Style::Result {
            decimal_comma: table.decimal_comma,
        };
        let places = self.places(table);
        self.compare_rows(table, &places, style, &mut violations);
        violations
    }

    /// Compares only the columns that the table has, typed as people do; no row is missed, and
    /// the order is free.
    pub(crate) fn compare_typed(
        &self,
        table: &Table,
        key_of: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Violation> {
        let places = self.places(table);
        let mut violations = Vec::new();
        for (place, row) in table.rows.iter().enumerate() {
            if let Some(known) = key_of(place) {
                self.compare_cells(row, known, &places, Style::Typed, &mut violations);
            }
        }
        violations
    }

    /// Which column of ours each column of the table is: ours, then optional ones.
    fn places(&self, table: &Table) -> Vec<Option<usize>> {
        let optional = self.optional.iter().map(|(name, _)| *name);
        let names: Vec<&str> = self
            .columns
            .iter()
            .map(String::as_str)
            .chain(optional)
            .collect();
        table
            .header
            .iter()
            .map(|header| names.iter().position(|name| name == header))
            .collect()
    }

    fn compare_header(&self, table: &Table) -> Vec<Violation> {
        let mut own = table.header.clone();
        while own.len() > self.columns.len()
            && self
                .optional
                .iter()
                .any(|(name, _)| own.last().is_some_and(|last| last == name))
        {
            own.pop();
        }
        if own == self.columns {
            return Vec::new();
        }
        let subject = format!("{} header", self.file);
        let found = table.header.join(",");
        vec![fault(self.rule, subject, &found, &self.columns.join(","))]
    }

    fn compare_rows(
        &self,
        table: &Table,
        places: &[Option<usize>],
        style: Style,
        violations: &mut Vec<Violation>,
    ) {
        let mut missing = self.rows_by_key();
        let mut latest = None;
        let mut in_order = true;
        for row in &table.rows {
            let key = self.key(&row.1, places);
            let Some(known) = missing.get_mut(&key).and_then(VecDeque::pop_front) else {
                let subject = format!("{}:{} {}", self.file, row.0, named(&key));
                violations.push(fault(self.rule, subject, "a row", "no such row"));
                continue;
            };
            if in_order && latest.is_some_and(|latest| known < latest) {
                in_order = false;
                let subject = format!("{}:{} {}", self.file, row.0, named(&key));
                violations.push(fault(
                    self.rule,
                    subject,
                    "a row out of order",
                    "rows by their keys",
                ));
            }
            latest = Some(known);
            self.compare_cells(row, known, places, style, violations);
        }
        for key in missing
            .into_iter()
            .flat_map(|(key, rows)| vec![key; rows.len()])
        {
            let subject = format!("{} {}", self.file, named(&key));
            violations.push(fault(self.rule, subject, "no such row", "a row"));
        }
    }

    /// The places of our rows by their keys: rows with equal keys are taken in order.
    fn rows_by_key(&self) -> BTreeMap<Vec<String>, VecDeque<usize>> {
        let mut rows: BTreeMap<Vec<String>, VecDeque<usize>> = BTreeMap::new();
        for place in 0..self.rows.len() {
            rows.entry(self.key_of(place)).or_default().push_back(place);
        }
        rows
    }

    fn key_of(&self, place: usize) -> Vec<String> {
        let keys = self.rows[place][..self.keys].iter();
        keys.map(|cell| cell.shown(false)).collect()
    }

    fn key(&self, cells: &[String], places: &[Option<usize>]) -> Vec<String> {
        (0..self.keys)
            .map(|key| {
                let column = places.iter().position(|place| *place == Some(key));
                column
                    .and_then(|column| cells.get(column))
                    .cloned()
                    .unwrap_or_default()
            })
            .collect()
    }

    fn compare_cells(
        &self,
        row: &(u64, Vec<String>),
        known: usize,
        places: &[Option<usize>],
        style: Style,
        violations: &mut Vec<Violation>,
    ) {
        for (column, place) in places.iter().enumerate() {
            let Some(place) = place else { continue };
            let cell = match place.checked_sub(self.columns.len()) {
                None => &self.rows[known][*place],
                Some(optional) => &self.optional[optional].1[known],
            };
            let found = row.1.get(column).map_or("", String::as_str);
            let is_left_out = style == Style::Typed && found.trim().is_empty();
            if is_left_out || cell.is_shown_by(found, style) {
                continue;
            }
            let key = self.key_of(known);
            let name = self.columns.get(*place).map_or("name", String::as_str);
            let subject = format!("{}:{} {name} of {}", self.file, row.0, named(&key));
            let rule = if name == "reason" {
                Rule::Reason
            } else {
                self.rule
            };
            let expected = cell.shown(
                style
                    == Style::Result {
                        decimal_comma: true,
                    },
            );
            violations.push(fault(rule, subject, found, &expected));
        }
        if row.1.len() > places.len() {
            let subject = format!("{}:{}", self.file, row.0);
            let found = format!("{} cells", row.1.len());
            violations.push(fault(
                self.rule,
                subject,
                &found,
                &format!("{}", places.len()),
            ));
        }
    }
}

/// A violation of a file; an empty cell is said to be empty.
pub(crate) fn fault(rule: Rule, subject: String, found: &str, expected: &str) -> Violation {
    let said = |text: &str| {
        let text = if text.is_empty() {
            "an empty cell"
        } else {
            text
        };
        text.to_owned()
    };
    Violation {
        rule,
        subject,
        found: said(found),
        expected: said(expected),
        assignments: Vec::new(),
    }
}

/// The keys of a row as a violation names it: those that are not empty.
fn named(key: &[String]) -> String {
    let words: Vec<&str> = key
        .iter()
        .map(String::as_str)
        .filter(|one| !one.is_empty())
        .collect();
    words.join(" ")
}

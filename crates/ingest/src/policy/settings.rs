//! Settings of one table of policy.toml, asked for by key; what nobody asks for is unknown.
//! Files of scenarios are read with it too.

use inzet_model::{Cents, Day, Fte, NumberStyle, Share};
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::cell::{parse_date, parse_fte_within, parse_money_within, parse_share};
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place};

/// The settings of one table.
pub(crate) struct Settings<'a> {
    table: Option<&'a DeTable<'a>>,
    /// `planning.` in a section.
    prefix: String,
    source: &'a Source<'a>,
    asked: Vec<&'static str>,
    pub faults: &'a mut Vec<Fault>,
}

impl<'a> Settings<'a> {
    /// The settings outside all sections.
    pub(crate) fn top(
        table: &'a DeTable<'a>,
        source: &'a Source<'a>,
        faults: &'a mut Vec<Fault>,
    ) -> Self {
        Self {
            table: Some(table),
            prefix: String::new(),
            source,
            asked: Vec::new(),
            faults,
        }
    }

    /// The settings of a table inside another, whose keys faults show with this prefix.
    pub(crate) fn inside(
        table: &'a DeTable<'a>,
        prefix: &str,
        source: &'a Source<'a>,
        faults: &'a mut Vec<Fault>,
    ) -> Self {
        Self {
            prefix: prefix.to_owned(),
            ..Self::top(table, source, faults)
        }
    }

    /// The settings of a section; none when the file does not have it.
    pub(crate) fn section(&mut self, key: &'static str) -> Settings<'_> {
        let table = self.find(key).and_then(|(place, value)| match value {
            DeValue::Table(table) => Some(table),
            other => {
                let fault = wrong_type(&format!("a section [{key}]"));
                self.faults.push(fault.at(place, &shown(other)));
                None
            }
        });
        Settings {
            table,
            prefix: format!("{}{key}.", self.prefix),
            source: self.source,
            asked: Vec::new(),
            faults: self.faults,
        }
    }

    /// The value of a key, the default without the key, `None` after a fault.
    pub(crate) fn read<T>(
        &mut self,
        key: &'static str,
        default: T,
        parse: impl FnOnce(&DeValue<'_>) -> Result<T, CellFault>,
    ) -> Option<T> {
        let Some((place, value)) = self.find(key) else {
            return Some(default);
        };
        parse(value)
            .map_err(|fault| self.faults.push(fault.at(place, &shown(value))))
            .ok()
    }

    /// Where a key stands.
    pub(crate) fn place(&mut self, key: &'static str) -> Option<Place> {
        self.find(key).map(|(place, _)| place)
    }

    /// The keys that were asked for.
    pub(crate) fn asked(&self) -> &[&'static str] {
        &self.asked
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn report_unknown(self) {
        for (key, value) in self.table.into_iter().flatten() {
            let name = key.get_ref().as_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let fault = CellFault::new(
                Code::UNKNOWN_KEY,
                format!("one of {}", self.asked.join(", ")),
                "Correct or remove the key.",
            );
            let place = self.place_of(name, key.span());
            self.faults.push(fault.at(place, &shown(value.get_ref())));
        }
    }

    fn find(&mut self, key: &'static str) -> Option<(Place, &'a DeValue<'a>)> {
        self.asked.push(key);
        let entries: &'a DeTable<'a> = self.table?;
        let (spanned, value) = entries
            .iter()
            .find(|(known, _): &(&Spanned<_>, _)| known.get_ref().as_ref() == key)?;
        Some((self.place_of(key, spanned.span()), value.get_ref()))
    }

    fn place_of(&self, key: &str, span: Range<usize>) -> Place {
        let line = self.source.line_of(span.start);
        Place::cell(self.source.file, line, &format!("{}{key}", self.prefix))
    }
}

/// The text of a file of settings, with the places of its lines.
pub(crate) struct Source<'a> {
    /// The file's name.
    pub file: &'a str,
    text: &'a str,
    /// The bytes after each line's end.
    starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// A text whose lines end with LF.
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(place, _)| place + 1);
        Self {
            file,
            text,
            starts: ends.collect(),
        }
    }

    /// The line, from 1, of a byte of the text.
    pub(crate) fn line_of(&self, byte: usize) -> u64 {
        1 + self.starts.partition_point(|start| *start <= byte) as u64
    }

    /// The text of the line of a byte, trimmed.
    pub(crate) fn line_text(&self, byte: usize) -> &'a str {
        let place = self.starts.partition_point(|start| *start <= byte);
        let start = place.checked_sub(1).map_or(0, |before| self.starts[before]);
        let end = self.starts.get(place).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or("").trim()
    }
}

/// A text between quotes.
pub(crate) fn text<'v>(value: &'v DeValue<'_>) -> Result<&'v str, CellFault> {
    match value {
        DeValue::String(text) => Ok(text.as_ref()),
        _ => Err(wrong_type("text between quotes")),
    }
}

/// A date, of TOML itself or between quotes.
pub(crate) fn date(value: &DeValue<'_>) -> Result<Day, CellFault> {
    match value {
        DeValue::String(text) => parse_date(text),
        DeValue::Datetime(date) => parse_date(&date.to_string()),
        _ => Err(wrong_type("a date such as \"2026-01-15\"")),
    }
}

/// A whole number within limits.
pub(crate) fn whole(value: &DeValue<'_>, limits: RangeInclusive<i64>) -> Result<i64, CellFault> {
    let expected = format!("a whole number from {} to {}", limits.start(), limits.end());
    let DeValue::Integer(number) = value else {
        return Err(wrong_type(&format!("{expected}, without quotes")));
    };
    let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
    number
        .filter(|number| limits.contains(number))
        .ok_or_else(|| CellFault::new(Code::OUT_OF_RANGE, expected, "Correct the number."))
}

/// FTE within limits.
pub(crate) fn fte(value: &DeValue<'_>, limits: RangeInclusive<Fte>) -> Result<Fte, CellFault> {
    parse_fte_within(&number(value)?, NumberStyle::English, limits)
}

/// Euro within limits.
pub(crate) fn money(
    value: &DeValue<'_>,
    limits: RangeInclusive<Cents>,
) -> Result<Cents, CellFault> {
    parse_money_within(&number(value)?, NumberStyle::English, limits)
}

/// A percentage.
pub(crate) fn share(value: &DeValue<'_>) -> Result<Share, CellFault> {
    parse_share(&number(value)?, NumberStyle::English)
}

/// The text of a number, a percentage included. policy.toml always uses the point.
fn number(value: &DeValue<'_>) -> Result<String, CellFault> {
    let text = match value {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        _ => return Err(wrong_type("a number, such as \"0.10\"")),
    };
    let is_thousands = text.matches('.').count() > 1;
    if is_thousands || text.contains([',', ' ', '\u{a0}', '\u{202f}', '\u{2009}']) {
        return Err(CellFault::new(
            Code::BAD_NUMBER,
            "a number with a decimal point and nothing between thousands",
            "policy.toml always uses the point: write \"0.10\".",
        ));
    }
    Ok(text)
}

pub(crate) fn wrong_type(expected: &str) -> CellFault {
    CellFault::new(
        Code::WRONG_TYPE,
        expected,
        "Write the setting as in the example of the docs.",
    )
}

/// A value as faults show it.
pub(crate) fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a section".to_owned(),
    }
}

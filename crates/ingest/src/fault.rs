//! Faults: what is wrong in a folder, where, and how to mend it. They are data, not failures.

use std::fmt;

use crate::code::{Code, Severity};

/// One fault of a planning folder or result.
///
/// They sort by file, line, column and code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, relative to the folder: `demands.csv`.
    pub file: String,
    /// The line on which the row starts, from 1, when the fault is on a line.
    pub line: Option<u64>,
    /// The header as typed, or the key in policy.toml.
    pub column: Option<String>,
    /// What kind of fault.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// What was found, cut short; never a person's name.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// How to mend it.
    pub hint: String,
}

impl Fault {
    /// A fault of this kind at this place. `found` is cut short and made printable.
    #[must_use]
    pub fn new(code: Code, place: Place, found: &str, expected: &str, hint: &str) -> Self {
        Self {
            code,
            severity: code.severity(),
            file: place.file,
            line: place.line,
            column: place.column,
            found: printable(found),
            expected: expected.to_owned(),
            hint: hint.to_owned(),
        }
    }

    /// Whether nothing may be planned because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// One line: place, code, what was found and what was expected.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, " [{column}]")?;
        }
        write!(
            f,
            ": found `{}`, expected {}. {}",
            self.found, self.expected, self.hint
        )
    }
}

/// Where a fault is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the folder.
    pub file: String,
    /// The line on which the row starts, from 1.
    pub line: Option<u64>,
    /// The header as typed, or the key in policy.toml.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(name: &str) -> Self {
        Self {
            file: name.to_owned(),
            line: None,
            column: None,
        }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(name: &str, line: u64) -> Self {
        Self {
            line: Some(line),
            ..Self::file(name)
        }
    }

    /// A cell or a key.
    #[must_use]
    pub fn cell(name: &str, line: u64, column: &str) -> Self {
        Self {
            column: Some(printable(column)),
            ..Self::line(name, line)
        }
    }
}

/// What is wrong with the text of one cell; the row adds the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// What kind of fault.
    pub code: Code,
    /// What was expected.
    pub expected: String,
    /// How to mend it.
    pub hint: String,
}

impl CellFault {
    /// A fault of this kind.
    pub(crate) fn new(code: Code, expected: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            expected: expected.into(),
            hint: hint.into(),
        }
    }

    /// This fault at a place.
    #[must_use]
    pub fn at(&self, place: Place, found: &str) -> Fault {
        Fault::new(self.code, place, found, &self.expected, &self.hint)
    }
}

/// Sorts faults and drops what stands there twice.
pub(crate) fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort();
    faults.dedup();
    faults
}

const LONGEST_FOUND: usize = 80;

/// The text with control characters escaped, cut after 80 characters.
fn printable(text: &str) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for character in text.chars() {
        let piece = if character.is_control() {
            character.escape_default().to_string()
        } else {
            character.to_string()
        };
        length += piece.chars().count();
        if length > LONGEST_FOUND {
            shown.push('…');
            break;
        }
        shown.push_str(&piece);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_escapes_what_was_found() {
        assert_eq!(printable("a\u{7}b\n"), "a\\u{7}b\\n");
        assert_eq!(printable(&"x".repeat(200)).chars().count(), 81);
    }

    #[test]
    fn sorts_by_file_line_column_and_code() {
        let fault =
            |file: &str, line| Fault::new(Code::BAD_ID, Place::line(file, line), "", "", "");
        let sorted = in_order(vec![
            fault("b", 1),
            fault("a", 10),
            fault("a", 9),
            fault("a", 9),
        ]);
        assert_eq!(sorted, vec![fault("a", 9), fault("a", 10), fault("b", 1)]);
    }
}

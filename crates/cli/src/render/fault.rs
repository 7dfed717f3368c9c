//! Faults as a compiler prints them: place first, then what is wrong, then how to mend it.

use inzet::ingest::{Fault, Severity};
use serde::Serialize;

/// Every fault, two lines each.
pub fn render_faults(faults: &[Fault]) -> String {
    faults.iter().map(render_fault).collect()
}

fn render_fault(fault: &Fault) -> String {
    let mut place = fault.file.clone();
    if let Some(line) = fault.line {
        place.push_str(&format!(":{line}"));
    }
    if !place.is_empty() {
        place.push_str(": ");
    }
    if let Some(column) = &fault.column {
        place.push_str(&format!("column '{column}': "));
    }
    let (severity, code) = (word(fault.severity), fault.code);
    let (found, expected) = (&fault.found, &fault.expected);
    let mut text = format!("{place}{severity} {code}: found '{found}', expected {expected}\n");
    if !fault.hint.is_empty() {
        text.push_str(&format!("  hint: {}\n", fault.hint));
    }
    text
}

/// `2 errors, 1 warning`, or `no faults`.
pub fn render_counts(faults: &[Fault]) -> String {
    let errors = faults.iter().filter(|fault| fault.is_error()).count();
    let warnings = faults.len() - errors;
    let count = |number: usize, noun: &str| match number {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{number} {noun}s")),
    };
    let counts: Vec<String> = [count(errors, "error"), count(warnings, "warning")]
        .into_iter()
        .flatten()
        .collect();
    if counts.is_empty() {
        "no faults".into()
    } else {
        counts.join(", ")
    }
}

/// One JSON document with all faults.
pub fn render_json(faults: &[Fault]) -> String {
    let errors = faults.iter().filter(|fault| fault.is_error()).count();
    let document = Document {
        errors,
        warnings: faults.len() - errors,
        faults: faults.iter().map(FaultText::new).collect(),
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

#[derive(Serialize)]
struct Document<'a> {
    errors: usize,
    warnings: usize,
    faults: Vec<FaultText<'a>>,
}

#[derive(Serialize)]
struct FaultText<'a> {
    code: String,
    severity: &'static str,
    file: &'a str,
    line: Option<u64>,
    column: Option<&'a str>,
    found: &'a str,
    expected: &'a str,
    hint: &'a str,
}

impl<'a> FaultText<'a> {
    fn new(fault: &'a Fault) -> Self {
        Self {
            code: fault.code.to_string(),
            severity: word(fault.severity),
            file: &fault.file,
            line: fault.line,
            column: fault.column.as_deref(),
            found: &fault.found,
            expected: &fault.expected,
            hint: &fault.hint,
        }
    }
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

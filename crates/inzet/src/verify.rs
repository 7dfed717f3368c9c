//! Verifies a result, or any assignments.csv, from the rules alone.

use std::collections::BTreeSet;
use std::path::Path;

use inzet_ingest::{Fault, Severity};
use inzet_model::{Assignment, Score};
use inzet_report::Manifest;
use inzet_report::files::assignments::FILE;
use inzet_report::manifest::ManifestError;
use inzet_verify::{Facts, Rule, Violation, check_assignments, check_plan_with, check_result_with};

use crate::assignments::{ReadPlan, read_plan};
use crate::folder::Folder;
use crate::inputs::differing;
use crate::judge::{read_result_files, read_table};
use crate::workbook::check_workbook;

/// What the judge says of a result.
#[derive(Debug)]
pub struct Verified {
    /// The score of the plan, derived anew.
    pub score: Score,
    /// Number of its assignments.
    pub assignments: usize,
    /// Every broken rule; empty when all is well.
    pub findings: Vec<Finding>,
    /// What is worth a look in the file of assignments.
    pub warnings: Vec<Fault>,
    /// The name of the file of assignments, for the lines of findings.
    pub file: String,
    /// Whether files besides the assignments were judged.
    pub whole_folder: bool,
}

/// A broken rule and the row of assignments.csv on which it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line in the file, when the rule is about one assignment or a few.
    pub line: Option<u64>,
    /// The rule, what it is about, what was found and expected.
    pub violation: Violation,
}

/// Verifies a result folder, or any assignments.csv, against its planning folder.
///
/// # Errors
/// The faults of files that cannot be read.
pub fn verify(folder: &Folder, result: &Path) -> Result<Verified, Vec<Fault>> {
    let facts = Facts::new(folder.dataset());
    let read = read_plan(&facts, result)?;
    let verdict = check_plan_with(&facts, &read.plan);
    let mut violations = verdict.violations;
    if let Some(result) = &read.folder {
        violations.extend(check_seals(folder, result));
        violations.extend(check_result_with(
            &facts,
            &read.plan,
            &read_result_files(result)?,
        ));
        violations.extend(check_workbook(folder.dataset(), &read.plan, result)?);
    } else {
        violations.extend(check_columns(folder, &read)?);
    }
    let findings = violations
        .into_iter()
        .map(|violation| Finding {
            line: line_of(&read, &violation),
            violation,
        })
        .collect();
    let file = read.file_name();
    let warnings = read
        .warnings
        .into_iter()
        .filter(|fault| fault.severity == Severity::Warning);
    Ok(Verified {
        score: verdict.score,
        assignments: read.plan.assignments().len(),
        findings,
        warnings: warnings.collect(),
        file,
        whole_folder: read.folder.is_some(),
    })
}

/// The columns of a lone assignments.csv that say what follows from the others.
fn check_columns(folder: &Folder, read: &ReadPlan) -> Result<Vec<Violation>, Vec<Fault>> {
    let mut table = read_table(&read.file)?;
    for header in &mut table.header {
        *header = header.trim().to_lowercase();
    }
    // Row for row: blank lines are in neither.
    let assignments: Vec<Assignment> = read
        .rows
        .iter()
        .map(|(assignment, _)| *assignment)
        .collect();
    let lines: BTreeSet<u64> = read.rows.iter().map(|(_, row)| row.line).collect();
    table.rows.retain(|(line, _)| lines.contains(line));
    let mut violations = check_assignments(folder.dataset(), &assignments, &table);
    for violation in &mut violations {
        // The judge knows the file by the name it has in a result.
        violation.subject = violation.subject.replacen(FILE, &read.file_name(), 1);
    }
    Ok(violations)
}

fn line_of(read: &ReadPlan, violation: &Violation) -> Option<u64> {
    let first = violation.assignments.first()?;
    read.rows
        .iter()
        .find(|(assignment, _)| assignment == first)
        .map(|(_, row)| row.line)
}

/// The files of a result against its manifest, and its manifest against the planning folder.
fn check_seals(folder: &Folder, result: &Path) -> Vec<Violation> {
    let manifest = match Manifest::read(result) {
        Ok(manifest) => manifest,
        Err(error) => {
            let found = match error {
                ManifestError::Missing => "no manifest".to_owned(),
                other => other.to_string(),
            };
            return vec![file_violation(
                "manifest.json",
                &found,
                "the manifest of this result",
            )];
        }
    };
    let mut violations: Vec<Violation> = manifest
        .broken_seals(result)
        .iter()
        .map(|broken| {
            let found = if broken.missing {
                "no such file"
            } else {
                "another SHA-256"
            };
            file_violation(&broken.file, found, "the file that manifest.json sealed")
        })
        .collect();
    for name in differing(&manifest.inputs, folder.inputs()) {
        violations.push(file_violation(
            name,
            "another input than the result was made from",
            "the SHA-256 in manifest.json",
        ));
    }
    violations
}

fn file_violation(file: &str, found: &str, expected: &str) -> Violation {
    Violation {
        rule: Rule::File,
        subject: file.into(),
        found: found.into(),
        expected: expected.into(),
        assignments: Vec::new(),
    }
}

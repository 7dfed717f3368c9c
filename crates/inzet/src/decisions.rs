//! The decisions in force: those of the planning folder, or those that a result holds because
//! edits added some.

use std::path::{Path, PathBuf};

use inzet_ingest::{Fault, Place, read_decisions};
use inzet_model::{Dataset, Decision};
use inzet_report::Manifest;
use inzet_report::files::decisions::FILE;
use inzet_verify::{Rule, Violation};

use crate::folder::Folder;

/// A decision and where it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The decision.
    pub decision: Decision,
    /// Where it was taken.
    pub origin: Origin,
}

/// Where a decision was taken: in decisions.csv, or in an edited file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The row.
    pub row: Place,
    /// The cell of its fte.
    pub fte: Place,
    /// The cell of its first day.
    pub from: Place,
    /// Whether it is a row of edited assignments: an override cannot be written there.
    pub is_edit: bool,
}

impl Origin {
    /// A row of a decisions.csv, where faults name the row only.
    #[must_use]
    pub fn row_of(file: &str, line: u64) -> Self {
        let row = Place::line(file, line);
        Self {
            fte: row.clone(),
            from: row.clone(),
            row,
            is_edit: false,
        }
    }
}

/// How the result calls itself in faults: `result/decisions.csv`.
pub(crate) fn shown(result: &Path) -> String {
    let name = result.file_name().unwrap_or(result.as_os_str());
    format!("{}/{FILE}", name.to_string_lossy())
}

/// The decisions.csv of a result, when it has one; of a file in a result, the one beside it.
fn decisions_of(result: &Path) -> Option<PathBuf> {
    if result.is_dir() {
        return Some(result.join(FILE)).filter(|file| file.is_file());
    }
    // Beside any other file a decisions.csv means nothing: it may be that of a planning folder.
    let (folder, name) = (result.parent()?, result.file_name()?.to_str()?);
    let outputs = Manifest::read(folder).ok()?.outputs;
    (outputs.contains_key(name) && outputs.contains_key(FILE)).then(|| folder.join(FILE))
}

impl Folder {
    /// Reads a planning folder as a result saw it: when the result holds the decisions in force,
    /// they take the place of the folder's own.
    ///
    /// # Errors
    /// The faults of the folder, or those of the result's decisions.
    pub fn read_for(path: &Path, result: &Path) -> Result<Self, Vec<Fault>> {
        let folder = Self::read(path)?;
        let Some(file) = decisions_of(result) else {
            return Ok(folder);
        };
        let name = shown(file.parent().unwrap_or(result));
        let reading = read_decisions(&file, folder.dataset());
        let mut faults = reading.faults;
        for fault in &mut faults {
            fault.file.clone_from(&name);
        }
        if faults.iter().any(Fault::is_error) {
            return Err(faults);
        }
        let decisions = reading.decisions.into_iter().map(|decision| InForce {
            origin: Origin::row_of(&name, decision.line),
            decision,
        });
        Ok(folder.deciding(decisions.collect()))
    }
}

/// Whether the decisions.csv of a result says what was decided.
///
/// # Errors
/// The faults of a file that cannot be read.
pub fn check_decisions(dataset: &Dataset, result: &Path) -> Result<Vec<Violation>, Vec<Fault>> {
    let file = result.join(FILE);
    if !file.exists() {
        return Ok(Vec::new());
    }
    let reading = read_decisions(&file, dataset);
    if reading.faults.iter().any(Fault::is_error) {
        return Err(reading.faults);
    }
    let without_line = |decisions: &[Decision]| -> Vec<Decision> {
        let own = decisions.iter().cloned();
        own.map(|one| Decision { line: 0, ..one }).collect()
    };
    if without_line(&reading.decisions) == without_line(&dataset.decisions) {
        return Ok(Vec::new());
    }
    Ok(vec![Violation {
        rule: Rule::File,
        subject: FILE.into(),
        found: format!("{} other decisions", reading.decisions.len()),
        expected: "the decisions in force".into(),
        assignments: Vec::new(),
    }])
}

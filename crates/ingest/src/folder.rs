//! A planning folder to a dataset and its faults, in one pass.

use std::fs;
use std::io;
use std::path::Path;

use inzet_model::Dataset;

use crate::assemble::read_dataset;
use crate::code::Code;
use crate::fault::{Fault, Place, in_order};
use crate::policy::read_policy;
use crate::sheets::Sheets;
use crate::source::{WORKBOOK, table_files};
use crate::tables::LAYOUTS;

/// What a planning folder holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The folder's data; `None` exactly when a fault is an error.
    pub dataset: Option<Dataset>,
    /// Everything that is wrong, sorted by file, line, column and code.
    pub faults: Vec<Fault>,
}

/// Reads a planning folder. It never fails: trouble with files is a fault like any other.
///
/// # Source
/// FORMAT sections 1 to 3.
#[must_use]
pub fn read_folder(folder: &Path) -> Reading {
    let mut faults = Vec::new();
    let dataset = match list(folder, &mut faults) {
        Ok(()) => {
            let policy = read_policy(folder, &mut faults);
            let sheets = Sheets::load(folder, &mut faults);
            Some(read_dataset(policy, &sheets, &mut faults))
        }
        Err(fault) => {
            faults.push(*fault);
            None
        }
    };
    let faults = in_order(faults);
    let is_sound = !faults.iter().any(Fault::is_error);
    Reading {
        dataset: dataset.filter(|_| is_sound),
        faults,
    }
}

/// Reports what stands in the folder and is not read.
///
/// # Errors
/// The fault of a folder that cannot be listed.
fn list(folder: &Path, faults: &mut Vec<Fault>) -> Result<(), Box<Fault>> {
    let entries = fs::read_dir(folder).map_err(|error| Box::new(no_folder(&error)))?;
    for entry in entries {
        let entry = entry.map_err(|error| Box::new(no_folder(&error)))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let lower_case = name.to_lowercase();
        // Names that begin with a point belong to the system, not to the planner.
        if name.starts_with('.') {
            continue;
        }
        if name == WORKBOOK {
            faults.extend(beside_tables(folder));
        } else if lower_case.ends_with(".csv") && !is_table(&name) && !entry.path().is_dir() {
            faults.push(unknown_file(&name, &lower_case));
        }
    }
    Ok(())
}

fn is_table(name: &str) -> bool {
    LAYOUTS.iter().any(|layout| layout.file() == name)
}

fn no_folder(error: &io::Error) -> Fault {
    Fault::new(
        Code::NO_FOLDER,
        Place::file("."),
        &error.to_string(),
        "a planning folder that can be listed",
        "Check the path and the rights on it; `inzet init` makes a folder to start from.",
    )
}

/// A workbook and tables as files: nobody can tell which of the two counts.
fn beside_tables(folder: &Path) -> Option<Fault> {
    let files = table_files(folder);
    if files.is_empty() {
        return None;
    }
    Some(Fault::new(
        Code::WORKBOOK,
        Place::file(WORKBOOK),
        &format!("a workbook beside {}", files.join(", ")),
        "the tables as CSV files or as the sheets of one workbook, not both",
        "Keep the ones that count, and move the others elsewhere.",
    ))
}

fn unknown_file(name: &str, lower_case: &str) -> Fault {
    let names: Vec<String> = LAYOUTS.iter().map(|layout| layout.file()).collect();
    let hint = if is_table(lower_case) {
        format!("Names of files are in lower case: rename it to {lower_case}.")
    } else {
        "Correct the name, or move the file elsewhere.".to_owned()
    };
    Fault::new(
        Code::UNKNOWN_FILE,
        Place::file(name),
        name,
        &format!("one of {}", names.join(", ")),
        &hint,
    )
}

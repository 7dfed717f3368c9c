//! What the judge says of a result: the plan, and every file that was written of it.

use std::fs;
use std::path::Path;

use inzet_ingest::{Fault, read_raw_table};
use inzet_model::{Dataset, Plan};
use inzet_report::summary;
pub use inzet_verify::Violation;
use inzet_verify::{Facts, ResultFiles, Table, check_plan_with, check_result_with};

use crate::decisions::check_decisions;
use crate::workbook::check_workbook;

/// Every rule that a plan or one of the files in its result folder breaks.
///
/// # Errors
/// The faults of files that cannot be read as tables.
pub fn judge_result(
    dataset: &Dataset,
    plan: &Plan,
    folder: &Path,
) -> Result<Vec<Violation>, Vec<Fault>> {
    let files = read_result_files(folder)?;
    let facts = Facts::new(dataset);
    let mut violations = check_plan_with(&facts, plan).violations;
    violations.extend(check_result_with(&facts, plan, &files));
    violations.extend(check_workbook(dataset, plan, folder)?);
    violations.extend(check_decisions(dataset, folder)?);
    Ok(violations)
}

/// The files of a result as text, without any meaning.
///
/// # Errors
/// The faults of files that cannot be read as tables.
pub fn read_result_files(folder: &Path) -> Result<ResultFiles, Vec<Fault>> {
    let mut files = ResultFiles::default();
    let mut faults = Vec::new();
    for name in table_names(folder) {
        match read_table(&folder.join(&name)) {
            Ok(table) => drop(files.tables.insert(name, table)),
            Err(found) => faults.extend(found),
        }
    }
    files.summary = fs::read_to_string(folder.join(summary::FILE)).ok();
    if faults.is_empty() {
        Ok(files)
    } else {
        Err(faults)
    }
}

/// A table as text, without any meaning.
///
/// # Errors
/// The faults that keep it from being read.
pub fn read_table(file: &Path) -> Result<Table, Vec<Fault>> {
    let table = read_raw_table(file)?;
    Ok(Table {
        header: table.header,
        rows: table
            .rows
            .into_iter()
            .map(|row| (row.line, row.cells))
            .collect(),
        decimal_comma: table.delimiter == b';',
    })
}

/// The tables that a result folder holds, sorted. What is no table is not the judge's.
fn table_names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|extension| extension == "csv")
        })
        .collect();
    names.sort();
    names
}

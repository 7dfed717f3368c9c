//! What the judge says of plan.xlsx: its sheet of facts, read back, must be the plan.

use std::path::Path;

use inzet_ingest::Fault;
use inzet_model::{Assignment, Dataset, Plan};
use inzet_report::xlsx;
use inzet_verify::{Facts, Rule, Violation, check_assignments};

use crate::assignments::read_plan;
use crate::judge::read_table;

/// Every row of the sheet of facts in plan.xlsx that is not in the plan, is missing, or says
/// something else than follows from it. A result without a workbook has none.
///
/// # Errors
/// The faults of a workbook that cannot be read.
pub fn check_workbook(
    dataset: &Dataset,
    plan: &Plan,
    folder: &Path,
) -> Result<Vec<Violation>, Vec<Fault>> {
    let file = folder.join(xlsx::FILE);
    if !file.exists() {
        return Ok(Vec::new());
    }
    let read = read_plan(&Facts::new(dataset), &file)?;
    if read.plan != *plan {
        return Ok(vec![Violation {
            rule: Rule::File,
            subject: xlsx::FILE.into(),
            found: format!("{} other assignments", read.plan.assignments().len()),
            expected: "the assignments of the plan".into(),
            assignments: Vec::new(),
        }]);
    }
    let rows: Vec<Assignment> = read.rows.iter().map(|(one, _)| *one).collect();
    let mut violations = check_assignments(dataset, &rows, &read_table(&file)?);
    for violation in &mut violations {
        violation.subject = format!("{}!{}", xlsx::FILE, violation.subject);
    }
    Ok(violations)
}

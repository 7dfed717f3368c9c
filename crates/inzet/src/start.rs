//! The plan of an earlier result as it was then: what a limit on changes counts from.

use std::collections::BTreeSet;
use std::path::Path;

use inzet_ingest::{Fault, read_assignments};
use inzet_model::{Assignment, Dataset, Plan};
use inzet_report::files::assignments::FILE;
use inzet_verify::Facts;

use crate::assignments::names_what_is_gone;

/// The assignments of a result, with their FTE of then, and how many rows were left out because
/// they name somebody or something that the folder does not hold. Dates are those of the new runs:
/// they are no part of what can be kept.
///
/// # Errors
/// The faults of the file, other than unknown ids.
pub fn read_start_as_it_was(dataset: &Dataset, path: &Path) -> Result<(Plan, usize), Vec<Fault>> {
    let file = if path.is_dir() {
        path.join(FILE)
    } else {
        path.to_path_buf()
    };
    let reading = read_assignments(&file, dataset);
    let (gone, others): (Vec<&Fault>, Vec<&Fault>) = reading
        .faults
        .iter()
        .partition(|fault| names_what_is_gone(fault));
    if others.iter().any(|fault| fault.is_error()) {
        return Err(reading.faults);
    }
    let left_out: BTreeSet<Option<u64>> = gone.iter().map(|fault| fault.line).collect();
    let facts = Facts::new(dataset);
    let period = &dataset.policy.period;
    let mut seen = BTreeSet::new();
    let mut assignments = Vec::with_capacity(reading.rows.len());
    for row in reading.rows {
        let run = facts.run(row.professional, row.demand);
        let (from, to) = run.unwrap_or((period.from, period.to));
        // The same person, demand and FTE twice can only be kept once.
        if seen.insert((row.professional, row.demand, row.fte)) {
            assignments.push(Assignment {
                professional: row.professional,
                demand: row.demand,
                position: row.position.unwrap_or(1),
                fte: row.fte,
                from,
                to,
            });
        }
    }
    Ok((Plan::new(assignments), left_out.len()))
}

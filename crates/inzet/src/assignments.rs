//! Any assignments.csv as a plan: a result's own, or one made by hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use inzet_ingest::{AssignmentRow, Code, Fault, Place, read_assignments};
use inzet_model::{Assignment, Dataset, Plan};
use inzet_report::files::assignments::FILE;
use inzet_verify::Facts;

/// A plan with the rows that it was read from.
#[derive(Debug)]
pub struct ReadPlan {
    /// The plan: from and to default to the run.
    pub plan: Plan,
    /// The file.
    pub file: PathBuf,
    /// The result folder it stands in, unless a file was named.
    pub folder: Option<PathBuf>,
    /// Each assignment with its row.
    pub rows: Vec<(Assignment, AssignmentRow)>,
    /// What is worth a look.
    pub warnings: Vec<Fault>,
}

impl ReadPlan {
    /// The name of the file, without its folder.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }
}

/// Reads the assignments of a result folder, or of a file.
///
/// # Errors
/// The faults of the file.
pub fn read_plan(facts: &Facts, path: &Path) -> Result<ReadPlan, Vec<Fault>> {
    let folder = path.is_dir().then(|| path.to_path_buf());
    let file = folder
        .as_ref()
        .map_or_else(|| path.to_path_buf(), |folder| folder.join(FILE));
    let dataset = facts.dataset();
    let reading = read_assignments(&file, dataset);
    let mut faults = reading.faults;
    let mut rows = Vec::with_capacity(reading.rows.len());
    for row in reading.rows {
        match assignment(facts, &row) {
            Some(assignment) => rows.push((assignment, row)),
            None => faults.push(position_missing(dataset, &file, &row)),
        }
    }
    if faults.iter().any(Fault::is_error) {
        return Err(faults);
    }
    let plan = Plan::new(rows.iter().map(|(assignment, _)| *assignment).collect());
    Ok(ReadPlan {
        plan,
        file,
        folder,
        rows,
        warnings: faults,
    })
}

/// The assignments to begin a plan with, and how many rows were left out because they name
/// somebody or something that the folder does not hold. What of it is still allowed is the
/// solver's to say: every assignment spans its run.
///
/// # Errors
/// The faults of the file, other than unknown ids.
pub fn read_start(dataset: &Dataset, path: &Path) -> Result<(Plan, usize), Vec<Fault>> {
    let file = if path.is_dir() {
        path.join(FILE)
    } else {
        path.to_path_buf()
    };
    let facts = Facts::new(dataset);
    let reading = read_assignments(&file, dataset);
    let (unknown, others): (Vec<&Fault>, Vec<&Fault>) = reading
        .faults
        .iter()
        .partition(|fault| names_what_is_gone(fault));
    if others.iter().any(|fault| fault.is_error()) {
        return Err(reading.faults);
    }
    let left_out: BTreeSet<Option<u64>> = unknown.iter().map(|fault| fault.line).collect();
    let rows = reading.rows.into_iter();
    let plan = Plan::new(
        rows.filter_map(|row| spanning_its_run(&facts, row))
            .collect(),
    );
    Ok((plan, left_out.len()))
}

/// Whether a fault says that a row names somebody or something that the folder does not hold.
pub(crate) fn names_what_is_gone(fault: &Fault) -> bool {
    const GONE: [Code; 4] = [
        Code::UNKNOWN_PROFESSIONAL,
        Code::UNKNOWN_DEMAND,
        Code::UNKNOWN_MEMBER,
        Code::BAD_POSITION,
    ];
    GONE.contains(&fault.code)
}

/// The row's assignment over its run, or its pin when it is one.
fn spanning_its_run(facts: &Facts, row: AssignmentRow) -> Option<Assignment> {
    if let Some(pin) = facts.pin(row.professional, row.demand) {
        return Some(pin.assignment);
    }
    let row = AssignmentRow {
        from: None,
        to: None,
        ..row
    };
    assignment(facts, &row)
}

/// The assignment of a row, or `None` when it does not say which of several positions it is on.
fn assignment(facts: &Facts, row: &AssignmentRow) -> Option<Assignment> {
    let dataset = facts.dataset();
    let position = match row.position {
        Some(position) => position,
        None if dataset.demands[row.demand].positions == 1 => 1,
        None => return None,
    };
    let period = &dataset.policy.period;
    // A pair without a run is not eligible: the judge says so, whatever span it is given.
    let (from, to) = facts
        .run(row.professional, row.demand)
        .unwrap_or((period.from, period.to));
    Some(Assignment {
        professional: row.professional,
        demand: row.demand,
        position,
        fte: row.fte,
        from: row.from.unwrap_or(from),
        to: row.to.unwrap_or(to),
    })
}

fn position_missing(dataset: &Dataset, file: &Path, row: &AssignmentRow) -> Fault {
    let name = file
        .file_name()
        .map_or_else(|| FILE.into(), |name| name.to_string_lossy());
    let demand = &dataset.demands[row.demand];
    Fault::new(
        Code::BAD_POSITION,
        Place::line(&name, row.line),
        &demand.id,
        &format!(
            "one of its {} positions, such as {}#1",
            demand.positions, demand.id
        ),
        "Fill in the column position.",
    )
}

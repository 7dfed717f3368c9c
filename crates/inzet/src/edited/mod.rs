//! Edited assignments taken in: what was changed by hand becomes pins and bans.

mod base;
mod compare;
mod merge;
pub mod price;
mod start;

use std::path::{Path, PathBuf};

use inzet_ingest::{Code, Fault, Place, read_edited};
use inzet_model::{Dataset, Decision, DemandIx, ProfessionalIx};
use inzet_report::EditedSeal;
use inzet_report::manifest::hash_file;

use crate::decisions::InForce;
use crate::folder::Folder;

pub use base::Sources;

/// How a decision that an edit added says so, in the column `reason`.
pub const REASON: &str = "edited";

/// A change that somebody made by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The pin or ban that it became.
    pub decided: InForce,
    /// About whom.
    pub professional: ProfessionalIx,
    /// On which demand.
    pub demand: DemandIx,
    /// Whether it is a pin; otherwise a ban.
    pub is_pin: bool,
}

/// What an edited file was found to say.
#[derive(Debug)]
pub struct Edited {
    /// What was changed, by professional and demand.
    pub edits: Vec<Edit>,
    /// How many decisions of earlier edits go on.
    pub carried: usize,
    /// The result that the file was compared with; none when every row became a pin.
    pub base: Option<PathBuf>,
    /// The file of it that tells what the plan was, for a search to begin with.
    pub start: Option<PathBuf>,
    /// What is worth a look.
    pub warnings: Vec<Fault>,
    /// What was decided before: in the folder, and by earlier edits.
    decided_before: Vec<InForce>,
}

impl Edited {
    /// The decisions in force without one of the edits, or without any.
    fn decisions_without(&self, dataset: &Dataset, edit: Option<usize>) -> Vec<Decision> {
        let edits = self.edits.iter().enumerate();
        let others = edits.filter(|(place, _)| edit.is_some_and(|edit| edit != *place));
        let others = others.map(|(_, edit)| &edit.decided);
        let decided = merge::merge(dataset, &self.decided_before, others, &mut Vec::new());
        decided.into_iter().map(|one| one.decision).collect()
    }
}

/// Takes in a file of edited assignments: rows that were changed or added become pins, rows that
/// were removed, or have an fte of 0 or none, become bans. The folder that comes back decides as
/// its decisions.csv and the edits say.
///
/// # Errors
/// Every fault of the file, and every rule that its pins break, each with its row.
pub fn take_in(
    folder: Folder,
    file: &Path,
    sources: Sources,
) -> Result<(Folder, Edited), Vec<Fault>> {
    let reading = read_edited(file, folder.dataset());
    if reading.is_unread() {
        return Err(reading.faults);
    }
    let base = base::find(&folder, file, sources)?;
    let mut faults = reading.faults.clone();
    let edits = compare::edits(folder.dataset(), &reading, base.as_ref(), &mut faults);
    let carried = base.as_ref().map_or(&[][..], |base| &base.carried);
    let decided = folder.decisions();
    let before = merge::merge(folder.dataset(), &decided, carried.iter(), &mut faults);
    let rows = edits.iter().map(|edit| &edit.decided);
    let decisions = merge::merge(folder.dataset(), &before, rows, &mut faults);
    let decides = folder.decides_otherwise() || !edits.is_empty() || !carried.is_empty();
    let seal = hash_file(file).ok().map(|file| EditedSeal {
        file,
        assignments: base.as_ref().and_then(|base| base.hash.clone()),
    });
    let carried = carried.len();
    let (base, start) = base.map(|base| (base.path, base.file)).unzip();
    let folder = if decides {
        folder.deciding(decisions)
    } else {
        folder
    };
    if faults.iter().any(Fault::is_error) {
        // The rules that sound rows break are named in the same pass.
        faults.extend(folder.instance().err().unwrap_or_default());
        faults.sort();
        return Err(faults);
    }
    let folder = match seal {
        Some(seal) => folder.sealed(seal),
        None => folder,
    };
    let edited = Edited {
        edits,
        carried,
        base,
        start,
        warnings: faults,
        decided_before: before,
    };
    Ok((folder, edited))
}

/// Whether a decision says that an edit added it.
fn is_edit(decision: &Decision) -> bool {
    let reason = decision.reason.as_deref().unwrap_or_default();
    let rest = reason.strip_prefix(REASON);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
}

/// The fault of a file of which nobody can say from which result it came.
fn without_origin(file: &str, found: &str, expected: &str) -> Fault {
    Fault::new(
        Code::EDIT_WITHOUT_ORIGIN,
        Place::file(file),
        found,
        expected,
        "Name the result that the file came from with --start.",
    )
}

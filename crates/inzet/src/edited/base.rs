//! The result that an edited file came from, and what it says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use inzet_ingest::{Fault, read_assignments, read_decisions};
use inzet_model::{Dataset, Day, DemandIx, Fte, ProfessionalIx};
use inzet_report::files::{assignments, decisions};
use inzet_report::manifest::hash_file;
use inzet_report::{Manifest, xlsx};
use inzet_verify::Facts;

use super::{is_edit, without_origin};
use crate::assignments::names_what_is_gone;
use crate::decisions::{InForce, Origin, shown};
use crate::folder::Folder;

/// Where the result may stand that an edited file came from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The result that was named.
    pub start: Option<&'a Path>,
    /// Where the new result comes; what stands there now is the former one.
    pub out: &'a Path,
}

/// What an edited file is compared with.
pub(super) struct Base {
    /// The result.
    pub path: PathBuf,
    /// The file of it that tells what the plan was.
    pub file: PathBuf,
    /// SHA-256 of its assignments.csv.
    pub hash: Option<String>,
    /// Its assignments, as far as the folder still knows them.
    pub values: BTreeMap<(ProfessionalIx, DemandIx), Value>,
    /// The decisions that earlier edits added to it.
    pub carried: Vec<InForce>,
}

/// What can be changed of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// How much.
    pub fte: Fte,
    /// On which position, from 1.
    pub position: Option<u32>,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
}

/// The result that a file came from: the one that was named, else what stands where the new one
/// comes, else the folder's own; `None` when there is none.
///
/// # Errors
/// When it cannot be read, or the file was taken in before and cannot be told from the result
/// that was made of it.
pub(super) fn find(
    folder: &Folder,
    edited: &Path,
    sources: Sources,
) -> Result<Option<Base>, Vec<Fault>> {
    let Some(path) = choose(folder, edited, sources)? else {
        return Ok(None);
    };
    let file = untouched(&path, edited)?;
    let dataset = folder.dataset();
    let sealed = if path.is_dir() {
        path.join(assignments::FILE)
    } else {
        path.clone()
    };
    Ok(Some(Base {
        hash: hash_file(&sealed).ok(),
        values: values(dataset, &file)?,
        carried: carried(dataset, &path)?,
        file,
        path,
    }))
}

fn choose(folder: &Folder, edited: &Path, sources: Sources) -> Result<Option<PathBuf>, Vec<Fault>> {
    if let Some(start) = sources.start {
        return Ok(Some(start.to_path_buf()));
    }
    let own = folder.path().join("result");
    let standing = [sources.out, &own]
        .into_iter()
        .find(|result| result.join(assignments::FILE).is_file());
    let Some(result) = standing else {
        return Ok(None);
    };
    let taken_in = Manifest::read(result).ok().and_then(|one| one.edited);
    match taken_in {
        // The same command again: the result that stands there is of this very file.
        Some(seal) if hash_file(edited).is_ok_and(|hash| hash == seal.file) => {
            let Some(former) = seal.assignments else {
                return Ok(None);
            };
            let old = older(result);
            let stands = hash_file(&old.join(assignments::FILE)).is_ok_and(|hash| hash == former);
            if stands {
                Ok(Some(old))
            } else {
                Err(vec![without_origin(
                    &name_of(edited),
                    "a file that this result was made of",
                    "a file that was edited since, or the result that it came from",
                )])
            }
        }
        _ => Ok(Some(result.to_path_buf())),
    }
}

/// Where the result is kept that another one replaced.
fn older(result: &Path) -> PathBuf {
    let name = result.file_name().unwrap_or_default().to_string_lossy();
    result.with_file_name(format!("{name}.old"))
}

/// The file of a result that says what the plan was. Whoever edits assignments.csv in place
/// leaves plan.xlsx as it was, and the other way round.
fn untouched(result: &Path, edited: &Path) -> Result<PathBuf, Vec<Fault>> {
    if !result.is_dir() {
        return Ok(result.to_path_buf());
    }
    let file = result.join(assignments::FILE);
    let Ok(manifest) = Manifest::read(result) else {
        return Ok(file);
    };
    let is_whole = |name: &str| {
        let sealed = manifest.outputs.get(name);
        sealed.is_some() && hash_file(&result.join(name)).ok().as_ref() == sealed
    };
    if is_whole(assignments::FILE) {
        return Ok(file);
    }
    if is_whole(xlsx::FILE) {
        return Ok(result.join(xlsx::FILE));
    }
    Err(vec![without_origin(
        &name_of(edited),
        "a result in which assignments.csv and plan.xlsx were both changed",
        "one of the two as it was written",
    )])
}

pub(super) fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Its assignments; rows that name somebody or something that is gone say nothing any more.
fn values(
    dataset: &Dataset,
    file: &Path,
) -> Result<BTreeMap<(ProfessionalIx, DemandIx), Value>, Vec<Fault>> {
    let reading = read_assignments(file, dataset);
    if is_unreadable(&reading.faults) {
        return Err(reading.faults);
    }
    let facts = Facts::new(dataset);
    let period = &dataset.policy.period;
    let rows = reading.rows.into_iter();
    Ok(rows
        .map(|row| {
            let run = facts.run(row.professional, row.demand);
            let (from, to) = run.unwrap_or((period.from, period.to));
            let value = Value {
                fte: row.fte,
                position: row.position,
                from: row.from.unwrap_or(from),
                to: row.to.unwrap_or(to),
            };
            ((row.professional, row.demand), value)
        })
        .collect())
}

/// Whether more is wrong than that rows name somebody or something that is gone.
fn is_unreadable(faults: &[Fault]) -> bool {
    let mut others = faults.iter().filter(|fault| !names_what_is_gone(fault));
    others.any(Fault::is_error)
}

/// The decisions that say that they were edits. Those of the folder are in the folder.
fn carried(dataset: &Dataset, result: &Path) -> Result<Vec<InForce>, Vec<Fault>> {
    let file = result.join(decisions::FILE);
    if !result.is_dir() || !file.is_file() {
        return Ok(Vec::new());
    }
    let reading = read_decisions(&file, dataset);
    if is_unreadable(&reading.faults) {
        return Err(reading.faults);
    }
    let name = shown(result);
    let edits = reading.decisions.into_iter().filter(is_edit);
    Ok(edits
        .map(|decision| InForce {
            origin: Origin::row_of(&name, decision.line),
            decision,
        })
        .collect())
}

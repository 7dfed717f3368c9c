//! Writes a result folder: every file, judged before it is put in place.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use inzet_core::{Options, Solution};
use inzet_ingest::Fault;
use inzet_report::files::{Style, decisions, tables};
use inzet_report::manifest::hash_bytes;
use inzet_report::summary::{self, VERSION, render_made_elsewhere};
use inzet_report::{
    Destination, Dialect, Manifest, Outcome, Summary, SwapError, Timing, csv, manifest, page,
    timing, xlsx,
};
use inzet_verify::Violation;

use crate::folder::Folder;
use crate::judge::judge_result;

/// How and where a result is written.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// Where it comes.
    pub destination: &'a Destination,
    /// What numbers and dates look like.
    pub dialect: Dialect,
    /// Language and names.
    pub style: Style,
    /// Asked once, right before the result is put in place; `false` gives it up.
    pub go_ahead: fn() -> bool,
}

/// Why a result was not written. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It was given up at the last moment.
    #[error("given up")]
    GivenUp,
    /// The folder may not be overwritten, or writing failed.
    #[error(transparent)]
    Swap(#[from] SwapError),
    /// A value does not fit the workbook: a defect of the program.
    #[error("plan.xlsx cannot be written: {0}")]
    Workbook(#[from] xlsx::XlsxError),
    /// The judge found a broken rule in our own result: a defect of the program.
    #[error("the result breaks {} rules", .0.len())]
    Unsound(Vec<Violation>),
    /// What was written cannot be read back: a defect of the program.
    #[error("the result cannot be read back")]
    Unreadable(Vec<Fault>),
}

/// Writes the result of a plan that the solver found, after the judge has agreed with every file
/// of it, and returns where it stands.
///
/// # Errors
/// When it may not or cannot be written, or the judge does not agree.
pub fn write_plan(
    folder: &Folder,
    outcome: &Outcome,
    solved: (&Solution, &Options),
    writing: &Writing,
    timing: &mut Timing,
) -> Result<PathBuf, WriteError> {
    let start = Instant::now();
    let summary = Summary::new(outcome, solved.0, solved.1).render();
    let mut files = render_files(folder, outcome, summary, writing);
    add_pages(&mut files, outcome, timing, writing)?;
    let draft = writing.destination.write(as_slices(&files))?;
    timing.note("write", start.elapsed());

    let start = Instant::now();
    let violations = judge_result(outcome.dataset(), outcome.plan, draft.folder())
        .map_err(WriteError::Unreadable)?;
    if !violations.is_empty() {
        return Err(WriteError::Unsound(violations));
    }
    timing.note("verify", start.elapsed());

    draft.add(manifest::FILE, render_manifest(folder, &files).as_bytes())?;
    draft.add(timing::FILE, timing.render().as_bytes())?;
    if !(writing.go_ahead)() {
        return Err(WriteError::GivenUp);
    }
    Ok(draft.swap()?)
}

/// Writes the result of a plan that was made elsewhere: its charges, ready to be closed.
///
/// # Errors
/// When it may not or cannot be written.
pub fn write_charges(
    folder: &Folder,
    outcome: &Outcome,
    writing: &Writing,
) -> Result<PathBuf, WriteError> {
    let files = render_files(folder, outcome, render_made_elsewhere(outcome), writing);
    let draft = writing.destination.write(as_slices(&files))?;
    draft.add(manifest::FILE, render_manifest(folder, &files).as_bytes())?;
    Ok(draft.swap()?)
}

type Files = BTreeMap<&'static str, Vec<u8>>;

fn render_files(folder: &Folder, outcome: &Outcome, summary: String, writing: &Writing) -> Files {
    let decisions = folder
        .decides_otherwise()
        .then(|| decisions::table(outcome.dataset()));
    let mut files: Files = tables(outcome, writing.style)
        .iter()
        .chain(&decisions)
        .map(|table| (table.name(), csv::write_table(table, writing.dialect)))
        .collect();
    files.insert(summary::FILE, summary.into_bytes());
    files
}

/// What people open: the workbook and the page.
fn add_pages(
    files: &mut Files,
    outcome: &Outcome,
    timing: &Timing,
    writing: &Writing,
) -> Result<(), WriteError> {
    if let Some(workbook) = xlsx::write_workbook(outcome, writing.style)? {
        files.insert(xlsx::FILE, workbook);
    }
    let page = page::render(outcome, timing.progress(), writing.style);
    files.insert(page::FILE, page.into_bytes());
    Ok(())
}

fn as_slices(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(&name, bytes)| (name, bytes.as_slice()))
}

fn render_manifest(folder: &Folder, files: &Files) -> String {
    let outputs = files
        .iter()
        .map(|(&name, bytes)| (name.to_owned(), hash_bytes(bytes)));
    let manifest = Manifest {
        version: VERSION.into(),
        closed: false,
        inputs: folder.inputs().clone(),
        outputs: outputs.collect(),
        edited: folder.edited().cloned(),
    };
    manifest.render()
}

//! Writes a settlement: its tables, proof and papers, judged before they are put in place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use inzet_ingest::Fault;
use inzet_report::manifest::{hash_bytes, hash_file};
use inzet_report::settlement::{proof, summary, tables};
use inzet_report::statement::{LANGUAGES, year};
use inzet_report::summary::VERSION;
use inzet_report::{Destination, Dialect, Manifest, SwapError, csv, manifest};
use inzet_verify::Violation;

use super::{Request, Settling, judge::judge_settlement};

/// Why a settlement was not written. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum SettlementError {
    /// The folder may not be overwritten, or writing failed.
    #[error(transparent)]
    Swap(#[from] SwapError),
    /// The judge does not agree: a defect of the program.
    #[error("the settlement breaks {} rules", .0.len())]
    Unsound(Vec<Violation>),
    /// What was written cannot be read back: a defect of the program.
    #[error("the settlement cannot be read back")]
    Unreadable(Vec<Fault>),
}

/// Writes a settlement and returns where it stands.
///
/// # Errors
/// When it may not or cannot be written, or the judge does not agree.
pub fn write_settlement(
    request: &Request,
    settling: &Settling,
    destination: &Destination,
    dialect: Dialect,
) -> Result<PathBuf, SettlementError> {
    let files = render_files(settling, dialect);
    let slices = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let draft = destination.write(slices)?;
    let violations =
        judge_settlement(draft.folder(), &settling.settled).map_err(SettlementError::Unreadable)?;
    if !violations.is_empty() {
        return Err(SettlementError::Unsound(violations));
    }
    let manifest = Manifest {
        version: VERSION.into(),
        closed: false,
        inputs: inputs(request),
        outputs: files
            .iter()
            .map(|(name, bytes)| (name.clone(), hash_bytes(bytes)))
            .collect(),
        edited: None,
    };
    draft.add(manifest::FILE, manifest.render().as_bytes())?;
    Ok(draft.swap()?)
}

fn render_files(settling: &Settling, dialect: Dialect) -> BTreeMap<String, Vec<u8>> {
    let settled = &settling.settled;
    let mut files: BTreeMap<String, Vec<u8>> = tables(settled)
        .iter()
        .map(|table| (table.name().to_owned(), csv::write_table(table, dialect)))
        .collect();
    files.insert(
        summary::FILE.to_owned(),
        summary::render(settled).into_bytes(),
    );
    for language in LANGUAGES {
        let text = proof::render(settled, language);
        files.insert(proof::file(language).to_owned(), text.into_bytes());
    }
    let papers = year::papers(settled).into_iter();
    files.extend(papers.map(|paper| (paper.name, paper.text.into_bytes())));
    files
}

/// The fingerprints of what was settled: the seal of each result, and the files.
fn inputs(request: &Request) -> BTreeMap<String, String> {
    let seals = request
        .results
        .iter()
        .map(PathBuf::as_path)
        .chain(request.correct);
    let seals = seals.map(|folder| folder.join(manifest::FILE));
    let files = std::iter::once(request.actuals).chain(request.advances);
    let files = files.map(Path::to_path_buf);
    seals
        .chain(files)
        .filter_map(|file| Some((file.display().to_string(), hash_file(&file).ok()?)))
        .collect()
}

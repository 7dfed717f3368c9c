//! Closes a result: no later run overwrites it.

use std::path::{Path, PathBuf};

use inzet_report::files::charges;
use inzet_report::manifest::{BrokenSeal, ManifestError};
use inzet_report::settlement::lines;
use inzet_report::swap::{SwapError, lock_folder, replace_file};
use inzet_report::{Manifest, manifest};

/// What closing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is closed now.
    Now,
    /// It was closed before.
    Already,
}

/// Why a result cannot be closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    /// There is no folder of that name.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// It is no result.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// Files are not what they were when they were written.
    #[error("files are not what manifest.json says: {}", names(.0))]
    Broken(Vec<BrokenSeal>),
    /// It says nothing about who pays what.
    #[error("it holds no charges.csv and no settlement.csv")]
    NoCharges,
    /// The manifest cannot be written.
    #[error(transparent)]
    Write(#[from] SwapError),
}

/// Closes the result in a folder, after checking its seal.
///
/// # Errors
/// When it is no result, a file of it was changed, it has no charges, or it cannot be written.
pub fn close(folder: &Path) -> Result<Closed, CloseError> {
    if !folder.is_dir() {
        return Err(CloseError::NotAFolder(folder.into()));
    }
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.into());
    // No run may swap the folder away between the check and the closing.
    let _lock = folder.parent().and_then(lock_folder);
    let mut manifest = Manifest::read(&folder)?;
    let broken = manifest.broken_seals(&folder);
    if !broken.is_empty() {
        return Err(CloseError::Broken(broken));
    }
    if manifest.closed {
        return Ok(Closed::Already);
    }
    let closable = [charges::FILE, lines::FILE];
    if !closable
        .iter()
        .any(|file| manifest.outputs.contains_key(*file))
    {
        return Err(CloseError::NoCharges);
    }
    manifest.closed = true;
    replace_file(&folder.join(manifest::FILE), manifest.render().as_bytes())?;
    Ok(Closed::Now)
}

fn names(broken: &[BrokenSeal]) -> String {
    broken
        .iter()
        .map(|seal| seal.file.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

//! Writes what came of scenarios into a folder: whole, or nothing.

use std::path::PathBuf;

use inzet_report::manifest::hash_bytes;
use inzet_report::summary::VERSION;
use inzet_report::{Destination, Manifest, SwapError, manifest};

use crate::folder::Folder;

/// Writes files with their manifest, and returns where they stand. `asked` is the file of
/// scenarios, by its name and bytes, when there is one.
///
/// # Errors
/// When the folder may not be overwritten, or writing failed; nothing has changed then.
pub fn write_files(
    folder: &Folder,
    asked: Option<(&str, &[u8])>,
    files: &[(&str, String)],
    destination: &Destination,
) -> Result<PathBuf, SwapError> {
    let as_bytes = files.iter().map(|(name, text)| (*name, text.as_bytes()));
    let draft = destination.write(as_bytes)?;
    let mut inputs = folder.inputs().clone();
    inputs.extend(asked.map(|(name, bytes)| (name.to_owned(), hash_bytes(bytes))));
    let manifest = Manifest {
        version: VERSION.into(),
        closed: false,
        edited: None,
        inputs,
        outputs: files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), hash_bytes(text.as_bytes())))
            .collect(),
    };
    draft.add(manifest::FILE, manifest.render().as_bytes())?;
    draft.swap()
}

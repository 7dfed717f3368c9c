//! Writes the papers of a period: one a member, in both languages.

use std::path::PathBuf;

use inzet_money::MoneyFault;
use inzet_report::manifest::hash_bytes;
use inzet_report::statement::quarter;
use inzet_report::summary::VERSION;
use inzet_report::{Destination, Manifest, Outcome, SwapError, manifest};

use crate::folder::Folder;

/// Why no papers were written.
#[derive(Debug, thiserror::Error)]
pub enum StatementError {
    /// Nothing is charged, or no communication can be made.
    #[error("nothing is charged")]
    Money(Vec<MoneyFault>),
    /// The folder may not be overwritten, or writing failed.
    #[error(transparent)]
    Swap(#[from] SwapError),
}

/// Writes the paper of every member of a charged plan, and returns where they stand.
///
/// # Errors
/// When nothing is charged, or the folder may not or cannot be written.
pub fn write_statements(
    folder: &Folder,
    outcome: &Outcome,
    destination: &Destination,
) -> Result<PathBuf, StatementError> {
    let charges = outcome
        .charges
        .as_ref()
        .map_err(|faults| StatementError::Money(faults.clone()))?;
    let papers =
        quarter::papers(outcome, charges).map_err(|fault| StatementError::Money(vec![fault]))?;
    let files = papers
        .iter()
        .map(|paper| (paper.name.as_str(), paper.text.as_bytes()));
    let draft = destination.write(files)?;
    let manifest = Manifest {
        version: VERSION.into(),
        closed: false,
        inputs: folder.inputs().clone(),
        outputs: papers
            .iter()
            .map(|paper| (paper.name.clone(), hash_bytes(paper.text.as_bytes())))
            .collect(),
        edited: None,
    };
    draft.add(manifest::FILE, manifest.render().as_bytes())?;
    Ok(draft.swap()?)
}

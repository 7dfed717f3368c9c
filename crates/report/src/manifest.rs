//! manifest.json: which files a result was made from and consists of, with their SHA-256.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of the file.
pub const FILE: &str = "manifest.json";

/// What a result folder says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program that wrote it.
    pub version: String,
    /// Whether it may never be overwritten again.
    #[serde(default)]
    pub closed: bool,
    /// SHA-256 of each file of the planning folder, by name.
    pub inputs: BTreeMap<String, String>,
    /// SHA-256 of each file of the result but this one and timing.json, by name.
    pub outputs: BTreeMap<String, String>,
    /// The edited assignments that were taken in, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<EditedSeal>,
}

/// Which edited file a result took in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedSeal {
    /// SHA-256 of the file.
    pub file: String,
    /// SHA-256 of the assignments.csv that it was compared with, if there was one.
    pub assignments: Option<String>,
}

/// Why a manifest cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The folder has none.
    #[error("there is no manifest.json")]
    Missing,
    /// It cannot be read.
    #[error("manifest.json cannot be read: {0}")]
    Unreadable(io::Error),
    /// It is no manifest.
    #[error("manifest.json is not a manifest: {0}")]
    Malformed(serde_json::Error),
}

/// A file that is not what its manifest says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenSeal {
    /// The file's name.
    pub file: String,
    /// Whether it is gone (or cannot be read); otherwise it was changed.
    pub missing: bool,
}

impl Manifest {
    /// The manifest of a result folder.
    ///
    /// # Errors
    /// When there is none, or it is not one.
    pub fn read(folder: &Path) -> Result<Self, ManifestError> {
        let text = fs::read_to_string(folder.join(FILE)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ManifestError::Missing,
            _ => ManifestError::Unreadable(error),
        })?;
        serde_json::from_str(&text).map_err(ManifestError::Malformed)
    }

    /// The file's text.
    ///
    /// # Panics
    /// Never: plain values always become JSON.
    #[must_use]
    pub fn render(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("plain values become JSON");
        json.push('\n');
        json
    }

    /// The result files that are no longer what they were, by name.
    #[must_use]
    pub fn broken_seals(&self, folder: &Path) -> Vec<BrokenSeal> {
        let broken = self.outputs.iter().filter_map(|(file, sealed)| {
            let found = hash_file(&folder.join(file)).ok();
            let missing = found.is_none();
            (found.as_ref() != Some(sealed)).then(|| BrokenSeal {
                file: file.clone(),
                missing,
            })
        });
        broken.collect()
    }

    /// Whether a file of the result folder is accounted for.
    #[must_use]
    pub fn knows(&self, file: &str) -> bool {
        file == FILE || file == crate::timing::FILE || self.outputs.contains_key(file)
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
///
/// ```
/// # use inzet_report::manifest::hash_bytes;
/// assert!(hash_bytes(b"").starts_with("e3b0c44298fc1c14"));
/// ```
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> String {
    render_hash(Sha256::new().chain_update(bytes))
}

/// The SHA-256 of a file, in hexadecimal, without holding the file in memory.
///
/// # Errors
/// When it cannot be read.
pub fn hash_file(file: &Path) -> io::Result<String> {
    let mut file = File::open(file)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(render_hash(hash)),
            count => hash.update(&buffer[..count]),
        }
    }
}

fn render_hash(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_wrote() {
        let manifest = Manifest {
            version: "0.1.0".into(),
            closed: true,
            inputs: BTreeMap::from([("members.csv".into(), hash_bytes(b"a"))]),
            outputs: BTreeMap::from([("assignments.csv".into(), hash_bytes(b"b"))]),
            edited: Some(EditedSeal {
                file: hash_bytes(b"c"),
                assignments: None,
            }),
        };
        let read: Manifest = serde_json::from_str(&manifest.render()).unwrap();
        assert_eq!(read, manifest);
    }

    #[test]
    fn knows_itself_and_the_timing() {
        let manifest = Manifest::default();
        assert!(manifest.knows("manifest.json") && manifest.knows("timing.json"));
        assert!(!manifest.knows("notes.txt"));
    }
}

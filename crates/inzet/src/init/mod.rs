//! A small planning folder that plans as it stands, with every table and every column shown.

mod columns;
pub mod workbook;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use inzet_report::Language;

/// Why a folder cannot be begun.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Something is there already.
    #[error("{} is not an empty folder", .0.display())]
    NotEmpty(PathBuf),
    /// Writing failed.
    #[error("cannot write {}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The files of the small folder, with policy.toml explained in a language.
#[must_use]
pub fn template(language: Language) -> Vec<(&'static str, &'static str)> {
    let policy = language.pick(
        include_str!("template/policy_nl.toml"),
        include_str!("template/policy_en.toml"),
    );
    let mut files = vec![("policy.toml", policy)];
    files.extend(TABLES);
    files
}

/// The tables of the small folder.
const TABLES: [(&str, &str); 11] = [
    ("members.csv", include_str!("template/members.csv")),
    (
        "professionals.csv",
        include_str!("template/professionals.csv"),
    ),
    ("demands.csv", include_str!("template/demands.csv")),
    ("roles.csv", include_str!("template/roles.csv")),
    (
        "availability.csv",
        include_str!("template/availability.csv"),
    ),
    ("previous.csv", include_str!("template/previous.csv")),
    ("decisions.csv", include_str!("template/decisions.csv")),
    ("scores.csv", include_str!("template/scores.csv")),
    ("holidays.csv", include_str!("template/holidays.csv")),
    ("cost_pools.csv", include_str!("template/cost_pools.csv")),
    ("advances.csv", include_str!("template/advances.csv")),
];

/// Writes files into a folder that is empty or does not exist yet.
///
/// # Errors
/// When something stands there already, or a file cannot be written.
pub fn write_folder<N: AsRef<str>, T: AsRef<[u8]>>(
    folder: &Path,
    files: &[(N, T)],
) -> Result<(), InitError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| InitError::Io { path, source }
    };
    if folder.exists() {
        let mut entries = fs::read_dir(folder).map_err(|_| InitError::NotEmpty(folder.into()))?;
        if entries.next().is_some() {
            return Err(InitError::NotEmpty(folder.into()));
        }
    }
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (name, text) in files {
        let path = folder.join(name.as_ref());
        let mut file = fs::File::create_new(&path).map_err(failed(&path))?;
        file.write_all(text.as_ref()).map_err(failed(&path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn the_small_folder_has_no_fault_and_no_warning_in_either_language() {
        let parent = tempfile::tempdir().unwrap();
        let read = [Language::Dutch, Language::English].map(|language| {
            let path = parent.path().join(format!("{language:?}"));
            write_folder(&path, &template(language)).unwrap();
            Folder::read(&path).unwrap()
        });
        assert!(read[0].warnings().is_empty(), "{:?}", read[0].warnings());
        assert!(read[0].instance().unwrap().1.is_empty());
        assert_eq!(read[0].dataset(), read[1].dataset());
    }

    #[test]
    fn refuses_a_folder_with_anything_in_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        let refused = write_folder(folder.path(), &template(Language::Dutch));
        assert!(matches!(refused, Err(InitError::NotEmpty(_))));
    }
}

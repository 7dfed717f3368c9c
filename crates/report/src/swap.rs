//! Puts a whole result folder in place, or nothing.
//!
//! A result is written beside its destination, in the same parent folder, flushed to disk, and
//! then swapped in by one rename; what stood there becomes `RESULT.old`. A run that is killed, or
//! that fills the disk, leaves the former result as it was; what it leaves beside it is cleared
//! away by the next run. Two runs on one folder take turns by a lock on the parent.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::manifest::Manifest;

/// A place where a result folder may come.
#[derive(Clone, Debug)]
pub struct Destination {
    parent: PathBuf,
    name: String,
}

/// A result that is written but not yet in place. Dropped, it is cleared away.
#[derive(Debug)]
pub struct Draft {
    destination: Destination,
    folder: PathBuf,
    /// Held until the swap is done or given up.
    _lock: Option<File>,
}

/// Why a result cannot be put in place.
#[derive(Debug, thiserror::Error)]
pub enum SwapError {
    /// Something else than a folder has that name.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The path names no folder that can be made.
    #[error("{} names no folder", .0.display())]
    Nameless(PathBuf),
    /// The folder holds files that no result of ours brought there.
    #[error("{} holds files that are not in its manifest: {}", .folder.display(), .files.join(", "))]
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// Their names, sorted.
        files: Vec<String>,
    },
    /// The folder is closed.
    #[error("{} is closed", .0.display())]
    Closed(PathBuf),
    /// Reading or writing failed.
    #[error("cannot {doing} {}: {source}", .path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Destination {
    /// The destination of a path; its parent folders are made if they are missing.
    ///
    /// # Errors
    /// When the path names something that is no folder, or its parent cannot be made.
    pub fn new(path: &Path) -> Result<Self, SwapError> {
        if path.exists() && !path.is_dir() {
            return Err(SwapError::NotAFolder(path.into()));
        }
        // What gets replaced is the folder itself, not a link to it; and `.` has no name.
        let path = if path.is_symlink() || path.file_name().is_none() {
            path.canonicalize().map_err(failed("open", path))?
        } else {
            path.to_path_buf()
        };
        let nameless = || SwapError::Nameless(path.clone());
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(nameless)?;
        let parent = path.parent().ok_or_else(nameless)?;
        fs::create_dir_all(or_here(parent)).map_err(failed("make", parent))?;
        Ok(Self {
            parent: parent.into(),
            name: name.into(),
        })
    }

    /// The folder that a result comes in.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// Where the result that stood there is kept.
    #[must_use]
    pub fn old(&self) -> PathBuf {
        self.parent.join(format!("{}.old", self.name))
    }

    /// Refuses what may not be overwritten.
    ///
    /// # Errors
    /// When the folder, or the older one that its coming would push out, is closed or holds files
    /// that are not in its manifest.
    pub fn check(&self) -> Result<(), SwapError> {
        check_folder(&self.folder())?;
        check_folder(&self.old())
    }

    /// Writes files beside the destination. Nothing changes there until [`Draft::swap`].
    ///
    /// # Errors
    /// When a file cannot be written in full; nothing is left behind then.
    pub fn write<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Result<Draft, SwapError> {
        let lock = lock_folder(or_here(&self.parent));
        if lock.is_some() {
            self.clear_leftovers();
        }
        let folder = self
            .parent
            .join(format!("{}{}", self.draft_prefix(), unique_suffix()));
        fs::create_dir(&folder).map_err(failed("make", &folder))?;
        let draft = Draft {
            destination: self.clone(),
            folder,
            _lock: lock,
        };
        for (name, bytes) in files {
            draft.add(name, bytes)?;
        }
        Ok(draft)
    }

    fn draft_prefix(&self) -> String {
        format!(".{}.draft-", self.name)
    }

    /// Only with the lock held: otherwise a draft may belong to a run that is at work.
    fn clear_leftovers(&self) {
        let Ok(entries) = fs::read_dir(or_here(&self.parent)) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            if name
                .to_str()
                .is_some_and(|name| name.starts_with(&self.draft_prefix()))
            {
                // What cannot be cleared away now is tried again next time.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

impl Draft {
    /// The folder in which it stands for now.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Adds a file, flushed to disk.
    ///
    /// # Errors
    /// When it cannot be written in full.
    pub fn add(&self, name: &str, bytes: &[u8]) -> Result<(), SwapError> {
        write_flushed(&self.folder.join(name), bytes)
    }

    /// Puts it in place, and returns where that is.
    ///
    /// # Errors
    /// When the destination may not be overwritten (looked at again, now that nobody else can
    /// write there), or a rename fails; what stood there still stands there then.
    pub fn swap(self) -> Result<PathBuf, SwapError> {
        let (target, old) = (self.destination.folder(), self.destination.old());
        self.destination.check()?;
        flush_folder(&self.folder);
        if !target.exists() {
            fs::rename(&self.folder, &target).map_err(failed("rename", &self.folder))?;
        } else if is_empty(&target) {
            fs::remove_dir(&target).map_err(failed("replace", &target))?;
            fs::rename(&self.folder, &target).map_err(failed("rename", &self.folder))?;
        } else {
            self.replace(&target, &old)?;
        }
        flush_folder(or_here(&self.destination.parent));
        Ok(target)
    }

    fn replace(&self, target: &Path, old: &Path) -> Result<(), SwapError> {
        // Under a draft's name, so that the next run clears it away should this one be killed.
        let name = format!("{}{}", self.destination.draft_prefix(), unique_suffix());
        let discarded = self.destination.parent.join(name);
        if old.exists() {
            fs::rename(old, &discarded).map_err(failed("rename", old))?;
        }
        let replaced = match exchange(&self.folder, target) {
            // The draft's name now holds what stood there.
            Ok(()) => fs::rename(&self.folder, old)
                .map_err(failed("rename", target))
                .inspect_err(|_| drop(exchange(&self.folder, target))),
            Err(_) => self.replace_in_two_steps(target, old),
        };
        if replaced.is_err() && discarded.exists() {
            let _ = fs::rename(&discarded, old);
        }
        // A leftover, should this fail, is cleared away by the next run.
        let _ = fs::remove_dir_all(&discarded);
        replaced
    }

    /// Where the system cannot exchange two names at once.
    fn replace_in_two_steps(&self, target: &Path, old: &Path) -> Result<(), SwapError> {
        fs::rename(target, old).map_err(failed("rename", target))?;
        fs::rename(&self.folder, target)
            .map_err(failed("rename", &self.folder))
            .inspect_err(|_| drop(fs::rename(old, target)))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Gone already after a swap.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Replaces one file of a result folder in one step.
///
/// # Errors
/// When it cannot be written in full or put in place; the former file still stands then.
pub fn replace_file(file: &Path, bytes: &[u8]) -> Result<(), SwapError> {
    let beside = file.with_extension(format!("new{}", unique_suffix()));
    let result = write_flushed(&beside, bytes)
        .and_then(|()| fs::rename(&beside, file).map_err(failed("replace", file)));
    if result.is_err() {
        let _ = fs::remove_file(&beside);
    }
    if let Some(folder) = file.parent() {
        flush_folder(folder);
    }
    result
}

/// Takes the turn of writing in a folder, waiting for whoever has it. The turn ends when the file
/// is dropped. `None` where the system has no such locks.
#[must_use]
pub fn lock_folder(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}

fn check_folder(folder: &Path) -> Result<(), SwapError> {
    if !folder.exists() {
        return Ok(());
    }
    if !folder.is_dir() {
        return Err(SwapError::NotAFolder(folder.into()));
    }
    let manifest = Manifest::read(folder).ok();
    if manifest.as_ref().is_some_and(|manifest| manifest.closed) {
        return Err(SwapError::Closed(folder.into()));
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed("read", folder))? {
        let entry = entry.map_err(failed("read", folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = manifest
            .as_ref()
            .is_some_and(|manifest| manifest.knows(&name));
        if !ours || entry.path().is_dir() {
            files.push(name);
        }
    }
    files.sort();
    if files.is_empty() {
        Ok(())
    } else {
        Err(SwapError::Foreign {
            folder: folder.into(),
            files,
        })
    }
}

/// The parent of a bare name is where we are.
fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn write_flushed(path: &Path, bytes: &[u8]) -> Result<(), SwapError> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(failed("write", path))
}

/// Makes renames last through a power cut, where the system can flush a folder.
fn flush_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> SwapError {
    let path = path.to_path_buf();
    move |source| SwapError::Io {
        doing,
        path,
        source,
    }
}

fn unique_suffix() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!(
        "{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

/// Exchanges two names at once, so that there is no moment without a result.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
#[path = "swap_tests.rs"]
mod tests;

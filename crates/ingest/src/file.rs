//! A path to its bytes, within the limits of FORMAT section 1.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::code::Code;
use crate::fault::{Fault, Place};

/// The largest file that is read: 1 GiB.
pub(crate) const LARGEST_FILE: u64 = 1 << 30;
/// The longest line that is read, without its end: 1 MiB.
pub(crate) const LONGEST_LINE: usize = 1 << 20;

/// The bytes of a file, or `None` when nothing stands there.
///
/// # Errors
/// A fault that names the file as `name`: something that is no file (never opened, so a pipe
/// cannot hang the program), unreadable, too large, or a line too long. A line is refused as soon
/// as it is too long, without reading on.
pub(crate) fn read_bytes(path: &Path, name: &str) -> Result<Option<Vec<u8>>, Box<Fault>> {
    let unreadable = |error: &io::Error| Box::new(unreadable(name, error));
    let Some((file, length)) = open(path, name)? else {
        return Ok(None);
    };
    let read = read_lines(file, length).map_err(|error| unreadable(&error))?;
    match read {
        Contents::Bytes(bytes) => Ok(Some(bytes)),
        Contents::LongLine(line) => Err(Box::new(long_line(name, line))),
        Contents::TooLarge => Err(Box::new(too_large(name, LARGEST_FILE + 1))),
    }
}

/// The bytes of a file that has no lines, or `None` when nothing stands there.
///
/// # Errors
/// As [`read_bytes`], but for lines.
pub(crate) fn read_whole(path: &Path, name: &str) -> Result<Option<Vec<u8>>, Box<Fault>> {
    let Some((file, length)) = open(path, name)? else {
        return Ok(None);
    };
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    let read = file.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    read.map_err(|error| Box::new(unreadable(name, &error)))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Box::new(too_large(name, LARGEST_FILE + 1)));
    }
    Ok(Some(bytes))
}

/// An open file and its length, or `None` when nothing stands there.
fn open(path: &Path, name: &str) -> Result<Option<(File, u64)>, Box<Fault>> {
    let unreadable = |error: &io::Error| Box::new(unreadable(name, error));
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link(path) => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
    };
    if !metadata.is_file() {
        return Err(Box::new(not_a_file(name, metadata.is_dir())));
    }
    if metadata.len() > LARGEST_FILE {
        return Err(Box::new(too_large(name, metadata.len())));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    Ok(Some((file, metadata.len())))
}

enum Contents {
    Bytes(Vec<u8>),
    LongLine(u64),
    TooLarge,
}

/// Reads in pieces, so that one endless line is noticed before it fills the memory.
fn read_lines(file: File, length: u64) -> io::Result<Contents> {
    const PIECE: u64 = 1 << 18;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    let (mut line, mut line_start) = (1, 0);
    let mut seen = 0;
    loop {
        let read = (&file).take(PIECE).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Ok(Contents::TooLarge);
        }
        for place in seen..bytes.len() {
            let is_end = bytes[place] == b'\n' || bytes[place] == b'\r';
            if place - line_start > LONGEST_LINE || (place - line_start == LONGEST_LINE && !is_end)
            {
                return Ok(Contents::LongLine(line));
            }
            if is_end {
                let is_pair = bytes[place] == b'\n' && place > 0 && bytes[place - 1] == b'\r';
                line += u64::from(!is_pair);
                line_start = place + 1;
            }
        }
        seen = bytes.len();
        if read == 0 {
            return Ok(Contents::Bytes(bytes));
        }
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn unreadable(name: &str, error: &io::Error) -> Fault {
    Fault::new(
        Code::UNREADABLE,
        Place::file(name),
        &error.to_string(),
        "a file that can be read",
        "Check the rights on the file, and that no other program holds it.",
    )
}

fn not_a_file(name: &str, is_folder: bool) -> Fault {
    Fault::new(
        Code::NOT_A_FILE,
        Place::file(name),
        if is_folder {
            "a folder"
        } else {
            "a pipe or device"
        },
        "a file",
        "Put the table itself there.",
    )
}

fn too_large(name: &str, length: u64) -> Fault {
    Fault::new(
        Code::FILE_TOO_LARGE,
        Place::file(name),
        &format!("{length} bytes"),
        "at most 1 GiB (1,073,741,824 bytes)",
        "Check that this is the right file.",
    )
}

fn long_line(name: &str, line: u64) -> Fault {
    Fault::new(
        Code::LINE_TOO_LONG,
        Place::line(name, line),
        "a longer line",
        "lines of at most 1 MiB (1,048,576 bytes)",
        "Check that this is the right file, with one row a line.",
    )
}

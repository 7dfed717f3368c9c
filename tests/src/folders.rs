//! Planning folders for tests: copies of the samples, whole or with their rows turned around.

use std::fs;
use std::path::Path;

use crate::binary::root;

/// Copies the files of `data/<sample>` into `to`, which is made.
pub fn copy_sample(sample: &str, to: &Path) {
    copy(sample, to, |_, text| text);
}

/// The same, with the rows of every table in the opposite order.
pub fn copy_sample_reversed(sample: &str, to: &Path) {
    copy(sample, to, |name, text| {
        if name.ends_with(".csv") {
            reversed(&text)
        } else {
            text
        }
    });
}

/// Copies `data/<sample>` with all its folders into `to`.
pub fn copy_tree(sample: &str, to: &Path) {
    copy_folders(&root().join("data").join(sample), to);
}

fn copy_folders(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder takes folders");
    for entry in fs::read_dir(from)
        .expect("the sample is in the repository")
        .flatten()
    {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folders(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a temporary folder takes files");
        }
    }
}

fn copy(sample: &str, to: &Path, change: impl Fn(&str, String) -> String) {
    fs::create_dir_all(to).expect("a temporary folder takes files");
    let from = root().join("data").join(sample);
    for entry in fs::read_dir(from)
        .expect("the sample is in the repository")
        .flatten()
    {
        if entry.path().is_file() {
            let name = entry
                .file_name()
                .into_string()
                .expect("samples have plain names");
            let text = fs::read_to_string(entry.path()).expect("the sample is UTF-8");
            fs::write(to.join(&name), change(&name, text)).expect("a temporary folder takes files");
        }
    }
}

/// No sample has a line break inside a cell.
fn reversed(table: &str) -> String {
    let mut lines: Vec<&str> = table.lines().collect();
    lines[1..].reverse();
    lines.join("\n") + "\n"
}

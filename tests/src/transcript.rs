//! Golden transcripts: what a person sees who types commands, and what is in the files.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::binary::{inzet, root};

/// Commands in a fresh folder, with everything they say.
pub struct Transcript {
    here: TempDir,
    text: String,
}

impl Transcript {
    /// An empty folder and nothing said yet.
    #[must_use]
    pub fn begin() -> Self {
        let here = tempfile::tempdir().expect("there is room for a temporary folder");
        Self {
            here,
            text: String::new(),
        }
    }

    /// The folder in which commands run.
    #[must_use]
    pub fn here(&self) -> &Path {
        self.here.path()
    }

    /// Runs `inzet` with these words and notes what came of it.
    pub fn run(&mut self, words: &str) -> &mut Self {
        let output = inzet(self.here())
            .args(words.split_whitespace())
            .env("NO_COLOR", "1")
            .output()
            .expect("the binary runs");
        self.text.push_str(&format!("$ inzet {words}\n"));
        self.text.push_str(&String::from_utf8_lossy(&output.stdout));
        let stderr = String::from_utf8_lossy(&output.stderr);
        for line in stderr.lines() {
            self.text.push_str(format!("[stderr] {line}").trim_end());
            self.text.push('\n');
        }
        let code = output
            .status
            .code()
            .map_or("signal".into(), |code| code.to_string());
        self.text.push_str(&format!("[exit {code}]\n\n"));
        self
    }

    /// Writes a file.
    pub fn write(&mut self, name: &str, text: &str) -> &mut Self {
        fs::write(self.here().join(name), text).expect("a temporary folder takes files");
        self
    }

    /// Notes the text of a file.
    pub fn show(&mut self, name: &str) -> &mut Self {
        let bytes = fs::read(self.here().join(name)).expect("the file is there");
        let text = String::from_utf8_lossy(&bytes).replace('\u{feff}', "[BOM]");
        self.text.push_str(&format!("$ cat {name}\n{text}\n"));
        self
    }

    /// Notes the names in a folder.
    pub fn list(&mut self, folder: &str) -> &mut Self {
        let entries = fs::read_dir(self.here().join(folder)).expect("the folder is there");
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        self.text.push_str(&format!("$ ls {folder}\n"));
        for name in names {
            self.text.push_str(&format!("{}\n", name.to_string_lossy()));
        }
        self.text.push('\n');
        self
    }

    /// Compares with `tests/golden/<name>.txt`; `UPDATE_GOLDEN=1` writes it instead.
    ///
    /// # Panics
    /// When they differ.
    pub fn matches(&self, name: &str) {
        let file = root().join("tests/golden").join(format!("{name}.txt"));
        let text = normalised(&self.text);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, text).expect("the repository can be written");
            return;
        }
        let golden = fs::read_to_string(&file).unwrap_or_default();
        if text != golden {
            let place = text
                .lines()
                .zip(golden.lines())
                .position(|(ours, theirs)| ours != theirs);
            let place = place.unwrap_or_else(|| text.lines().count().min(golden.lines().count()));
            panic!(
                "{name} differs from {} at line {}:\n  found    {:?}\n  expected {:?}\n\
                 UPDATE_GOLDEN=1 accepts what was found.",
                file.display(),
                place + 1,
                text.lines().nth(place),
                golden.lines().nth(place)
            );
        }
    }
}

/// Without what says how good a plan provably is: that gets better as the engines do, and other
/// tests hold it.
fn normalised(text: &str) -> String {
    const PROOFS: [&str; 6] = [
        "  \"status\"",
        "  \"stopped_by\"",
        "  \"bound\"",
        "  \"gap\"",
        "Bewezen",
        "Proven",
    ];
    let mut shown = String::new();
    for line in text.lines() {
        let proof = PROOFS.iter().find(|proof| line.starts_with(**proof));
        match proof {
            Some(proof) => shown.push_str(&format!("{proof} [...]\n")),
            None if line.starts_with("    \"work") => shown.push_str("    \"work [...]\n"),
            None => shown.push_str(&format!("{line}\n")),
        }
    }
    shown.replace(
        concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\""),
        "\"version\": [...]",
    )
}

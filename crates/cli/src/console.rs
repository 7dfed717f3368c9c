//! Standard output for results, standard error for all else.

use std::io::{self, Write};

/// The two streams of the program. A reader that went away (`inzet check | head`) is no failure.
#[derive(Debug)]
pub struct Console;

impl Console {
    /// The streams of this process.
    pub const fn new() -> Self {
        Self
    }

    /// Writes a result.
    pub fn say(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Writes anything else.
    pub fn note(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

//! Writes the page of fault codes to standard output.

use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(inzet_ingest::render_codes().as_bytes())
}

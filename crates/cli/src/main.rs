//! The `inzet` command.
fn main() {}

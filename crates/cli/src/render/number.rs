//! Numbers as people write them.

pub use inzet::report::number::{render_hundredths, render_percent};

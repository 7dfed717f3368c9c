//! Numbers as people write them, on screen as on paper.

pub use inzet::report::number::{render_hundredths, render_percent};

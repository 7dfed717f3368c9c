//! Results to files: every table of a result folder, its summary, its manifest, and the swap that
//! puts a whole folder in place or none of it.
//!
//! An [`Outcome`] is what there is to write. Every results file is a [`Table`] first, built by the
//! one file of `files/` that knows its columns; [`csv`] writes any table in any dialect.

pub mod absence;
pub mod advice;
pub mod comparison;
pub mod csv;
pub mod dialect;
pub mod explanation;
pub mod files;
pub mod gap;
pub mod html;
pub mod language;
pub mod manifest;
pub mod number;
pub mod outcome;
pub mod page;
pub mod plot;
pub mod policy;
pub mod scenarios;
pub mod settlement;
pub mod statement;
pub mod summary;
pub mod swap;
pub mod table;
pub mod timing;
pub mod views;
pub mod xlsx;

pub use dialect::Dialect;
pub use language::Language;
pub use manifest::{EditedSeal, Manifest};
pub use outcome::Outcome;
pub use summary::Summary;
pub use swap::{Destination, SwapError};
pub use table::{Cell, Column, Table};
pub use timing::Timing;

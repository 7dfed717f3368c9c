//! Load, plan, verify, charge and close: the library people use.
//!
//! A [`Folder`] is read; its instance is solved by `inzet-core`; [`result`] writes what came of it
//! after the judge has agreed; [`verify`] and [`charge`] take any assignments.csv.

pub mod assignments;
pub mod bench;
pub mod charge;
pub mod close;
pub mod decisions;
pub mod diff;
pub mod edited;
pub mod explain;
pub mod folder;
pub mod generate;
pub mod init;
pub mod inputs;
pub mod judge;
mod named_table;
pub mod next;
mod pin_fault;
pub mod result;
pub mod scenario;
pub mod settle;
pub mod split;
pub mod start;
pub mod statement;
pub mod verify;
pub mod workbook;

pub use folder::Folder;
pub use inzet_core as core;
pub use inzet_ingest as ingest;
pub use inzet_model as model;
pub use inzet_money as money;
pub use inzet_report as report;
pub use result::{WriteError, Writing};

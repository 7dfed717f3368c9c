//! A planning folder in; a dataset and everything that is wrong with the folder out.
//!
//! Every fault of every table is found in one pass, with its code, place, what was found, what
//! was expected and how to mend it. Nothing panics on any input, and no float touches a value.
//!
//! ```no_run
//! let reading = inzet_ingest::read_folder(std::path::Path::new("planning/2026Q1"));
//! for fault in &reading.faults {
//!     eprintln!("{fault}");
//! }
//! assert_eq!(reading.dataset.is_none(), reading.faults.iter().any(|fault| fault.is_error()));
//! ```

mod folder;
mod source;

mod assemble;
mod directory;
mod names;
mod register;
pub mod scenarios;
mod sheets;

mod across;
mod member_list;
mod policy;
pub mod tables;

pub mod cell;
mod identifier;

mod file;
mod headers;
mod quotes;
mod sheet;
mod table;
mod text;
mod workbook;

mod code;
mod fault;

pub use code::{CODES, Code, CodeEntry, Fixture, RaisedBy, Severity, render_codes};
pub use fault::{CellFault, Fault, Place};
pub use folder::{Reading, read_folder};
pub use headers::{Column, Layout};
pub use identifier::{Kbo, parse_bic, parse_iban, parse_kbo, parse_ovo};
pub use member_list::MemberList;
pub use sheet::{RawRow, RawTable, read_raw_table};
pub use source::{Source, WORKBOOK};
pub use tables::advances::{AdvanceReading, read_advances};
pub use tables::assignments::{AssignmentReading, AssignmentRow, read_assignments};
pub use tables::cost_pools::{PoolReading, read_cost_pools};
pub use tables::decisions::{DecisionReading, read_decisions};
pub use tables::edited::{EditedReading, EditedRow, read_edited};

// Prices, weights and periods on the command line are read as cells are.
pub use cell::{parse_date, parse_decimal, parse_fte, parse_id, parse_money, parse_share};

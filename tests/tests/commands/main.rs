//! The real binary: transcripts of whole commands, and claims about its results.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

mod benchmarks;
mod determinism;
mod expected;
mod explaining;
mod golden;
mod imports;
#[cfg(target_os = "linux")]
mod interrupt;
mod pages;
mod papers;
mod planner_faults;
mod settlement;
mod shell;
mod workbooks;

//! The real binary: transcripts of whole commands, and claims about its results.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

mod benchmarks;
mod determinism;
mod edits;
mod expected;
mod explaining;
mod golden;
mod imports;
#[cfg(target_os = "linux")]
mod interrupt;
mod least_change;
mod pages;
mod papers;
mod planner_faults;
mod scenarios;
mod settlement;
mod shell;
mod threads;
mod unfilled;
mod workbooks;

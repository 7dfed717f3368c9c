//! The real binary: transcripts of whole commands, and claims about its results.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

mod determinism;
mod expected;
mod golden;
mod imports;
#[cfg(target_os = "linux")]
mod interrupt;
mod papers;
mod planner_faults;
mod readme;
mod settlement;

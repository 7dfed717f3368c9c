//! The real binary: transcripts of whole commands, and claims about its results.

mod determinism;
mod golden;
mod imports;
#[cfg(target_os = "linux")]
mod interrupt;
mod planner_faults;
mod readme;

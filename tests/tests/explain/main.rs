//! Claims about reasons and about the answers of `explain`, each held against the rules by code
//! that shares nothing with what made it.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

mod answers;
mod definition;
mod effects;
mod fixes;
mod folders;
mod reasons;

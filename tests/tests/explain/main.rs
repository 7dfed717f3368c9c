//! Claims about the answers of `explain`.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

mod fixes;

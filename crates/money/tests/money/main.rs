//! Money as claims over whole splits, pools, ledgers and years.

#![allow(
    clippy::unwrap_used,
    reason = "builders and properties are tests too: what they unwrap is the claim"
)]

mod carries;
mod charges;
mod comparisons;
mod folder;
mod golden;
mod large;
mod pool_faults;
mod settlements;
mod splits;

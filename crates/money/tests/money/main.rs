//! Money as claims over whole splits, pools, ledgers and years.

mod carries;
mod charges;
mod comparisons;
mod folder;
mod golden;
mod pool_faults;
mod settlements;
mod splits;

//! What people read on the screen.

pub mod explain;
pub mod failure;
pub mod fault;
pub mod number;
pub mod progress;
pub mod settlement;
pub mod summary;
pub mod verdict;

//! What people read on the screen.

pub mod diff;
pub mod edits;
pub mod explain;
pub mod failure;
pub mod fault;
pub mod kept;
pub mod number;
pub mod prices;
pub mod progress;
pub mod settlement;
pub mod summary;
pub mod verdict;
pub mod view;

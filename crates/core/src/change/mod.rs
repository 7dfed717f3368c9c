//! Small changes to a plan that stands: chains of people who make room for each other, with the
//! rest of the plan as it is.

pub mod chain;
mod options;
mod settle;

pub use chain::{Chain, Place, Reach, Step};
pub use settle::top_up;

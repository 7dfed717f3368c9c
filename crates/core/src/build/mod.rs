//! Plans under construction, and the ways to make them better.

pub mod closing;
pub mod draft;
pub mod greedy;
pub mod numbering;

pub use draft::{Draft, Item};

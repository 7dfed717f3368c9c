//! Plans under construction, and the ways to make them better.

pub mod adopt;
pub mod assembly;
pub mod closing;
pub mod dive;
pub mod draft;
pub mod greedy;
mod left;
pub mod limited;
pub mod neighbourhood;
mod neighbours;
pub mod numbering;
mod open;
pub mod packing;
pub mod random;
pub mod relieve;
pub mod resolve;
pub mod shortlist;
mod trial;

pub use draft::{Draft, Item};

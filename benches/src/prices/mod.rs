//! The ways to good prices, side by side: each starts from the same prices and asks the same
//! oracle, the relaxation as the rules give it, without cuts.
//!
//! A [`Meter`] answers and notes when the bound fell; [`ground`] holds the prices in units that
//! weigh alike. One file a method; [`mod@trial`] runs them all on one folder, [`mod@page`] shows
//! what came of it.

pub mod bundle;
pub mod columns;
pub mod ground;
pub mod meter;
pub mod method;
pub mod page;
pub mod subgradient;
pub mod trial;
pub mod volume;

pub use ground::Ground;
pub use meter::{Limit, Meter};
pub use method::Method;
pub use trial::{Trial, try_all};

//! Units as types over private integers: euro cents, FTE, FTE-days, points, days, shares.
//!
//! Only the operators that mean something exist, and none takes a float.

mod cents;
mod day;
mod fte;
mod score;
mod share;

pub use cents::Cents;
pub use day::Day;
pub use fte::{Fte, FteDays};
pub use score::Score;
pub use share::{Quantity, Share};

//! The relaxation: demands, budgets and solidarity are priced, which leaves one small problem a
//! professional. The sum is a proven bound for any prices; this module finds good ones.
//!
//! # Source
//! Geoffrion 1974 and Fisher 1981 on Lagrangian relaxation.

pub mod ascent;
mod bill;
pub mod column;
mod crews;
pub mod cuts;
mod fee;
pub mod fixing;
pub mod frame;
pub mod level;
pub mod lift;
mod lowest;
mod payroll;
pub mod pool;
pub mod prices;
pub mod proximal;
pub mod purse;
pub mod relaxation;
pub mod rows;
pub mod start;
pub mod team;

pub(crate) use bill::{bill, bill_of_told, wage_of, whole_bills};
pub use fixing::{Decision, Fixing};
pub use prices::{Prices, Scale};
pub use relaxation::{Pricing, Relaxation};
pub use rows::{Row, Rows};

//! Wages, fees, splits and settlement, exact to the cent.
//!
//! Integers only: cents in 64 bits, products in 128 and, where even those do not hold an exact
//! value (the quota of a huge amount, a carry after many periods), in as many as it takes. The
//! solver uses the wage and the fee of this crate for the budget rule, so that a formula stands
//! once. Values in, values out: this crate reads and writes no file.

pub mod exact;
pub mod fault;
pub mod fraction;
pub mod quantity;
pub mod quota;
pub mod rounding;
pub mod weight;

pub mod fee;
pub mod membership;
pub mod months;
pub mod service;
pub mod usage;
pub mod wage;

pub mod base;
pub mod basis;
pub mod carry;
pub mod charge;
pub mod communication;
pub mod compare;
pub mod pool;
pub mod settle;
pub mod split;

pub use basis::BasisRow;
pub use charge::{ChargeKind, ChargeLine, Charges, MemberTotal, Position, charge};
pub use communication::{Communication, Occasion};
pub use exact::Exact;
pub use fault::MoneyFault;
pub use fee::FeeRule;
pub use fraction::Fraction;
pub use membership::membership_days;
pub use months::months;
pub use pool::{Method, PoolLine};
pub use quantity::Quantity;
pub use quota::Quota;
pub use service::Served;
pub use split::{Part, SplitFault, split};
pub use usage::{Usage, measure};
pub use wage::wage;
pub use weight::Weight;

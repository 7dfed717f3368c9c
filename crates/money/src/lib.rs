//! Wages, fees, splits and settlement, exact to the cent.
//!
//! Integers only: cents in 64 bits, products in 128. The solver uses the wage and the fee of this
//! crate for the budget rule, so that a formula stands once.

pub mod fee;
pub mod fraction;
pub mod months;
pub mod rounding;
pub mod wage;

pub use fee::FeeRule;
pub use fraction::Fraction;
pub use months::months;
pub use wage::wage;

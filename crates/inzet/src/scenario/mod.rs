//! What if: scenarios side by side, random absences, and whom to hire or to teach.

pub mod absence;
pub mod advice;
pub mod solve;
mod start;
pub mod write;

pub use solve::{
    Base, Planned, ScenarioError, Settings, Variant, compare, find_base, plan_variants, variants,
};
pub use start::carried_over;

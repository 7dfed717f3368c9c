//! The tables of a planning folder, one row type a file.

mod availability;
mod cost_pool;
mod decision;
mod demand;
mod history;
mod member;
mod professional;
mod role;

pub use availability::{Availability, Holiday};
pub use cost_pool::{Advance, Base, CostPool, PoolMembers, Regime};
pub use decision::{Decision, DecisionKind, Pin, Target};
pub use demand::{Demand, Priority};
pub use history::{OutsideScore, Previous};
pub use member::{Member, MemberKind, MemberState};
pub use professional::{Professional, Skill};
pub use role::Role;

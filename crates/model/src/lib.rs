//! The nouns of the trade: units, typed ids, the tables of a planning folder, its policy, and a
//! plan.
//!
//! This crate does no I/O and holds no float. It also holds no rule: calendars, runs,
//! eligibility, rates and charges are derived elsewhere, twice, by crates that may not share
//! code (the solver, and the verifier that judges it).

pub mod dataset;
pub mod entities;
pub mod ids;
pub mod plan;
pub mod policy;
pub mod units;

pub use dataset::Dataset;
pub use entities::{
    Advance, Availability, Base, CostPool, Decision, DecisionKind, Demand, Holiday, Member,
    MemberKind, MemberState, OutsideScore, Pin, PoolMembers, Previous, Priority, Professional,
    Regime, Role, Skill, Target,
};
pub use ids::{DemandIx, IndexVec, MemberIx, ProfessionalIx, RegionIx, RoleIx, SkillIx};
pub use plan::{Assignment, Plan, PositionNumber};
pub use policy::{
    HolidayCalendar, ManagementFee, NumberStyle, Payment, Period, Planning, Points, Policy,
    Quarter, ScoreMode, ZeroBase,
};
pub use units::{Cents, Day, Fte, FteDays, Quantity, Score, Share};

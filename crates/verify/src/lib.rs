//! The judge of plans and results, written from the rules alone.
//!
//! It shares the nouns of the model with the solver and nothing else: calendar, runs,
//! eligibility, rates, wages, fees, solidarity and charges are derived here a second time, so
//! that a mistake in one place cannot hide itself in the other.

pub mod calendar;
pub mod eligibility;
pub mod facts;
pub mod files;
pub mod pins;
pub mod rates;
pub mod reasons;
pub mod runs;
pub mod score;
pub mod settlement;
pub mod verdict;

mod capacity;
mod charges;
mod fraction;
mod limit;
mod load;
mod rules;
mod shown;
mod usage;
mod wide;

#[cfg(test)]
mod example;
#[cfg(test)]
mod garbage;

pub use eligibility::ERule;
pub use facts::Facts;
pub use files::{ResultFiles, Table, check_assignments, check_result, check_result_with};
pub use pins::ResolvedPin;
pub use rates::Status;
pub use reasons::{Missed, Reason, Unmet, unmet, unmet_reasons};
pub use score::Goals;
pub use settlement::{SettledPool, SettlementFiles, check_settlement};
pub use verdict::{Rule, Verdict, Violation, check_plan, check_plan_with};

//! The planner's questions about a plan: why is this demand unmet, why this person, what would
//! help. Every answer is tested against the plan itself.

pub mod demand;
pub mod fix;
mod moves;
mod standing;
mod taking;

use inzet_ingest::Fault;

pub use demand::{DemandAnswer, explain_demand};
pub use fix::Fix;
pub use moves::Move;
pub use standing::{place_plan, read_allowed};

/// Why a question cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum ExplainError {
    /// A file has faults.
    #[error("a file has faults")]
    Faults(Vec<Fault>),
    /// The plan breaks rules of the folder.
    #[error("the plan is not one that this folder allows")]
    NotAllowed,
    /// No such id.
    #[error("there is no {0} {1}")]
    Unknown(&'static str, String),
}

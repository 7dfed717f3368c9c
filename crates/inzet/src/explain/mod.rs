//! The planner's questions about a plan: why is this demand unmet, why this person here, what did
//! this member get. Every answer is tested against the plan itself.

mod amount;
pub mod demand;
mod effect;
pub mod fix;
mod known;
pub mod member;
pub mod professional;
mod standing;
mod taking;

use inzet_ingest::Fault;
use inzet_verify::Violation;

pub use amount::Amount;
pub use demand::{DemandAnswer, explain_demand};
pub use effect::{Effect, Move, Shift};
pub use fix::Fix;
pub use member::{MemberAnswer, explain_member};
pub use professional::{ProfessionalAnswer, explain_professional};
pub use standing::Standing;

/// Why a question cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum ExplainError {
    /// A file has faults.
    #[error("a file has faults")]
    Faults(Vec<Fault>),
    /// The plan breaks rules of the folder: which.
    #[error("the plan is not one that this folder allows")]
    NotAllowed(Vec<Violation>),
    /// No such id.
    #[error("there is no {kind} {id}")]
    Unknown {
        /// Demand, professional or member.
        kind: &'static str,
        /// What was asked for.
        id: String,
        /// Ids that look like it, the nearest first.
        nearest: Vec<String>,
    },
}

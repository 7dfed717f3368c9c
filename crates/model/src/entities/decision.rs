use crate::ids::{DemandIx, MemberIx, ProfessionalIx};
use crate::units::{Day, Fte};

/// A row of decisions.csv: what the planner has settled beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// About whom.
    pub professional: ProfessionalIx,
    /// On which demand, or on all demands of which member.
    pub target: Target,
    /// Pin or ban.
    pub kind: DecisionKind,
    /// Why; required for an override.
    pub reason: Option<String>,
    /// Line in the file, for faults found later.
    pub line: u64,
}

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// One demand.
    Demand(DemandIx),
    /// All demands of a member (a ban only).
    Member(MemberIx),
}

/// Pin or ban.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionKind {
    /// The assignment is in the plan.
    Pin(Pin),
    /// The assignment is not in the plan.
    Ban,
}

/// The details of a pin, as typed: what is missing is derived by FORMAT section 2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// How much.
    pub fte: Option<Fte>,
    /// First day.
    pub from: Option<Day>,
    /// Last day, included.
    pub to: Option<Day>,
    /// Waives E1 to E4 for this pin.
    pub waives: bool,
}

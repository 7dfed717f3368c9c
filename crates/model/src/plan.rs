//! A plan: who serves which position, with how much of a full-time week, from when to when.

use crate::ids::{DemandIx, ProfessionalIx};
use crate::units::{Day, Fte};

/// Which of a demand's identical positions, from 1.
pub type PositionNumber = u32;

/// One professional on one position of one demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assignment {
    /// Who works.
    pub professional: ProfessionalIx,
    /// For which demand.
    pub demand: DemandIx,
    /// On which of its positions.
    pub position: PositionNumber,
    /// How much of a full-time week.
    pub fte: Fte,
    /// First day of the span.
    pub from: Day,
    /// Last day of the span, included.
    pub to: Day,
}

/// A set of assignments, sorted by professional, then demand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Plan {
    assignments: Vec<Assignment>,
}

impl Plan {
    /// A plan of these assignments, in any order. Nothing is checked: a plan may break rules.
    #[must_use]
    pub fn new(mut assignments: Vec<Assignment>) -> Self {
        assignments.sort();
        Self { assignments }
    }

    /// The assignments, by professional, then demand, then position.
    #[must_use]
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }
}

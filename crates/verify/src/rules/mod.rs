//! C1 to C8 of FORMAT section 4, one file a rule.

mod c1;
mod c2;
mod c3;
mod c4;
mod c5;
mod c6;
mod c7;
mod c8;
#[cfg(test)]
mod mutations;

use std::collections::BTreeMap;

use inzet_model::{Assignment, DemandIx, Plan, PositionNumber, ProfessionalIx};

use crate::facts::Facts;
use crate::verdict::{Rule, Violation};

/// A plan laid out for judging: only assignments whose person and demand exist.
pub(crate) struct Bench<'a> {
    pub(crate) facts: &'a Facts<'a>,
    /// By professional, then demand.
    pub(crate) assignments: Vec<Assignment>,
    /// Those whose person or demand does not exist.
    pub(crate) foreign: Vec<Assignment>,
}

impl<'a> Bench<'a> {
    /// Lays out a plan.
    pub(crate) fn new(facts: &'a Facts<'a>, plan: &Plan) -> Self {
        let (assignments, foreign) = plan.assignments().iter().partition(|assignment| {
            assignment.professional.index() < facts.dataset.professionals.len()
                && assignment.demand.index() < facts.dataset.demands.len()
        });
        Self {
            facts,
            assignments,
            foreign,
        }
    }

    /// The assignments of each professional that has any.
    pub(crate) fn by_professional(&self) -> impl Iterator<Item = &[Assignment]> {
        self.assignments
            .chunk_by(|one, other| one.professional == other.professional)
    }

    /// The assignments on each position that has any, by professional.
    pub(crate) fn by_position(&self) -> BTreeMap<(DemandIx, PositionNumber), Vec<Assignment>> {
        let mut positions: BTreeMap<_, Vec<Assignment>> = BTreeMap::new();
        for assignment in &self.assignments {
            positions
                .entry((assignment.demand, assignment.position))
                .or_default()
                .push(*assignment);
        }
        positions
    }
}

/// Every broken rule, in no particular order.
pub(crate) fn check(bench: &Bench) -> Vec<Violation> {
    let mut violations = Vec::new();
    for check in [
        c1::check,
        c2::check,
        c3::check,
        c4::check,
        c5::check,
        c6::check,
        c7::check,
        c8::check,
    ] {
        violations.extend(check(bench));
    }
    violations
}

/// A violation of some assignments.
pub(crate) fn violation(
    rule: Rule,
    subject: String,
    found: impl ToString,
    expected: impl ToString,
    assignments: &[Assignment],
) -> Violation {
    Violation {
        rule,
        subject,
        found: found.to_string(),
        expected: expected.to_string(),
        assignments: assignments.to_vec(),
    }
}

impl Facts<'_> {
    /// The customer's name of a person: its id.
    pub(crate) fn professional_id(&self, professional: ProfessionalIx) -> &str {
        &self.dataset.professionals[professional].id
    }

    /// How a position is called: the demand's id when it has one position, else `id#number`.
    #[must_use]
    pub fn position_name(&self, demand: DemandIx, position: PositionNumber) -> String {
        let asked = &self.dataset.demands[demand];
        if asked.positions == 1 && position == 1 {
            return asked.id.clone();
        }
        format!("{}#{position}", asked.id)
    }

    /// Person and position, as violations name an assignment.
    pub(crate) fn assignment_name(&self, assignment: &Assignment) -> String {
        format!(
            "{} on {}",
            self.professional_id(assignment.professional),
            self.position_name(assignment.demand, assignment.position)
        )
    }
}

//! The plan of one dataset as the beginning of another's.

use std::collections::BTreeMap;

use inzet_model::{Assignment, Dataset, DemandIx, Plan, ProfessionalIx};

/// What of a plan names people and positions that another dataset holds too, by their ids. What of
/// it is still allowed is the solver's to say: it takes who, on what and how much, never the dates.
#[must_use]
pub fn carried_over(plan: &Plan, from: &Dataset, to: &Dataset) -> Plan {
    let people: BTreeMap<&str, ProfessionalIx> = to
        .professionals
        .iter_enumerated()
        .map(|(ix, row)| (row.id.as_str(), ix))
        .collect();
    let demands: BTreeMap<&str, DemandIx> = to
        .demands
        .iter_enumerated()
        .map(|(ix, row)| (row.id.as_str(), ix))
        .collect();
    let assignments = plan.assignments().iter().filter_map(|assignment| {
        let person = &from.professionals[assignment.professional].id;
        let demand = *demands.get(from.demands[assignment.demand].id.as_str())?;
        Some(Assignment {
            professional: *people.get(person.as_str())?,
            demand,
            ..*assignment
        })
    });
    let kept = assignments
        .filter(|assignment| assignment.position <= to.demands[assignment.demand].positions);
    Plan::new(kept.collect())
}

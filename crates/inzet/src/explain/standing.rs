//! The plan of a result as a draft that can be changed.

use std::path::Path;

use inzet_core::Instance;
use inzet_core::build::Draft;
use inzet_model::{Assignment, DemandIx, Fte, Plan, ProfessionalIx};
use inzet_verify::Facts;

use super::ExplainError;
use crate::assignments::read_plan;

/// The plan of a result, when the folder allows it.
///
/// # Errors
/// The faults of the file, or that the plan breaks rules.
pub fn read_allowed(instance: &Instance, result: &Path) -> Result<Plan, ExplainError> {
    let facts = Facts::new(instance.dataset());
    let read = read_plan(&facts, result).map_err(ExplainError::Faults)?;
    place_plan(instance, &read.plan).ok_or(ExplainError::NotAllowed)?;
    Ok(read.plan)
}

/// A plan as a draft, or `None` when it is not allowed as it stands.
#[must_use]
pub fn place_plan<'a>(instance: &'a Instance<'a>, plan: &Plan) -> Option<Draft<'a>> {
    let mut draft = Draft::new(instance);
    draft.add_plan(plan);
    let is_whole = draft.is_complete() && essence(&draft.plan()) == essence(plan);
    is_whole.then_some(draft)
}

/// Who is on what, with how much, in the order of the plan.
pub(super) fn essence(plan: &Plan) -> Vec<(ProfessionalIx, DemandIx, Fte)> {
    let key = |one: &Assignment| (one.professional, one.demand, one.fte);
    plan.assignments().iter().map(key).collect()
}

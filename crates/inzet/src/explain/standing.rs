//! The plan of a result, when its folder allows it, as a draft that can be changed.

use std::path::Path;

use inzet_core::Instance;
use inzet_core::build::Draft;
use inzet_ingest::Fault;
use inzet_model::{Assignment, Dataset, DemandIx, Fte, FteDays, Plan, ProfessionalIx};
use inzet_verify::{Facts, check_plan_with};

use super::ExplainError;
use crate::assignments::read_plan;

/// A plan that its folder allows, ready to be asked about.
pub struct Standing<'a> {
    pub(super) instance: &'a Instance<'a>,
    pub(super) facts: Facts<'a>,
    pub(super) plan: Plan,
    pub(super) draft: Draft<'a>,
}

impl<'a> Standing<'a> {
    /// The plan of a result folder or of any assignments.csv, with what is worth a look in it.
    ///
    /// # Errors
    /// The faults of the file, or the rules that the plan breaks.
    pub fn read(
        instance: &'a Instance<'a>,
        result: &Path,
    ) -> Result<(Self, Vec<Fault>), ExplainError> {
        let facts = Facts::new(instance.dataset());
        let read = read_plan(&facts, result).map_err(ExplainError::Faults)?;
        Ok((Self::judged(instance, facts, read.plan)?, read.warnings))
    }

    /// A plan at hand.
    ///
    /// # Errors
    /// The rules that it breaks.
    pub fn new(instance: &'a Instance<'a>, plan: Plan) -> Result<Self, ExplainError> {
        Self::judged(instance, Facts::new(instance.dataset()), plan)
    }

    fn judged(
        instance: &'a Instance<'a>,
        facts: Facts<'a>,
        plan: Plan,
    ) -> Result<Self, ExplainError> {
        let verdict = check_plan_with(&facts, &plan);
        match place_plan(instance, &plan) {
            Some(draft) if verdict.is_allowed() => Ok(Self {
                instance,
                facts,
                plan,
                draft,
            }),
            _ => Err(ExplainError::NotAllowed(verdict.violations)),
        }
    }

    /// The folder's tables.
    #[must_use]
    pub fn dataset(&self) -> &'a Dataset {
        self.instance.dataset()
    }

    /// The plan itself.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The assignments of a professional, by demand.
    pub(super) fn of_person(&self, professional: ProfessionalIx) -> &[Assignment] {
        let all = self.plan.assignments();
        let start = all.partition_point(|one| one.professional < professional);
        let end = all.partition_point(|one| one.professional <= professional);
        &all[start..end]
    }

    /// The work of an assignment.
    pub(super) fn fte_days(&self, assignment: &Assignment) -> FteDays {
        assignment.fte * self.instance.days(assignment)
    }
}

/// A plan as a draft, or `None` when it is not allowed as it stands.
#[must_use]
pub(super) fn place_plan<'a>(instance: &'a Instance<'a>, plan: &Plan) -> Option<Draft<'a>> {
    let mut draft = Draft::new(instance);
    draft.add_plan(plan);
    let is_whole = draft.is_complete() && essence(&draft.plan()) == essence(plan);
    is_whole.then_some(draft)
}

/// Who is on what, with how much, in the order of the plan.
fn essence(plan: &Plan) -> Vec<(ProfessionalIx, DemandIx, Fte)> {
    let key = |one: &Assignment| (one.professional, one.demand, one.fte);
    plan.assignments().iter().map(key).collect()
}

//! The account: what became of every earlier assignment.

use std::collections::BTreeSet;

use inzet_model::{Assignment, DemandIx, Fte, Plan, ProfessionalIx};

use super::repair::possible_item;
use super::{Keep, Kept, StartState, repair};
use crate::build::Draft;
use crate::instance::Instance;

/// What became of an earlier plan in a new one.
#[must_use]
pub fn account(instance: &Instance, start: &Plan, keep: Keep, plan: &Plan) -> Kept {
    let triple = |one: &Assignment| (one.professional, one.demand, one.fte);
    let now: BTreeSet<_> = plan.assignments().iter().map(triple).collect();
    let pins = Draft::new(instance);
    let state = |one: &Assignment| {
        if now.contains(&triple(one)) {
            StartState::Kept
        } else if possible_item(&pins, one).is_some() {
            StartState::Changed
        } else {
            StartState::Impossible
        }
    };
    let rows: Vec<(Assignment, StartState)> = start
        .assignments()
        .iter()
        .map(|one| (*one, state(one)))
        .collect();
    let possible = count(&repair(instance, start, keep).plan(), start);
    Kept {
        keep,
        possible,
        most_changes: keep.most_changes(possible),
        kept: count(plan, start),
        start: rows,
    }
}

/// How many assignments of the start, each once, a plan holds.
fn count(plan: &Plan, start: &Plan) -> u32 {
    let triples = |plan: &Plan| -> BTreeSet<(ProfessionalIx, DemandIx, Fte)> {
        let assignments = plan.assignments().iter();
        assignments
            .map(|one| (one.professional, one.demand, one.fte))
            .collect()
    };
    let kept = triples(plan).intersection(&triples(start)).count();
    u32::try_from(kept).expect("a plan fits in memory")
}

//! The positions that a plan leaves: all pairs of their demands are looked at, some demands at a time.

use std::collections::BTreeSet;

use inzet_model::{Assignment, DemandIx, IndexVec, Plan, ProfessionalIx};

use crate::build::{Draft, closing};
use crate::candidates::Candidates;
use crate::instance::Instance;
use crate::reasons;
use crate::solution::Unmet;

/// Closes a plan as if all pairs were listed; with the reasons of what is left.
pub(crate) fn close_in_parts(instance: &Instance, mut plan: Plan) -> (Plan, Vec<Unmet>) {
    let parts = parts(instance, &demands_left(instance, &plan));
    loop {
        let mut is_better = false;
        let mut unmet = Vec::new();
        for part in &parts {
            let looked_at = look_at(instance, part, &plan);
            let mut draft = Draft::new(&looked_at);
            draft.add_plan(&plan);
            let before = draft.score();
            closing::close_some(&mut draft, part);
            if draft.score() > before {
                is_better = true;
                plan = draft.plan();
            }
            // Positions are numbered as the results show them.
            let mut numbered = Draft::new(&looked_at);
            numbered.add_plan(&plan);
            unmet.extend(reasons::unmet_of(&mut numbered, part));
        }
        // A change in one part may leave somebody free for another.
        if !is_better || parts.len() <= 1 {
            unmet.extend(on_some_days(instance, &parts, &plan));
            unmet.sort_by_key(|one| (one.demand, one.position));
            return (plan, unmet);
        }
    }
}

/// What the demands of no part miss: they have all their FTE, but not on every day.
fn on_some_days(instance: &Instance, parts: &[Vec<DemandIx>], plan: &Plan) -> Vec<Unmet> {
    let left: BTreeSet<DemandIx> = parts.iter().flatten().copied().collect();
    let demands = instance.dataset().demands.indices();
    let filled: Vec<DemandIx> = demands.filter(|demand| !left.contains(demand)).collect();
    let looked_at = look_at(instance, &[], plan);
    let mut numbered = Draft::new(&looked_at);
    numbered.add_plan(plan);
    reasons::unmet_of(&mut numbered, &filled)
}

/// Demands with a position whose people sum to less than it asks.
fn demands_left(instance: &Instance, plan: &Plan) -> Vec<DemandIx> {
    let demands = &instance.dataset().demands;
    let mut missing: IndexVec<DemandIx, u64> = demands
        .iter_enumerated()
        .map(|(demand, row)| {
            let asked = u64::from(row.fte.hundredths()) * u64::from(row.positions);
            instance.window(demand).map_or(0, |_| asked)
        })
        .collect();
    for assignment in plan.assignments() {
        let fte = u64::from(assignment.fte.hundredths());
        missing[assignment.demand] = missing[assignment.demand].saturating_sub(fte);
    }
    let left = missing
        .iter_enumerated()
        .filter(|(_, missing)| **missing > 0);
    left.map(|(demand, _)| demand).collect()
}

/// The same demands in parts of which all pairs fit in memory; a demand alone always does.
fn parts(instance: &Instance, demands: &[DemandIx]) -> Vec<Vec<DemandIx>> {
    let Some(beyond) = instance.candidates().beyond() else {
        return vec![demands.to_vec()];
    };
    let mut parts: Vec<Vec<DemandIx>> = Vec::new();
    let mut held = 0;
    for &demand in demands {
        held += beyond.count(demand);
        match parts.last_mut() {
            Some(part) if held <= beyond.most() => part.push(demand),
            _ => {
                held = beyond.count(demand);
                parts.push(vec![demand]);
            }
        }
    }
    parts
}

/// The problem with the pairs of a plan and all pairs of some demands, sorted.
fn look_at<'a>(instance: &Instance<'a>, demands: &[DemandIx], plan: &Plan) -> Instance<'a> {
    let pair = |assignment: &Assignment| (assignment.professional, assignment.demand);
    let planned = plan.assignments();
    let wants = |professional: ProfessionalIx, demand: DemandIx| {
        demands.binary_search(&demand).is_ok()
            || planned
                .binary_search_by_key(&(professional, demand), pair)
                .is_ok()
    };
    instance.with(Candidates::wanted(instance, wants))
}

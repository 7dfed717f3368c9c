//! What differs between two plans, assignment by assignment.

use std::collections::BTreeMap;

use inzet_model::{Dataset, DemandIx, Fte, Plan, ProfessionalIx};
use serde::Serialize;

use super::standing::essence;

/// An assignment that comes, goes or gets another FTE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Who.
    pub professional: String,
    /// On which demand.
    pub demand: String,
    /// FTE before; `0.00` when there was none.
    pub fte_before: String,
    /// FTE after; `0.00` when there is none.
    pub fte_after: String,
}

/// The assignments that differ, by professional and demand.
#[must_use]
pub fn moves(dataset: &Dataset, before: &Plan, after: &Plan) -> Vec<Move> {
    let mut pairs: BTreeMap<(ProfessionalIx, DemandIx), (Fte, Fte)> = BTreeMap::new();
    for (professional, demand, fte) in essence(before) {
        pairs.entry((professional, demand)).or_default().0 = fte;
    }
    for (professional, demand, fte) in essence(after) {
        pairs.entry((professional, demand)).or_default().1 = fte;
    }
    let changed = pairs.into_iter().filter(|(_, (one, other))| one != other);
    let describe = |((professional, demand), (one, other)): ((ProfessionalIx, DemandIx), _)| {
        let (one, other): (Fte, Fte) = (one, other);
        Move {
            professional: dataset.professionals[professional].id.clone(),
            demand: dataset.demands[demand].id.clone(),
            fte_before: one.to_string(),
            fte_after: other.to_string(),
        }
    };
    changed.map(describe).collect()
}

/// FTE of a demand and of all others in a plan, in hundredths.
#[must_use]
pub fn served(plan: &Plan, demand: DemandIx) -> (i64, i64) {
    let mut sums = (0, 0);
    for assignment in plan.assignments() {
        let fte = i64::from(assignment.fte.hundredths());
        if assignment.demand == demand {
            sums.0 += fte;
        } else {
            sums.1 += fte;
        }
    }
    sums
}

/// Hundredths with two decimals and a sign where they are below zero.
#[must_use]
pub fn shown(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

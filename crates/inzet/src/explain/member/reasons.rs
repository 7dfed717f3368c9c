//! Why positions of a member are not filled.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use inzet_core::reasons::unmet_of;
use inzet_model::{DemandIx, MemberIx};
use inzet_report::explanation::explain;
use inzet_report::files::render_position;
use inzet_report::{Language, Outcome};
use serde::Serialize;

use crate::explain::amount::Amount;
use crate::explain::standing::Standing;

/// So many of the largest are named.
const SHOWN: usize = 5;

/// How often a reason stands in the way, and of how much.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonCount {
    /// The code.
    pub reason: &'static str,
    /// Number of positions.
    pub positions: u32,
    /// FTE that they miss.
    pub missing: Amount,
    /// FTE-days that they miss over their windows.
    pub missing_fte_days: Amount,
}

/// A position that is not filled.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    /// Which.
    pub position: String,
    /// The role asked.
    pub role: String,
    /// FTE that it misses.
    pub missing: Amount,
    /// FTE-days that it misses over its window.
    pub missing_fte_days: Amount,
    /// The code of the reason.
    pub reason: &'static str,
    /// The same as a sentence.
    pub explanation: String,
}

/// Every unfilled position of a member, by demand and number.
pub(super) fn gaps(
    standing: &Standing,
    outcome: &Outcome,
    member: MemberIx,
    language: Language,
) -> Vec<Gap> {
    let dataset = standing.dataset();
    let rows = dataset.demands.iter_enumerated();
    let own: Vec<DemandIx> = rows
        .filter(|(_, row)| row.member == member)
        .map(|(demand, _)| demand)
        .collect();
    let misses = unmet_of(&mut standing.draft.clone(), &own);
    let gap = |miss: &inzet_core::Unmet| {
        let row = &dataset.demands[miss.demand];
        Gap {
            position: render_position(row, miss.position),
            role: dataset.roles[row.role].id.clone(),
            missing: miss.fte.into(),
            missing_fte_days: miss.fte_days.into(),
            reason: miss.reason.code(),
            explanation: explain(outcome, miss, language),
        }
    };
    misses.iter().map(gap).collect()
}

/// By reason, the one that costs most FTE-days first.
pub(super) fn count(gaps: &[Gap]) -> Vec<ReasonCount> {
    let mut sums: BTreeMap<&'static str, (u32, i128, i128)> = BTreeMap::new();
    for gap in gaps {
        let sum = sums.entry(gap.reason).or_default();
        sum.0 += 1;
        sum.1 += gap.missing.hundredths();
        sum.2 += gap.missing_fte_days.hundredths();
    }
    let mut counts: Vec<ReasonCount> = sums
        .into_iter()
        .map(|(reason, (positions, missing, days))| ReasonCount {
            reason,
            positions,
            missing: Amount::new(missing),
            missing_fte_days: Amount::new(days),
        })
        .collect();
    counts.sort_by_key(|count| (Reverse(count.missing_fte_days), count.reason));
    counts
}

/// The largest in FTE-days; those that are alike by demand and number.
pub(super) fn largest(mut gaps: Vec<Gap>) -> Vec<Gap> {
    gaps.sort_by_key(|gap| Reverse(gap.missing_fte_days));
    gaps.truncate(SHOWN);
    gaps
}

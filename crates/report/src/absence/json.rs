//! How robust a plan is, as JSON.

use serde::Serialize;

use super::{Robustness, Spread};
use crate::dialect::Dialect;
use crate::summary::VERSION;
use crate::table::Cell;

/// The name of the file.
pub const FILE: &str = "absence.json";

#[derive(Serialize)]
struct Document<'a> {
    absence: String,
    draws: u32,
    seed: u64,
    asked_fte_days: String,
    planned_fte_days: String,
    available_fte_days: String,
    served_fte_days: SpreadText,
    coverage: SpreadText,
    absent_fte_days: SpreadText,
    demands: Vec<DemandText<'a>>,
    members: Vec<MemberText<'a>>,
    replanned: ReplannedText,
    version: &'static str,
}

#[derive(Serialize)]
struct SpreadText {
    mean: String,
    p5: String,
    p50: String,
    p95: String,
}

#[derive(Serialize)]
struct DemandText<'a> {
    demand: &'a str,
    member: &'a str,
    role: &'a str,
    draws_under_min_cover: u32,
    draws_under_min_fte: u32,
}

#[derive(Serialize)]
struct MemberText<'a> {
    member: &'a str,
    draws_under_min_cover: u32,
    planned_fte_days: String,
    served_fte_days: SpreadText,
}

#[derive(Serialize)]
struct ReplannedText {
    draws: u32,
    lost_fte_days: String,
    won_back_fte_days: String,
}

/// Everything that was found; FTE-days and ratios as text with their decimals.
#[must_use]
pub fn render(robustness: &Robustness) -> String {
    let asked = robustness.asked;
    let document = Document {
        absence: robustness.share.to_string(),
        draws: robustness.draws,
        seed: robustness.seed,
        asked_fte_days: days(asked),
        planned_fte_days: days(robustness.planned),
        available_fte_days: days(robustness.available),
        served_fte_days: spread(robustness.served, days),
        coverage: spread(robustness.served, |value| {
            Dialect::Standard.render(&Cell::ratio(value, asked))
        }),
        absent_fte_days: spread(robustness.absent, days),
        demands: robustness
            .demands
            .iter()
            .map(|risk| DemandText {
                demand: &risk.demand,
                member: &risk.member,
                role: &risk.role,
                draws_under_min_cover: risk.under_cover,
                draws_under_min_fte: risk.under_least,
            })
            .collect(),
        members: robustness
            .members
            .iter()
            .map(|risk| MemberText {
                member: &risk.member,
                draws_under_min_cover: risk.draws_short,
                planned_fte_days: days(risk.planned),
                served_fte_days: spread(risk.served, days),
            })
            .collect(),
        replanned: ReplannedText {
            draws: robustness.replanned.draws,
            lost_fte_days: days(robustness.replanned.lost),
            won_back_fte_days: days(robustness.replanned.won_back),
        },
        version: VERSION,
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

fn days(hundredths: i64) -> String {
    Dialect::Standard.render(&Cell::Hundredths(hundredths.into()))
}

fn spread(spread: Spread, show: impl Fn(i64) -> String) -> SpreadText {
    SpreadText {
        mean: show(spread.mean),
        p5: show(spread.p5),
        p50: show(spread.p50),
        p95: show(spread.p95),
    }
}

//! Suggestions as JSON.

use serde::Serialize;

use super::{Advice, Suggestion};
use crate::dialect::Dialect;
use crate::summary::VERSION;
use crate::table::Cell;

#[derive(Serialize)]
struct Document<'a> {
    candidates: usize,
    suggestions: Vec<Item<'a>>,
    version: &'static str,
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    professional: Option<&'a str>,
    role: &'a str,
    level: u8,
    region: &'a str,
    skills: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    day_cost_eur: Option<String>,
    score_difference: i128,
    guess: i128,
    served_fte_days: String,
    unmet_fte: String,
    members_pay_eur: Option<String>,
}

/// Everything that was found: differences with the plan as it is, `unmet_fte` below zero when less
/// is unmet.
#[must_use]
pub fn render(advice: &Advice) -> String {
    let document = Document {
        candidates: advice.tried,
        suggestions: advice.suggestions.iter().map(item).collect(),
        version: VERSION,
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

fn item(one: &Suggestion) -> Item<'_> {
    let show = |hundredths: i64| Dialect::Standard.render(&Cell::Hundredths(hundredths.into()));
    Item {
        professional: one.professional.as_deref(),
        role: &one.role,
        level: one.level,
        region: &one.region,
        skills: &one.skills,
        day_cost_eur: one.day_cost.map(|cost| cost.to_string()),
        score_difference: one.points,
        guess: one.guess,
        served_fte_days: show(one.served),
        unmet_fte: show(-one.filled),
        members_pay_eur: one.euros.map(|euros| euros.to_string()),
    }
}

//! Scenarios side by side as JSON.

use std::collections::BTreeMap;

use inzet_model::Cents;
use serde::Serialize;

use super::{Compared, Euros, Measures};
use crate::dialect::Dialect;
use crate::gap::render_gap;
use crate::summary::VERSION;
use crate::table::Cell;

/// The name of the file.
pub const FILE: &str = "scenarios.json";

#[derive(Serialize)]
struct Document<'a> {
    base: Item<'a>,
    scenarios: Vec<Item<'a>>,
    version: &'static str,
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    score: i128,
    score_difference: i128,
    bound: i128,
    gap: String,
    assignments: usize,
    asked_fte_days: String,
    served_fte_days: String,
    available_fte_days: String,
    coverage: String,
    utilisation: String,
    unmet_fte: BTreeMap<&'a str, String>,
    members: Option<BTreeMap<&'a str, Paid>>,
}

#[derive(Serialize)]
struct Paid {
    wage_eur: String,
    management_fee_eur: String,
    pools_eur: String,
    total_eur: String,
    difference_eur: Option<String>,
}

/// Everything that is measured; euros, FTE and ratios as text with their decimals.
#[must_use]
pub fn render(compared: &Compared) -> String {
    let document = Document {
        base: item(None, &compared.base, &compared.base),
        scenarios: compared
            .scenarios
            .iter()
            .map(|one| item(Some(&one.name), &one.measures, &compared.base))
            .collect(),
        version: VERSION,
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

fn item<'a>(name: Option<&'a str>, measures: &'a Measures, base: &Measures) -> Item<'a> {
    let show = |cell: Cell| Dialect::Standard.render(&cell);
    let (served, asked) = (measures.served.hundredths(), measures.asked.hundredths());
    let members = measures.euros.as_ref().map(|euros| {
        euros
            .iter()
            .map(|(id, euros)| (id.as_str(), paid(euros, base.paid_by(id))))
            .collect()
    });
    Item {
        name,
        score: measures.score.hundredths(),
        score_difference: (measures.score - base.score).hundredths(),
        bound: measures.bound.hundredths(),
        gap: render_gap(measures.score, measures.bound),
        assignments: measures.assignments,
        asked_fte_days: measures.asked.to_string(),
        served_fte_days: measures.served.to_string(),
        available_fte_days: measures.available.to_string(),
        coverage: show(Cell::ratio(served, asked)),
        utilisation: show(Cell::ratio(served, measures.available.hundredths())),
        unmet_fte: measures
            .unmet
            .iter()
            .map(|(role, fte)| (role.as_str(), show(Cell::Hundredths((*fte).into()))))
            .collect(),
        members,
    }
}

fn paid(euros: &Euros, base: Option<Cents>) -> Paid {
    Paid {
        wage_eur: euros.wage.to_string(),
        management_fee_eur: euros.fee.to_string(),
        pools_eur: euros.pools.to_string(),
        total_eur: euros.total().to_string(),
        difference_eur: base.map(|base| (euros.total() - base).to_string()),
    }
}

//! What a search claims about its plan: bound, gap, status and why it stopped.

use std::collections::BTreeMap;

use inzet_model::Score;

use crate::files::compare::fault;
use crate::files::summary::{FILE, Value, compare, decimal};
use crate::verdict::{Rule, Violation};

const STOPS: [&str; 6] = ["optimal", "gap", "interrupt", "time", "work", "done"];

/// Keys that every summary of a search has; what they hold is not the plan's.
const PRESENT: [&str; 6] = ["engine", "seed", "limits", "version", "policy", "counts"];

/// The claims, against the score that the plan really has.
pub(super) fn check(keys: &BTreeMap<String, String>, score: Score) -> Vec<Violation> {
    let mut violations = Vec::new();
    for key in PRESENT.into_iter().filter(|key| !keys.contains_key(*key)) {
        let subject = format!("{FILE} {key}");
        violations.push(fault(Rule::File, subject, "no such key", "the key"));
    }
    let score = score.hundredths();
    let subject = format!("{FILE} bound");
    let typed = keys.get("bound");
    let Some(bound) = typed.and_then(|text| text.parse::<i128>().ok()) else {
        let found = typed.map_or("no such key", String::as_str);
        violations.push(fault(Rule::Score, subject, found, "a whole number"));
        return violations;
    };
    if bound < score {
        let expected = format!("at least the score {score}");
        violations.push(fault(Rule::Score, subject, &bound.to_string(), &expected));
    }
    check_gap(keys, score, bound, &mut violations);
    let is_optimal = bound == score;
    let status = if is_optimal { "optimal" } else { "feasible" };
    compare(
        keys,
        "status",
        Rule::Score,
        &Value::word(status),
        true,
        &mut violations,
    );
    let stops = STOPS
        .into_iter()
        .filter(|stop| (*stop == "optimal") == is_optimal);
    let stops = Value::Words(stops.map(str::to_owned).collect());
    compare(
        keys,
        "stopped_by",
        Rule::Score,
        &stops,
        true,
        &mut violations,
    );
    violations
}

/// gap = (bound - score) / max(1, |bound|), with 8 decimals, rounded up.
fn check_gap(
    keys: &BTreeMap<String, String>,
    score: i128,
    bound: i128,
    violations: &mut Vec<Violation>,
) {
    const UNIT: i128 = 100_000_000;
    let divisor = i128::try_from(bound.unsigned_abs().max(1)).unwrap_or(i128::MAX);
    let Some(scaled) = bound
        .checked_sub(score)
        .and_then(|gap| gap.checked_mul(UNIT))
    else {
        return;
    };
    let gap = -(-scaled).div_euclid(divisor);
    let expected = format!("{}.{:08}", gap / UNIT, (gap % UNIT).abs());
    let subject = format!("{FILE} gap");
    match keys.get("gap") {
        Some(found) if decimal::equals(found, gap, 8) => {}
        Some(found) => violations.push(fault(Rule::Score, subject, found, &expected)),
        None => violations.push(fault(Rule::Score, subject, "no such key", &expected)),
    }
}

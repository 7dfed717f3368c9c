//! summary.json: score, bound, gap, status, period, policy, goals and counts.

mod decimal;
mod json;
mod policy;
mod quality;

use std::collections::BTreeMap;

pub(crate) use json::flatten;

use inzet_model::Score;

use crate::files::Sheet;
use crate::files::compare::fault;
use crate::score::Goals;
use crate::usage::months;
use crate::verdict::{Rule, Violation};

const FILE: &str = "summary.json";

/// A key, the rule it comes under, and the value it must show.
type Wanted = (&'static str, Rule, Value);

/// The value that a key must show, however it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// A whole number.
    Integer(i128),
    /// A number in hundredths.
    Hundredths(i128),
    /// A part of a whole, in millionths: `50%` or `0.5`.
    Millionths(u32),
    /// One of these words.
    Words(Vec<String>),
    /// A fraction in lowest terms; a whole one may be a number.
    Fraction(i128, i128),
}

impl Value {
    fn word(word: impl Into<String>) -> Self {
        Self::Words(vec![word.into()])
    }

    fn is_shown_by(&self, found: &str) -> bool {
        match self {
            Self::Integer(value) => found.parse() == Ok(*value),
            Self::Hundredths(value) => decimal::equals(found, *value, 2),
            Self::Millionths(value) => match found.strip_suffix('%') {
                Some(percentage) => decimal::equals(percentage.trim(), i128::from(*value), 4),
                None => decimal::equals(found, i128::from(*value), 6),
            },
            Self::Words(words) => words.iter().any(|word| word == found),
            Self::Fraction(numerator, denominator) => {
                found == format!("{numerator}/{denominator}")
                    || (*denominator == 1 && decimal::equals(found, *numerator, 0))
            }
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Integer(value) => value.to_string(),
            Self::Hundredths(value) => crate::shown::hundredths(*value),
            Self::Millionths(value) => crate::shown::hundredths(i128::from(*value) / 100) + "%",
            Self::Words(words) => words.join(" or "),
            Self::Fraction(numerator, denominator) => format!("{numerator}/{denominator}"),
        }
    }
}

/// Whether the text is a summary with a bound: that of a plan that a search made.
pub(super) fn claims_a_bound(text: Option<&str>) -> bool {
    text.is_none_or(|text| json::flatten(text).is_none_or(|keys| keys.contains_key("bound")))
}

/// Checks the text of summary.json; `claims_plan` asks for what only a search can say.
pub(super) fn check(
    sheet: &Sheet,
    goals: &Goals,
    claims_plan: bool,
    text: Option<&str>,
) -> Vec<Violation> {
    let Some(text) = text else {
        return vec![fault(
            Rule::File,
            FILE.to_owned(),
            "no such file",
            "the file",
        )];
    };
    let Some(keys) = json::flatten(text) else {
        return vec![fault(
            Rule::File,
            FILE.to_owned(),
            "text that is no JSON object",
            "a JSON object",
        )];
    };
    let mut violations = Vec::new();
    for (key, rule, value) in required(sheet, goals) {
        compare(&keys, key, rule, &value, true, &mut violations);
    }
    for (key, rule, value) in policy::wanted(&sheet.facts.dataset.policy) {
        compare(&keys, key, rule, &value, false, &mut violations);
    }
    for (key, rule, value) in counts(sheet) {
        compare(&keys, key, rule, &value, false, &mut violations);
    }
    if claims_plan {
        violations.extend(quality::check(&keys, goals.total()));
    }
    violations
}

fn compare(
    keys: &BTreeMap<String, String>,
    key: &str,
    rule: Rule,
    value: &Value,
    is_required: bool,
    violations: &mut Vec<Violation>,
) {
    let subject = format!("{FILE} {key}");
    match keys.get(key) {
        Some(found) if value.is_shown_by(found) => {}
        Some(found) => violations.push(fault(rule, subject, found, &value.shown())),
        None if is_required => {
            violations.push(fault(rule, subject, "no such key", &value.shown()));
        }
        None => {}
    }
}

fn required(sheet: &Sheet, goals: &Goals) -> Vec<Wanted> {
    let period = &sheet.facts.dataset.policy.period;
    let months = months(period);
    let points = |score: Score| Value::Integer(score.hundredths());
    vec![
        ("score", Rule::Score, points(goals.total())),
        ("goals.coverage", Rule::Score, points(goals.coverage)),
        ("goals.solidarity", Rule::Score, points(goals.solidarity)),
        ("goals.continuity", Rule::Score, points(goals.continuity)),
        ("goals.fit", Rule::Score, points(goals.fit)),
        ("goals.cost", Rule::Score, points(goals.cost)),
        (
            "period.from",
            Rule::File,
            Value::word(period.from.to_string()),
        ),
        ("period.to", Rule::File, Value::word(period.to.to_string())),
        (
            "period.months",
            Rule::File,
            Value::Fraction(months.numerator(), months.denominator()),
        ),
    ]
}

/// FORMAT does not name the counts; those whose name leaves no doubt are checked where they are.
fn counts(sheet: &Sheet) -> Vec<Wanted> {
    let dataset = sheet.facts.dataset;
    let count = |count: usize| Value::Integer(count as i128);
    vec![
        ("counts.members", Rule::File, count(dataset.members.len())),
        (
            "counts.professionals",
            Rule::File,
            count(dataset.professionals.len()),
        ),
        ("counts.demands", Rule::File, count(dataset.demands.len())),
        (
            "counts.assignments",
            Rule::File,
            count(sheet.assignments.len()),
        ),
    ]
}

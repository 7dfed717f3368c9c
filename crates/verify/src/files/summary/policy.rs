//! The policy in force, with the keys of policy.toml (FORMAT section 3): those that a summary
//! shows must show the folder's values.

use inzet_model::{HolidayCalendar, NumberStyle, Policy, ScoreMode, ZeroBase};

use crate::files::summary::{Value, Wanted};
use crate::verdict::Rule;

/// Every key with its value.
pub(super) fn wanted(policy: &Policy) -> Vec<Wanted> {
    let mut wanted = choices(policy);
    wanted.extend(planning(policy));
    wanted.extend(points(policy));
    wanted.extend(payment(policy));
    wanted
        .into_iter()
        .map(|(key, value)| (key, Rule::File, value))
        .collect()
}

type Keys = Vec<(&'static str, Value)>;

fn choices(policy: &Policy) -> Keys {
    let period = &policy.period;
    let quarter = period.quarter.map_or(optional(None), |quarter| {
        let (year, number) = (quarter.year, quarter.number);
        Value::Words(vec![format!("{year}Q{number}"), format!("{year}K{number}")])
    });
    let numbers = match policy.numbers {
        NumberStyle::Auto => "auto",
        NumberStyle::Dutch => "nl",
        NumberStyle::English => "en",
    };
    let holidays = match policy.holidays {
        HolidayCalendar::Legal => "legal",
        HolidayCalendar::Flemish => "flemish",
        HolidayCalendar::None => "none",
    };
    let scores = match policy.scores {
        ScoreMode::Add => "add",
        ScoreMode::Only => "only",
    };
    let zero_base = match policy.zero_base {
        ZeroBase::Error => "error",
        ZeroBase::Equal => "equal",
    };
    vec![
        ("policy.quarter", quarter),
        ("policy.from", Value::word(period.from.to_string())),
        ("policy.to", Value::word(period.to.to_string())),
        ("policy.numbers", Value::word(numbers)),
        ("policy.holidays", Value::word(holidays)),
        ("policy.scores", Value::word(scores)),
        ("policy.zero_base", Value::word(zero_base)),
    ]
}

fn planning(policy: &Policy) -> Keys {
    let planning = &policy.planning;
    let fte = |fte: inzet_model::Fte| Value::Hundredths(i128::from(fte.hundredths()));
    vec![
        ("policy.planning.fte_step", fte(planning.fte_step)),
        ("policy.planning.min_share", fte(planning.min_share)),
        (
            "policy.planning.max_members",
            Value::Integer(i128::from(planning.max_members)),
        ),
    ]
}

fn points(policy: &Policy) -> Keys {
    let points = &policy.points;
    let mut keys: Keys = [
        ("policy.points.low", points.low),
        ("policy.points.normal", points.normal),
        ("policy.points.high", points.high),
        ("policy.points.critical", points.critical),
        ("policy.points.other_role", points.other_role),
        ("policy.points.over_level", points.over_level),
        ("policy.points.prefer", points.prefer),
        ("policy.points.region", points.region),
        ("policy.points.same_member", points.same_member),
        ("policy.points.same_demand", points.same_demand),
        ("policy.points.cost_per_100_eur", points.cost_per_100_eur),
        ("policy.points.new_assignment", points.new_assignment),
        ("policy.points.solidarity", points.solidarity),
    ]
    .into_iter()
    .map(|(key, value)| (key, Value::Integer(i128::from(value))))
    .collect();
    keys.push((
        "policy.points.solidarity_share",
        Value::Millionths(points.solidarity_share.millionths()),
    ));
    keys
}

fn payment(policy: &Policy) -> Keys {
    let payment = &policy.payment;
    vec![
        (
            "policy.management_fee.eur_per_month",
            Value::Hundredths(i128::from(policy.management_fee.per_month.count())),
        ),
        ("policy.payment.iban", optional(payment.iban.as_ref())),
        ("policy.payment.bic", optional(payment.bic.as_ref())),
        (
            "policy.payment.days",
            Value::Integer(i128::from(payment.days)),
        ),
    ]
}

/// A text that may be missing: `null`, or empty.
fn optional(text: Option<&String>) -> Value {
    match text {
        Some(text) => Value::word(text),
        None => Value::Words(vec!["null".to_owned(), String::new()]),
    }
}

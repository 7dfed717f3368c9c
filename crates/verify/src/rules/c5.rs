//! C5: on every working day the fte of a professional's assignments that do not rest sum to at
//! most its availability.

use inzet_model::{Assignment, Fte};

use crate::facts::Facts;
use crate::rules::{Bench, violation};
use crate::runs::{Span, contains, ordered};
use crate::shown::hundredths;
use crate::verdict::{Rule, Violation};

/// One violation a professional: its first overloaded working day.
pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    bench
        .by_professional()
        .filter_map(|own| overload(bench.facts, own))
        .collect()
}

fn overload(facts: &Facts, own: &[Assignment]) -> Option<Violation> {
    let professional = own[0].professional;
    let loads: Vec<(Span, Fte)> = own
        .iter()
        .filter_map(|one| Some((ordered(one.from, one.to)?, one.fte)))
        .collect();
    let stretches = facts.stretches(professional, facts.calendar.period(), &loads);
    let first = stretches.iter().find(|one| one.load > one.capacity)?;
    let day = facts.calendar.first_working_day(first.span)?;
    let involved: Vec<Assignment> = own
        .iter()
        .filter(|one| ordered(one.from, one.to).is_some_and(|span| contains(span, (day, day))))
        .copied()
        .collect();
    Some(violation(
        Rule::C5,
        format!("{} on {day}", facts.professional_id(professional)),
        hundredths(first.load),
        format!("at most {}", hundredths(first.capacity)),
        &involved,
    ))
}

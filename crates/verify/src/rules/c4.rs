//! C4: days(a) >= max(1, ceil(min_cover x days(window))); the span is the run, or a pin's window
//! inside it.

use inzet_model::Assignment;

use crate::facts::Facts;
use crate::rules::{Bench, violation};
use crate::runs::{Span, contains};
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let facts = bench.facts;
    let mut violations = Vec::new();
    for assignment in &bench.assignments {
        let span = (assignment.from, assignment.to);
        let mut broken = |found: String, expected: String| {
            let subject = facts.assignment_name(assignment);
            violations.push(violation(
                Rule::C4,
                subject,
                found,
                expected,
                &[*assignment],
            ));
        };
        let days = facts.days(assignment.professional, span.0, span.1);
        let least = facts.least_days(assignment.demand);
        if days < least {
            broken(format!("{days} days"), format!("at least {least}"));
        }
        let run = facts.run(assignment.professional, assignment.demand);
        if run.is_none_or(|run| span != run && !is_pinned_inside(facts, assignment, run)) {
            broken(
                shown(Some(span)),
                run.map_or("no assignment, as there is no run".to_owned(), |run| {
                    format!("the run {}", shown(Some(run)))
                }),
            );
        }
    }
    violations
}

fn is_pinned_inside(facts: &Facts, assignment: &Assignment, run: Span) -> bool {
    let span = (assignment.from, assignment.to);
    let pin = facts.pin(assignment.professional, assignment.demand);
    pin.is_some_and(|pin| span == (pin.assignment.from, pin.assignment.to)) && contains(run, span)
}

fn shown(span: Option<Span>) -> String {
    span.map_or(String::new(), |(from, to)| format!("{from} to {to}"))
}

//! C2: fte is a positive multiple of fte_step and lies in the demand's range for one person.

use inzet_model::Fte;

use crate::rules::{Bench, violation};
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let facts = bench.facts;
    let step = facts
        .dataset
        .policy
        .planning
        .fte_step
        .max(Fte::from_hundredths(1));
    let mut violations = Vec::new();
    for assignment in &bench.assignments {
        let fte = assignment.fte;
        let mut broken = |expected: String| {
            let subject = facts.assignment_name(assignment);
            violations.push(violation(Rule::C2, subject, fte, expected, &[*assignment]));
        };
        if fte == Fte::ZERO || !fte.is_multiple_of(step) {
            broken(format!("a positive multiple of {step}"));
        }
        let (least, most) = facts.fte_range(assignment.demand);
        if fte < least || fte > most {
            broken(format!("{least} to {most}"));
        }
    }
    violations
}

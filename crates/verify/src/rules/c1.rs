//! C1: every pair is eligible; at most one assignment per professional and demand.

use inzet_model::Assignment;

use crate::rules::{Bench, violation};
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let mut violations: Vec<Violation> = bench.foreign.iter().map(unknown).collect();
    let facts = bench.facts;
    let same_pair = |one: &Assignment, other: &Assignment| {
        (one.professional, one.demand) == (other.professional, other.demand)
    };
    for pair in bench.assignments.chunk_by(same_pair) {
        let (professional, demand) = (pair[0].professional, pair[0].demand);
        let subject = facts.assignment_name(&pair[0]);
        if let Err(rule) = facts.allowed(professional, demand) {
            let found = format!("a pair that fails {rule}");
            violations.push(violation(
                Rule::C1,
                subject.clone(),
                found,
                "an eligible pair",
                pair,
            ));
        }
        if pair.len() > 1 {
            let found = format!("{} assignments on one demand", pair.len());
            violations.push(violation(Rule::C1, subject, found, "at most one", pair));
        }
    }
    violations
}

fn unknown(assignment: &Assignment) -> Violation {
    let subject = format!(
        "professional {} on demand {}",
        assignment.professional.index(),
        assignment.demand.index()
    );
    violation(
        Rule::C1,
        subject,
        "a person or demand that the folder does not have",
        "an eligible pair",
        &[*assignment],
    )
}

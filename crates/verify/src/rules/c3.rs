//! C3: per position at most max_people people; their fte sum to at most `fte` and, unless it is
//! 0 or a pin is on the position, to at least `min_fte`. And the position exists.

use inzet_model::{Assignment, DemandIx};

use crate::facts::Facts;
use crate::rules::{Bench, violation};
use crate::shown::hundredths;
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let facts = bench.facts;
    let mut violations = Vec::new();
    for ((demand, position), people) in bench.by_position() {
        let subject = facts.position_name(demand, position);
        let positions = facts.dataset.demands[demand].positions;
        if position == 0 || position > positions {
            violations.push(violation(
                Rule::C3,
                subject.clone(),
                format!("position {position}"),
                format!("a position from 1 to {positions}"),
                &people,
            ));
        }
        check_position(facts, demand, &subject, &people, &mut violations);
    }
    violations
}

fn check_position(
    facts: &Facts,
    demand: DemandIx,
    subject: &str,
    people: &[Assignment],
    violations: &mut Vec<Violation>,
) {
    let asked = &facts.dataset.demands[demand];
    let mut broken = |found: String, expected: String| {
        violations.push(violation(
            Rule::C3,
            subject.to_owned(),
            found,
            expected,
            people,
        ));
    };
    if people.len() as u128 > u128::from(asked.max_people) {
        broken(
            format!("{} people", people.len()),
            format!("at most {}", asked.max_people),
        );
    }
    let sum: u64 = people
        .iter()
        .map(|one| u64::from(one.fte.hundredths()))
        .sum();
    let shown = format!("{} FTE in all", hundredths(sum));
    if sum > u64::from(asked.fte.hundredths()) {
        broken(shown.clone(), format!("at most {}", asked.fte));
    }
    let has_pin = people.iter().any(|one| is_pinned(facts, one));
    if sum < u64::from(asked.min_fte.hundredths()) && sum != 0 && !has_pin {
        broken(shown, format!("at least {}", asked.min_fte));
    }
}

fn is_pinned(facts: &Facts, assignment: &Assignment) -> bool {
    facts
        .pin(assignment.professional, assignment.demand)
        .is_some()
}

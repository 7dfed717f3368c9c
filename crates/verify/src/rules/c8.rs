//! C8: every pin is in the plan with its professional, demand, position, fte, from and to.

use inzet_model::Assignment;

use crate::facts::Facts;
use crate::pins::PinLack;
use crate::rules::{Bench, violation};
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let facts = bench.facts;
    let mut violations = Vec::new();
    for pin in facts.pins() {
        let wanted = pin.assignment;
        let key = (wanted.professional, wanted.demand);
        let first = bench
            .assignments
            .partition_point(|one| (one.professional, one.demand) < key);
        let own: Vec<Assignment> = bench.assignments[first..]
            .iter()
            .take_while(|one| (one.professional, one.demand) == key)
            .copied()
            .collect();
        if !own.contains(&wanted) {
            let found = own
                .first()
                .map_or("no such assignment".to_owned(), |one| shown(facts, one));
            let subject = facts.assignment_name(&wanted);
            let expected = format!("the pin {}", shown(facts, &wanted));
            violations.push(violation(Rule::C8, subject, found, expected, &own));
        }
    }
    violations.extend(loose(facts));
    violations
}

/// Pins that no plan can meet.
fn loose<'a>(facts: &'a Facts<'a>) -> impl Iterator<Item = Violation> + 'a {
    facts.loose_pins().iter().map(|pin| {
        let subject = format!(
            "{} on {}",
            facts.professional_id(pin.professional),
            facts.dataset.demands[pin.demand].id
        );
        let (found, expected) = match pin.lacks {
            PinLack::Window => ("a pin without a day in its run", "a window inside the run"),
            PinLack::Fte => ("a pin for which no fte is left", "some fte"),
            PinLack::Position => ("a pin without a position with room", "a position with room"),
        };
        violation(Rule::C8, subject, found, expected, &[])
    })
}

fn shown(facts: &Facts, one: &Assignment) -> String {
    format!(
        "{} with {} FTE from {} to {}",
        facts.position_name(one.demand, one.position),
        one.fte,
        one.from,
        one.to
    )
}

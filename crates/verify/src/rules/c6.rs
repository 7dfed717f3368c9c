//! C6: a professional serves at most max_members distinct members.

use std::collections::BTreeSet;

use crate::rules::{Bench, violation};
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let dataset = bench.facts.dataset;
    let mut violations = Vec::new();
    for own in bench.by_professional() {
        let person = &dataset.professionals[own[0].professional];
        let members: BTreeSet<_> = own
            .iter()
            .map(|one| dataset.demands[one.demand].member)
            .collect();
        if members.len() as u128 > u128::from(person.max_members) {
            let found = format!("{} members", members.len());
            let expected = format!("at most {}", person.max_members);
            violations.push(violation(Rule::C6, person.id.clone(), found, expected, own));
        }
    }
    violations
}

//! C7: per member with a budget, wages and management fees together are at most the budget.

use inzet_model::{Assignment, MemberIx};

use crate::rules::{Bench, violation};
use crate::shown::hundredths;
use crate::usage::Usage;
use crate::verdict::{Rule, Violation};

pub(super) fn check(bench: &Bench) -> Vec<Violation> {
    let members = &bench.facts.dataset.members;
    if members.iter().all(|member| member.budget.is_none()) {
        return Vec::new();
    }
    let usage = Usage::of(bench.facts, &bench.assignments);
    let mut violations = Vec::new();
    for (member, body) in members.iter_enumerated() {
        let Some(budget) = body.budget else { continue };
        let used = usage.members[member];
        let charged = used.wage + used.fee;
        if charged > i128::from(budget.count()) {
            let found = format!("{} euro", hundredths(charged));
            let expected = format!("at most {budget} euro");
            let own = own_assignments(bench, member);
            violations.push(violation(Rule::C7, body.id.clone(), found, expected, &own));
        }
    }
    violations
}

fn own_assignments(bench: &Bench, member: MemberIx) -> Vec<Assignment> {
    let demands = &bench.facts.dataset.demands;
    bench
        .assignments
        .iter()
        .filter(|one| demands[one.demand].member == member)
        .copied()
        .collect()
}

//! What else answers say: takings, alternatives, points, unused time and a member's figures.

use std::collections::BTreeSet;

use inzet::explain::{Standing, explain_demand, explain_member, explain_professional};
use inzet::report::Language;
use inzet_core::Instance;
use inzet_model::{Dataset, Plan};
use inzet_verify::{ERule, Facts, check_plan_with};

use crate::effects::{hold, worked};
use crate::folders::{SEEDS, flanders, planned, tiny};

fn with_standing(dataset: &Dataset, ask: impl Fn(&Standing, &Facts)) {
    let solution = planned(dataset);
    let instance = Instance::new(dataset).unwrap();
    let standing = Standing::new(&instance, solution.plan).unwrap();
    ask(&standing, &Facts::new(dataset));
}

/// The funnel counts what the judge counts, and every taking comes to what it says.
fn hold_demands(standing: &Standing, facts: &Facts, every: usize, name: &str) {
    let dataset = facts.dataset();
    for (index, row) in dataset.demands.iter_enumerated().step_by(every) {
        let answer = explain_demand(standing, &row.id, Language::Dutch).unwrap();
        let mut people: Vec<_> = dataset.professionals.indices().collect();
        for (rule, step) in ERule::ALL.into_iter().zip(&answer.funnel) {
            let before = people.len();
            people.retain(|&person| facts.holds(rule, person, index));
            assert_eq!(
                (step.removes, step.left),
                (before - people.len(), people.len())
            );
        }
        let ids: BTreeSet<&str> = people
            .iter()
            .map(|&person| dataset.professionals[person].id.as_str())
            .collect();
        let said = answer.eligible.iter();
        let said: BTreeSet<&str> = said.map(|person| person.professional.as_str()).collect();
        assert!(said == ids || answer.about.is_none(), "{name} {}", row.id);
        let plan = standing.plan();
        for person in &answer.eligible {
            if let Some(taking) = &person.taking {
                let name = format!("{name} {} {}", row.id, person.professional);
                let after = &taking.effect.plan;
                hold(
                    &taking.effect,
                    (dataset, plan),
                    (dataset, after),
                    index,
                    &name,
                );
                let on = after.assignments().iter().any(|one| {
                    let id = &dataset.professionals[one.professional].id;
                    one.demand == index && *id == person.professional
                });
                assert!(on, "{name} is not taken");
            }
        }
        if let Some(effect) = &answer.without_change {
            hold(
                effect,
                (dataset, plan),
                (dataset, &effect.plan),
                index,
                name,
            );
            assert!(effect.gain_points.hundredths() > 0);
        }
    }
}

/// Points are what the judge's score loses, alternatives come to what they say, unused time is
/// what the assignments leave.
fn hold_people(standing: &Standing, facts: &Facts, every: usize, name: &str) {
    let dataset = facts.dataset();
    let plan = standing.plan();
    let score = check_plan_with(facts, plan).score;
    for (index, row) in dataset.professionals.iter_enumerated().step_by(every) {
        let answer = explain_professional(standing, &row.id).unwrap();
        let own: Vec<_> = plan
            .assignments()
            .iter()
            .filter(|one| one.professional == index)
            .collect();
        assert_eq!(own.len(), answer.assignments.len());
        let mut used = 0;
        for (one, said) in own.into_iter().zip(&answer.assignments) {
            let name = format!("{name} {} {}", row.id, said.demand);
            let rest = plan.assignments().iter().filter(|other| *other != one);
            let rest = Plan::new(rest.copied().collect());
            let lost = score - check_plan_with(facts, &rest).score;
            assert_eq!(lost.hundredths(), said.points.total.hundredths(), "{name}");
            used += said.fte_days.hundredths();
            if let Some(alternative) = &said.alternative {
                let after = &alternative.effect.plan;
                let effect = &alternative.effect;
                hold(effect, (dataset, plan), (dataset, after), one.demand, &name);
                let is_gone = after.assignments().iter().all(|other| {
                    (other.professional, other.demand) != (one.professional, one.demand)
                });
                assert!(is_gone, "{name} stays");
            } else {
                assert_eq!(said.status, "pinned", "{name}");
            }
        }
        let free: i128 = answer
            .unused
            .iter()
            .map(|free| free.fte_days.hundredths())
            .sum();
        assert_eq!(free, facts.available(index) - used, "{name} {}", row.id);
        assert_eq!(free, answer.unused_fte_days.hundredths());
        for near in &answer.nearest {
            let demands = &dataset.demands;
            let demand = demands
                .indices()
                .find(|&one| demands[one].id == near.demand)
                .unwrap();
            let broken: BTreeSet<String> = ERule::ALL
                .into_iter()
                .filter(|&rule| !facts.holds(rule, index, demand))
                .map(|rule| rule.to_string())
                .collect();
            let said = near.between.iter().map(|one| one.rule.to_owned());
            let said: BTreeSet<String> = said.filter(|rule| rule.starts_with('E')).collect();
            assert_eq!(said, broken, "{name} {} {}", row.id, near.demand);
        }
        let json = serde_json::to_string(&answer).unwrap();
        assert!(!json.contains("_eur"), "{json}");
    }
}

/// A member's figures are the judge's, and no other member is named.
fn hold_members(standing: &Standing, facts: &Facts, name: &str) {
    let dataset = facts.dataset();
    let served = worked(facts, standing.plan());
    for (index, row) in dataset.members.iter_enumerated() {
        let answer = explain_member(standing, &row.id, Language::Dutch).unwrap();
        let own = served
            .iter()
            .filter(|(demand, _)| dataset.demands[**demand].member == index);
        let own: i128 = own.map(|(_, work)| *work).sum();
        assert_eq!(
            answer.served_fte_days.hundredths(),
            own,
            "{name} {}",
            row.id
        );
        let asked = i128::from(facts.requested(index).hundredths());
        assert_eq!(answer.requested_fte_days.hundredths(), asked);
        let missing: u32 = answer.reasons.iter().map(|count| count.positions).sum();
        assert_eq!(answer.positions_filled + missing, answer.positions);
        let json = serde_json::to_string(&answer).unwrap();
        for other in dataset.members.iter().filter(|other| other.id != row.id) {
            assert!(
                !json.contains(&format!("\"{}\"", other.id)),
                "{name} {}: {json}",
                row.id
            );
        }
    }
}

#[test]
fn answers_of_random_folders_are_true() {
    for seed in SEEDS {
        let name = format!("seed {seed}");
        with_standing(&tiny(seed), |standing, facts| {
            hold_demands(standing, facts, 1, &name);
            hold_people(standing, facts, 1, &name);
            hold_members(standing, facts, &name);
        });
    }
}

#[test]
fn answers_of_flanders_are_true() {
    with_standing(&flanders(), |standing, facts| {
        hold_demands(standing, facts, 40, "flanders");
        hold_people(standing, facts, 30, "flanders");
        hold_members(standing, facts, "flanders");
    });
}

//! Reasons and the closing pass against their definitions: every plan that differs on one
//! position is tried on small folders.

use std::collections::BTreeSet;

use inzet_model::{
    Assignment, Availability, Cents, Dataset, Decision, DecisionKind, Fte, Pin, Plan, Previous,
    Target,
};

use crate::example::{Dice, dataset, demand, january, professional};
use crate::facts::Facts;
use crate::reasons::{Reason, Unmet, unmet};
use crate::verdict::{Rule, Verdict, check_plan_with};

/// Four people, three demands of two members, a step of 0.25.
fn folder(dice: &mut Dice) -> Dataset {
    let mut it = dataset();
    it.policy.planning.fte_step = Fte::from_hundredths(25);
    it.policy.planning.min_share = dice.quarters(1, 2);
    it.policy.points.normal = 20 + dice.below(20) as i64;
    it.professionals = (0..4)
        .map(|number| {
            let mut person = professional(&format!("P{number}"), 0);
            person.day_cost = Cents::new(30_000 + 10_000 * dice.below(4) as i64);
            person.fte = dice.quarters(2, 4);
            person.max_members = 1 + dice.below(2) as u32;
            person
        })
        .collect();
    it.demands = [0, 0, 1]
        .into_iter()
        .enumerate()
        .map(|(number, member)| shared_demand(dice, number, member))
        .collect();
    if dice.below(2) == 0 {
        it.members[0].budget = Some(Cents::new(1_000_000 + 100_000 * dice.below(60) as i64));
    }
    for _ in 0..dice.below(3) {
        it.availability.push(Availability {
            professional: (dice.below(4) as usize).into(),
            from: january(2 + dice.below(10) as i8),
            to: january(12 + dice.below(18) as i8),
            fte: dice.quarters(0, 2),
        });
    }
    for _ in 0..dice.below(3) {
        it.previous.push(Previous {
            professional: (dice.below(4) as usize).into(),
            member: (dice.below(2) as usize).into(),
            demand: None,
            fte: None,
        });
    }
    if dice.below(3) == 0 {
        it.decisions.push(Decision {
            professional: 0.into(),
            target: Target::Demand(0.into()),
            kind: DecisionKind::Pin(Pin {
                fte: Some(Fte::from_hundredths(50)),
                ..Pin::default()
            }),
            reason: None,
            line: 2,
        });
    }
    it
}

fn shared_demand(dice: &mut Dice, number: usize, member: usize) -> inzet_model::Demand {
    let mut one = demand(&format!("D{number}"), member);
    one.max_people = 1 + dice.below(3) as u32;
    one.fte = dice.quarters(2, 4 * u64::from(one.max_people).min(2));
    one.min_fte = dice.quarters(1, u64::from(one.fte.hundredths() / 25));
    one.positions = 1 + dice.below(2) as u32;
    one.min_cover = inzet_model::Share::from_percent(50 + 10 * dice.below(5) as u32).unwrap();
    one
}

/// The pins and whatever random assignments keep the plan allowed.
fn plan(dice: &mut Dice, facts: &Facts) -> Option<Plan> {
    let mut chosen: Vec<Assignment> = facts.pins().map(|pin| pin.assignment).collect();
    if !check_plan_with(facts, &Plan::new(chosen.clone())).is_allowed() {
        return None;
    }
    for _ in 0..dice.below(12) {
        let person = (dice.below(4) as usize).into();
        let asked = (dice.below(3) as usize).into();
        let position = 1 + dice.below(2) as u32;
        let Some((from, to)) = facts.run(person, asked) else {
            continue;
        };
        let mut longer = chosen.clone();
        longer.push(Assignment {
            professional: person,
            demand: asked,
            position,
            fte: dice.quarters(1, 4),
            from,
            to,
        });
        if check_plan_with(facts, &Plan::new(longer.clone())).is_allowed() {
            chosen = longer;
        }
    }
    Some(Plan::new(chosen))
}

/// Every plan that equals this one except on a position, its pins kept, with more FTE there.
fn variations(facts: &Facts, plan: &Plan, row: &Unmet) -> Vec<Plan> {
    let here = |one: &Assignment| (one.demand, one.position) == (row.demand, row.position);
    let (there, mut kept): (Vec<Assignment>, Vec<Assignment>) =
        plan.assignments().iter().partition(|one| here(one));
    let (pins, _): (Vec<Assignment>, Vec<Assignment>) = there
        .iter()
        .partition(|one| facts.pin(one.professional, one.demand).is_some());
    kept.extend(&pins);
    let mut plans = vec![kept];
    for person in facts.dataset.professionals.indices() {
        let Some((from, to)) = facts.run(person, row.demand) else {
            continue;
        };
        if pins.iter().any(|pin| pin.professional == person) {
            continue;
        }
        let mut longer = Vec::new();
        for quarters in 1..=4 {
            for base in &plans {
                let mut next = base.clone();
                next.push(Assignment {
                    professional: person,
                    demand: row.demand,
                    position: row.position,
                    fte: Fte::from_hundredths(25 * quarters),
                    from,
                    to,
                });
                longer.push(next);
            }
        }
        plans.extend(longer);
    }
    let sum = |plan: &[Assignment]| -> Fte {
        plan.iter().filter(|one| here(one)).map(|one| one.fte).sum()
    };
    let before = sum(plan.assignments());
    plans.retain(|plan| sum(plan) > before);
    plans.into_iter().map(Plan::new).collect()
}

fn expected_reason(verdicts: &[(Plan, Verdict)]) -> Reason {
    let breaks_only = |allowed: &[Rule]| {
        verdicts
            .iter()
            .any(|(_, it)| it.violations.iter().all(|one| allowed.contains(&one.rule)))
    };
    if breaks_only(&[]) {
        Reason::NotWorth
    } else if breaks_only(&[Rule::C7]) {
        Reason::Budget
    } else if breaks_only(&[Rule::C6, Rule::C7]) {
        Reason::MaxMembers
    } else {
        Reason::Capacity
    }
}

/// At most one person taken off, at most one put in or changed.
fn is_small(before: &Plan, after: &Plan) -> bool {
    let people = |one: &Plan, other: &Plan| -> BTreeSet<usize> {
        let gone = one
            .assignments()
            .iter()
            .filter(|it| !other.assignments().contains(it));
        gone.map(|it| it.professional.index()).collect()
    };
    let left = people(before, after);
    let came = people(after, before);
    came.len() <= 1 && left.difference(&came).count() <= 1
}

#[test]
fn reasons_and_closing_pass_are_what_their_definitions_say() {
    let mut dice = Dice(20_260_101);
    let mut seen = BTreeSet::new();
    let mut closings = [0, 0];
    for _ in 0..150 {
        let dataset = folder(&mut dice);
        let facts = Facts::new(&dataset);
        let Some(plan) = plan(&mut dice, &facts) else {
            continue;
        };
        let score = check_plan_with(&facts, &plan).score;
        for row in unmet(&facts, &plan) {
            seen.insert(row.reason);
            let verdicts: Vec<(Plan, Verdict)> = variations(&facts, &plan, &row)
                .into_iter()
                .map(|other| (other.clone(), check_plan_with(&facts, &other)))
                .collect();
            if !matches!(row.reason, Reason::Availability | Reason::Days) {
                assert_eq!(
                    row.reason,
                    expected_reason(&verdicts),
                    "{dataset:?} {plan:?}"
                );
            }
            let best = verdicts
                .iter()
                .filter(|(other, it)| it.is_allowed() && is_small(&plan, other))
                .map(|(_, it)| it.score - score)
                .filter(|gain| gain.hundredths() > 0)
                .max();
            closings[usize::from(best.is_some())] += 1;
            assert_eq!(row.missed.map(|it| it.gain), best, "{dataset:?} {plan:?}");
        }
    }
    for reason in [
        Reason::NotWorth,
        Reason::Budget,
        Reason::MaxMembers,
        Reason::Capacity,
    ] {
        assert!(seen.contains(&reason), "{reason} never came up: {seen:?}");
    }
    assert!(closings.iter().all(|count| *count > 20), "{closings:?}");
}

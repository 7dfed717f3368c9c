//! One mutated plan per rule, and per part of it, that must be named.

use inzet_model::{
    Assignment, Availability, Cents, Dataset, Day, Decision, DecisionKind, Fte, MemberState, Pin,
    Plan, ScoreMode, Share, Skill, Target,
};

use crate::example::{dataset, january, period};
use crate::facts::Facts;
use crate::verdict::{Rule, check_plan};

/// So many hundredths of a professional on a position over the whole period.
fn on(professional: usize, demand: usize, position: u32, fte: u32) -> Assignment {
    Assignment {
        professional: professional.into(),
        demand: demand.into(),
        position,
        fte: Fte::from_hundredths(fte),
        from: period().from,
        to: period().to,
    }
}

/// P1 on D1 and P2 on D3: allowed.
fn plan() -> Vec<Assignment> {
    vec![on(0, 0, 1, 100), on(1, 2, 1, 100)]
}

fn broken(dataset: &Dataset, assignments: &[Assignment]) -> Vec<Rule> {
    let verdict = check_plan(dataset, &Plan::new(assignments.to_vec()));
    let mut rules: Vec<Rule> = verdict.violations.iter().map(|one| one.rule).collect();
    rules.dedup();
    rules
}

/// A folder whose first demand is shared: 1.50 FTE, two people, at least 1.00 in all.
fn shared() -> Dataset {
    let mut dataset = dataset();
    dataset.demands[0].fte = Fte::from_hundredths(150);
    dataset.demands[0].max_people = 2;
    dataset
}

fn pinned(pin: Pin) -> Dataset {
    let mut dataset = dataset();
    dataset.decisions.push(Decision {
        professional: 0.into(),
        target: Target::Demand(0.into()),
        kind: DecisionKind::Pin(pin),
        reason: Some("agreed".to_owned()),
        line: 2,
    });
    dataset
}

#[test]
fn an_allowed_plan_breaks_nothing() {
    assert_eq!(broken(&dataset(), &plan()), []);
    assert_eq!(broken(&dataset(), &[]), []);
}

#[test]
fn c1_names_every_rule_of_eligibility() {
    let mut cases: Vec<(&str, Dataset)> = Vec::new();
    let mut case = |rule, change: fn(&mut Dataset)| {
        let mut dataset = dataset();
        change(&mut dataset);
        cases.push((rule, dataset));
    };
    case("E1", |it| it.professionals[0].role = 1.into());
    case("E2", |it| it.professionals[0].level = 2);
    case("E3", |it| {
        let skill = |level| Skill {
            skill: 0.into(),
            level,
        };
        it.demands[0].skills = vec![skill(3)];
        it.professionals[0].skills = vec![skill(2)];
    });
    case("E4", |it| {
        it.demands[0].onsite = true;
        it.demands[0].region = Some(0.into());
        it.professionals[0].regions = vec![1.into()];
    });
    case("E5", |it| {
        it.professionals[0].fte = Fte::from_hundredths(90)
    });
    case("E6", |it| {
        it.decisions.push(Decision {
            professional: 0.into(),
            target: Target::Member(0.into()),
            kind: DecisionKind::Ban,
            reason: None,
            line: 2,
        });
    });
    case("E7", |it| it.members[0].state = MemberState::Candidate);
    case("E8", |it| it.policy.scores = ScoreMode::Only);
    for (rule, dataset) in cases {
        let plan = Plan::new(vec![on(0, 0, 1, 100)]);
        let verdict = check_plan(&dataset, &plan);
        let found = format!("a pair that fails {rule}");
        assert!(
            verdict
                .violations
                .iter()
                .any(|one| one.rule == Rule::C1 && one.found == found),
            "{rule}: {:?}",
            verdict.violations
        );
    }
}

#[test]
fn c1_allows_one_assignment_per_professional_and_demand() {
    let mut dataset = dataset();
    dataset.demands[0].positions = 2;
    dataset.demands[0].min_fte = Fte::from_hundredths(50);
    assert_eq!(
        broken(&dataset, &[on(0, 0, 1, 50), on(0, 0, 2, 50)]),
        [Rule::C1]
    );
}

#[test]
fn c1_knows_people_and_demands_that_do_not_exist() {
    assert_eq!(broken(&dataset(), &[on(9, 0, 1, 100)]), [Rule::C1]);
    assert_eq!(broken(&dataset(), &[on(0, 9, 1, 100)]), [Rule::C1]);
}

#[test]
fn c2_holds_the_grid_and_the_range() {
    let mut dataset = dataset();
    dataset.demands[0].min_fte = Fte::from_hundredths(50);
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 95)]), [Rule::C2]);
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 40)]), [Rule::C2, Rule::C3]);
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 0)]), [Rule::C2]);
    assert_eq!(
        broken(&dataset, &[on(0, 0, 1, 110)]),
        [Rule::C2, Rule::C3, Rule::C5]
    );
}

#[test]
fn c2_holds_the_least_share_where_people_share() {
    let dataset = shared();
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 100), on(1, 0, 1, 20)]), []);
    assert_eq!(
        broken(&dataset, &[on(0, 0, 1, 100), on(1, 0, 1, 10)]),
        [Rule::C2]
    );
}

#[test]
fn c3_holds_people_sum_and_least_of_a_position() {
    let dataset = shared();
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 90)]), [Rule::C3]);
    assert_eq!(
        broken(&dataset, &[on(0, 0, 1, 90), on(1, 0, 1, 70)]),
        [Rule::C3]
    );
    let mut crowded = shared();
    crowded.professionals[2].role = 0.into();
    assert_eq!(
        broken(
            &crowded,
            &[on(0, 0, 1, 50), on(1, 0, 1, 50), on(2, 0, 1, 50)]
        ),
        [Rule::C3]
    );
    assert_eq!(broken(&dataset, &[on(0, 0, 2, 100)]), [Rule::C3]);
    assert_eq!(broken(&dataset, &[on(0, 0, 0, 100)]), [Rule::C3]);
}

#[test]
fn c4_holds_the_span_to_the_run() {
    let mut short = on(0, 0, 1, 100);
    short.from = january(5);
    assert_eq!(broken(&dataset(), &[short]), [Rule::C4]);
    let mut late = on(0, 0, 1, 100);
    late.to = Day::from_ymd(2026, 4, 30).unwrap();
    assert_eq!(broken(&dataset(), &[late]), [Rule::C4]);
    let mut backwards = on(0, 0, 1, 100);
    (backwards.from, backwards.to) = (backwards.to, backwards.from);
    assert_eq!(broken(&dataset(), &[backwards]), [Rule::C4]);
}

#[test]
fn c4_holds_the_cover_of_the_window() {
    // 63 working days; three quarters is 47.25, so 48. A contract from 23 January leaves
    // 63 - 15 = 48 of them, one from 26 January leaves 47.
    for (day, rules) in [(23, vec![]), (26, vec![Rule::C1, Rule::C4])] {
        let mut dataset = dataset();
        dataset.professionals[0].from = Some(january(day));
        let mut assignment = on(0, 0, 1, 100);
        assignment.from = january(day);
        assert_eq!(broken(&dataset, &[assignment]), rules, "{day}");
    }
}

#[test]
fn c5_holds_on_every_working_day() {
    let mut dataset = dataset();
    dataset.demands[0].fte = Fte::from_hundredths(50);
    dataset.demands[0].min_fte = Fte::from_hundredths(50);
    dataset.demands[2].min_fte = Fte::from_hundredths(50);
    let both = |fte| [on(0, 0, 1, 50), on(0, 2, 1, fte)];
    assert_eq!(broken(&dataset, &both(50)), []);
    assert_eq!(broken(&dataset, &both(60)), [Rule::C5]);
    let leave = |from: i8, to: i8, fte| Availability {
        professional: 0.into(),
        from: january(from),
        to: january(to),
        fte: Fte::from_hundredths(fte),
    };
    // On a weekend nobody looks; at 0 the assignments rest; at 0.90 they are too much.
    dataset.availability = vec![leave(10, 11, 90), leave(12, 16, 0)];
    assert_eq!(broken(&dataset, &both(50)), []);
    dataset.availability = vec![leave(9, 9, 90)];
    assert_eq!(broken(&dataset, &both(50)), [Rule::C5]);
}

#[test]
fn c6_counts_members() {
    let mut dataset = dataset();
    dataset.professionals[0].max_members = 1;
    for demand in 0..3 {
        dataset.demands[demand].min_fte = Fte::from_hundredths(10);
    }
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 50), on(0, 1, 1, 50)]), []);
    assert_eq!(
        broken(&dataset, &[on(0, 0, 1, 50), on(0, 2, 1, 50)]),
        [Rule::C6]
    );
}

#[test]
fn c7_holds_wages_and_fees_to_the_budget() {
    // 63 days of 500 euro are 31,500; the fee is 250 x 3 = 750.
    let mut dataset = dataset();
    dataset.members[0].budget = Some(Cents::new(3_225_000));
    assert_eq!(broken(&dataset, &plan()), []);
    dataset.members[0].budget = Some(Cents::new(3_224_999));
    assert_eq!(broken(&dataset, &plan()), [Rule::C7]);
}

#[test]
fn c8_wants_every_pin_as_it_is() {
    let dataset = pinned(Pin::default());
    assert_eq!(broken(&dataset, &plan()), []);
    assert_eq!(broken(&dataset, &[on(1, 2, 1, 100)]), [Rule::C8]);
    let half = pinned(Pin {
        fte: Some(Fte::from_hundredths(50)),
        ..Pin::default()
    });
    assert_eq!(broken(&half, &plan()), [Rule::C8]);
    let mut other_position = pinned(Pin::default());
    other_position.demands[0].positions = 2;
    assert_eq!(broken(&other_position, &[on(0, 0, 2, 100)]), [Rule::C8]);
}

#[test]
fn a_pin_may_be_shorter_than_the_run_but_not_than_the_cover() {
    let pin = |day| Pin {
        from: Some(january(day)),
        ..Pin::default()
    };
    let from = |day| {
        let mut assignment = on(0, 0, 1, 100);
        assignment.from = january(day);
        assignment
    };
    assert_eq!(broken(&pinned(pin(23)), &[from(23)]), []);
    assert_eq!(broken(&pinned(pin(26)), &[from(26)]), [Rule::C4]);
    // A pin with less than min_fte is on its position: the least of C3 does not hold there.
    let mut dataset = shared();
    dataset.decisions = pinned(Pin {
        fte: Some(Fte::from_hundredths(50)),
        ..Pin::default()
    })
    .decisions;
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 50)]), []);
}

#[test]
fn a_waiver_covers_e1_to_e4_and_nothing_else() {
    let waived = Pin {
        waives: true,
        ..Pin::default()
    };
    let mut dataset = pinned(waived);
    dataset.professionals[0].role = 1.into();
    dataset.professionals[0].level = 1;
    assert_eq!(broken(&dataset, &plan()), []);
    dataset.demands[0].min_cover = Share::WHOLE;
    dataset.availability.push(Availability {
        professional: 0.into(),
        from: january(5),
        to: january(5),
        fte: Fte::ZERO,
    });
    assert_eq!(broken(&dataset, &plan()), [Rule::C1, Rule::C4]);
}

#[test]
fn a_pin_without_fte_takes_what_other_pins_leave() {
    let mut dataset = pinned(Pin {
        fte: Some(Fte::from_hundredths(35)),
        ..Pin::default()
    });
    dataset.decisions.push(Decision {
        target: Target::Demand(2.into()),
        kind: DecisionKind::Pin(Pin::default()),
        ..dataset.decisions[0].clone()
    });
    let facts = Facts::new(&dataset);
    let shown: Vec<u32> = facts
        .pins()
        .map(|pin| pin.assignment.fte.hundredths())
        .collect();
    // 1.00 less 0.35 is 0.65: six steps of 0.10.
    assert_eq!(shown, [35, 60]);
}

#[test]
fn a_pin_that_cannot_be_seated_is_named() {
    let mut dataset = pinned(Pin::default());
    dataset.decisions.push(Decision {
        professional: 1.into(),
        ..dataset.decisions[0].clone()
    });
    assert_eq!(broken(&dataset, &[on(0, 0, 1, 100)]), [Rule::C8]);
}

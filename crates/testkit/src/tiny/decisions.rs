//! Bans and pins of a tiny folder.

use inzet_model::{
    Dataset, Decision, DecisionKind, DemandIx, MemberIx, Pin, Plan, ProfessionalIx, Target,
};
use inzet_verify::{Facts, check_plan_with};

use crate::random::Random;

/// Bans a pair now and then, or a person from a whole member.
pub(super) fn add_bans(dataset: &mut Dataset, random: &mut Random) {
    for professional in dataset.professionals.indices() {
        if !random.percent(14) {
            continue;
        }
        let target = if random.percent(30) {
            Target::Member(MemberIx::from_usize(
                random.below(dataset.members.len() as u64) as usize,
            ))
        } else {
            Target::Demand(some_demand(dataset, random))
        };
        add(dataset, professional, target, DecisionKind::Ban, None);
    }
}

/// Pins some pairs, one by one, and keeps each that leaves the pins valid together.
pub(super) fn add_pins(dataset: &mut Dataset, random: &mut Random) {
    for professional in dataset.professionals.indices() {
        for _ in 0..2 {
            if !random.percent(16)
                || dataset
                    .decisions
                    .iter()
                    .any(|row| is_ban_of(row, professional))
            {
                continue;
            }
            let demand = some_demand(dataset, random);
            let Some(pin) = draw_pin(dataset, professional, demand, random) else {
                continue;
            };
            let reason = pin.waives.then(|| "Knows the house".to_owned());
            let before = dataset.decisions.clone();
            add(
                dataset,
                professional,
                Target::Demand(demand),
                DecisionKind::Pin(pin),
                reason,
            );
            if !pins_are_valid(dataset) {
                dataset.decisions = before;
            }
        }
    }
}

/// Puts the rows in the order in which a folder is read, and numbers their lines so.
pub(super) fn sort(dataset: &mut Dataset) {
    dataset
        .decisions
        .sort_by_key(|row| (row.professional, row.target));
    for (rank, row) in dataset.decisions.iter_mut().enumerate() {
        // Line 1 of the file is its header.
        row.line = rank as u64 + 2;
    }
}

fn draw_pin(
    dataset: &Dataset,
    professional: ProfessionalIx,
    demand: DemandIx,
    random: &mut Random,
) -> Option<Pin> {
    let facts = Facts::new(dataset);
    if facts.pin(professional, demand).is_some() {
        return None;
    }
    let run = facts.run(professional, demand)?;
    let days = run.0.days_through(run.1);
    let asked = &dataset.demands[demand];
    let (least, most) = facts.fte_range(demand);
    let step = dataset.policy.planning.fte_step;
    // Two pins without fte on one person, or one on a shared demand, are refused as unclear.
    let alone = asked.max_people == 1
        && facts
            .pins()
            .all(|pin| pin.assignment.professional != professional);
    let steps = random.between(1, (most.hundredths() / step.hundredths()).max(1));
    let fte = inzet_model::Fte::from_hundredths(steps * step.hundredths()).max(least);
    let (cut_from, cut_to) = (random.percent(20), random.percent(20));
    Some(Pin {
        fte: if alone && random.percent(40) {
            None
        } else {
            Some(fte)
        },
        from: cut_from.then(|| run.0.plus(random.below(u64::from(days) / 4 + 1) as i32)),
        to: cut_to.then(|| run.1.plus(-(random.below(u64::from(days) / 4 + 1) as i32))),
        waives: random.percent(30),
    })
}

fn pins_are_valid(dataset: &Dataset) -> bool {
    let facts = Facts::new(dataset);
    let plan = Plan::new(facts.pins().map(|pin| pin.assignment).collect());
    let in_order = plan.assignments().iter().all(|pin| pin.from <= pin.to);
    in_order && facts.loose_pins().is_empty() && check_plan_with(&facts, &plan).is_allowed()
}

fn some_demand(dataset: &Dataset, random: &mut Random) -> DemandIx {
    DemandIx::from_usize(random.below(dataset.demands.len() as u64) as usize)
}

/// A person with a ban gets no pin, so that no pair ever has two rows.
fn is_ban_of(row: &Decision, professional: ProfessionalIx) -> bool {
    row.professional == professional && row.kind == DecisionKind::Ban
}

fn add(
    dataset: &mut Dataset,
    professional: ProfessionalIx,
    target: Target,
    kind: DecisionKind,
    reason: Option<String>,
) {
    dataset.decisions.push(Decision {
        professional,
        target,
        kind,
        reason,
        line: 0,
    });
}

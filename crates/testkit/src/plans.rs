//! Plans at random: allowed ones to hold against a bound, and broken ones for the judge.

use inzet_model::{Assignment, Dataset, DemandIx, Fte, Plan, ProfessionalIx};
use inzet_verify::{Facts, check_plan_with};

use crate::random::Random;

/// An allowed plan: the pins, and whatever else a few throws of the dice added.
///
/// # Panics
/// When the pins of the folder are not allowed together.
#[must_use]
pub fn random_plan(dataset: &Dataset, random: &mut Random) -> Plan {
    let facts = Facts::new(dataset);
    let mut plan = Plan::new(facts.pins().map(|pin| pin.assignment).collect());
    assert!(
        check_plan_with(&facts, &plan).is_allowed(),
        "the pins are allowed together"
    );
    if dataset.demands.is_empty() || dataset.professionals.is_empty() {
        return plan;
    }
    for _ in 0..4 * dataset.professionals.len() {
        let demand = some_demand(dataset, random);
        let position = random.between(1, dataset.demands[demand].positions);
        let mut assignments = plan.assignments().to_vec();
        // Several at once, because a shared position may need more than one to be worth having.
        for _ in 0..random.between(1, dataset.demands[demand].max_people) {
            let professional = some_professional(dataset, random);
            assignments.extend(on_its_run(&facts, professional, demand, position, random));
        }
        let tried = Plan::new(assignments);
        if check_plan_with(&facts, &tried).is_allowed() {
            plan = tried;
        }
    }
    plan
}

/// The plan with one thing changed: an assignment more, less, larger, smaller, shorter, moved to
/// another position, demand or person. The result may break any rule.
#[must_use]
pub fn mutate(plan: &Plan, dataset: &Dataset, random: &mut Random) -> Plan {
    let facts = Facts::new(dataset);
    let mut assignments = plan.assignments().to_vec();
    if dataset.demands.is_empty() || dataset.professionals.is_empty() {
        return Plan::new(assignments);
    }
    if assignments.is_empty() || random.percent(20) {
        let (professional, demand) = (
            some_professional(dataset, random),
            some_demand(dataset, random),
        );
        let position = random.between(1, dataset.demands[demand].positions);
        assignments.extend(on_its_run(&facts, professional, demand, position, random));
        return Plan::new(assignments);
    }
    let place = random.below(assignments.len() as u64) as usize;
    if random.percent(20) {
        assignments.remove(place);
    } else {
        change(&mut assignments[place], dataset, random);
    }
    Plan::new(assignments)
}

fn change(assignment: &mut Assignment, dataset: &Dataset, random: &mut Random) {
    let step = dataset.policy.planning.fte_step;
    match random.below(7) {
        0 => assignment.fte += step,
        1 => assignment.fte = assignment.fte.saturating_sub(step),
        2 => assignment.from = assignment.from.plus(1),
        3 => assignment.to = assignment.to.plus(-1),
        4 => assignment.position = random.between(1, 3),
        5 => assignment.demand = some_demand(dataset, random),
        _ => assignment.professional = some_professional(dataset, random),
    }
}

/// An assignment over the pair's run at some fte that C2 allows; `None` when there is no run.
fn on_its_run(
    facts: &Facts,
    professional: ProfessionalIx,
    demand: DemandIx,
    position: u32,
    random: &mut Random,
) -> Option<Assignment> {
    let (from, to) = facts.run(professional, demand)?;
    let step = facts.dataset().policy.planning.fte_step.hundredths();
    let (least, most) = facts.fte_range(demand);
    let (least, most) = (least.hundredths().div_ceil(step), most.hundredths() / step);
    let steps = random.between(least.min(most), most);
    Some(Assignment {
        professional,
        demand,
        position,
        fte: Fte::from_hundredths(steps * step),
        from,
        to,
    })
}

fn some_demand(dataset: &Dataset, random: &mut Random) -> DemandIx {
    DemandIx::from_usize(random.below(dataset.demands.len() as u64) as usize)
}

fn some_professional(dataset: &Dataset, random: &mut Random) -> ProfessionalIx {
    ProfessionalIx::from_usize(random.below(dataset.professionals.len() as u64) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{brute_force, tiny_dataset};

    #[test]
    fn no_random_plan_beats_the_best() {
        let mut sizes = 0;
        for seed in 0..200 {
            let dataset = tiny_dataset(seed);
            let best = brute_force(&dataset).0;
            let facts = Facts::new(&dataset);
            let mut random = Random::new(seed);
            let mut plan = random_plan(&dataset, &mut random);
            sizes += plan.assignments().len();
            for _ in 0..20 {
                let verdict = check_plan_with(&facts, &plan);
                assert!(
                    !verdict.is_allowed() || verdict.score <= best,
                    "seed {seed}"
                );
                plan = mutate(&plan, &dataset, &mut random);
            }
        }
        assert!(sizes > 100, "only {sizes} assignments");
    }
}

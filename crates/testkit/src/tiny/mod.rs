//! Tiny folders with every feature on: 2 to 5 professionals, 1 to 4 demands, 1 to 3 members.
//!
//! They are small enough to try every plan of, and odd enough to hit every rule: steps such as
//! 0.07, people who rest, bodies that join halfway, positions that several share, budgets that
//! bind, pins, bans, outside scores that decide who is eligible.
//!
//! A folder is allowed input: it reads without an error, and its pins are valid together.

mod decisions;
mod demands;
mod history;
mod members;
mod names;
mod policy;
mod pools;
mod staff;

use inzet_model::{Dataset, Day, IndexVec, Role};

use crate::agreed::agreed_roles;
use crate::random::Random;

/// Draws a tiny folder. The same seed gives the same folder.
///
/// ```
/// use inzet_testkit::{brute_force, tiny_dataset};
///
/// let dataset = tiny_dataset(1);
/// assert_eq!(dataset, tiny_dataset(1));
/// assert!(brute_force(&dataset).0 >= brute_force(&tiny_dataset(1)).0);
/// ```
#[must_use]
pub fn tiny_dataset(seed: u64) -> Dataset {
    let random = &mut Random::new(seed);
    let mut dataset = Dataset {
        policy: policy::draw_policy(random),
        members: IndexVec::new(),
        base_columns: Vec::new(),
        professionals: IndexVec::new(),
        demands: IndexVec::new(),
        roles: roles(random),
        skills: names::SKILLS.map(str::to_owned).into_iter().collect(),
        regions: names::REGIONS.map(str::to_owned).into_iter().collect(),
        availability: Vec::new(),
        previous: Vec::new(),
        decisions: Vec::new(),
        scores: Vec::new(),
        holidays: Vec::new(),
        cost_pools: Vec::new(),
        advances: Vec::new(),
    };
    members::add_members(&mut dataset, random);
    staff::add_staff(&mut dataset, random);
    demands::add_demands(&mut dataset, random);
    history::add_history(&mut dataset, random);
    members::set_budgets(&mut dataset, random);
    decisions::add_bans(&mut dataset, random);
    pools::add_pools(&mut dataset, random);
    names::drop_unused(&mut dataset);
    decisions::add_pins(&mut dataset, random);
    decisions::sort(&mut dataset);
    dataset
}

/// The eight roles, and sometimes one of the user's own.
fn roles(random: &mut Random) -> IndexVec<inzet_model::RoleIx, Role> {
    let mut roles = agreed_roles();
    if random.percent(30) {
        roles.push(Role {
            id: names::OWN_ROLE.to_owned(),
            name_nl: "Gegevensbeheerder".to_owned(),
            name_en: "Data steward".to_owned(),
            strategic: true,
            reason: Some("Bridges policy and data".to_owned()),
        });
        roles.sort_by(|one, other| one.id.cmp(&other.id));
    }
    roles.into_iter().collect()
}

/// A day of the period.
fn some_day(dataset: &Dataset, random: &mut Random) -> Day {
    let period = dataset.policy.period;
    let days = u64::from(period.from.days_through(period.to));
    period.from.plus(random.below(days) as i32)
}

/// Two days of the period in order.
fn some_span(dataset: &Dataset, random: &mut Random) -> (Day, Day) {
    let (one, other) = (some_day(dataset, random), some_day(dataset, random));
    (one.min(other), one.max(other))
}

/// Ends that are open or lie within the period, the first never after the last.
fn some_ends(dataset: &Dataset, percent: u64, random: &mut Random) -> (Option<Day>, Option<Day>) {
    let (from, to) = some_span(dataset, random);
    let from = random.percent(percent).then_some(from);
    let to = random.percent(percent).then_some(to);
    (from, to)
}

#[cfg(test)]
mod tests {
    use inzet_model::{DecisionKind, MemberState, Plan, ScoreMode};
    use inzet_verify::{Facts, check_plan_with};

    use super::*;

    #[test]
    fn pins_are_valid_together() {
        let mut pins = 0;
        for seed in 0..500 {
            let dataset = tiny_dataset(seed);
            let facts = Facts::new(&dataset);
            assert_eq!(facts.loose_pins(), [], "seed {seed}");
            let plan = Plan::new(facts.pins().map(|pin| pin.assignment).collect());
            assert_eq!(check_plan_with(&facts, &plan).violations, [], "seed {seed}");
            pins += plan.assignments().len();
        }
        assert!(pins > 50, "only {pins} pins");
    }

    #[test]
    fn every_feature_is_met() {
        let datasets: Vec<Dataset> = (0..300).map(tiny_dataset).collect();
        let met =
            |feature: &dyn Fn(&Dataset) -> bool| datasets.iter().filter(|d| feature(d)).count();
        let demand = |holds: fn(&inzet_model::Demand) -> bool| {
            met(&|dataset: &Dataset| dataset.demands.iter().any(holds))
        };
        let counts = [
            demand(|demand| demand.max_people > 1),
            demand(|demand| demand.positions > 1),
            demand(|demand| demand.min_fte < demand.fte),
            demand(|demand| demand.onsite && demand.region.is_some()),
            demand(|demand| demand.from.is_some() || demand.to.is_some()),
            met(&|d| d.members.iter().any(|member| member.budget.is_some())),
            met(&|d| {
                d.members
                    .iter()
                    .any(|member| member.joined.or(member.left).is_some())
            }),
            met(&|d| {
                d.members
                    .iter()
                    .any(|member| member.state == MemberState::Candidate)
            }),
            met(&|d| !d.availability.is_empty()),
            met(&|d| d.decisions.iter().any(|row| row.kind == DecisionKind::Ban)),
            met(&|d| d.decisions.iter().any(|row| row.kind != DecisionKind::Ban)),
            met(&|d| d.policy.scores == ScoreMode::Only),
            met(&|d| !d.scores.is_empty()),
            met(&|d| !d.previous.is_empty()),
            met(&|d| d.professionals.iter().any(|person| person.max_members == 1)),
            met(&|d| d.policy.points.solidarity > 0),
            met(&|d| !d.cost_pools.is_empty()),
        ];
        assert!(counts.iter().all(|&count| count >= 15), "{counts:?}");
    }
}

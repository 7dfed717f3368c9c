//! The smallest single change of the folder that would serve a position better: tried on the
//! changed folder, re-solved near the position, and judged there by the verifier.

mod candidates;

use inzet_core::change::{Chain, Place, Reach};
use inzet_core::{Instance, parallel};
use inzet_model::{Cents, Dataset, Day, DemandIx, Fte, MemberIx, Plan, ProfessionalIx, Score};
use inzet_verify::check_plan;
use serde::Serialize;

use super::moves::{Move, moves, served, shown};
use super::standing::place_plan;

/// One change of one cell of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another contract for a professional.
    Contract(ProfessionalIx, Fte),
    /// Another least level of a demand.
    Level(DemandIx, u8),
    /// One required skill of a demand less: its place in the list.
    Skill(DemandIx, usize),
    /// A later start of a demand.
    Start(DemandIx, Day),
    /// Another number of members for a professional.
    Members(ProfessionalIx, u32),
    /// Another budget for a member.
    Budget(MemberIx, Cents),
}

impl Change {
    /// The folder with this change.
    #[must_use]
    pub fn apply(&self, dataset: &Dataset) -> Dataset {
        let mut changed = dataset.clone();
        match *self {
            Self::Contract(professional, fte) => changed.professionals[professional].fte = fte,
            Self::Level(demand, level) => changed.demands[demand].min_level = level,
            Self::Skill(demand, place) => drop(changed.demands[demand].skills.remove(place)),
            Self::Start(demand, from) => changed.demands[demand].from = Some(from),
            Self::Members(professional, most) => {
                changed.professionals[professional].max_members = most;
            }
            Self::Budget(member, budget) => changed.members[member].budget = Some(budget),
        }
        changed
    }

    /// File, id, column, and the values before and after.
    fn words(&self, dataset: &Dataset) -> [String; 5] {
        let row = |file: &str, id: &str, column: &str, before: String, after: String| {
            [file.into(), id.into(), column.into(), before, after]
        };
        match *self {
            Self::Contract(person, fte) => {
                let person = &dataset.professionals[person];
                row(
                    "professionals.csv",
                    &person.id,
                    "fte",
                    person.fte.to_string(),
                    fte.to_string(),
                )
            }
            Self::Level(demand, level) => {
                let demand = &dataset.demands[demand];
                let before = demand.min_level.to_string();
                row(
                    "demands.csv",
                    &demand.id,
                    "min_level",
                    before,
                    level.to_string(),
                )
            }
            Self::Skill(demand, place) => {
                let demand = &dataset.demands[demand];
                let name = dataset.skills[demand.skills[place].skill].clone();
                row("demands.csv", &demand.id, "skills", name, String::new())
            }
            Self::Start(demand, from) => {
                let demand = &dataset.demands[demand];
                let before = demand.from.unwrap_or(dataset.policy.period.from);
                row(
                    "demands.csv",
                    &demand.id,
                    "from",
                    before.to_string(),
                    from.to_string(),
                )
            }
            Self::Members(person, most) => {
                let person = &dataset.professionals[person];
                let before = person.max_members.to_string();
                row(
                    "professionals.csv",
                    &person.id,
                    "max_members",
                    before,
                    most.to_string(),
                )
            }
            Self::Budget(member, budget) => {
                let member = &dataset.members[member];
                let before = member
                    .budget
                    .map_or(String::new(), |budget| budget.to_string());
                row(
                    "members.csv",
                    &member.id,
                    "budget_eur",
                    before,
                    budget.to_string(),
                )
            }
        }
    }
}

/// A change that helps, with the plan that shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    /// Which file.
    pub file: String,
    /// Which row.
    pub id: String,
    /// Which column.
    pub column: String,
    /// What stands there now; for a skill, the one that is no longer asked.
    pub before: String,
    /// What would stand there.
    pub after: String,
    /// FTE that the demand gets more.
    pub served_more: String,
    /// FTE that all other demands lose; below zero when they gain.
    pub cost_fte_elsewhere: String,
    /// What the plan gains in points, under the changed folder.
    pub gain_points: String,
    /// What changes in the plan.
    pub moves: Vec<Move>,
    /// The change itself.
    #[serde(skip)]
    pub change: Change,
    /// The plan that is allowed then.
    #[serde(skip)]
    pub plan: Plan,
}

/// The changes that help, one of each kind, in order of how little they change: somebody's
/// contract, the level, a skill, the start, somebody's members, the budget.
#[must_use]
pub fn fixes(dataset: &Dataset, plan: &Plan, place: Place) -> Vec<Fix> {
    let Ok(instance) = Instance::new(dataset) else {
        return Vec::new();
    };
    let kinds = candidates::changes(&instance, plan, place);
    let found = parallel::in_order(&kinds, 0, |kind| {
        kind.iter()
            .find_map(|change| try_change(dataset, plan, place, change))
    });
    found.into_iter().flatten().collect()
}

/// The fix that a change is: filling the position if it can, else giving it more than it has.
fn try_change(dataset: &Dataset, plan: &Plan, place: Place, change: &Change) -> Option<Fix> {
    let changed = change.apply(dataset);
    let instance = Instance::new(&changed).ok()?;
    let draft = place_plan(&instance, plan)?;
    let before = draft.score();
    let had = draft.positions(place.0).get(place.1 as usize - 1)?.fte;
    let asked = changed.demands[place.0].fte.hundredths();
    let step = changed.policy.planning.fte_step.hundredths();
    let mut targets = vec![asked, (had + step).min(asked)];
    targets.dedup();
    let after = targets.into_iter().find_map(|target| {
        let mut trial = draft.clone();
        let gain = Chain::new(&mut trial, Reach::FAR).fill(place, target)?;
        (gain > 0).then_some(trial)
    })?;
    let change = match *change {
        // The smallest budget that pays for it.
        Change::Budget(member, _) => Change::Budget(member, after.spent(member)),
        ref other => other.clone(),
    };
    let plan_after = after.plan();
    let verdict = check_plan(&change.apply(dataset), &plan_after);
    let serves_more = served(&plan_after, place.0).0 > served(plan, place.0).0;
    // A plan that is allowed as the folder stands owes nothing to the change.
    let needs_change = !check_plan(dataset, &plan_after).is_allowed();
    let is_worth_it = verdict.is_allowed() && verdict.score > Score::new(before);
    if !(serves_more && needs_change && is_worth_it) {
        return None;
    }
    Some(describe(
        dataset,
        plan,
        plan_after,
        place.0,
        change,
        verdict.score - Score::new(before),
    ))
}

fn describe(
    dataset: &Dataset,
    plan: &Plan,
    after: Plan,
    demand: DemandIx,
    change: Change,
    gain: Score,
) -> Fix {
    let [file, id, column, was, becomes] = change.words(dataset);
    let (one, other) = (served(plan, demand), served(&after, demand));
    Fix {
        file,
        id,
        column,
        before: was,
        after: becomes,
        served_more: shown(i128::from(other.0 - one.0)),
        cost_fte_elsewhere: shown(i128::from(one.1 - other.1)),
        gain_points: shown(gain.hundredths()),
        moves: moves(dataset, plan, &after),
        change,
        plan: after,
    }
}

//! The smallest single change of the folder that would serve a position better: tried on the
//! changed folder, re-solved near the position, and judged there by the verifier.

mod change;
mod starts;
mod ways;

use inzet_core::build::Draft;
use inzet_core::change::{Chain, Place, Reach, Step};
use inzet_core::parallel;
use inzet_model::{Cents, Dataset, MemberIx, Plan, Score};
use inzet_verify::{check_plan, check_plan_with};
use serde::Serialize;

use super::effect::Effect;
use super::standing::{Standing, place_plan};

pub use change::Change;
pub(super) use change::list;

/// A budget is lowered so many times at most.
const LOWERINGS: usize = 8;

/// A change that helps, with the plan that shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Fix {
    /// Which file.
    pub file: &'static str,
    /// Which row.
    pub id: String,
    /// Which column.
    pub column: &'static str,
    /// What stands there now, or would if the default were typed.
    pub before: String,
    /// What would stand there.
    pub after: String,
    /// Whether the position is filled then; else it only gets more.
    pub fills: bool,
    /// What it comes to, with the plan that goes with it.
    #[serde(flatten)]
    pub effect: Effect,
    /// The change itself.
    #[serde(skip)]
    pub change: Change,
}

/// What a position should get, and what the plan could gain by that as the folder stands.
struct Target {
    hundredths: u32,
    /// Above zero only where a better plan is near already: a fix has to bring more.
    floor: i128,
}

/// A plan near the one that stands, in a changed folder.
struct Near {
    plan: Plan,
    /// What the plan that stands is worth in the changed folder.
    before: i128,
    /// What the member is charged, if it has a budget.
    spent: Cents,
}

/// What would serve a position better.
#[derive(Default)]
pub(super) struct Help {
    /// The best plan near the one that stands that serves it better, if one is worth more: then no
    /// change is needed.
    pub without_change: Option<Effect>,
    /// The changes that help, in order of how little they change: somebody's contract, the level,
    /// a skill, the start, somebody's members, the budget. Of each kind the smallest that helps,
    /// and the smallest that fills the position when that is another.
    pub fixes: Vec<Fix>,
}

/// Looks for what would serve a position better.
pub(super) fn help(standing: &Standing, place: Place) -> Help {
    let (targets, better): (Vec<Target>, Vec<Option<Effect>>) =
        targets(standing, place).into_iter().unzip();
    let found = parallel::in_order(&ways::ways(standing, place), 0, |changes| {
        let mut found: Vec<Fix> = Vec::new();
        for change in changes {
            match try_change(standing, place, &targets, change) {
                Some(fix) if fix.fills => {
                    found.push(fix);
                    break;
                }
                Some(fix) if found.is_empty() => found.push(fix),
                _ => {}
            }
        }
        found
    });
    Help {
        without_change: better.into_iter().flatten().next(),
        fixes: found.into_iter().flatten().collect(),
    }
}

/// All of it, and a step more than it has; each with the better plan that needs no change, if one
/// is near.
fn targets(standing: &Standing, place: Place) -> Vec<(Target, Option<Effect>)> {
    let dataset = standing.dataset();
    let had = standing.draft.positions(place.0)[place.1 as usize - 1].fte;
    let asked = dataset.demands[place.0].fte.hundredths();
    let step = dataset.policy.planning.fte_step.hundredths();
    let mut wanted = vec![asked, (had + step).min(asked)];
    wanted.dedup();
    let found = near(&standing.draft, place, &wanted);
    let target = |(&hundredths, found): (&u32, Option<(i128, Plan, Cents)>)| {
        let (gain, after) = match found {
            Some((gain, after, _)) if gain > 0 => (gain, Some(after)),
            _ => (0, None),
        };
        let effect = after.map(|after| {
            let (before, after) = (
                (standing.instance, &standing.plan),
                (standing.instance, &after),
            );
            Effect::between(before, after, place.0, gain)
        });
        let floor = gain;
        (Target { hundredths, floor }, effect)
    };
    wanted.iter().zip(found).map(target).collect()
}

/// For each amount the best plan near a draft that gives the position so much: what the score
/// gains, the plan, and what the member is charged.
fn near(draft: &Draft, place: Place, amounts: &[u32]) -> Vec<Option<(i128, Plan, Cents)>> {
    let member = draft.instance().dataset().demands[place.0].member;
    let found = Chain::new(&mut draft.clone(), Reach::FAR).fill(place, amounts);
    let take = |steps: Vec<Step>| {
        let mut trial = draft.clone();
        let score = Chain::take(&mut trial, &steps, &[]);
        (score - draft.score(), trial.plan(), trial.spent(member))
    };
    found.into_iter().map(|steps| steps.map(take)).collect()
}

/// The fix that a change is: filling the position if it can, else giving it more than it has.
fn try_change(
    standing: &Standing,
    place: Place,
    targets: &[Target],
    change: &Change,
) -> Option<Fix> {
    let dataset = standing.dataset();
    let (at, near) = solve_changed(standing, place, targets, change)?;
    let (change, near) = match *change {
        Change::Budget(member, _) => {
            lower_budget(standing, place, &targets[at..=at], (member, near))
        }
        ref other => (other.clone(), near),
    };
    let changed = change.apply(dataset);
    let verdict = check_plan(&changed, &near.plan);
    // A plan that is allowed as the folder stands owes nothing to the change.
    let needs_change = !check_plan_with(&standing.facts, &near.plan).is_allowed();
    if !verdict.is_allowed() || !needs_change || verdict.score <= Score::new(near.before) {
        return None;
    }
    let instance = change.revise(standing.instance, &changed)?;
    let effect = Effect::between(
        (standing.instance, &standing.plan),
        (&instance, &near.plan),
        place.0,
        (verdict.score - Score::new(standing.draft.score())).hundredths(),
    );
    let is_better = effect.demand_fte_days.hundredths() > 0;
    is_better.then(|| describe(dataset, change, at == 0, effect))
}

/// The best plan near the one that stands, in the changed folder, for the first of the targets
/// that is worth it there.
fn solve_changed(
    standing: &Standing,
    place: Place,
    targets: &[Target],
    change: &Change,
) -> Option<(usize, Near)> {
    let changed = change.apply(standing.dataset());
    let instance = change.revise(standing.instance, &changed)?;
    let draft = place_plan(&instance, &standing.plan)?;
    let amounts: Vec<u32> = targets.iter().map(|target| target.hundredths).collect();
    let found = near(&draft, place, &amounts).into_iter().enumerate();
    found.zip(targets).find_map(|((at, found), target)| {
        let (gain, plan, spent) = found?;
        let before = draft.score();
        (gain > target.floor).then_some((
            at,
            Near {
                plan,
                before,
                spent,
            },
        ))
    })
}

/// The smallest budget that still pays for a plan that reaches the target.
fn lower_budget(
    standing: &Standing,
    place: Place,
    target: &[Target],
    (member, mut near): (MemberIx, Near),
) -> (Change, Near) {
    let mut needed = near.spent;
    for _ in 0..LOWERINGS {
        let less = Change::Budget(member, Cents::new(needed.count() - 1));
        let Some((_, cheaper)) = solve_changed(standing, place, target, &less) else {
            break;
        };
        needed = cheaper.spent;
        near = cheaper;
    }
    (Change::Budget(member, needed), near)
}

fn describe(dataset: &Dataset, change: Change, fills: bool, effect: Effect) -> Fix {
    let cell = change.cell(dataset);
    Fix {
        file: cell.file,
        id: cell.id,
        column: cell.column,
        before: cell.before,
        after: cell.after,
        fills,
        effect,
        change,
    }
}

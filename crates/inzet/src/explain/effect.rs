//! What a change of the plan comes to: in points, in FTE-days of every demand, and assignment by
//! assignment.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use inzet_core::Instance;
use inzet_model::{Assignment, Dataset, DemandIx, Fte, Plan};
use serde::Serialize;

use super::amount::Amount;

/// What another plan comes to, seen from the one that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// What the plan gains in points; below zero when it costs.
    pub gain_points: Amount,
    /// FTE-days that the demand gets more; below zero when it gets less.
    pub demand_fte_days: Amount,
    /// FTE-days that other demands lose, those that lose only.
    pub lost_fte_days: Amount,
    /// FTE-days that other demands gain, those that gain only.
    pub gained_fte_days: Amount,
    /// The other demands that get more or less, by id.
    pub elsewhere: Vec<Shift>,
    /// The assignments that come, go or change, by professional and demand.
    pub moves: Vec<Move>,
    /// The plan itself.
    #[serde(skip)]
    pub plan: Plan,
}

/// Another demand that gets more or less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// Which.
    pub demand: String,
    /// Whose.
    pub member: String,
    /// FTE-days more; below zero when it is less.
    pub fte_days: Amount,
}

/// An assignment that comes, goes or gets another FTE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Who.
    pub professional: String,
    /// On which demand.
    pub demand: String,
    /// FTE before; `0.00` when there was none.
    pub fte_before: Amount,
    /// FTE after; `0.00` when there is none.
    pub fte_after: Amount,
}

/// A plan with the problem that it is a plan of.
pub(super) type Of<'p> = (&'p Instance<'p>, &'p Plan);

impl Effect {
    /// From one plan to another that gains so many hundredths of a point, seen by a demand.
    pub(super) fn between(before: Of, after: Of, demand: DemandIx, gain: i128) -> Self {
        let dataset = before.0.dataset();
        let steps = steps(before.1.assignments(), after.1.assignments());
        let mut changes: BTreeMap<DemandIx, i128> = BTreeMap::new();
        for (one, other) in &steps {
            for (instance, sign, assignment) in [(before.0, -1, one), (after.0, 1, other)] {
                if let Some(one) = assignment {
                    let work = (one.fte * instance.days(one)).hundredths();
                    *changes.entry(one.demand).or_default() += sign * i128::from(work);
                }
            }
        }
        let own = changes.remove(&demand).unwrap_or(0);
        changes.retain(|_, days| *days != 0);
        let sum = |is_counted: fn(i128) -> bool| -> i128 {
            changes
                .values()
                .copied()
                .filter(|days| is_counted(*days))
                .sum()
        };
        Self {
            gain_points: Amount::new(gain),
            demand_fte_days: Amount::new(own),
            lost_fte_days: Amount::new(-sum(|days| days < 0)),
            gained_fte_days: Amount::new(sum(|days| days > 0)),
            elsewhere: changes
                .iter()
                .map(|(&demand, &days)| shift(dataset, demand, days))
                .collect(),
            moves: steps
                .iter()
                .filter_map(|step| moved(dataset, step))
                .collect(),
            plan: after.1.clone(),
        }
    }
}

fn shift(dataset: &Dataset, demand: DemandIx, days: i128) -> Shift {
    let row = &dataset.demands[demand];
    Shift {
        demand: row.id.clone(),
        member: dataset.members[row.member].id.clone(),
        fte_days: Amount::new(days),
    }
}

/// An assignment before and after, of one professional on one demand.
type Step = (Option<Assignment>, Option<Assignment>);

/// The pairs that differ in FTE or span, by professional and demand; both lists are sorted so.
fn steps(before: &[Assignment], after: &[Assignment]) -> Vec<Step> {
    let key = |one: &Assignment| (one.professional, one.demand);
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    let mut steps = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return steps,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(one), Some(other)) => key(one).cmp(&key(other)),
        };
        let one = old.next_if(|_| order.is_le()).copied();
        let other = new.next_if(|_| order.is_ge()).copied();
        let same = |one: &Assignment| (one.fte, one.from, one.to);
        if one.as_ref().map(same) != other.as_ref().map(same) {
            steps.push((one, other));
        }
    }
}

/// The move that a step is, unless only its span differs.
fn moved(dataset: &Dataset, step: &Step) -> Option<Move> {
    let any = step.0.or(step.1)?;
    let [before, after] = [step.0, step.1].map(|one| one.map_or(Fte::ZERO, |one| one.fte));
    (before != after).then(|| Move {
        professional: dataset.professionals[any.professional].id.clone(),
        demand: dataset.demands[any.demand].id.clone(),
        fte_before: before.into(),
        fte_after: after.into(),
    })
}

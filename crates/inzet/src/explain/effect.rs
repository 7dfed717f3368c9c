//! What a change of the plan comes to: in points, in FTE-days of every demand, and assignment by
//! assignment.

use std::collections::BTreeMap;

use inzet_core::Instance;
use inzet_model::{Dataset, DemandIx, Fte, Plan, ProfessionalIx};
use serde::Serialize;

use super::amount::Amount;
use super::standing::essence;

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
        let mut changes = worked(before);
        for days in changes.values_mut() {
            *days = -*days;
        }
        for (demand, days) in worked(after) {
            *changes.entry(demand).or_default() += days;
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
            moves: moves(dataset, before.1, after.1),
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

/// Hundredths of an FTE-day of every demand that is served.
fn worked((instance, plan): Of) -> BTreeMap<DemandIx, i128> {
    let mut sums: BTreeMap<DemandIx, i128> = BTreeMap::new();
    for assignment in plan.assignments() {
        let work = assignment.fte * instance.days(assignment);
        *sums.entry(assignment.demand).or_default() += i128::from(work.hundredths());
    }
    sums
}

fn moves(dataset: &Dataset, before: &Plan, after: &Plan) -> Vec<Move> {
    let mut pairs: BTreeMap<(ProfessionalIx, DemandIx), (Fte, Fte)> = BTreeMap::new();
    for (professional, demand, fte) in essence(before) {
        pairs.entry((professional, demand)).or_default().0 = fte;
    }
    for (professional, demand, fte) in essence(after) {
        pairs.entry((professional, demand)).or_default().1 = fte;
    }
    let changed = pairs.into_iter().filter(|(_, (one, other))| one != other);
    let describe = |((professional, demand), (one, other)): ((ProfessionalIx, DemandIx), _)| {
        let (one, other): (Fte, Fte) = (one, other);
        Move {
            professional: dataset.professionals[professional].id.clone(),
            demand: dataset.demands[demand].id.clone(),
            fte_before: one.into(),
            fte_after: other.into(),
        }
    };
    changed.map(describe).collect()
}

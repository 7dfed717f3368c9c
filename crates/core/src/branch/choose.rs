//! Where to branch: the demand or the pair on which the master hesitates and most depends.

use std::collections::BTreeMap;

use inzet_model::DemandIx;

use crate::candidates::PairIx;
use crate::price::fixing::{Decision, Fixing};
use crate::price::pool::Pool;
use crate::price::relaxation::Relaxation;

/// Two decisions, of which every plan meets one.
pub type Choice = (Decision, Decision);

/// Choices that are kept of a branch.
const MOST: usize = 24;

/// A share this near to a whole is whole.
const WHOLE: f64 = 0.02;

/// What a typical FTE-day on a demand that several share is worth here, several times: several
/// people depend on it.
const RATE: f64 = 1_200.0;

/// What the master takes of a pair.
#[derive(Clone, Copy, Debug, Default)]
struct Usage {
    share: f64,
    fte: f64,
    least: u8,
    most: u8,
}

/// The choices on which most depends, with what hangs on each, falling; nothing where the master
/// hesitates nowhere.
pub fn choose(relaxation: &Relaxation, pool: &Pool, fixing: &Fixing) -> Vec<(f64, Choice)> {
    let pairs = usage(pool);
    let mut choices = used_teams(relaxation, pool, fixing);
    choices.extend(served(relaxation, &pairs, fixing));
    let undecided = pairs.iter().filter(|&(&pair, _)| !is_decided(fixing, pair));
    choices.extend(undecided.filter_map(|(&pair, usage)| {
        let weight = weight(relaxation, pair, usage);
        (weight > 0.0).then_some((weight, (Decision::With(pair), Decision::Without(pair))))
    }));
    choices.sort_by(|a, b| b.0.total_cmp(&a.0));
    choices.truncate(MOST);
    if choices.is_empty() {
        choices = levels(relaxation, &pairs);
    }
    choices
}

/// Where the master hesitates nowhere: the choices that make sure of what it takes, what it takes most
/// of first; nothing when everything has been decided.
pub fn make_sure(pool: &Pool, fixing: &Fixing) -> Vec<(f64, Choice)> {
    let taken = usage(pool).into_iter();
    let open = taken.filter(|&(pair, _)| !is_decided(fixing, pair));
    let mut choices: Vec<(f64, Choice)> = open
        .map(|(pair, usage)| (usage.share, (Decision::With(pair), Decision::Without(pair))))
        .collect();
    choices.sort_by(|a, b| b.0.total_cmp(&a.0));
    choices.truncate(MOST);
    choices
}

/// Whether a pair must be in the plan, or cannot be.
fn is_decided(fixing: &Fixing, pair: PairIx) -> bool {
    let hold = fixing.of(pair);
    hold.is_some_and(|hold| hold.is_forced || hold.most < hold.least)
}

/// Demands that some serve in part, with what hangs on them.
fn served(
    relaxation: &Relaxation,
    pairs: &BTreeMap<PairIx, Usage>,
    fixing: &Fixing,
) -> Vec<(f64, Choice)> {
    let candidates = relaxation.instance().candidates();
    let rows = relaxation.rows();
    let mut demands: BTreeMap<DemandIx, (f64, f64)> = BTreeMap::new();
    for (&number, usage) in pairs {
        let pair = candidates.pair(number);
        if rows.team_of(pair.demand).is_none() {
            let (people, worth) = demands.entry(pair.demand).or_default();
            *people += usage.share;
            *worth += usage.fte * f64::from(pair.days) * pair.rate.max(1) as f64;
        }
    }
    let mut choices = Vec::new();
    for (demand, (people, worth)) in demands {
        let between = (people - people.floor()).min(people.ceil() - people);
        let Some(row) = rows.people_of(demand).filter(|_| between > WHOLE) else {
            continue;
        };
        let (least, most) = fixing.range_of(row).unwrap_or((0, rows.limits()[row]));
        let whole = people.floor() as i64;
        if whole < least || whole >= most {
            continue;
        }
        choices.push((
            3.0 * between * worth / people,
            (
                Decision::Served(demand, whole + 1, most),
                Decision::Served(demand, least, whole),
            ),
        ));
    }
    choices
}

fn usage(pool: &Pool) -> BTreeMap<PairIx, Usage> {
    let mut pairs: BTreeMap<PairIx, Usage> = BTreeMap::new();
    for column in pool.bundles() {
        if column.share <= 1e-6 {
            continue;
        }
        for &(pair, fte) in &column.items {
            let usage = pairs.entry(pair).or_insert(Usage {
                least: fte,
                most: fte,
                ..Usage::default()
            });
            usage.share += column.share;
            usage.fte += column.share * f64::from(fte);
            if column.share > WHOLE {
                usage.least = usage.least.min(fte);
                usage.most = usage.most.max(fte);
            }
        }
    }
    pairs
}

/// What hangs on a pair: its worth, more where others depend on it.
fn weight(relaxation: &Relaxation, number: PairIx, usage: &Usage) -> f64 {
    let between = usage.share.min(1.0 - usage.share);
    if between < WHOLE {
        return 0.0;
    }
    let instance = relaxation.instance();
    let pair = instance.candidates().pair(number);
    let row = &instance.dataset().demands[pair.demand];
    let is_bound = row.max_people > 1 || instance.dataset().members[row.member].budget.is_some();
    let worth = usage.fte / usage.share * f64::from(pair.days) * pair.rate.max(1) as f64;
    between * worth * if is_bound { 1.0 } else { 0.5 }
}

/// Demands whose positions are used in part, with what hangs on them.
fn used_teams(relaxation: &Relaxation, pool: &Pool, fixing: &Fixing) -> Vec<(f64, Choice)> {
    let instance = relaxation.instance();
    let teams = relaxation.rows().teams();
    let mut choices = Vec::new();
    for (place, team) in teams.iter().enumerate() {
        let (least, most) = fixing.used(place, team);
        let crews = pool.crews(place).iter();
        let share: f64 = crews.map(|column| column.share).sum();
        let used = share * most as f64;
        let between = (used - used.floor()).min(used.ceil() - used);
        if between < WHOLE {
            continue;
        }
        let row = &instance.dataset().demands[team.demand];
        let worth = f64::from(row.fte.hundredths()) * instance.calendar().len() as f64;
        let whole = used.floor() as i64;
        if whole < least || whole >= most {
            continue;
        }
        choices.push((
            between * worth * RATE,
            (
                Decision::Used(team.demand, whole + 1, most),
                Decision::Used(team.demand, least, whole),
            ),
        ));
    }
    choices
}

/// Pairs that are taken for sure, but at several levels; those that are furthest apart first.
fn levels(relaxation: &Relaxation, pairs: &BTreeMap<PairIx, Usage>) -> Vec<(f64, Choice)> {
    let planning = &relaxation.instance().dataset().policy.planning;
    let Ok(step) = u8::try_from(planning.fte_step.hundredths()) else {
        return Vec::new();
    };
    let between = pairs.iter().filter(|(_, usage)| usage.most > usage.least);
    let mut choices: Vec<(f64, Choice)> = between
        .map(|(&pair, usage)| {
            let mean = (usage.fte / usage.share) as u8 / step * step;
            let above = (mean + step).clamp(usage.least + step, usage.most);
            let choice = (
                Decision::AtLeast(pair, above),
                Decision::AtMost(pair, above - step),
            );
            (f64::from(usage.most - usage.least), choice)
        })
        .collect();
    choices.sort_by(|a, b| b.0.total_cmp(&a.0));
    choices.truncate(MOST);
    choices
}

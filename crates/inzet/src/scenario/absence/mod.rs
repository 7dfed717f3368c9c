//! How a plan stands when people are absent at random: the plan as it is, in many draws.
//!
//! Only capacity is drawn, never a reason.

mod draw;
mod effect;
mod replan;

use std::collections::BTreeMap;

use inzet_core::Instance;
use inzet_model::{Dataset, DemandIx, MemberIx, Plan, Share};
use inzet_report::absence::{DemandRisk, MemberRisk, Replanned, Robustness, Spread};
use rayon::prelude::*;

use super::Settings;
use super::solve::ScenarioError;

pub use draw::{Absences, SPELLS, draw_absences};

use effect::{Effect, Fixed};
use replan::replan;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// The part of working days on which somebody is absent, on average.
    pub share: Share,
    /// How many draws.
    pub count: u32,
}

/// Pairs of professional and demand that are derived anew, over all replans together: a replan
/// derives the whole problem, so large folders replan fewer draws.
const MOST_PAIRS: usize = 12_000_000;

/// The fewest draws that are replanned.
const FEWEST_REPLANS: usize = 10;

/// Draws absences, lets the plan stand as it is in each of them, and replans the first ones. The
/// same bytes with any number of threads.
///
/// # Errors
/// When the judge does not agree with a replan.
pub fn try_absences(
    instance: &Instance,
    plan: &Plan,
    draws: Draws,
    settings: &Settings,
) -> Result<Robustness, ScenarioError> {
    let fixed = Fixed::new(instance, plan);
    let replans = replans(instance, draws.count as usize);
    let results: Result<Vec<(Effect, Option<i64>)>, ScenarioError> = settings.on_threads(|| {
        (0..draws.count as usize)
            .into_par_iter()
            .map(|number| {
                let seed = settings.seed.wrapping_add(number as u64);
                let absences = draw_absences(instance, draws.share, seed);
                let effect = fixed.effect(&absences);
                let served = (number < replans)
                    .then(|| replan(&fixed, &absences))
                    .transpose()?;
                Ok((effect, served))
            })
            .collect()
    });
    Ok(summed(instance, &fixed, draws, settings.seed, &results?))
}

fn replans(instance: &Instance, draws: usize) -> usize {
    let pairs = instance.candidates().len().max(1);
    draws.min((MOST_PAIRS / pairs).max(FEWEST_REPLANS))
}

fn summed(
    instance: &Instance,
    fixed: &Fixed,
    draws: Draws,
    seed: u64,
    results: &[(Effect, Option<i64>)],
) -> Robustness {
    let dataset = instance.dataset();
    let effects = || results.iter().map(|(effect, _)| effect);
    let of_all = |value: fn(&Effect) -> i64| Spread::of(effects().map(value).collect());
    Robustness {
        share: draws.share,
        draws: draws.count,
        seed,
        asked: fixed.asked(),
        planned: fixed.served(),
        served: of_all(|effect| effect.served),
        absent: of_all(|effect| effect.absent),
        available: fixed.available(),
        demands: demand_risks(dataset, effects()),
        members: member_risks(dataset, fixed, results),
        replanned: replanned(fixed, results),
    }
}

/// Every demand that fell short in some draw, the most often first.
fn demand_risks<'e>(
    dataset: &Dataset,
    effects: impl Iterator<Item = &'e Effect>,
) -> Vec<DemandRisk> {
    let mut counts: BTreeMap<DemandIx, (u32, u32)> = BTreeMap::new();
    for effect in effects {
        for &demand in &effect.under_cover {
            counts.entry(demand).or_default().0 += 1;
        }
        for &demand in &effect.under_least {
            counts.entry(demand).or_default().1 += 1;
        }
    }
    let risk = |(demand, (under_cover, under_least)): (DemandIx, (u32, u32))| {
        let row = &dataset.demands[demand];
        DemandRisk {
            demand: row.id.clone(),
            member: dataset.members[row.member].id.clone(),
            role: dataset.roles[row.role].id.clone(),
            under_cover,
            under_least,
        }
    };
    let mut risks: Vec<DemandRisk> = counts.into_iter().map(risk).collect();
    // Stable: of equal risks the lowest id comes first.
    risks.sort_by_key(|risk| std::cmp::Reverse((risk.under_cover, risk.under_least)));
    risks
}

/// Every member that is served, the one that falls short most often first.
fn member_risks(
    dataset: &Dataset,
    fixed: &Fixed,
    results: &[(Effect, Option<i64>)],
) -> Vec<MemberRisk> {
    let mut short: BTreeMap<MemberIx, u32> = BTreeMap::new();
    for (effect, _) in results {
        let mut members: Vec<MemberIx> = effect
            .under_cover
            .iter()
            .map(|&demand| dataset.demands[demand].member)
            .collect();
        members.sort_unstable();
        members.dedup();
        for member in members {
            *short.entry(member).or_default() += 1;
        }
    }
    let mut risks = Vec::new();
    for (member, row) in dataset.members.iter_enumerated() {
        let planned = fixed.served_by(member);
        if planned == 0 {
            continue;
        }
        let served = results.iter().map(|(effect, _)| effect.members[member]);
        risks.push(MemberRisk {
            member: row.id.clone(),
            name: row.name.clone(),
            planned,
            served: Spread::of(served.collect()),
            draws_short: short.get(&member).copied().unwrap_or(0),
        });
    }
    risks.sort_by_key(|risk| std::cmp::Reverse(risk.draws_short));
    risks
}

/// What replanning wins back. It goes for points, so a draw may end with fewer days.
fn replanned(fixed: &Fixed, results: &[(Effect, Option<i64>)]) -> Replanned {
    let mut replanned = Replanned::default();
    for (effect, served) in results {
        let Some(served) = served else { continue };
        replanned.draws += 1;
        replanned.lost += fixed.served() - effect.served;
        replanned.won_back += served - effect.served;
    }
    replanned
}

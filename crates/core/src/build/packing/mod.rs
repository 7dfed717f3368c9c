//! Set packing over the bundles within the gap: when all of them are listed and the packing is
//! proven best, so is the plan.
//!
//! # Source
//! Baldacci et al. 2008 on enumerating the columns within the gap.

mod model;
mod part;
mod parts;

use inzet_model::{ProfessionalIx, Score};

use super::assembly;
use super::draft::Draft;
use super::shortlist::Shortlists;
use crate::bundle::Market;
use crate::options::Phase;
use crate::price::{Pricing, Relaxation};
use crate::stop::Stop;

use parts::Parts;

/// Bundles of one professional that a packing lists at most.
const MOST_BUNDLES: usize = 400;

/// Rows times columns that one part of a packing has at most: what the solver of this build ends
/// in seconds.
const MOST_CELLS: usize = if cfg!(feature = "highs") {
    2_000_000
} else {
    200_000
};

/// How often the regret is halved until the parts are small enough.
const HALVINGS: usize = 6;

/// Looks for a better plan among the bundles that lose less than the gap; when all of them are
/// looked at and nothing better is possible, tells the bound.
pub fn pack<'a>(
    relaxation: &Relaxation<'a>,
    market: &Market,
    pricing: &Pricing,
    draft: &mut Draft<'a>,
    stop: &mut Stop,
) {
    let gap = pricing.scaled - relaxation.scale().up(draft.score());
    let Ok(regret) = i64::try_from(gap) else {
        return;
    };
    if regret <= 0 {
        return;
    }
    let Some((lists, parts)) = lists_within(relaxation, market, pricing, (draft, regret), stop)
    else {
        return;
    };
    let mut bound = parts.fixed;
    let mut chosen = parts.settled.clone();
    let mut is_proven = lists.is_whole && lists.regret == regret;
    for part in &parts.parts {
        let answer = part.solve(relaxation, &lists, draft, stop);
        is_proven &= answer.is_proven;
        bound += answer.value;
        chosen.extend(answer.chosen);
        if stop.is_hurried() {
            return;
        }
    }
    let mut trial = Draft::new(draft.instance());
    chosen.sort_unstable();
    for (professional, bundle) in &chosen {
        assembly::put_whole(&mut trial, &lists.bundles[*professional][*bundle].items);
    }
    assembly::complete(&mut trial);
    draft.take_better(trial);
    stop.offer_score(Score::new(draft.score()), Phase::Proof);
    if is_proven {
        // A better plan than the one we had consists of listed bundles only.
        stop.offer_bound(Score::new(bound.max(draft.score())), Phase::Proof);
    }
}

/// The bundles within the gap, or within a part of it when those are too many for the solver.
fn lists_within(
    relaxation: &Relaxation,
    market: &Market,
    pricing: &Pricing,
    (draft, regret): (&Draft, i64),
    stop: &mut Stop,
) -> Option<(Shortlists, Parts)> {
    let mut within = regret;
    for _ in 0..HALVINGS {
        if stop.is_over() {
            return None;
        }
        let mut lists = Shortlists::new(market, pricing, within, MOST_BUNDLES);
        lists.add_plan(market, draft);
        stop.spend(lists.work);
        let parts = Parts::new(relaxation, &lists);
        let largest = parts
            .parts
            .iter()
            .map(|part| part.size(&lists))
            .max()
            .unwrap_or(0);
        if largest <= MOST_CELLS {
            return Some((lists, parts));
        }
        within /= 2;
    }
    None
}

/// A professional and the place of a bundle on the list.
type Choice = (ProfessionalIx, usize);

//! What no better plan holds is left out for good: a bundle that loses more at the prices of a branch
//! than its bound is above the best plan known, and with it every pair and level that only such
//! bundles have.
//!
//! # Source
//! Baldacci et al. 2008 on leaving out columns by the gap.

use inzet_model::ProfessionalIx;

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::price::ascent::Priced;
use crate::price::fixing::{Decision, Fixing};
use crate::price::relaxation::Relaxation;

/// Bundles of one professional that are looked at; with more, nothing is left out.
const MOST: usize = 200;

/// Leaves out what bundles of a better plan do not have; the bound, lower where everybody has one bundle
/// left, and the work done.
pub fn narrow(
    relaxation: &Relaxation,
    fixing: &mut Fixing,
    best: &Priced,
    cutoff: i128,
) -> (i128, u64) {
    let scaled = best.pricing.scaled;
    let Ok(above) = i64::try_from(scaled - cutoff) else {
        return (scaled, 0);
    };
    let prices = relaxation.round_under(&best.prices, fixing);
    let market = relaxation.market(&prices).under(fixing);
    let mut decisions = Vec::new();
    let mut only = Some(Vec::new());
    let mut done = 0;
    for (professional, answer) in best.pricing.best.iter_enumerated() {
        let least = answer.bound.saturating_sub(above - 1);
        let (bundles, is_whole, work) = market.top(professional, answer.bound, least, MOST);
        done += work;
        // A search that was cut short knows no best bundle to measure by.
        if !is_whole || answer.bound != answer.bundle.profit {
            only = None;
            continue;
        }
        match (&mut only, bundles.as_slice()) {
            (Some(only), [one]) => only.push(one.items.clone()),
            _ => only = None,
        }
        let items: Vec<&Items> = bundles.iter().map(|bundle| &bundle.items).collect();
        decide(relaxation, fixing, (professional, &items), &mut decisions);
    }
    for decision in decisions {
        fixing.decide(relaxation.instance(), relaxation.rows(), decision);
    }
    let worth = only.map(|only| relaxation.scale().up(relaxation.worth_of(&only)));
    (worth.map_or(scaled, |worth| scaled.min(worth)), done)
}

/// What follows when a professional takes one of some bundles.
fn decide(
    relaxation: &Relaxation,
    fixing: &Fixing,
    (professional, bundles): (ProfessionalIx, &[&Items]),
    decisions: &mut Vec<Decision>,
) {
    let candidates = relaxation.instance().candidates();
    for pair in candidates.numbers_of(professional) {
        let known = candidates.pair(pair);
        let (least, most) = fixing
            .of(pair)
            .map_or((known.least, known.most), |hold| (hold.least, hold.most));
        if most < least {
            continue;
        }
        let levels = bundles.iter().filter_map(|items| level(items, pair));
        match levels.clone().min().zip(levels.clone().max()) {
            None => decisions.push(Decision::Without(pair)),
            Some((lowest, highest)) => {
                if levels.count() == bundles.len() && !fixing.forces(pair) {
                    decisions.push(Decision::With(pair));
                }
                if lowest > least {
                    decisions.push(Decision::AtLeast(pair, lowest));
                }
                if highest < most {
                    decisions.push(Decision::AtMost(pair, highest));
                }
            }
        }
    }
}

fn level(items: &Items, pair: PairIx) -> Option<u8> {
    let own = items.iter().find(|item| item.0 == pair);
    own.map(|item| item.1)
}

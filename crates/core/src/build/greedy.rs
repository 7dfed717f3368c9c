//! The baseline: demand by demand in order of points, best candidate each, as planning tools do
//! today.

use std::cmp::Reverse;

use inzet_model::{DemandIx, FteDays, PositionNumber};

use super::draft::{Draft, Item};
use crate::instance::Instance;

/// Positions by priority, then FTE-days (both falling), then name; each gets the people that
/// raise the score most, one by one.
#[must_use]
pub fn greedy<'a>(instance: &'a Instance<'a>) -> Draft<'a> {
    let mut draft = Draft::new(instance);
    for demand in by_importance(instance) {
        let positions = draft.positions(demand).len();
        for number in 1..=PositionNumber::try_from(positions).expect("at most 1,000 positions") {
            fill(&mut draft, demand, number);
        }
    }
    draft
}

fn by_importance(instance: &Instance) -> Vec<DemandIx> {
    let dataset = instance.dataset();
    let mut demands: Vec<DemandIx> = dataset.demands.indices().collect();
    let size = |demand: DemandIx| {
        let days = instance.window(demand).map_or(0, crate::runs::Span::len);
        dataset.demands[demand].fte * days
    };
    demands.sort_by_key(|&demand| -> (Reverse<_>, Reverse<FteDays>, DemandIx) {
        (
            Reverse(dataset.demands[demand].priority),
            Reverse(size(demand)),
            demand,
        )
    });
    demands
}

/// Adds the best person while one raises the score; takes them out again when they stay below
/// the least FTE of the position.
pub(crate) fn fill(draft: &mut Draft, demand: DemandIx, position: PositionNumber) {
    let mut added = Vec::new();
    while let Some(item) = best_item(draft, demand, position) {
        draft.add(item);
        added.push(draft.instance().candidates().pair(item.pair).professional);
    }
    let state = &draft.positions(demand)[position as usize - 1];
    let least = draft.instance().dataset().demands[demand]
        .min_fte
        .hundredths();
    if state.fte < least && !state.is_pinned {
        for professional in added {
            draft.remove(professional, demand);
        }
    }
}

/// The person and FTE that raise the score most; on a tie the lowest id, then the most FTE.
fn best_item(draft: &Draft, demand: DemandIx, position: PositionNumber) -> Option<Item> {
    let left = draft.left_of_position(demand, position);
    let candidates = draft.instance().candidates();
    let mut best: Option<(i128, Item)> = None;
    for &number in candidates.of_demand(demand) {
        let pair = candidates.pair(number);
        if u32::from(pair.least) > left || draft.item_on(pair.professional, demand).is_some() {
            continue;
        }
        for fte in levels(draft, number, left) {
            let gain = draft.gain(pair, fte);
            let threshold = best.as_ref().map_or(0, |(gain, _)| *gain);
            if gain > threshold && draft.allows(pair, fte) {
                best = Some((
                    gain,
                    Item {
                        pair: number,
                        position,
                        fte,
                    },
                ));
            }
        }
    }
    best.map(|(_, item)| item)
}

/// The FTE that a pair may have where so much is left, largest first.
pub(crate) fn levels(draft: &Draft, pair: u32, left: u32) -> impl Iterator<Item = u8> + use<> {
    let instance = draft.instance();
    let pair = instance.candidates().pair(pair);
    let step = instance.dataset().policy.planning.fte_step.hundredths();
    let most = left
        .min(u32::from(pair.most))
        .min(draft.left_of_person(pair));
    let (least, most) = (u32::from(pair.least), most / step * step);
    let count = if most < least {
        0
    } else {
        (most - least) / step + 1
    };
    (0..count).map(move |down| u8::try_from(most - down * step).expect("at most 1.00"))
}

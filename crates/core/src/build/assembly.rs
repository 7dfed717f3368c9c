//! From bundles to a plan: what fits is put in, what is left is filled, what falls short of the
//! least FTE of a position comes out again.

use inzet_model::{DemandIx, PositionNumber, ProfessionalIx};

use super::draft::{Draft, Item};
use super::greedy::fill;
use crate::bundle::Items;
use crate::candidates::PairIx;

/// The position of a demand on which so much FTE fits best: the fullest with room for it.
#[must_use]
pub fn position_for(draft: &Draft, demand: DemandIx, fte: u8) -> Option<PositionNumber> {
    let row = &draft.instance().dataset().demands[demand];
    let asked = row.fte.hundredths();
    let mut best: Option<(u32, PositionNumber)> = None;
    for (number, state) in (1..).zip(draft.positions(demand)) {
        if state.people < row.max_people && state.fte + u32::from(fte) <= asked {
            if row.max_people == 1 {
                return Some(number);
            }
            if best.is_none_or(|(fullest, _)| state.fte > fullest) {
                best = Some((state.fte, number));
            }
        }
    }
    best.map(|(_, number)| number)
}

/// Puts a pair in where it fits, if it does.
pub fn put(draft: &mut Draft, number: PairIx, fte: u8) -> bool {
    let pair = *draft.instance().candidates().pair(number);
    let Some(position) = position_for(draft, pair.demand, fte) else {
        return false;
    };
    if !draft.allows(&pair, fte) {
        return false;
    }
    draft.add(Item {
        pair: number,
        position,
        fte,
    });
    true
}

/// Puts a whole bundle in, or nothing of it.
pub fn put_whole(draft: &mut Draft, items: &Items) -> bool {
    for (place, &(number, fte)) in items.iter().enumerate() {
        if !put(draft, number, fte) {
            for &(number, _) in items[..place].iter().rev() {
                let pair = *draft.instance().candidates().pair(number);
                draft.remove(pair.professional, pair.demand);
            }
            return false;
        }
    }
    true
}

/// Takes out everything of a professional that is not pinned.
pub fn take_out(draft: &mut Draft, professional: ProfessionalIx) -> Vec<Item> {
    let mut items = Vec::new();
    while let Some(item) = draft.items(professional).last().copied() {
        let demand = draft.instance().candidates().pair(item.pair).demand;
        items.push(draft.remove(professional, demand));
    }
    items
}

/// A plan of bundles, in falling order of preference: whole ones first, then whatever items of
/// the others fit, then the baseline on what is still open.
#[must_use]
pub fn assemble<'a>(mut draft: Draft<'a>, wanted: &[(ProfessionalIx, Items)]) -> Draft<'a> {
    for (professional, items) in wanted {
        if draft.items(*professional).is_empty() {
            put_whole(&mut draft, items);
        }
    }
    for (_, items) in wanted {
        for &(number, fte) in items {
            let pair = draft.instance().candidates().pair(number);
            if draft.item_on(pair.professional, pair.demand).is_none() {
                put(&mut draft, number, fte);
            }
        }
    }
    complete(&mut draft);
    draft
}

/// Makes every position hold at least its least FTE or nothing, and fills what raises the score.
pub fn complete(draft: &mut Draft) {
    let demands: Vec<DemandIx> = draft.instance().dataset().demands.indices().collect();
    complete_some(draft, &demands);
}

/// The same for the positions of some demands.
pub fn complete_some(draft: &mut Draft, demands: &[DemandIx]) {
    for &demand in demands {
        complete_demand(draft, demand);
    }
    for &demand in demands {
        fill_demand(draft, demand);
    }
}

fn fill_demand(draft: &mut Draft, demand: DemandIx) {
    let asked = draft.instance().asked(demand).hundredths();
    for place in 0..draft.positions(demand).len() {
        if draft.positions(demand)[place].fte < asked {
            fill(draft, demand, number(place));
        }
    }
}

fn complete_demand(draft: &mut Draft, demand: DemandIx) {
    let least = draft.instance().dataset().demands[demand]
        .min_fte
        .hundredths();
    for place in 0..draft.positions(demand).len() {
        let is_short = |draft: &Draft| {
            let state = &draft.positions(demand)[place];
            state.fte > 0 && !state.is_pinned && state.fte < least
        };
        if is_short(draft) {
            fill(draft, demand, number(place));
        }
        if is_short(draft) {
            for professional in draft.positions(demand)[place].occupants.clone() {
                draft.remove(professional, demand);
            }
        }
    }
}

fn number(place: usize) -> PositionNumber {
    PositionNumber::try_from(place + 1).expect("at most 1,000 positions")
}

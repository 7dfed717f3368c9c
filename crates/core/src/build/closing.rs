//! The closing pass: every engine ends with it, so that an unfilled position really is not worth
//! filling by one change.

use inzet_model::{DemandIx, PositionNumber, ProfessionalIx};

use super::draft::{Draft, Item};
use super::greedy::levels;

/// A change of one position: at most one person taken off, at most one put in or changed.
#[derive(Clone, Copy, Debug)]
struct Move {
    off: Option<ProfessionalIx>,
    item: Item,
}

/// Takes, as long as there is one, a change of one unfilled position that gives it more FTE and
/// raises the score: at most one person off it, at most one put in or changed. A limit on changes
/// holds there like any rule.
///
/// # Source
/// FORMAT section 6, reasons.
pub fn close(draft: &mut Draft) {
    let demands: Vec<DemandIx> = draft.instance().dataset().demands.indices().collect();
    close_some(draft, &demands);
}

/// The same, of the positions of some demands only.
pub(crate) fn close_some(draft: &mut Draft, demands: &[DemandIx]) {
    loop {
        let before = draft.score();
        for &demand in demands {
            let positions = draft.positions(demand).len();
            for number in 1..=PositionNumber::try_from(positions).expect("at most 1,000") {
                while improve(draft, demand, number) {}
            }
        }
        if draft.score() == before {
            return;
        }
    }
}

/// Makes the best change of a position; whether there was one.
fn improve(draft: &mut Draft, demand: DemandIx, position: PositionNumber) -> bool {
    let row = &draft.instance().dataset().demands[demand];
    let state = &draft.positions(demand)[position as usize - 1];
    if state.fte >= row.fte.hundredths() {
        return false;
    }
    // Without anybody on a position nobody comes off it, and every empty, pinless position of a
    // demand is like the first of them.
    let (before, fte) = (draft.score(), state.fte);
    let occupants = state.occupants.clone();
    let mut best: Option<(i128, Move)> = None;
    let offs = std::iter::once(None).chain(occupants.iter().copied().map(Some));
    for off in offs {
        let taken = off.map(|professional| draft.remove(professional, demand));
        for &changed in &occupants {
            if Some(changed) != off {
                let item = draft.remove(changed, demand);
                let old = Some(item.pair);
                best_put(
                    draft,
                    (demand, position),
                    fte,
                    (before, off),
                    old,
                    &mut best,
                );
                draft.add(item);
            }
        }
        best_put(
            draft,
            (demand, position),
            fte,
            (before, off),
            None,
            &mut best,
        );
        if let Some(item) = taken {
            draft.add(item);
        }
    }
    let Some((_, change)) = best else {
        return false;
    };
    if let Some(off) = change.off {
        draft.remove(off, demand);
    }
    let person = draft
        .instance()
        .candidates()
        .pair(change.item.pair)
        .professional;
    if draft.item_on(person, demand).is_some() {
        draft.remove(person, demand);
    }
    draft.add(change.item);
    true
}

/// Looks for the best item to put on a position, beyond what it had: of one pair, or of anybody
/// who is on no position of the demand.
fn best_put(
    draft: &Draft,
    (demand, position): (DemandIx, PositionNumber),
    had: u32,
    (before, off): (i128, Option<ProfessionalIx>),
    only: Option<u32>,
    best: &mut Option<(i128, Move)>,
) {
    let candidates = draft.instance().candidates();
    let row = &draft.instance().dataset().demands[demand];
    let state = &draft.positions(demand)[position as usize - 1];
    let left = draft.left_of_position(demand, position);
    let least = if state.is_pinned {
        0
    } else {
        row.min_fte.hundredths()
    };
    let pairs = match &only {
        Some(pair) => std::slice::from_ref(pair),
        None => candidates.of_demand(demand),
    };
    for &number in pairs {
        let pair = candidates.pair(number);
        let is_off = off == Some(pair.professional) && only.is_none();
        if is_off
            || u32::from(pair.least) > left
            || draft.item_on(pair.professional, demand).is_some()
        {
            continue;
        }
        for fte in levels(draft, number, left) {
            let total = state.fte + u32::from(fte);
            if total <= had || total < least {
                break;
            }
            let gain = draft.score() + draft.gain(pair, fte) - before;
            if gain > best.as_ref().map_or(0, |(gain, _)| *gain)
                && draft.allows(pair, fte)
                && draft.keeps_enough_with(number, fte)
            {
                let item = Item {
                    pair: number,
                    position,
                    fte,
                };
                *best = Some((gain, Move { off, item }));
            }
        }
    }
}

//! From the values of a solver back to a plan, in integers.

use std::collections::BTreeSet;

use inzet_model::{DemandIx, MemberIx, PositionNumber};

use super::model::{Model, Placed};
use crate::build::{Draft, Item};

/// The plan that values stand for, with every number rounded and every rule looked at again; what
/// is not allowed is left out. Besides it the members whose budget kept something out.
pub(super) fn read<'a>(model: &Model<'a>, values: &[f64]) -> (Draft<'a>, BTreeSet<MemberIx>) {
    let mut draft = model.pins().clone();
    let mut over_budget = BTreeSet::new();
    for placed in &model.placed {
        let Some(fte) = fte_of(placed, values) else {
            continue;
        };
        let pair = draft.instance().candidates().pair(placed.pair);
        let position = placed
            .position
            .or_else(|| free_position(&draft, pair.demand));
        let Some(position) = position else {
            continue;
        };
        if u32::from(fte) <= draft.left_of_position(pair.demand, position)
            && (pair.least..=pair.most).contains(&fte)
            && draft.item_on(pair.professional, pair.demand).is_none()
        {
            if draft.allows(pair, fte) {
                draft.add(Item {
                    pair: placed.pair,
                    position,
                    fte,
                });
            } else if !draft.within_budget(pair, fte) {
                over_budget.insert(draft.instance().dataset().demands[pair.demand].member);
            }
        }
    }
    empty_what_is_too_small(&mut draft);
    (draft, over_budget)
}

/// How much of a pair is on a place, in hundredths; `None` when it is not there.
fn fte_of(placed: &Placed, values: &[f64]) -> Option<u8> {
    let mut fte = 0.0;
    let mut is_there = false;
    for part in &placed.parts {
        let times = values[part.variable as usize].round();
        is_there |= part.is_person && times > 0.0;
        fte += times * f64::from(part.fte);
    }
    // More than 1.00 saturates, and is then out of range.
    is_there.then_some(fte as u8)
}

fn free_position(draft: &Draft, demand: DemandIx) -> Option<PositionNumber> {
    let numbered = (1..).zip(draft.positions(demand));
    let mut free = numbered.filter(|(_, state)| state.people == 0);
    free.next().map(|(number, _)| number)
}

/// Takes everybody off the positions that would stay below their least FTE.
fn empty_what_is_too_small(draft: &mut Draft) {
    for demand in draft.instance().dataset().demands.indices() {
        let least = draft.instance().dataset().demands[demand]
            .min_fte
            .hundredths();
        let small = draft.positions(demand).iter();
        let small = small.filter(|state| !state.is_pinned && state.fte < least);
        let people: Vec<_> = small.flat_map(|state| state.occupants.clone()).collect();
        for person in people {
            draft.remove(person, demand);
        }
    }
}

//! After a chain: those whose place changed take on what else is worth it.

use inzet_model::{DemandIx, PositionNumber, ProfessionalIx};

use super::chain::Step;
use crate::build::greedy::levels;
use crate::build::{Draft, Item};

/// Lets everybody whose items changed take open positions, as long as the score rises.
pub(super) fn settle(draft: &mut Draft, steps: &[Step], barred: &[(ProfessionalIx, DemandIx)]) {
    let candidates = draft.instance().candidates();
    let mut people: Vec<ProfessionalIx> = steps
        .iter()
        .map(|(Step::Add(item) | Step::Remove(item))| candidates.pair(item.pair).professional)
        .collect();
    people.sort_unstable();
    people.dedup();
    for person in people {
        top_up(draft, person, barred);
    }
}

/// Puts a person on open positions, the best first, as long as the score rises.
pub fn top_up(
    draft: &mut Draft,
    professional: ProfessionalIx,
    barred: &[(ProfessionalIx, DemandIx)],
) {
    while let Some(item) = best_opening(draft, professional, barred) {
        draft.add(item);
    }
}

fn best_opening(
    draft: &Draft,
    professional: ProfessionalIx,
    barred: &[(ProfessionalIx, DemandIx)],
) -> Option<Item> {
    let candidates = draft.instance().candidates();
    let mut best: Option<(i128, Item)> = None;
    for number in candidates.range_of(professional) {
        let pair = &candidates.pairs()[number];
        let least = draft.instance().dataset().demands[pair.demand]
            .min_fte
            .hundredths();
        if draft.left_of_person(pair) < u32::from(pair.least)
            || barred.contains(&(professional, pair.demand))
            || draft.item_on(professional, pair.demand).is_some()
        {
            continue;
        }
        let number = u32::try_from(number).expect("fewer than 2^32 pairs");
        for (place, state) in (1..).zip(draft.positions(pair.demand)) {
            let place: PositionNumber = place;
            let left = draft.left_of_position(pair.demand, place);
            for fte in levels(draft, number, left) {
                let is_enough = state.is_pinned || state.fte + u32::from(fte) >= least;
                let gain = draft.gain(pair, fte);
                if is_enough
                    && gain > best.as_ref().map_or(0, |(gain, _)| *gain)
                    && draft.allows(pair, fte)
                {
                    let position = place;
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
    }
    best.map(|(_, item)| item)
}

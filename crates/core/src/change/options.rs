//! Who could be put on a position, and what they would leave for it.

use inzet_model::{DemandIx, ProfessionalIx};

use super::chain::{Chain, Place};
use crate::build::greedy::levels;
use crate::build::{Draft, Item};
use crate::candidates::{Pair, PairIx};

/// One way to put somebody on a position.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Who.
    pub professional: ProfessionalIx,
    /// What is put in.
    pub item: Item,
    /// The demands that the person leaves.
    pub leaves: Vec<DemandIx>,
    /// What the score gains at once.
    gain: i128,
}

/// Every way within one departure, those that gain most at once first.
pub(super) fn choices(chain: &mut Chain, place: Place) -> Vec<Choice> {
    let instance = chain.draft.instance();
    let candidates = instance.candidates();
    let left = chain.draft.left_of_position(place.0, place.1);
    let mut choices = Vec::new();
    if left == 0 {
        return choices;
    }
    for &number in candidates.of_demand(place.0) {
        let pair = *candidates.pair(number);
        if u32::from(pair.least) > left
            || chain
                .draft
                .item_on(pair.professional, pair.demand)
                .is_some()
            || chain.is_barred(pair.professional, pair.demand)
        {
            continue;
        }
        let direct = best_level(chain.draft, number, &pair, place, left);
        let is_whole =
            direct.is_some_and(|item| u32::from(item.fte) >= left.min(u32::from(pair.most)));
        if let Some(item) = direct {
            choices.push(Choice {
                professional: pair.professional,
                item,
                leaves: Vec::new(),
                gain: chain.draft.gain(&pair, item.fte),
            });
        }
        if !is_whole {
            departures(chain, number, &pair, place, &mut choices);
        }
    }
    choices.sort_by_key(|choice| (std::cmp::Reverse(choice.gain), choice.item.pair));
    choices
}

/// The ways in which the person leaves one of its other demands.
fn departures(
    chain: &mut Chain,
    number: PairIx,
    pair: &Pair,
    place: Place,
    choices: &mut Vec<Choice>,
) {
    let before = chain.draft.score();
    let candidates = chain.draft.instance().candidates();
    let left = chain.draft.left_of_position(place.0, place.1);
    let own: Vec<DemandIx> = chain
        .draft
        .items(pair.professional)
        .iter()
        .map(|item| candidates.pair(item.pair).demand)
        .collect();
    for demand in own {
        if chain.is_held(pair.professional, demand) {
            continue;
        }
        let item = chain.draft.remove(pair.professional, demand);
        if let Some(put) = best_level(chain.draft, number, pair, place, left) {
            let gain = chain.draft.score() + chain.draft.gain(pair, put.fte) - before;
            choices.push(Choice {
                professional: pair.professional,
                item: put,
                leaves: vec![demand],
                gain,
            });
        }
        chain.draft.add(item);
    }
}

/// The most FTE that is allowed.
fn best_level(draft: &Draft, number: PairIx, pair: &Pair, place: Place, left: u32) -> Option<Item> {
    levels(draft, number, left)
        .find(|&fte| draft.allows(pair, fte))
        .map(|fte| Item {
            pair: number,
            position: place.1,
            fte,
        })
}

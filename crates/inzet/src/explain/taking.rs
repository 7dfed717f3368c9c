//! What it would cost the plan to take somebody for a position.

use inzet_core::build::{Draft, Item};
use inzet_core::candidates::Pair;
use inzet_core::change::{Chain, Place, Reach};
use inzet_model::ProfessionalIx;
use serde::Serialize;

use super::amount::Amount;
use super::effect::Effect;
use super::standing::Standing;

/// So many amounts are tried, the most first.
const TRIES: usize = 3;

/// The best plan with somebody on a position, the rest of the plan changed as little as it takes.
#[derive(Clone, Debug, Serialize)]
pub struct Taking {
    /// How much of the person.
    pub fte: Amount,
    /// What it comes to.
    #[serde(flatten)]
    pub effect: Effect,
}

/// What taking a person costs.
///
/// # Errors
/// The rule that keeps the person off whatever else is given up: `C3`, `C5`, `C6` or `C7`.
pub(super) fn taking(
    standing: &Standing,
    place: Place,
    professional: ProfessionalIx,
) -> Result<Taking, &'static str> {
    let draft = &standing.draft;
    let number = standing.instance.candidates().find(professional, place.0);
    // Somebody who is eligible is no candidate only when pins leave no room.
    let number = number.ok_or("C5")?;
    let pair = standing.instance.candidates().pair(number);
    let emptied = emptied(draft, place, pair);
    let (item, trial, gain) = levels(draft, place, pair)
        .filter(|&fte| emptied.allows(pair, fte))
        .take(TRIES)
        .find_map(|fte| {
            let item = Item {
                pair: number,
                position: place.1,
                fte,
            };
            let mut trial = draft.clone();
            let gain = Chain::new(&mut trial, Reach::NEAR).force(item)?;
            Some((item, trial, gain))
        })
        .ok_or_else(|| obstacle(&emptied, place, pair))?;
    let after = trial.plan();
    let (before, after) = (
        (standing.instance, &standing.plan),
        (standing.instance, &after),
    );
    Ok(Taking {
        fte: Amount::new(i128::from(item.fte)),
        effect: Effect::between(before, after, place.0, gain),
    })
}

/// What is missing, when several may share it; else all of it; as far as the person can; then less
/// and less, which a budget may still allow.
fn levels(draft: &Draft, place: Place, pair: &Pair) -> impl Iterator<Item = u8> + use<> {
    let dataset = draft.instance().dataset();
    let row = &dataset.demands[place.0];
    let left = draft.left_of_position(place.0, place.1);
    let wanted = if left >= u32::from(pair.least) && row.max_people > 1 {
        left
    } else {
        row.fte.hundredths()
    };
    let step = dataset.policy.planning.fte_step.hundredths();
    let least = pair.least;
    let most = wanted.min(u32::from(pair.most)) / step * step;
    let most = u8::try_from(most).unwrap_or(pair.most).max(least);
    let step = u8::try_from(step).unwrap_or(most).max(1);
    (0..=(most - least) / step).map(move |down| most - down * step)
}

/// Everything of the person, and everybody on the position, given up that can be.
fn emptied<'a>(draft: &Draft<'a>, place: Place, pair: &Pair) -> Draft<'a> {
    let mut emptied = draft.clone();
    while let Some(item) = emptied.items(pair.professional).last().copied() {
        let demand = emptied.instance().candidates().pair(item.pair).demand;
        emptied.remove(pair.professional, demand);
    }
    let state = &emptied.positions(place.0)[place.1 as usize - 1];
    for person in state.occupants.clone() {
        emptied.remove(person, place.0);
    }
    emptied
}

/// The rule that stands even then.
fn obstacle(emptied: &Draft, place: Place, pair: &Pair) -> &'static str {
    let member = emptied.instance().dataset().demands[place.0].member;
    if !emptied.allows_member(pair.professional, member) {
        "C6"
    } else if emptied.left_of_person(pair) < u32::from(pair.least) {
        "C5"
    } else if !emptied.within_budget(pair, pair.least) {
        "C7"
    } else {
        "C3"
    }
}

//! What it would cost the plan to take somebody for a position.

use inzet_core::Instance;
use inzet_core::build::{Draft, Item};
use inzet_core::change::{Chain, Place, Reach};
use inzet_model::{Fte, ProfessionalIx};
use serde::Serialize;

use super::moves::{Move, moves, served, shown};

/// The best plan with somebody on a position, the rest of the plan changed as little as it takes.
#[derive(Clone, Debug, Serialize)]
pub struct Taking {
    /// How much of the person.
    pub fte: String,
    /// What the plan loses in points; below zero when it would gain.
    pub cost_points: String,
    /// FTE that all other demands lose; below zero when they would gain.
    pub cost_fte_elsewhere: String,
    /// What changes.
    pub moves: Vec<Move>,
}

/// What taking a person costs, or `None` when it cannot be done within reach.
pub(super) fn taking(draft: &Draft, place: Place, professional: ProfessionalIx) -> Option<Taking> {
    let instance: &Instance = draft.instance();
    let number = instance.candidates().find(professional, place.0)?;
    let pair = instance.candidates().pair(number);
    let row = &instance.dataset().demands[place.0];
    let left = draft.left_of_position(place.0, place.1);
    let wanted = if left >= u32::from(pair.least) && row.max_people > 1 {
        left
    } else {
        row.fte.hundredths()
    };
    let step = instance.dataset().policy.planning.fte_step.hundredths();
    let most = wanted.min(u32::from(pair.most)) / step * step;
    let mut trial = draft.clone();
    let item = Item {
        pair: number,
        position: place.1,
        fte: u8::try_from(most.max(u32::from(pair.least))).ok()?,
    };
    let gain = Chain::new(&mut trial, Reach::NEAR).force(item)?;
    let (before, after) = (draft.plan(), trial.plan());
    let lost = served(&before, place.0).1 - served(&after, place.0).1;
    Some(Taking {
        fte: Fte::from_hundredths(u32::from(item.fte)).to_string(),
        cost_points: shown(-gain),
        cost_fte_elsewhere: shown(i128::from(lost)),
        moves: moves(instance.dataset(), &before, &after),
    })
}

//! The best plan without an assignment, the rest changed as little as it takes.

use inzet_core::change::{Chain, Reach};
use inzet_model::Assignment;
use serde::Serialize;

use crate::explain::effect::{Effect, Move};
use crate::explain::standing::Standing;

/// What would be done instead.
#[derive(Clone, Debug, Serialize)]
pub struct Alternative {
    /// What comes on the demand in its place: those who come or get more.
    pub replaced_by: Vec<Move>,
    /// What it comes to.
    #[serde(flatten)]
    pub effect: Effect,
}

/// The alternative of an assignment, or `None` for a pin: the planner has settled that.
pub(super) fn alternative(standing: &Standing, one: &Assignment) -> Option<Alternative> {
    let mut trial = standing.draft.clone();
    let gain = Chain::new(&mut trial, Reach::FAR).release(one.professional, one.demand)?;
    let after = trial.plan();
    let (before, after) = (
        (standing.instance, &standing.plan),
        (standing.instance, &after),
    );
    let effect = Effect::between(before, after, one.demand, gain);
    let demand = &standing.dataset().demands[one.demand].id;
    let comes = |step: &&Move| step.demand == *demand && step.fte_after > step.fte_before;
    Some(Alternative {
        replaced_by: effect.moves.iter().filter(comes).cloned().collect(),
        effect,
    })
}

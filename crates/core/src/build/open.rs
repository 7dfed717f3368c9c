//! Open pairs: those of a professional for which a plan has room.

use inzet_model::ProfessionalIx;

use super::assembly::position_for;
use super::draft::Draft;
use crate::bundle::Market;
use crate::candidates::PairIx;

/// The pairs of a professional for which there is room, so many at most: at the prices those that
/// earn most. By pair.
#[must_use]
pub fn open_pairs(
    draft: &Draft,
    market: &Market,
    professional: ProfessionalIx,
    most: usize,
) -> Vec<PairIx> {
    market.best_pairs(professional, most, |pair| {
        position_for(draft, pair.demand, pair.least).is_some() && draft.allows(pair, pair.least)
    })
}

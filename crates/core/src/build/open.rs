//! Open pairs: those of a professional for which a plan has room.

use inzet_model::ProfessionalIx;

use super::assembly::position_for;
use super::draft::Draft;
use crate::bundle::Market;
use crate::candidates::{Pair, PairIx};

/// The pairs of a professional for which there is room, so many at most: at the prices those that
/// earn most. By pair.
#[must_use]
pub fn open_pairs(
    draft: &Draft,
    market: &Market,
    professional: ProfessionalIx,
    most: usize,
) -> Vec<PairIx> {
    let has_room = |pair: &Pair| fits(draft, pair, pair.least);
    market.best_pairs(professional, most, has_room)
}

/// Whether a pair can be put in at some FTE.
pub(super) fn fits(draft: &Draft, pair: &Pair, fte: u8) -> bool {
    position_for(draft, pair.demand, fte).is_some() && draft.allows(pair, fte)
}

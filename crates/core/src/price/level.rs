//! Levels: pairs at so much FTE that a team or a purse tells apart.

use crate::candidates::PairIx;
use crate::price::rows::RowIx;

/// A pair, its hundredths of FTE, and the row that ties it; lists go by pair, then FTE.
pub type Level = (PairIx, u8, RowIx);

/// The row of a pair at some FTE, if it is told apart.
#[must_use]
pub fn row_in(levels: &[Level], pair: PairIx, fte: u8) -> Option<RowIx> {
    let place = levels
        .binary_search_by_key(&(pair, fte), |level| (level.0, level.1))
        .ok()?;
    Some(levels[place].2)
}

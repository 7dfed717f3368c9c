//! The FTE that one person may have on a position (rule C2).

use inzet_model::{Demand, Fte, Planning};

/// Least and most FTE of one assignment, both multiples of the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareRange {
    /// Least.
    pub least: Fte,
    /// Most.
    pub most: Fte,
}

/// With one person a position, `min_fte` to `fte`; with several, `min_share` (or `fte`, when that
/// is less) to `fte` or one full-time person.
///
/// # Source
/// FORMAT section 4, rule C2.
#[must_use]
pub fn share_range(demand: &Demand, planning: &Planning) -> ShareRange {
    if demand.max_people == 1 {
        return ShareRange {
            least: demand.min_fte,
            most: demand.fte,
        };
    }
    // 1.00 may be off the grid of the step.
    let most = demand.fte.min(Fte::ONE).floor_to(planning.fte_step);
    ShareRange {
        least: planning.min_share.min(demand.fte),
        most,
    }
}

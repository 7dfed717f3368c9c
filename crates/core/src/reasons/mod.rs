//! Why a position is not filled: found by testing the final plan, not by remembering the search.

mod days;
mod fill;
mod funnel;

use inzet_model::{DemandIx, Fte, FteDays, PositionNumber};

use crate::build::Draft;
use crate::instance::Instance;
use crate::solution::{Reason, Unmet};

use days::Asked;

pub use funnel::{Funnel, FunnelIndex};

/// Every position of a plan that gets fewer FTE-days than it asks, with the reason. The draft is
/// changed on the way and given back as it was.
///
/// # Source
/// FORMAT section 6, reasons.
#[must_use]
pub fn unmet(draft: &mut Draft) -> Vec<Unmet> {
    let demands: Vec<DemandIx> = draft.instance().dataset().demands.indices().collect();
    unmet_of(draft, &demands)
}

/// The same, of some demands only.
#[must_use]
pub fn unmet_of(draft: &mut Draft, demands: &[DemandIx]) -> Vec<Unmet> {
    let instance = draft.instance();
    let index = FunnelIndex::new(instance);
    let asked = Asked::new(instance);
    let mut unmet = Vec::new();
    for &demand in demands {
        let fte = instance.dataset().demands[demand].fte.hundredths();
        let mut nobody = None;
        let missing = asked.missing(draft, demand);
        for (place, fte_days) in missing.into_iter().enumerate() {
            if fte_days <= FteDays::ZERO {
                continue;
            }
            let position = PositionNumber::try_from(place + 1).expect("at most 1,000 positions");
            let lacks = fte.saturating_sub(draft.positions(demand)[place].fte);
            let reason = if lacks == 0 {
                Reason::Days
            } else {
                nobody
                    .get_or_insert_with(|| reason_of_nobody(instance, &index, demand))
                    .unwrap_or_else(|| fill::reason(draft, demand, position))
            };
            unmet.push(Unmet {
                demand,
                position,
                fte: Fte::from_hundredths(lacks),
                fte_days,
                reason,
            });
        }
    }
    unmet
}

/// The first rule after which nobody is left, if there is one.
fn reason_of_nobody(instance: &Instance, index: &FunnelIndex, demand: DemandIx) -> Option<Reason> {
    // A candidate pair is eligible: the funnel need not be counted.
    if !instance.candidates().of_demand(demand).is_empty() {
        return None;
    }
    Funnel::new(instance, index, demand)
        .empty_after()
        .map(Reason::of_rule)
}

//! FTE-days that positions ask and do not get: a position may have all its FTE and still stand
//! empty on some days, outside a pin, a contract or a membership, or where somebody is absent.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, Fte, FteDays, PositionNumber};

use crate::build::Draft;
use crate::instance::Instance;

/// What is asked, and what pins work of it.
pub(super) struct Asked {
    pinned: BTreeMap<(DemandIx, PositionNumber), FteDays>,
}

impl Asked {
    pub(super) fn new(instance: &Instance) -> Self {
        let mut pinned: BTreeMap<_, FteDays> = BTreeMap::new();
        for pin in instance.pins() {
            let one = &pin.assignment;
            *pinned.entry((one.demand, one.position)).or_default() += one.fte * pin.days;
        }
        Self { pinned }
    }

    /// FTE-days that each position of a demand misses over its window.
    pub(super) fn missing(&self, draft: &Draft, demand: DemandIx) -> Vec<FteDays> {
        let instance = draft.instance();
        let Some(window) = instance.window(demand) else {
            return Vec::new();
        };
        let asked = instance.dataset().demands[demand].fte * window.len();
        let positions = (1..).zip(draft.positions(demand));
        positions
            .map(|(number, state)| {
                let pinned = self.pinned.get(&(demand, number)).copied();
                let people = state.occupants.iter();
                let worked: FteDays = people
                    .filter_map(|&person| draft.item_on(person, demand))
                    .map(|item| {
                        let days = instance.candidates().pair(item.pair).days;
                        Fte::from_hundredths(item.fte.into()) * days
                    })
                    .sum();
                asked - worked - pinned.unwrap_or_default()
            })
            .collect()
    }
}

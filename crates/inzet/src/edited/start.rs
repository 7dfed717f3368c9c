//! A plan as a start for a problem with other pins: on positions where they leave room.

use std::collections::{BTreeMap, BTreeSet};

use inzet_core::Instance;
use inzet_model::{Assignment, DemandIx, Plan, PositionNumber};

/// The same plan with the positions of every pinned demand renumbered: pins take the lowest, so
/// whoever stood there moves to one that is free. Who shared a position goes on sharing it.
pub(super) fn beside_pins(instance: &Instance, plan: &Plan) -> Plan {
    let mut pinned: BTreeMap<DemandIx, BTreeSet<PositionNumber>> = BTreeMap::new();
    for pin in instance.pins() {
        let positions = pinned.entry(pin.assignment.demand).or_default();
        positions.insert(pin.assignment.position);
    }
    let mut moved: BTreeMap<(DemandIx, PositionNumber), PositionNumber> = BTreeMap::new();
    for pin in instance.pins() {
        let (professional, demand) = pin.pair();
        let there = plan
            .assignments()
            .iter()
            .find(|one| (one.professional, one.demand) == (professional, demand));
        if let Some(one) = there {
            moved
                .entry((demand, one.position))
                .or_insert(pin.assignment.position);
        }
    }
    let assignments = plan.assignments().iter().map(|one| {
        let Some(taken) = pinned.get_mut(&one.demand) else {
            return *one;
        };
        let position = *moved
            .entry((one.demand, one.position))
            .or_insert_with(|| next_free(taken));
        Assignment { position, ..*one }
    });
    Plan::new(assignments.collect())
}

/// The lowest position that nobody has; one beyond the last is no position, and is left out later.
fn next_free(taken: &mut BTreeSet<PositionNumber>) -> PositionNumber {
    let free = (1..=PositionNumber::MAX).find(|position| !taken.contains(position));
    let free = free.unwrap_or(PositionNumber::MAX);
    taken.insert(free);
    free
}

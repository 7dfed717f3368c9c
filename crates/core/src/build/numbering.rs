//! Positions of a demand are interchangeable; this gives them their one proper order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use inzet_model::{Assignment, DemandIx, Fte, Plan, PositionNumber, ProfessionalIx};

use crate::instance::Instance;

type Team = Vec<(ProfessionalIx, Fte)>;

/// Numbers the positions without a pin by total FTE, largest first, then by their list of
/// (professional, FTE). Positions with a pin keep their number.
///
/// # Source
/// FORMAT section 4.
#[must_use]
pub fn number_positions(instance: &Instance, mut assignments: Vec<Assignment>) -> Plan {
    let mut teams: BTreeMap<(DemandIx, PositionNumber), Team> = BTreeMap::new();
    for assignment in &assignments {
        let place = (assignment.demand, assignment.position);
        teams
            .entry(place)
            .or_default()
            .push((assignment.professional, assignment.fte));
    }
    let mut pinned: Vec<(DemandIx, PositionNumber)> = instance
        .pins()
        .iter()
        .map(|pin| (pin.assignment.demand, pin.assignment.position))
        .collect();
    pinned.sort_unstable();
    let mut loose: Vec<((DemandIx, PositionNumber), Team)> = Vec::new();
    for (place, mut team) in teams {
        if pinned.binary_search(&place).is_err() {
            team.sort_unstable();
            loose.push((place, team));
        }
    }
    let sum = |team: &Team| team.iter().map(|&(_, fte)| fte).sum::<Fte>();
    loose.sort_by(|a, b| {
        let key = |row: &((DemandIx, PositionNumber), Team)| (row.0.0, Reverse(sum(&row.1)));
        key(a).cmp(&key(b)).then_with(|| a.1.cmp(&b.1))
    });
    let mut renumbered = BTreeMap::new();
    for demand in loose.chunk_by(|a, b| a.0.0 == b.0.0) {
        let mut free =
            (1..).filter(|&number| pinned.binary_search(&(demand[0].0.0, number)).is_err());
        for (place, _) in demand {
            renumbered.insert(*place, free.next().expect("numbers do not end"));
        }
    }
    for assignment in &mut assignments {
        let place = (assignment.demand, assignment.position);
        if let Some(&number) = renumbered.get(&place) {
            assignment.position = number;
        }
    }
    Plan::new(assignments)
}

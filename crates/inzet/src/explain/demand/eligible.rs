//! Who could serve a demand, where their time goes, and what taking them costs.

use std::cmp::Reverse;

use inzet_core::change::Place;
use inzet_core::parallel;
use inzet_model::{Fte, ProfessionalIx};
use serde::Serialize;

use crate::explain::amount::Amount;
use crate::explain::standing::Standing;
use crate::explain::taking::{Taking, taking};

/// Somebody who passes every rule.
#[derive(Debug, Serialize)]
pub struct EligiblePerson {
    /// Who.
    pub professional: String,
    /// FTE left on every day of the run.
    pub free: Amount,
    /// Where the time goes.
    pub assignments: Vec<Share>,
    /// What taking this person costs; none when the person is on the demand already, or when
    /// something stands in the way that no change of others removes.
    pub taking: Option<Taking>,
    /// What that is: `C3`, `C5`, `C6` or `C7`.
    pub obstacle: Option<&'static str>,
}

/// The part of somebody's time that a demand has.
#[derive(Debug, Serialize)]
pub struct Share {
    /// Which demand.
    pub demand: String,
    /// Whose.
    pub member: String,
    /// How much.
    pub fte: Amount,
}

/// Those first whose taking gains the plan most or costs it least; then by id.
pub(super) fn eligible(
    standing: &Standing,
    place: Option<Place>,
    people: &[ProfessionalIx],
) -> Vec<EligiblePerson> {
    let Some(place) = place else {
        return Vec::new();
    };
    let mut eligible = parallel::in_order(people, 0, |&person| person_of(standing, place, person));
    // The sort is stable: those who are alike stay by id.
    eligible.sort_by_key(|person| {
        let gain = person
            .taking
            .as_ref()
            .map(|taking| taking.effect.gain_points);
        (gain.is_none(), Reverse(gain))
    });
    eligible
}

fn person_of(standing: &Standing, place: Place, person: ProfessionalIx) -> EligiblePerson {
    let dataset = standing.dataset();
    let candidates = standing.instance.candidates();
    let pair = candidates.find(person, place.0);
    let free = pair.map_or(0, |pair| {
        standing.draft.left_of_person(candidates.pair(pair))
    });
    let own = standing.of_person(person);
    // Another position of the same demand is no better place.
    let is_there = own.iter().any(|one| one.demand == place.0);
    let (taken, obstacle) = match (!is_there).then(|| taking(standing, place, person)) {
        None => (None, None),
        Some(Ok(taken)) => (Some(taken), None),
        Some(Err(rule)) => (None, Some(rule)),
    };
    EligiblePerson {
        professional: dataset.professionals[person].id.clone(),
        free: Fte::from_hundredths(free).into(),
        assignments: own
            .iter()
            .map(|one| Share {
                demand: dataset.demands[one.demand].id.clone(),
                member: dataset.members[dataset.demands[one.demand].member]
                    .id
                    .clone(),
                fte: one.fte.into(),
            })
            .collect(),
        taking: taken,
        obstacle,
    }
}

//! Whether the budget of the member allows more FTE on a position: the cheapest way, exactly.

use std::collections::BTreeMap;

use crate::reasons::candidates::Candidate;
use crate::reasons::standing::Case;

/// Whether some of the people can be given more FTE than the position has for no more than the
/// member may still be charged.
pub(super) fn is_affordable(case: &Case, people: &[Candidate]) -> bool {
    let Some(left) = case.money_left() else {
        return true;
    };
    cheapest(case, people).is_some_and(|charge| charge <= left)
}

/// The least charge, in cents, of people who together reach the wanted steps.
///
/// No charge falls when a share grows. So a cheapest choice either reaches the least wanted sum
/// exactly, or has everybody at the least share, and then as few people as reach it.
fn cheapest(case: &Case, people: &[Candidate]) -> Option<i128> {
    let (least, most) = case.wanted_steps();
    if least > most || case.places == 0 {
        return None;
    }
    let few = useful(case, people);
    let exact = cheapest_sum(case, &few, least);
    let all_least = cheapest_at_least_share(case, &few, least, most);
    exact.into_iter().chain(all_least).min()
}

/// Everybody at the least share, as few as reach the least wanted sum.
fn cheapest_at_least_share(
    case: &Case,
    people: &[&Candidate],
    least: u64,
    most: u64,
) -> Option<i128> {
    let count = least.div_ceil(case.least_steps);
    if count > u64::from(case.places) || count * case.least_steps > most {
        return None;
    }
    let count = usize::try_from(count).ok()?;
    let mut charges: Vec<i128> = people
        .iter()
        .map(|one| one.charge(case, case.least_steps))
        .collect();
    charges.sort_unstable();
    (charges.len() >= count).then(|| charges[..count].iter().sum())
}

/// The least charge of a sum of exactly `sum` steps: person by person, by number of people and
/// sum so far.
fn cheapest_sum(case: &Case, people: &[&Candidate], sum: u64) -> Option<i128> {
    let sum = usize::try_from(sum).ok()?;
    let places = usize::try_from(case.places).ok()?.min(people.len());
    let mut best: Vec<Vec<Option<i128>>> = vec![vec![None; sum + 1]; places + 1];
    best[0][0] = Some(0);
    for person in people {
        let shares = shares(case, person, sum);
        for count in (0..places).rev() {
            let (before, after) = best.split_at_mut(count + 1);
            for (reached, charge) in before[count].iter().enumerate() {
                let Some(charge) = charge else { continue };
                for (share, more) in &shares {
                    let Some(place) = after[0].get_mut(reached + share) else {
                        break;
                    };
                    let total = charge + more;
                    *place = Some(place.map_or(total, |known| known.min(total)));
                }
            }
        }
    }
    best.iter().filter_map(|by_sum| by_sum[sum]).min()
}

fn shares(case: &Case, person: &Candidate, sum: usize) -> Vec<(usize, i128)> {
    (case.least_steps..=person.most_steps)
        .filter_map(|steps| Some((usize::try_from(steps).ok()?, person.charge(case, steps))))
        .take_while(|(steps, _)| *steps <= sum)
        .collect()
}

/// Of people with the same room and the same added fee, only as many of the cheapest as there
/// are places can be needed.
fn useful<'a>(case: &Case, people: &'a [Candidate]) -> Vec<&'a Candidate> {
    let staff = &case.standing.facts.dataset.professionals;
    let mut alike: BTreeMap<(u64, i128), Vec<&Candidate>> = BTreeMap::new();
    for person in people {
        alike
            .entry((person.most_steps, person.added_fee))
            .or_default()
            .push(person);
    }
    let places = usize::try_from(case.places).unwrap_or(usize::MAX);
    let mut useful = Vec::new();
    for (_, mut group) in alike {
        group.sort_by_key(|one| {
            i128::from(staff[one.professional].day_cost.count()) * i128::from(one.days)
        });
        group.truncate(places);
        useful.extend(group);
    }
    useful
}

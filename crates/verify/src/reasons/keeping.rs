//! More FTE on a position where a limit on changes wants some of its people to stay as they are.

use inzet_model::Assignment;

use crate::reasons::candidates::Candidate;
use crate::reasons::money::is_affordable;
use crate::reasons::standing::Case;

/// What can be done for a position by some people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// Whether it can have more FTE, whatever that costs.
    pub(super) is_possible: bool,
    /// Whether the member can afford that.
    pub(super) is_affordable: bool,
}

/// What these people can do, when so many assignments of the start must be kept on the position.
///
/// Whoever is kept is as if pinned: every choice of just enough of them is tried, with the others
/// free, kept or not.
pub(super) fn reach(case: &Case, people: &[Candidate], keep: usize) -> Reach {
    let stays: Vec<(&Candidate, u64)> = people
        .iter()
        .flat_map(|one| kept_steps(case, one).map(move |steps| (one, steps)))
        .collect();
    let mut reach = Reach::default();
    let mut chosen = Vec::new();
    choose(case, people, (&stays, keep), &mut chosen, &mut reach);
    reach
}

fn choose<'p>(
    case: &Case,
    people: &[Candidate],
    (stays, keep): (&[(&'p Candidate, u64)], usize),
    chosen: &mut Vec<(&'p Candidate, u64)>,
    reach: &mut Reach,
) {
    if reach.is_affordable {
        return;
    }
    if keep == 0 {
        with_chosen(case, people, chosen, reach);
        return;
    }
    for (place, one) in stays.iter().enumerate() {
        if chosen
            .iter()
            .all(|known| known.0.professional != one.0.professional)
        {
            chosen.push(*one);
            choose(case, people, (&stays[place + 1..], keep - 1), chosen, reach);
            chosen.pop();
        }
    }
}

fn with_chosen(case: &Case, people: &[Candidate], chosen: &[(&Candidate, u64)], reach: &mut Reach) {
    let staying: Vec<Assignment> = chosen
        .iter()
        .map(|(one, steps)| one.at(case, *steps))
        .collect();
    let Some(rest) = case.with_staying(staying) else {
        return;
    };
    let others: Vec<Candidate> = people
        .iter()
        .filter(|one| {
            chosen
                .iter()
                .all(|known| known.0.professional != one.professional)
        })
        .cloned()
        .collect();
    let is_enough = rest.wanted_steps().0 == 0;
    if is_enough || super::can_give_more(&rest, &others) {
        reach.is_possible = true;
        let is_paid = rest.money_left().is_none_or(|left| left >= 0);
        reach.is_affordable = is_paid && (is_enough || is_affordable(&rest, &others));
    }
}

/// The steps at which somebody keeps an assignment of the start, within its room.
fn kept_steps<'a>(case: &'a Case, person: &'a Candidate) -> impl Iterator<Item = u64> + 'a {
    (case.least_steps..=person.most_steps).filter(|&steps| case.keeps(&person.at(case, steps)))
}

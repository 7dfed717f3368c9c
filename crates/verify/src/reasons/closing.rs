//! The closing pass: no change of one position that is small, allowed and worth more is left.

use inzet_model::{Assignment, Score};

use crate::reasons::candidates::Candidate;
use crate::reasons::standing::Case;

/// A change that the closing pass should have taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Who is put on the position, or gets another share of it.
    pub taken: Assignment,
    /// Who is taken off it.
    pub dropped: Option<Assignment>,
    /// What the plan gains: above zero.
    pub gain: Score,
}

/// The best change that takes at most one person off the position, puts in or changes at most
/// one, gives it more FTE, meets C1 to C8 and scores higher.
pub(super) fn missed(case: &Case, people: &[Candidate]) -> Option<Missed> {
    let mut best: Option<Missed> = None;
    let others = case.others.iter().map(Some);
    for dropped in std::iter::once(None).chain(others) {
        for person in people {
            if dropped.is_some_and(|one| one.professional == person.professional) {
                continue;
            }
            consider(case, person, dropped, &mut best);
        }
    }
    best
}

fn consider(
    case: &Case,
    person: &Candidate,
    dropped: Option<&Assignment>,
    best: &mut Option<Missed>,
) {
    let before = case
        .others
        .iter()
        .find(|one| one.professional == person.professional);
    let leaving: Vec<&Assignment> = before.into_iter().chain(dropped).collect();
    let staying = case.others.len() - leaving.len();
    if staying as u64 >= u64::from(case.places) {
        return;
    }
    let freed: i128 = leaving.iter().map(|one| case.charge(one)).sum();
    let held: i128 = case.others.iter().map(|one| case.charge(one)).sum();
    let left = case.money_left().map(|left| left - held + freed);
    let (least, most) = case.wanted_steps();
    let kept = kept_steps(case, &leaving);
    for steps in case.least_steps..=person.most_steps {
        if kept + steps < least {
            continue;
        }
        if kept + steps > most || left.is_some_and(|left| person.charge(case, steps) > left) {
            break;
        }
        let taken = person.at(case, steps);
        let gain = gain(case, &taken, &leaving);
        if gain > best.as_ref().map_or(Score::ZERO, |known| known.gain) {
            *best = Some(Missed {
                taken,
                dropped: dropped.copied(),
                gain,
            });
        }
    }
}

/// Steps of the people who are neither pinned nor leaving.
fn kept_steps(case: &Case, leaving: &[&Assignment]) -> u64 {
    case.others
        .iter()
        .filter(|one| !leaving.contains(one))
        .map(|one| u64::from(one.fte.hundredths() / case.step.hundredths()))
        .sum()
}

/// What the plan gains by one assignment in the place of some others of the same member.
fn gain(case: &Case, taken: &Assignment, leaving: &[&Assignment]) -> Score {
    let facts = case.standing.facts;
    let worth = |one: &Assignment| {
        let rate = i128::from(facts.rate(one.professional, one.demand));
        Score::new(facts.fte_days(one) * rate) - facts.arrival(one)
    };
    let member = case.member();
    let served = case.standing.usage.members[member].fte_days;
    let gone: i128 = leaving.iter().map(|one| facts.fte_days(one)).sum();
    let after = served + facts.fte_days(taken) - gone;
    let lost: Score = leaving.iter().map(|one| worth(one)).sum();
    worth(taken) - lost + facts.solidarity(member, after) - facts.solidarity(member, served)
}

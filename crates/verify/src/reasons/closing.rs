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
/// one, gives it more FTE, meets C1 to C8 and any limit on changes, and scores higher.
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
    let swap = Swap::of(case, person, &leaving);
    for steps in case.least_steps..=person.most_steps {
        if kept + steps < least {
            continue;
        }
        if kept + steps > most || left.is_some_and(|left| person.charge(case, steps) > left) {
            break;
        }
        if !case.keeps_enough(&leaving, &person.at(case, steps)) {
            continue;
        }
        let gain = swap.gain(case, steps);
        if gain > best.as_ref().map_or(Score::ZERO, |known| known.gain) {
            *best = Some(Missed {
                taken: person.at(case, steps),
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

/// One person in the place of some others of the same member.
struct Swap {
    /// Of the person, in points per FTE-day.
    rate: i128,
    /// What the person's assignment costs once.
    arrival: Score,
    /// Hundredths of an FTE-day that one step brings.
    fte_days_per_step: i128,
    /// Hundredths of an FTE-day that the others leave.
    gone: i128,
    /// What the others were worth.
    lost: Score,
}

impl Swap {
    fn of(case: &Case, person: &Candidate, leaving: &[&Assignment]) -> Self {
        let facts = case.standing.facts;
        let worth = |one: &&Assignment| {
            let rate = i128::from(facts.rate(one.professional, one.demand));
            Score::new(facts.fte_days(one) * rate) - facts.arrival(one)
        };
        Self {
            rate: i128::from(facts.rate(person.professional, case.demand)),
            arrival: facts.arrival(&person.at(case, case.least_steps)),
            fte_days_per_step: i128::from(case.step.hundredths()) * i128::from(person.days),
            gone: leaving.iter().map(|one| facts.fte_days(one)).sum(),
            lost: leaving.iter().map(worth).sum(),
        }
    }

    /// What the plan gains when the person gets so many steps.
    fn gain(&self, case: &Case, steps: u64) -> Score {
        let facts = case.standing.facts;
        let member = case.member();
        let served = case.standing.usage.members[member].fte_days;
        let fte_days = i128::from(steps) * self.fte_days_per_step;
        let lifted = facts.solidarity(member, served + fte_days - self.gone)
            - facts.solidarity(member, served);
        Score::new(fte_days * self.rate) - self.arrival - self.lost + lifted
    }
}

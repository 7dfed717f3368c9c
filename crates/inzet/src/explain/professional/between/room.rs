//! The rules of a plan that keep somebody who is eligible off a position: C1, C3, C5, C6 and C7,
//! and the score.

use inzet_core::build::draft::Position;
use inzet_core::candidates::Pair;
use inzet_core::change::Place;
use inzet_core::shares::share_range;
use inzet_model::{Fte, ProfessionalIx};

use super::{Between, Measure};
use crate::explain::amount::Amount;
use crate::explain::professional::unused::left_by_day;
use crate::explain::standing::Standing;

/// Every rule of the plan that is broken, given the rules of eligibility that are.
pub(super) fn broken(
    standing: &Standing,
    person: ProfessionalIx,
    place: Place,
    others: &[Between],
) -> Vec<Between> {
    let dataset = standing.dataset();
    let row = &dataset.demands[place.0];
    let state = &standing.draft.positions(place.0)[place.1 as usize - 1];
    let mut between = Vec::new();
    let own = standing.of_person(person);
    if own.iter().any(|one| one.demand == place.0) {
        between.push(Between::new("C1", "same_demand"));
    }
    if state.people >= row.max_people {
        let [has, needs] = [state.people, state.people + 1].map(Measure::Count);
        between.push(Between::new("C3", "people").measured(has, needs));
    }
    let least = share_range(row, &dataset.policy.planning).least;
    let is_there = !others
        .iter()
        .any(|rule| rule.rule == "E5" || rule.rule == "E7");
    if is_there {
        between.extend(time(standing, person, place, least));
    }
    between.extend(members(standing, person, place));
    let pair = standing.instance.candidates().find(person, place.0);
    if let Some(pair) = pair.filter(|_| between.is_empty()) {
        let pair = standing.instance.candidates().pair(pair);
        between.extend(worth(standing, pair, place, state));
    }
    between
}

/// C5, and the least FTE of the position: what is left on every day of the run.
fn time(standing: &Standing, person: ProfessionalIx, place: Place, least: Fte) -> Option<Between> {
    let dataset = standing.dataset();
    let row = &dataset.demands[place.0];
    let state = &standing.draft.positions(place.0)[place.1 as usize - 1];
    let free = free_on_run(standing, person, place)?;
    let amount = |fte: Fte| Measure::Amount(fte.into());
    if free < least {
        return Some(Between::new("C5", "time").measured(amount(free), amount(least)));
    }
    let reached = Fte::from_hundredths(state.fte) + free.min(row.fte);
    let is_short = row.max_people > 1 && !state.is_pinned && reached < row.min_fte;
    is_short.then(|| {
        let rule = Between::new("C3", "least");
        rule.measured(amount(reached), amount(row.min_fte))
    })
}

/// What is left of the person on each day of the run on which it does not rest.
fn free_on_run(standing: &Standing, person: ProfessionalIx, place: Place) -> Option<Fte> {
    let run = standing.instance.run(person, place.0)?;
    let left = left_by_day(standing, person);
    let stretches = standing.instance.capacity(person).within(run.days);
    let days = stretches.flat_map(|stretch| stretch.start..stretch.end);
    days.map(|day| {
        let found = left.binary_search_by_key(&day, |(day, _)| *day);
        found.map_or(Fte::ZERO, |place| left[place].1)
    })
    .min()
}

fn members(standing: &Standing, person: ProfessionalIx, place: Place) -> Option<Between> {
    let dataset = standing.dataset();
    let member = dataset.demands[place.0].member;
    let most = dataset.professionals[person].max_members;
    let rule = Between::new("C6", "members");
    let is_full = !standing.draft.allows_member(person, member);
    is_full.then(|| rule.measured(Measure::Count(most), Measure::Count(most + 1)))
}

/// C7 without a euro, which would tell what the person costs; then what the plan would gain.
fn worth(standing: &Standing, pair: &Pair, place: Place, state: &Position) -> Option<Between> {
    let dataset = standing.dataset();
    let row = &dataset.demands[place.0];
    let step = dataset.policy.planning.fte_step.hundredths();
    let left = row.fte.hundredths().saturating_sub(state.fte);
    let free = standing.draft.left_of_person(pair);
    let most = left.min(free).min(u32::from(pair.most)) / step * step;
    let fte = u8::try_from(most).ok()?.max(pair.least);
    if u32::from(fte) > left {
        let [has, needs] = [left, u32::from(fte)]
            .map(|hundredths| Measure::Amount(Fte::from_hundredths(hundredths).into()));
        return Some(Between::new("C3", "room").measured(has, needs));
    }
    if !standing.draft.within_budget(pair, fte) {
        let member = dataset.members[row.member].id.clone();
        let mut rule = Between::new("C7", "budget");
        rule.needs = Some(Measure::Text(member));
        return Some(rule);
    }
    let gain = standing.draft.gain(pair, fte);
    (gain <= 0).then(|| {
        let mut rule = Between::new("score", "points");
        rule.has = Some(Measure::Amount(Amount::new(gain)));
        rule
    })
}

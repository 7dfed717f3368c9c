//! Which single changes are worth trying for a position, the smallest of each kind first.

use inzet_core::Instance;
use inzet_core::change::Place;
use inzet_core::eligibility::Rule;
use inzet_model::{Cents, Day, Fte, Plan, ProfessionalIx};

use super::Change;

/// So many changes of one kind are tried at most.
const TRIES: usize = 6;

/// More than any budget that a folder can hold.
const NO_LIMIT: Cents = Cents::new(1_000_000_000_000_000);

/// By kind, in order of how little they change; within a kind the smallest first.
pub(super) fn changes(instance: &Instance, plan: &Plan, place: Place) -> Vec<Vec<Change>> {
    let demand = place.0;
    let row = &instance.dataset().demands[demand];
    let member = row.member;
    let budget = instance.dataset().members[member].budget;
    let mut level = Vec::new();
    if row.min_level > 1 {
        level.push(Change::Level(demand, row.min_level - 1));
    }
    let skills = (0..row.skills.len()).map(|skill| Change::Skill(demand, skill));
    vec![
        contracts(instance, plan, place),
        level,
        skills.take(TRIES).collect(),
        starts(instance, plan, place),
        members(instance, plan, place),
        budget
            .map(|_| Change::Budget(member, NO_LIMIT))
            .into_iter()
            .collect(),
    ]
}

/// People who pass every rule but perhaps that of availability.
fn able(instance: &Instance, place: Place) -> Vec<ProfessionalIx> {
    let eligibility = instance.eligibility();
    let people = instance.dataset().professionals.indices();
    people
        .filter(|&person| {
            let rules = Rule::ALL
                .into_iter()
                .filter(|rule| *rule != Rule::Availability);
            rules
                .into_iter()
                .all(|rule| eligibility.passes(rule, person, place.0))
        })
        .collect()
}

/// Larger contracts, the smallest increase first.
fn contracts(instance: &Instance, plan: &Plan, place: Place) -> Vec<Change> {
    let dataset = instance.dataset();
    let row = &dataset.demands[place.0];
    let step = dataset.policy.planning.fte_step;
    let served: Fte = plan
        .assignments()
        .iter()
        .filter(|one| (one.demand, one.position) == place)
        .map(|one| one.fte)
        .sum();
    let missing = if row.max_people == 1 {
        row.fte
    } else {
        row.fte.saturating_sub(served).min(Fte::ONE).floor_to(step)
    };
    let mut found: Vec<(Fte, ProfessionalIx, Fte)> = Vec::new();
    for person in able(instance, place) {
        let Some(run) = instance.run(person, place.0) else {
            continue;
        };
        let own = plan.assignments().iter();
        let own: Vec<_> = own
            .filter(|one| one.professional == person && one.demand != place.0)
            .map(|one| (instance.calendar().numbers(one.from, one.to), one.fte))
            .collect();
        let load = |day: u32| -> Fte {
            let busy = own.iter().filter(|(days, _)| days.contains(&day));
            busy.map(|(_, fte)| *fte).sum()
        };
        let peak = run.days.clone().map(load).max().unwrap_or(Fte::ZERO);
        let contract = dataset.professionals[person].fte;
        let needed = peak + missing.max(row.min_fte.min(missing));
        if needed > contract && needed <= Fte::ONE {
            found.push((needed - contract, person, needed));
        }
    }
    found.sort_unstable();
    let changes = found.into_iter().take(TRIES);
    changes
        .map(|(_, person, fte)| Change::Contract(person, fte))
        .collect()
}

/// Later starts, the earliest first: days on which somebody able becomes free.
fn starts(instance: &Instance, plan: &Plan, place: Place) -> Vec<Change> {
    let dataset = instance.dataset();
    let Some(window) = instance.window(place.0) else {
        return Vec::new();
    };
    let able = able(instance, place);
    let mut days: Vec<Day> = Vec::new();
    for &person in &able {
        days.extend(dataset.professionals[person].from);
        let ends = plan
            .assignments()
            .iter()
            .filter(|one| one.professional == person);
        days.extend(ends.map(|one| one.to.plus(1)));
    }
    let absent = dataset.availability.iter();
    let absent = absent.filter(|one| able.binary_search(&one.professional).is_ok());
    days.extend(absent.map(|one| one.to.plus(1)));
    days.extend(dataset.members[dataset.demands[place.0].member].joined);
    days.retain(|&day| day > window.from && day <= window.to);
    days.sort_unstable();
    days.dedup();
    let changes = days.into_iter().take(TRIES);
    changes.map(|day| Change::Start(place.0, day)).collect()
}

/// One more member for people who serve as many as they may and have time left, those with most
/// time first.
fn members(instance: &Instance, plan: &Plan, place: Place) -> Vec<Change> {
    let dataset = instance.dataset();
    let Some(draft) = super::place_plan(instance, plan) else {
        return Vec::new();
    };
    let candidates = instance.candidates();
    let mut found = Vec::new();
    for &number in candidates.of_demand(place.0) {
        let pair = candidates.pair(number);
        let person = pair.professional;
        let left = draft.left_of_person(pair);
        let is_full = !draft.allows_member(person, dataset.demands[place.0].member);
        if is_full && left >= u32::from(pair.least) {
            found.push((std::cmp::Reverse(left), person));
        }
    }
    found.sort_unstable();
    let changes = found.into_iter().take(TRIES);
    changes
        .map(|(_, person)| Change::Members(person, dataset.professionals[person].max_members + 1))
        .collect()
}

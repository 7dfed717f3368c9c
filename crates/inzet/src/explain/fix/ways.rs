//! Which single changes are worth trying for a position, the smallest of each kind first.

use inzet_core::change::Place;
use inzet_core::eligibility::Rule;
use inzet_model::{Cents, DemandIx, Fte, ProfessionalIx};

use super::change::Change;
use super::starts::starts;
use crate::explain::standing::Standing;

/// So many changes of one kind are tried at most.
pub(super) const TRIES: usize = 8;

/// More than any budget that a folder can hold.
const NO_LIMIT: Cents = Cents::new(1_000_000_000_000_000);

/// By kind, in order of how little they change; within a kind the smallest first.
pub(super) fn ways(standing: &Standing, place: Place) -> Vec<Vec<Change>> {
    let dataset = standing.dataset();
    let demand = place.0;
    let row = &dataset.demands[demand];
    let budget = dataset.members[row.member].budget;
    let level = (row.min_level > 1).then(|| Change::Level(demand, row.min_level - 1));
    let skills = (0..row.skills.len()).map(|skill| Change::Skill(demand, skill));
    let able = able(standing, demand);
    vec![
        contracts(standing, place, &able),
        level.into_iter().collect(),
        skills.take(TRIES).collect(),
        starts(standing, place, &able),
        members(standing, place),
        budget
            .map(|_| Change::Budget(row.member, NO_LIMIT))
            .into_iter()
            .collect(),
    ]
}

/// People who pass every rule but perhaps that of availability.
fn able(standing: &Standing, demand: DemandIx) -> Vec<ProfessionalIx> {
    let eligibility = standing.instance.eligibility();
    let people = standing.dataset().professionals.indices();
    people
        .filter(|&person| {
            let mut rules = Rule::ALL
                .into_iter()
                .filter(|rule| *rule != Rule::Availability);
            rules.all(|rule| eligibility.passes(rule, person, demand))
        })
        .collect()
}

/// What one more person would have to bring: to fill a position, and to serve it better at all.
pub(super) fn needs(standing: &Standing, place: Place) -> [Fte; 2] {
    let dataset = standing.dataset();
    let row = &dataset.demands[place.0];
    if row.max_people == 1 {
        return [row.fte, row.min_fte];
    }
    let planning = &dataset.policy.planning;
    let state = &standing.draft.positions(place.0)[place.1 as usize - 1];
    let served = Fte::from_hundredths(state.fte);
    let most = row.fte.saturating_sub(served).min(Fte::ONE);
    let least = planning
        .min_share
        .max(planning.fte_step)
        .max(row.min_fte.saturating_sub(served));
    [most.floor_to(planning.fte_step), least.min(most)]
}

/// Larger contracts, the smallest increase first.
fn contracts(standing: &Standing, place: Place, able: &[ProfessionalIx]) -> Vec<Change> {
    let dataset = standing.dataset();
    let needs = needs(standing, place);
    let mut found: Vec<(Fte, ProfessionalIx, Fte)> = Vec::new();
    for &person in able {
        let Some(peak) = peak(standing, person, place.0) else {
            continue;
        };
        let contract = dataset.professionals[person].fte;
        for need in needs {
            let needed = peak + need;
            if needed > contract && needed <= Fte::ONE {
                found.push((needed - contract, person, needed));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    let changes = found.into_iter().take(TRIES);
    changes
        .map(|(_, person, fte)| Change::Contract(person, fte))
        .collect()
}

/// The most FTE that a person has on other demands on a day of the run; none when the person works
/// on none of its days.
fn peak(standing: &Standing, person: ProfessionalIx, demand: DemandIx) -> Option<Fte> {
    let instance = standing.instance;
    let run = instance.run(person, demand)?;
    let own = standing.of_person(person).iter();
    let own: Vec<_> = own
        .filter(|one| one.demand != demand)
        .map(|one| (instance.calendar().numbers(one.from, one.to), one.fte))
        .collect();
    let load = |day: u32| -> Fte {
        let busy = own.iter().filter(|(days, _)| days.contains(&day));
        busy.map(|(_, fte)| *fte).sum()
    };
    let stretches = instance.capacity(person).within(run.days);
    stretches
        .flat_map(|stretch| stretch.start..stretch.end)
        .map(load)
        .max()
}

/// One more member for people who serve as many as they may and have time left, those with most
/// time first.
fn members(standing: &Standing, place: Place) -> Vec<Change> {
    let dataset = standing.dataset();
    let candidates = standing.instance.candidates();
    let member = dataset.demands[place.0].member;
    let mut found = Vec::new();
    for &number in candidates.of_demand(place.0) {
        let pair = candidates.pair(number);
        let person = pair.professional;
        let left = standing.draft.left_of_person(pair);
        let is_full = !standing.draft.allows_member(person, member);
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

//! Later starts of a demand: the first day from which somebody able has the days and the time.

use inzet_core::change::Place;
use inzet_core::runs::{Span, least_days, membership_window, run};
use inzet_model::{Day, Fte, ProfessionalIx};

use super::change::Change;
use super::ways::{TRIES, needs};
use crate::explain::standing::Standing;

/// Later starts, the earliest first.
pub(super) fn starts(standing: &Standing, place: Place, able: &[ProfessionalIx]) -> Vec<Change> {
    let Some(window) = standing.instance.window(place.0) else {
        return Vec::new();
    };
    let needs = needs(standing, place);
    let mut days: Vec<Day> = Vec::new();
    for &person in able {
        let free = free_by_day(standing, person, place);
        for need in needs {
            days.extend(first_start(standing, place, window, (person, need), &free));
        }
    }
    days.sort_unstable();
    days.dedup();
    let changes = days.into_iter().take(TRIES);
    changes.map(|day| Change::Start(place.0, day)).collect()
}

/// The first later day from which the person could do so much of the demand.
fn first_start(
    standing: &Standing,
    place: Place,
    window: &Span,
    (person, need): (ProfessionalIx, Fte),
    free: &[Option<u32>],
) -> Option<Day> {
    let dataset = standing.dataset();
    let calendar = standing.instance.calendar();
    let row = &dataset.demands[place.0];
    let member = &dataset.members[row.member];
    let person = &dataset.professionals[person];
    let later = window.days.clone().skip(1).map(|day| calendar.day(day));
    later.into_iter().find(|&day| {
        let window = window.cut(Some(day), None, calendar);
        let run = run(
            &membership_window(&window, member, calendar),
            person,
            calendar,
        );
        let days = run.days.clone();
        let free: Vec<u32> = days.filter_map(|day| free[day as usize]).collect();
        let worked = u32::try_from(free.len()).unwrap_or(u32::MAX);
        worked >= least_days(row, &window) && free.iter().all(|&free| free >= need.hundredths())
    })
}

/// What is left of a person on each working day besides this demand; none where it rests.
fn free_by_day(standing: &Standing, person: ProfessionalIx, place: Place) -> Vec<Option<u32>> {
    let calendar = standing.instance.calendar();
    let mut free: Vec<Option<u32>> = vec![None; calendar.len() as usize];
    for stretch in standing.instance.capacity(person).stretches() {
        for day in stretch.start..stretch.end {
            free[day as usize] = Some(stretch.hundredths);
        }
    }
    let own = standing.of_person(person).iter();
    for one in own.filter(|one| one.demand != place.0) {
        for day in calendar.numbers(one.from, one.to) {
            let left = &mut free[day as usize];
            *left = left.map(|left| left.saturating_sub(one.fte.hundredths()));
        }
    }
    free
}

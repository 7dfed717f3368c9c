//! Who is set free together: professionals who compete for the same demands.

use inzet_model::{DemandIx, ProfessionalIx};

use super::draft::Draft;
use super::random::Random;
use super::shortlist::Shortlists;

/// Professionals who compete: from a place where the plan loses against the prices, along the
/// shortlists.
pub fn neighbours(
    draft: &Draft,
    lists: &Shortlists,
    most: usize,
    random: &mut Random,
) -> Vec<ProfessionalIx> {
    let mut free: Vec<ProfessionalIx> = Vec::with_capacity(most);
    if random.below(2) == 0 && !lists.open.is_empty() {
        let place = random
            .below(lists.open.len())
            .min(random.below(lists.open.len()));
        let demand = lists.open[place];
        add_some(&mut free, lists, demand, (most.div_ceil(3), most), random);
    }
    if free.is_empty() {
        free.push(seed(lists, random));
    }
    spread(draft, lists, &mut free, most, random);
    free
}

/// Professionals who compete with one, and that one.
pub fn around(
    draft: &Draft,
    lists: &Shortlists,
    from: ProfessionalIx,
    most: usize,
    random: &mut Random,
) -> Vec<ProfessionalIx> {
    let mut free = vec![from];
    spread(draft, lists, &mut free, most, random);
    free
}

/// Those who serve the demands of a budget, some who may, and their neighbours.
pub fn around_budget(
    draft: &Draft,
    lists: &Shortlists,
    demands: &[DemandIx],
    most: usize,
    random: &mut Random,
) -> Vec<ProfessionalIx> {
    let mut free: Vec<ProfessionalIx> = Vec::with_capacity(most);
    for &demand in demands {
        for professional in draft.occupants(demand) {
            add(&mut free, professional, most);
        }
    }
    let some = most.div_ceil(2 * demands.len().max(1));
    for &demand in demands {
        add_some(&mut free, lists, demand, (some, most), random);
    }
    if free.is_empty() {
        free.push(seed(lists, random));
    }
    spread(draft, lists, &mut free, most, random);
    free
}

fn add(free: &mut Vec<ProfessionalIx>, professional: ProfessionalIx, most: usize) {
    if free.len() < most && !free.contains(&professional) {
        free.push(professional);
    }
}

/// Adds some of those who have a demand on their shortlist.
fn add_some(
    free: &mut Vec<ProfessionalIx>,
    lists: &Shortlists,
    demand: DemandIx,
    (some, most): (usize, usize),
    random: &mut Random,
) {
    let people = &lists.people[demand];
    for _ in 0..some.min(people.len()) {
        add(free, people[random.below(people.len())], most);
    }
}

/// Adds those who compete with somebody who is free already.
fn spread(
    draft: &Draft,
    lists: &Shortlists,
    free: &mut Vec<ProfessionalIx>,
    most: usize,
    random: &mut Random,
) {
    let mut tries = 0;
    while free.len() < most && tries < 8 * most {
        tries += 1;
        let from = free[random.below(free.len())];
        let Some(demand) = contested(draft, lists, from, random) else {
            continue;
        };
        let others = &lists.people[demand];
        add(free, others[random.below(others.len())], most);
        for professional in draft.occupants(demand).take(3) {
            add(free, professional, most);
        }
    }
}

/// Of three professionals, the one who loses most against the best bundle.
fn seed(lists: &Shortlists, random: &mut Random) -> ProfessionalIx {
    let draws = [0; 3].map(|_| ProfessionalIx::from_usize(random.below(lists.bundles.len())));
    let [first, second, third] = draws;
    let worse = |a: ProfessionalIx, b: ProfessionalIx| {
        if lists.regrets[b] > lists.regrets[a] {
            b
        } else {
            a
        }
    };
    worse(worse(first, second), third)
}

/// A demand of a professional's shortlist, those of better bundles more often.
fn contested(
    draft: &Draft,
    lists: &Shortlists,
    professional: ProfessionalIx,
    random: &mut Random,
) -> Option<DemandIx> {
    let bundles = &lists.bundles[professional];
    let place = random
        .below(bundles.len() + 1)
        .min(random.below(bundles.len() + 1));
    let items = &bundles.get(place)?.items;
    let &(number, _) = items.get(random.below(items.len()))?;
    Some(draft.instance().candidates().pair(number).demand)
}

//! Adopting: what another plan changed since both came from the same one, group by group where it
//! still fits and pays.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, ProfessionalIx};

use super::assembly::{put_whole, take_out};
use super::draft::{Draft, Item};

/// Takes over the changes between `base` and `other`. People whose changes meet on a demand change
/// together or not at all.
pub fn adopt(draft: &mut Draft, base: &Draft, other: &Draft) {
    if other.score() <= base.score() {
        return;
    }
    for group in groups(base, other) {
        adopt_group(draft, &group, other);
    }
}

fn adopt_group(draft: &mut Draft, group: &[ProfessionalIx], other: &Draft) {
    draft.attempt(|draft| {
        let taken = group.iter().flat_map(|&person| take_out(draft, person));
        let left: Vec<Item> = taken.collect();
        let fits = group
            .iter()
            .all(|&person| put_whole(draft, &other.bundle(person)));
        let is_whole = fits && draft.is_complete_for(group) && is_whole(draft, &left);
        (is_whole, ())
    });
}

/// Whether the positions that somebody left still hold their least FTE or nothing.
fn is_whole(draft: &Draft, left: &[Item]) -> bool {
    let dataset = draft.instance().dataset();
    left.iter().all(|item| {
        let demand = draft.instance().candidates().pair(item.pair).demand;
        let state = &draft.positions(demand)[item.position as usize - 1];
        let least = dataset.demands[demand].min_fte.hundredths();
        state.fte == 0 || state.is_pinned || state.fte >= least
    })
}

/// The people who differ, grouped where their old or new demands meet; in order of the first.
fn groups(base: &Draft, other: &Draft) -> Vec<Vec<ProfessionalIx>> {
    let people = base.instance().dataset().professionals.indices();
    let changed: Vec<ProfessionalIx> = people
        .filter(|&person| base.items(person) != other.items(person))
        .collect();
    let mut first: Vec<usize> = (0..changed.len()).collect();
    let mut by_demand: BTreeMap<DemandIx, usize> = BTreeMap::new();
    for (place, &person) in changed.iter().enumerate() {
        for item in base.items(person).iter().chain(other.items(person)) {
            let demand = base.instance().candidates().pair(item.pair).demand;
            let known = *by_demand.entry(demand).or_insert(place);
            let (a, b) = (root(&first, known), root(&first, place));
            first[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<ProfessionalIx>> = BTreeMap::new();
    for (place, &person) in changed.iter().enumerate() {
        groups.entry(root(&first, place)).or_default().push(person);
    }
    groups.into_values().collect()
}

fn root(first: &[usize], mut place: usize) -> usize {
    while first[place] != place {
        place = first[place];
    }
    place
}

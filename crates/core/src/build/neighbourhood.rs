//! Neighbourhood search: a few professionals are set free and placed again, exactly over their
//! shortlists, with the rest of the plan fixed.
//!
//! # Source
//! Pisinger and Ropke 2010, Large neighbourhood search.

use inzet_model::{DemandIx, ProfessionalIx};

use super::assembly::{complete_some, take_out};
use super::dive::{Begin, Scope, dive};
use super::draft::Draft;
use super::neighbours::{around, around_budget, neighbours};
use super::open::open_pairs;
use super::random::Random;
use super::resolve::resolve;
use super::shortlist::Shortlists;
use crate::bundle::Market;
use crate::price::Relaxation;
use crate::price::pool::Pool;

/// Of so many exact neighbourhoods one is around a budget: what its demands cost is decided together.
const BILLED: usize = 4;

/// Demands of the budget in such a one.
const MOST_BILLED: usize = 3;

/// Pairs of one professional in a dive at most.
const MOST_PAIRS: usize = 40;

/// Of so many people who were dived for, one exact neighbourhood afterwards.
const POLISHED: usize = 4;

/// People of such a neighbourhood: so many, and less than twice as many.
const FEW: usize = 4;

/// Its nodes.
const FEW_NODES: u64 = 1_000;

/// How far one neighbourhood reaches.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Professionals set free.
    pub people: usize,
    /// Nodes of the search over their bundles.
    pub nodes: u64,
}

/// Re-solves one neighbourhood; keeps the draft when nothing better is found. Gives the work done.
pub fn improve(
    draft: &mut Draft,
    market: &Market,
    lists: &Shortlists,
    reach: Reach,
    random: &mut Random,
) -> u64 {
    let purses = market.rows.purses();
    let free = if !purses.is_empty() && random.below(BILLED) == 0 {
        let own = &purses[random.below(purses.len())].demands;
        let some = own.iter().map(|_| own[random.below(own.len())]);
        let some: Vec<DemandIx> = some.take(MOST_BILLED).collect();
        around_budget(draft, lists, &some, reach.people, random)
    } else {
        neighbours(draft, lists, reach.people, random)
    };
    resolve(draft, market, lists, &free, reach.nodes)
}

/// Sets many professionals free and dives for them again on what there is room for then, with exact
/// neighbourhoods among them afterwards; keeps the draft when what is found is not above the floor.
/// Gives the work done.
pub fn plunge(
    draft: &mut Draft,
    lists: &Shortlists,
    (relaxation, pool, begin): (&Relaxation, &Pool, Begin),
    (people, floor, is_hurried): (usize, i128, &(dyn Fn() -> bool + Sync)),
    random: &mut Random,
) -> u64 {
    let purses = relaxation.rows().purses();
    let mut free = if !purses.is_empty() && random.below(3) == 0 {
        let purse = &purses[random.below(purses.len())];
        around_budget(draft, lists, &purse.demands, people, random)
    } else {
        neighbours(draft, lists, people, random)
    };
    free.retain(|&person| !pool.of(person).is_empty());
    free.sort_unstable();
    let candidates = draft.instance().candidates();
    draft.attempt_above(floor, |draft| {
        let taken = free.iter().flat_map(|&person| take_out(draft, person));
        let left: Vec<DemandIx> = taken
            .map(|item| candidates.pair(item.pair).demand)
            .collect();
        let open = free.iter().map(|&professional| {
            let pairs = open_pairs(draft, begin.market, professional, MOST_PAIRS);
            (professional, pairs)
        });
        let scope = Scope::near(relaxation, open.collect());
        let work = dive(relaxation, (pool, scope), begin, draft, is_hurried);
        // A position that somebody has left may hold too little now, and nobody may want it.
        complete_some(draft, &left);
        (
            true,
            work + polish(draft, (begin.market, lists), &free, random),
        )
    })
}

/// Exact neighbourhoods around some of those who were dived for: a dive is rough, and is judged
/// by what can be made of it.
fn polish(
    draft: &mut Draft,
    (market, lists): (&Market, &Shortlists),
    free: &[ProfessionalIx],
    random: &mut Random,
) -> u64 {
    let mut work = 0;
    for _ in 0..free.len() / POLISHED {
        let from = free[random.below(free.len())];
        let people = FEW + random.below(FEW);
        let near = around(draft, lists, from, people, random);
        work += resolve(draft, market, lists, &near, FEW_NODES);
    }
    work
}

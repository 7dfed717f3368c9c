//! Could an unfilled position have more FTE, if only one rule were lifted?

use inzet_model::{Cents, DemandIx, PositionNumber, ProfessionalIx};

use crate::build::{Draft, Item};
use crate::solution::Reason;

/// What one person could do for a position, given the rest of the plan.
#[derive(Clone, Debug)]
struct Offer {
    /// Most FTE, in steps; at least the least that a person may have.
    most: u32,
    /// Whether C6 allows the member.
    is_member_allowed: bool,
    /// What each number of steps from the least on adds to the member's bill; empty when the
    /// member has no budget and nothing has to be kept.
    costs: Vec<Cents>,
    /// The numbers of steps that keep an earlier assignment, where changes are limited.
    keeping: Vec<u32>,
}

/// What a position needs to count as better filled, in steps of FTE.
struct Need {
    people: u32,
    least_share: u32,
    target: u32,
    room: u32,
    /// Earlier assignments that have to be kept here, so that the plan stays within its limit on
    /// changes.
    keep: usize,
}

/// Why a position that somebody is eligible for is not filled.
pub(super) fn reason(draft: &mut Draft, demand: DemandIx, position: PositionNumber) -> Reason {
    let state = &draft.positions(demand)[position as usize - 1];
    let had = state.fte;
    let occupants = state.occupants.clone();
    let items: Vec<Item> = occupants
        .into_iter()
        .map(|professional| draft.remove(professional, demand))
        .collect();
    let reason = reason_of_rest(draft, demand, &need(draft, had, demand, position));
    for item in items {
        draft.add(item);
    }
    reason
}

/// The same, where the position holds nothing but its pins.
fn reason_of_rest(rest: &Draft, demand: DemandIx, need: &Need) -> Reason {
    let offers = offers(rest, demand, need);
    let allowed: Vec<Offer> = offers
        .iter()
        .filter(|offer| offer.is_member_allowed)
        .cloned()
        .collect();
    let member = rest.instance().dataset().demands[demand].member;
    let budget = rest.instance().dataset().members[member].budget;
    if reaches(&allowed, need) {
        let affordable = budget.is_none_or(|budget| {
            cheapest(&allowed, need).is_some_and(|cost| rest.spent(member) + cost <= budget)
        });
        return if affordable {
            Reason::NotWorth
        } else {
            Reason::Budget
        };
    }
    if reaches(&offers, need) {
        Reason::MaxMembers
    } else {
        Reason::Capacity
    }
}

fn need(rest: &Draft, had: u32, demand: DemandIx, position: PositionNumber) -> Need {
    let instance = rest.instance();
    let row = &instance.dataset().demands[demand];
    let step = instance.dataset().policy.planning.fte_step.hundredths();
    let state = &rest.positions(demand)[position as usize - 1];
    let least = if state.is_pinned {
        0
    } else {
        row.min_fte.hundredths()
    };
    let range = crate::shares::share_range(row, &instance.dataset().policy.planning);
    Need {
        people: row.max_people.saturating_sub(state.people),
        least_share: range.least.hundredths() / step,
        target: (had + step)
            .max(least)
            .saturating_sub(state.fte)
            .div_ceil(step),
        room: row.fte.hundredths().saturating_sub(state.fte) / step,
        keep: rest.limit().map_or(0, |limit| {
            usize::try_from(-limit.slack().min(0)).expect("not below zero")
        }),
    }
}

/// What everybody who is eligible, and on no other position of the demand, could do.
fn offers(rest: &Draft, demand: DemandIx, need: &Need) -> Vec<Offer> {
    let instance = rest.instance();
    let step = instance.dataset().policy.planning.fte_step.hundredths();
    let member = instance.dataset().demands[demand].member;
    let has_budget = instance.dataset().members[member].budget.is_some();
    let candidates = instance.candidates();
    let mut offers = Vec::new();
    for &number in candidates.of_demand(demand) {
        let pair = candidates.pair(number);
        let most = u32::from(pair.most).min(rest.left_of_person(pair)) / step;
        if most < need.least_share || rest.item_on(pair.professional, demand).is_some() {
            continue;
        }
        let hundredths = |steps: u32| u8::try_from(steps * step).expect("at most 1.00");
        let costs = if has_budget {
            (need.least_share..=most)
                .map(|steps| rest.cost(pair, hundredths(steps)))
                .collect()
        } else if need.keep > 0 {
            (need.least_share..=most).map(|_| Cents::ZERO).collect()
        } else {
            Vec::new()
        };
        let levels = rest.limit().map(|limit| limit.levels_of(number));
        let keeping = levels.into_iter().flatten();
        let professional: ProfessionalIx = pair.professional;
        let is_member_allowed = rest.allows_member(professional, member);
        offers.push(Offer {
            most,
            is_member_allowed,
            costs,
            keeping: keeping.map(|fte| u32::from(fte) / step).collect(),
        });
    }
    offers
}

/// Whether some of the people reach the target, whatever they cost.
fn reaches(offers: &[Offer], need: &Need) -> bool {
    if need.keep > 0 {
        return cheapest(offers, need).is_some();
    }
    let mut most: Vec<u32> = offers.iter().map(|offer| offer.most).collect();
    most.sort_unstable_by(|a, b| b.cmp(a));
    let mut sum = 0;
    for (place, most) in most.into_iter().take(need.people as usize).enumerate() {
        let people = u32::try_from(place + 1).expect("at most 20 people");
        sum += most;
        // So many people can have any sum from their least shares to `sum`.
        let least = people * need.least_share;
        if least <= need.room && sum >= need.target && need.target <= need.room {
            return true;
        }
    }
    false
}

/// The least that reaching the target costs, where enough is kept:
/// `table[people][kept][steps]`, person by person.
fn cheapest(offers: &[Offer], need: &Need) -> Option<Cents> {
    let people = need.people as usize;
    let empty = vec![vec![None; need.room as usize + 1]; need.keep + 1];
    let mut table: Vec<Vec<Vec<Option<Cents>>>> = vec![empty; people + 1];
    table[0][0][0] = Some(Cents::ZERO);
    for offer in offers {
        for count in (0..people).rev() {
            let (before, after) = table.split_at_mut(count + 1);
            for (kept, row) in before[count].iter().enumerate() {
                add_offer(offer, need, (kept, row), &mut after[0]);
            }
        }
    }
    let reached = |by_kept: &Vec<Vec<Option<Cents>>>| {
        let row = by_kept[need.keep].iter();
        row.skip(need.target as usize).copied().flatten().min()
    };
    table.iter().filter_map(reached).min()
}

/// Adds one person, with every share, to what fewer people reach and keep.
fn add_offer(
    offer: &Offer,
    need: &Need,
    (kept, before): (usize, &[Option<Cents>]),
    after: &mut [Vec<Option<Cents>>],
) {
    for (extra, &cost) in (0..).zip(&offer.costs) {
        let share = need.least_share + extra;
        let kept = (kept + usize::from(offer.keeping.contains(&share))).min(need.keep);
        let entries = after[kept].iter_mut().skip(share as usize);
        for (entry, known) in entries.zip(before) {
            let Some(sum) = known.map(|known| known + cost) else {
                continue;
            };
            *entry = Some(entry.map_or(sum, |least| least.min(sum)));
        }
    }
}

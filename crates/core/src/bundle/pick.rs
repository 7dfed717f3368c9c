//! The best bundle: at most one offer of every member, of as many members as one may serve.
//!
//! An offer that as many other members beat as could be in a bundle beside it is never needed:
//! one of them is free. What is left is few, and is searched depth first, cut by what the rest can
//! still add.

use std::cmp::Reverse;

use inzet_model::{MemberIx, ProfessionalIx};

use super::choice::Choice;
use super::offers::Offers;
use super::rents::{Rented, Rents};
use super::rest::Rest;
use super::room::{Merged, merge};
use super::words::{LANES, Words, filled};
use super::{Best, Bundle, Items, Market};

/// Choices up to which all are combined at once; with more, those that earn most beyond their rents come
/// first, and what the best bundle of them shows to be needless is left out.
const FEW: usize = 24;

/// What finding the rents of a choice costs beside looking at a pair.
const RENTED: u64 = 4;

/// What comparing two offers costs beside a node: one part in so many.
const COMPARED: u64 = 8;

/// The best bundle of a professional over some choices, and the work it took.
pub(super) fn pick(
    market: &Market,
    professional: ProfessionalIx,
    mut choices: Vec<Choice>,
) -> Best {
    choices.sort_by_key(|choice| choice.member);
    if choices.len() <= FEW {
        return pick_among(market, professional, Rented::free(choices), 0);
    }
    let mut rents = Rents::new(market, professional, &choices);
    let first = pick_among(market, professional, rents.best(FEW), 0);
    let known = first.bundle.profit;
    let then = pick_among(market, professional, rents.worth(known + 1), known);
    let is_better = then.bundle.profit > known;
    Best {
        work: first.work + then.work + RENTED * choices.len() as u64,
        bound: then.bound.max(known),
        bundle: if is_better { then.bundle } else { first.bundle },
    }
}

/// The best bundle of some choices, if it is worth more than what is known.
fn pick_among(
    market: &Market,
    professional: ProfessionalIx,
    mut rented: Rented,
    known: i64,
) -> Best {
    if rented.choices.is_empty() {
        return Best::default();
    }
    let lanes = market.instance.candidates().lanes_of(professional);
    let merged = merge(lanes, &mut rented.choices);
    let task = Task {
        market,
        professional,
        rented: &rented,
        merged: &merged,
        known,
    };
    match merged.capacities.len().div_ceil(LANES) {
        0 | 1 => task.run([0_u128; 1]),
        2 => task.run([0_u128; 2]),
        words => task.run(vec![0_u128; words]),
    }
}

/// What is looked for.
struct Task<'a> {
    market: &'a Market<'a>,
    professional: ProfessionalIx,
    rented: &'a Rented,
    merged: &'a Merged,
    /// What a bundle must be worth more than.
    known: i64,
}

impl Task<'_> {
    fn run<W: Words>(&self, none: W) -> Best {
        let market = self.market;
        let room = filled(none, &self.merged.capacities);
        let pinned = market.pinned_members(self.professional);
        let dataset = market.instance.dataset();
        let most = dataset.professionals[self.professional].max_members as usize;
        let most = most.max(pinned.len());
        let mut offers = Offers::new(market, self.rented, room.clone());
        let open = unbeaten(&mut offers, &pinned, most);
        let mut pick = Pick {
            offers: &offers,
            rest: Rest::new(&offers, &open, self.merged.work, most),
            open: &open,
            pinned: &pinned,
            members: Vec::new(),
            chosen: Vec::new(),
            best: Found {
                profit: self.known,
                chosen: Vec::new(),
            },
            nodes: 0,
            most_nodes: market.nodes,
        };
        pick.deepen(0, &room, (self.merged.work, 0, self.rented.room));
        let mut best = pick.into_best(self.merged.work);
        best.work += offers.compared / COMPARED;
        best
    }
}

/// The offers that a best bundle may need, those that earn most first: fewer than `most` other
/// members beat them.
fn unbeaten<W: Words>(offers: &mut Offers<W>, pinned: &[MemberIx], most: usize) -> Vec<u32> {
    let mut paying = offers.paying();
    paying.sort_by_key(|&number| Reverse(offers.get(number).profit));
    let mut open: Vec<u32> = Vec::new();
    let mut kept: Vec<(W, MemberIx)> = Vec::new();
    let mut compared = 0;
    let mut members = Vec::with_capacity(most);
    for number in paying {
        let own = offers.get(number);
        members.clear();
        if !pinned.contains(&own.member) {
            for (load, member) in &kept {
                compared += 1;
                if load.fits(&own.load) && !members.contains(member) {
                    members.push(*member);
                    if members.len() == most {
                        break;
                    }
                }
            }
        }
        if members.len() < most {
            kept.push((own.load.clone(), own.member));
            open.push(number);
        }
    }
    offers.compared += compared;
    open
}

#[derive(Default)]
struct Found {
    profit: i64,
    chosen: Vec<u32>,
}

struct Pick<'a, W> {
    offers: &'a Offers<'a, W>,
    open: &'a [u32],
    rest: Rest,
    pinned: &'a [MemberIx],
    /// Of the offers chosen.
    members: Vec<MemberIx>,
    chosen: Vec<u32>,
    best: Found,
    nodes: u64,
    most_nodes: u64,
}

impl<W: Words> Pick<'_, W> {
    /// What was found, of a person with so many hundredths of FTE-days.
    fn into_best(self, work: i64) -> Best {
        let chosen = self.best.chosen.iter();
        let mut items: Items = chosen
            .flat_map(|&number| self.offers.items(number))
            .collect();
        items.sort_unstable();
        let profit = self.best.profit;
        Best {
            bound: if self.nodes > self.most_nodes {
                self.rest.most(0, work, 0)
            } else {
                profit
            },
            bundle: Bundle { profit, items },
            work: 4 * self.nodes,
        }
    }

    /// Looks at every bundle that adds offers from a place on to those chosen, which leave `room`: so
    /// many hundredths of FTE-days, with what they earn, and that beyond their rents with what all room
    /// pays.
    fn deepen(&mut self, from: usize, room: &W, (left, value, above): (i64, i64, i64)) {
        for place in from..self.open.len() {
            let rest = self.rest.most(place, left, self.chosen.len());
            if self.nodes > self.most_nodes || value.saturating_add(rest) <= self.best.profit {
                return;
            }
            let offer = self.offers.get(self.open[place]);
            let above = above.saturating_add(offer.above);
            let is_enough = |rest: i64| above.saturating_add(rest) > self.best.profit;
            let rest = self.rest.above(place + 1, self.chosen.len() + 1);
            if !rest.is_none_or(is_enough)
                || !offer.load.fits(room)
                || !self.may_serve(offer.member)
            {
                continue;
            }
            self.nodes += 1;
            let value = value + offer.profit;
            self.chosen.push(self.open[place]);
            self.members.push(offer.member);
            if value > self.best.profit {
                self.best.profit = value;
                self.best.chosen.clone_from(&self.chosen);
            }
            let left = left - offer.work;
            self.deepen(place + 1, &room.minus(&offer.load), (left, value, above));
            self.members.pop();
            self.chosen.pop();
        }
    }

    /// Whether a member has no offer in the bundle yet, and there is room for one more member.
    fn may_serve(&self, member: MemberIx) -> bool {
        if self.members.contains(&member) {
            return false;
        }
        let most = self.rest.most - self.pinned.len();
        let others = self.members.iter();
        let others = others.filter(|member| !self.pinned.contains(member));
        self.pinned.contains(&member) || others.count() < most
    }
}

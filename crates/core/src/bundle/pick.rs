//! The best bundle: at most one offer of every member, of as many members as one may serve.
//!
//! An offer that as many other members beat as could be in a bundle beside it is never needed:
//! one of them is free. What is left is few, and is searched depth first, cut by a knapsack over
//! FTE-days and the number of offers.

use std::cmp::Reverse;

use inzet_model::{MemberIx, ProfessionalIx};

use super::choice::Choice;
use super::offers::Offers;
use super::room::{Merged, merge};
use super::words::{LANES, Words, filled};
use super::{Best, Bundle, Items, Market};

/// Amounts of FTE-days that are told apart.
const AMOUNTS: usize = 64;

/// Offers in a bundle that the knapsack counts; with more it counts FTE-days only.
const COUNTED: usize = 4;

/// Covers every rounding of a sum of profits in floats.
const MARGIN: f64 = 1.0 + 1e-12;

/// What comparing two offers costs beside a node: one part in so many.
const COMPARED: u64 = 16;

/// The best bundle of a professional over some choices, and the work it took.
pub(super) fn pick(
    market: &Market,
    professional: ProfessionalIx,
    mut choices: Vec<Choice>,
) -> Best {
    let lanes = market.instance.candidates().lanes_of(professional);
    let merged = merge(lanes, &mut choices);
    choices.sort_by_key(|choice| choice.member);
    match merged.capacities.len().div_ceil(LANES) {
        0 | 1 => pick_in(market, professional, &choices, &merged, [0_u128; 1]),
        2 => pick_in(market, professional, &choices, &merged, [0_u128; 2]),
        words => pick_in(market, professional, &choices, &merged, vec![0_u128; words]),
    }
}

fn pick_in<W: Words>(
    market: &Market,
    professional: ProfessionalIx,
    choices: &[Choice],
    merged: &Merged,
    none: W,
) -> Best {
    let room = filled(none, &merged.capacities);
    let pinned = market.pinned_members(professional);
    let most = market.instance.dataset().professionals[professional].max_members as usize;
    let slots = most.saturating_sub(pinned.len());
    let mut offers = Offers::new(market, choices, room.clone());
    let open = unbeaten(&mut offers, &pinned, slots + pinned.len());
    let ahead = Ahead::new(&offers, &open, merged.work, slots + pinned.len());
    let mut pick = Pick {
        offers: &offers,
        open: &open,
        ahead,
        pinned: &pinned,
        members: Vec::new(),
        chosen: Vec::new(),
        best: Found::default(),
        nodes: 0,
        most_nodes: market.nodes,
    };
    let bound = pick.ahead.most(0, merged.work, 0);
    pick.deepen(0, &room, merged.work, 0);
    let (nodes, found) = (pick.nodes, pick.best);
    let chosen = found.chosen.iter();
    let mut items: Items = chosen.flat_map(|&number| offers.items(number)).collect();
    items.sort_unstable();
    Best {
        bound: if nodes > market.nodes {
            bound
        } else {
            found.profit
        },
        bundle: Bundle {
            profit: found.profit,
            items,
        },
        work: 4 * nodes + offers.compared / COMPARED,
    }
}

/// The offers that a best bundle may need, those that earn most first: fewer than `most` other
/// members beat them.
fn unbeaten<W: Words>(offers: &mut Offers<W>, pinned: &[MemberIx], most: usize) -> Vec<u32> {
    let mut paying = offers.paying();
    paying.sort_by_key(|&number| Reverse(offers.get(number).profit));
    let mut open: Vec<u32> = Vec::new();
    let mut compared = 0;
    let mut members = Vec::with_capacity(most);
    for number in paying {
        let own = offers.get(number);
        members.clear();
        if !pinned.contains(&own.member) {
            for &other in &open {
                compared += 1;
                let other = offers.get(other);
                if other.load.fits(&own.load) && !members.contains(&other.member) {
                    members.push(other.member);
                    if members.len() == most {
                        break;
                    }
                }
            }
        }
        if members.len() < most {
            open.push(number);
        }
    }
    offers.compared += compared;
    open
}

/// The most that offers from each place on add, by their number and by FTE-days left.
struct Ahead {
    /// By number of offers, then place. The last number stands for as many as there is room for.
    layers: Vec<Vec<[f64; AMOUNTS + 1]>>,
    /// Hundredths of FTE-days in one amount.
    unit: i64,
    /// Offers in a bundle at most.
    most: usize,
    is_counted: bool,
}

impl Ahead {
    fn new<W: Words>(offers: &Offers<W>, open: &[u32], work: i64, most: usize) -> Self {
        let unit = work.max(1).unsigned_abs().div_ceil(AMOUNTS as u64) as i64;
        let is_counted = most <= COUNTED;
        let count = if is_counted { most } else { 1 };
        let mut layers = vec![vec![[0.0_f64; AMOUNTS + 1]; open.len() + 1]; count + 1];
        for layer in 1..=count {
            let (before, own) = layers.split_at_mut(layer);
            let own = &mut own[0];
            for (place, &number) in open.iter().enumerate().rev() {
                let offer = offers.get(number);
                let amount = (offer.work / unit) as usize;
                let profit = offer.profit as f64 * MARGIN;
                let (row, next) = own.split_at_mut(place + 1);
                let (row, next) = (&mut row[place], &next[0]);
                *row = *next;
                if amount <= AMOUNTS {
                    let rest = if is_counted {
                        &before[layer - 1][place + 1]
                    } else {
                        next
                    };
                    let pairs = row[amount..].iter_mut().zip(&rest[..=AMOUNTS - amount]);
                    pairs.for_each(|(most, rest)| *most = most.max(profit + rest));
                }
            }
        }
        Self {
            layers,
            unit,
            most,
            is_counted,
        }
    }

    /// The most that offers from a place on add to `chosen` others that leave so many FTE-days.
    fn most(&self, from: usize, left: i64, chosen: usize) -> i64 {
        let layer = if self.is_counted {
            self.most.saturating_sub(chosen)
        } else {
            1
        };
        let amounts = left
            .max(0)
            .unsigned_abs()
            .div_ceil(self.unit.unsigned_abs()) as usize;
        (self.layers[layer][from][amounts.min(AMOUNTS)] * MARGIN) as i64
    }
}

#[derive(Default)]
struct Found {
    profit: i64,
    chosen: Vec<u32>,
}

struct Pick<'a, W> {
    offers: &'a Offers<'a, W>,
    open: &'a [u32],
    ahead: Ahead,
    pinned: &'a [MemberIx],
    /// Of the offers chosen.
    members: Vec<MemberIx>,
    chosen: Vec<u32>,
    best: Found,
    nodes: u64,
    most_nodes: u64,
}

impl<W: Words> Pick<'_, W> {
    /// Looks at every bundle that adds offers from a place on to those chosen, which earn `value`
    /// and leave `room`, `left` hundredths of FTE-days.
    fn deepen(&mut self, from: usize, room: &W, left: i64, value: i64) {
        for place in from..self.open.len() {
            let ahead = self.ahead.most(place, left, self.chosen.len());
            if self.nodes > self.most_nodes || value.saturating_add(ahead) <= self.best.profit {
                return;
            }
            let offer = self.offers.get(self.open[place]);
            if !offer.load.fits(room) || !self.may_serve(offer.member) {
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
            self.deepen(
                place + 1,
                &room.minus(&offer.load),
                left - offer.work,
                value,
            );
            self.members.pop();
            self.chosen.pop();
        }
    }

    /// Whether a member has no offer in the bundle yet, and there is room for one more member.
    fn may_serve(&self, member: MemberIx) -> bool {
        if self.members.contains(&member) {
            return false;
        }
        let most = self.ahead.most - self.pinned.len();
        let others = self.members.iter();
        let others = others.filter(|member| !self.pinned.contains(member));
        self.pinned.contains(&member) || others.count() < most
    }
}

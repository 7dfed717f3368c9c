//! The search over bundles: depth first over the choices by falling profit per FTE-day, cut by
//! a knapsack bound on what is left of the person.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use inzet_model::{MemberIx, ProfessionalIx};

use super::ahead::Ahead;
use super::choice::Choice;
use super::room::{Merged, merge};
use super::words::{LANES, Words, filled};
use super::{Bundle, Items, Market, clamp};

/// What is looked for: the best `most` bundles with a profit of at least `least`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    pub(super) least: i64,
    pub(super) most: usize,
}

/// What a search ends with.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The bundles listed, the worst first out.
    heap: BinaryHeap<Reverse<(i64, Reverse<Items>)>>,
    /// Whether a bundle with the least profit is not listed.
    pub(super) is_full: bool,
    pub(super) nodes: u64,
    /// Whether nodes ran out.
    pub(super) is_cut: bool,
}

impl Found {
    /// The bundles listed, best first, equal ones by their items.
    pub(super) fn listed(self) -> Vec<Bundle> {
        let sorted = self.heap.into_sorted_vec();
        let bundles = sorted
            .into_iter()
            .map(|Reverse((profit, Reverse(items)))| Bundle { profit, items });
        bundles.collect()
    }
}

/// Searches the bundles of a professional over some choices, densest first.
pub(super) fn search(
    market: &Market,
    professional: ProfessionalIx,
    mut choices: Vec<Choice>,
    goal: Goal,
) -> Found {
    let lanes = market.instance.candidates().lanes_of(professional);
    let merged = merge(lanes, &mut choices);
    match merged.capacities.len().div_ceil(LANES) {
        0 | 1 => search_in(market, professional, &choices, goal, (&merged, [0_u128; 1])),
        2 => search_in(market, professional, &choices, goal, (&merged, [0_u128; 2])),
        words => search_in(
            market,
            professional,
            &choices,
            goal,
            (&merged, vec![0_u128; words]),
        ),
    }
}

fn search_in<W: Words>(
    market: &Market,
    professional: ProfessionalIx,
    choices: &[Choice],
    goal: Goal,
    (merged, none): (&Merged, W),
) -> Found {
    let room = filled(none, &merged.capacities);
    Search::new(market, professional, choices, goal, (room, merged.work)).run()
}

struct Search<'a, W> {
    market: &'a Market<'a>,
    choices: &'a [Choice],
    /// One hundredth on every lane of each choice.
    places: Vec<W>,
    ahead: Ahead,
    room: W,
    /// Hundredths of FTE-days left.
    work: i64,
    members: Vec<MemberIx>,
    most_members: usize,
    items: Items,
    goal: Goal,
    found: Found,
}

impl<'a, W: Words> Search<'a, W> {
    fn new(
        market: &'a Market<'a>,
        professional: ProfessionalIx,
        choices: &'a [Choice],
        goal: Goal,
        (room, work): (W, i64),
    ) -> Self {
        let dataset = market.instance.dataset();
        let place = |choice: &Choice| {
            let lanes = (usize::from(choice.lane_start), usize::from(choice.lane_end));
            room.span(lanes, 1)
        };
        Self {
            market,
            choices,
            places: choices.iter().map(place).collect(),
            ahead: Ahead::new(market, choices, work),
            members: market.pinned_members(professional),
            room,
            work,
            most_members: dataset.professionals[professional].max_members as usize,
            items: Vec::new(),
            goal,
            found: Found::default(),
        }
    }

    fn run(mut self) -> Found {
        self.note(0);
        self.deepen(0, 0);
        self.found.is_cut = self.found.nodes > self.market.nodes;
        self.found
    }

    /// Looks at every bundle that adds choices from `from` on to the items, which are worth
    /// `value`.
    fn deepen(&mut self, from: usize, value: i64) {
        for place in from..self.choices.len() {
            if self.found.nodes > self.market.nodes || self.reach(value, place) < self.needed() {
                return;
            }
            self.try_choice(place, value);
        }
    }

    fn try_choice(&mut self, number: usize, value: i64) {
        let choice = self.choices[number];
        if !self.load(number, choice.least).fits(&self.room) {
            return;
        }
        let is_new_member = !self.members.contains(&choice.member);
        if is_new_member {
            if self.members.len() >= self.most_members {
                return;
            }
            self.members.push(choice.member);
        }
        for fte in self.market.levels(&choice, choice.most) {
            let load = self.load(number, fte);
            if !load.fits(&self.room) {
                continue;
            }
            self.found.nodes += 1;
            let work = i64::from(fte) * choice.days;
            let rest = self.room.minus(&load);
            let room = std::mem::replace(&mut self.room, rest);
            self.work -= work;
            self.items.push((choice.pair, fte));
            let value = value + self.profit_of_last(&choice, fte);
            self.note(value);
            self.deepen(number + 1, value);
            self.items.pop();
            self.work += work;
            self.room = room;
            if self.found.nodes > self.market.nodes {
                break;
            }
        }
        if is_new_member {
            self.members.pop();
        }
    }

    /// What the last item adds to the value of the bundle.
    fn profit_of_last(&self, choice: &Choice, fte: u8) -> i64 {
        let market = self.market;
        if !choice.is_charged {
            return market.profit(choice, fte);
        }
        let before = &self.items[..self.items.len() - 1];
        let charge =
            market.charge(choice.member, &self.items) - market.charge(choice.member, before);
        clamp(i128::from(market.line_profit(choice, fte)) - charge)
    }

    /// What a choice takes of the person at some FTE.
    fn load(&self, number: usize, fte: u8) -> W {
        self.places[number].times(fte)
    }

    /// The least profit of a bundle that would still count.
    fn needed(&self) -> i64 {
        let Goal { least, most } = self.goal;
        if self.found.heap.len() < most {
            return least;
        }
        let worst = self.found.heap.peek();
        worst.map_or(least, |Reverse((worst, _))| *worst)
    }

    fn note(&mut self, value: i64) {
        if value < self.needed() {
            return;
        }
        let mut items = self.items.clone();
        items.sort_unstable();
        self.found.heap.push(Reverse((value, Reverse(items))));
        if self.found.heap.len() > self.goal.most {
            self.found.is_full = true;
            self.found.heap.pop();
        }
    }

    /// What choices from a place on can make of a bundle of some value, at most.
    fn reach(&self, value: i64, from: usize) -> i64 {
        value.saturating_add(self.ahead.most(from, self.work))
    }
}

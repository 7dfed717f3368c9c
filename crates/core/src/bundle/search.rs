//! The search over bundles: depth first over the choices by falling profit per FTE-day, cut by
//! a knapsack bound on what is left of the person.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use inzet_model::{MemberIx, ProfessionalIx};

use super::ahead::Ahead;
use super::choice::Choice;
use super::room::{LANES, Room, Slice, Word, merge};
use super::{Bundle, Items, Market, clamp};

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal {
    /// One bundle with the highest profit.
    Best,
    /// The best `most` bundles with at least a profit.
    Top { least: i64, most: usize },
}

/// What a search ends with.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) best: Bundle,
    /// The bundles listed, the worst first out.
    heap: BinaryHeap<Reverse<(i64, Reverse<Items>)>>,
    /// Whether a bundle with the least profit is not listed.
    pub(super) is_full: bool,
    pub(super) nodes: u64,
    /// Whether nodes ran out.
    pub(super) is_cut: bool,
    /// No bundle has a higher profit.
    pub(super) root_bound: i64,
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
    if merged.capacities.len() <= LANES {
        let room = Word::new(&merged.capacities);
        Search::new(market, professional, &choices, goal, (room, merged.work)).run()
    } else {
        let room = Slice::new(&merged.capacities);
        Search::new(market, professional, &choices, goal, (room, merged.work)).run()
    }
}

struct Search<'a, R: Room> {
    market: &'a Market<'a>,
    choices: &'a [Choice],
    places: Vec<R::Place>,
    ahead: Ahead,
    room: R,
    /// Hundredths of FTE-days left.
    work: i64,
    members: Vec<MemberIx>,
    most_members: usize,
    items: Items,
    goal: Goal,
    found: Found,
}

impl<'a, R: Room> Search<'a, R> {
    fn new(
        market: &'a Market<'a>,
        professional: ProfessionalIx,
        choices: &'a [Choice],
        goal: Goal,
        (room, work): (R, i64),
    ) -> Self {
        let dataset = market.instance.dataset();
        let mut members: Vec<MemberIx> = market
            .instance
            .pins_of(professional)
            .iter()
            .map(|pin| dataset.demands[pin.assignment.demand].member)
            .collect();
        members.sort_unstable();
        members.dedup();
        let place = |choice: &Choice| {
            R::place(usize::from(choice.lane_start), usize::from(choice.lane_end))
        };
        Self {
            market,
            choices,
            places: choices.iter().map(place).collect(),
            ahead: Ahead::new(market, choices, work),
            room,
            work,
            members,
            most_members: dataset.professionals[professional].max_members as usize,
            items: Vec::new(),
            goal,
            found: Found::default(),
        }
    }

    fn run(mut self) -> Found {
        self.found.root_bound = self.reach(0, 0);
        if let Goal::Top { .. } = self.goal {
            self.note(0);
        }
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
        let place = self.places[number];
        if !self.room.has(place, choice.least) {
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
            if !self.room.has(place, fte) {
                continue;
            }
            self.found.nodes += 1;
            let work = i64::from(fte) * choice.days;
            self.room.take(place, fte);
            self.work -= work;
            self.items.push((choice.pair, fte));
            let value = value + self.profit_of_last(&choice, fte);
            self.note(value);
            self.deepen(number + 1, value);
            self.items.pop();
            self.work += work;
            self.room.give(place, fte);
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

    /// The least profit of a bundle that would still count.
    fn needed(&self) -> i64 {
        match self.goal {
            Goal::Best => self.found.best.profit + 1,
            Goal::Top { least, most } if self.found.heap.len() < most => least,
            Goal::Top { least, .. } => self
                .found
                .heap
                .peek()
                .map_or(least, |Reverse((worst, _))| *worst),
        }
    }

    fn note(&mut self, value: i64) {
        if value > self.found.best.profit {
            self.found.best.profit = value;
            self.found.best.items.clone_from(&self.items);
        }
        if let Goal::Top { most, .. } = self.goal
            && value >= self.needed()
        {
            let mut items = self.items.clone();
            items.sort_unstable();
            self.found.heap.push(Reverse((value, Reverse(items))));
            if self.found.heap.len() > most {
                self.found.is_full = true;
                self.found.heap.pop();
            }
        }
    }

    /// What choices from a place on can make of a bundle of some value, at most.
    fn reach(&self, value: i64, from: usize) -> i64 {
        value.saturating_add(self.ahead.most(from, self.work))
    }
}

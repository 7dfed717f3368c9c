//! Chains: somebody is put on a position, leaves another for it, somebody else steps in there.
//!
//! The search is exact within its reach: depth-first over the people of each open position, the
//! most promising first.

use inzet_model::{DemandIx, PositionNumber, ProfessionalIx};

use super::options::{Choice, choices};
use super::settle::settle;
use crate::build::{Draft, Item};

/// One position of one demand.
pub type Place = (DemandIx, PositionNumber);

/// How far a chain reaches.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Positions that are filled one after the other.
    pub depth: u32,
    /// People that are tried on each.
    pub width: usize,
    /// Plans that are looked at, all in all.
    pub nodes: u64,
}

impl Reach {
    /// For a single question, answered at once.
    pub const NEAR: Self = Self {
        depth: 3,
        width: 6,
        nodes: 60,
    };
    /// For a question that may take a moment.
    pub const FAR: Self = Self {
        depth: 4,
        width: 12,
        nodes: 600,
    };
}

/// One item put in or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Put in.
    Add(Item),
    /// Taken out.
    Remove(Item),
}

/// A search for the best plan near one that stands.
pub struct Chain<'d, 'a> {
    pub(super) draft: &'d mut Draft<'a>,
    reach: Reach,
    nodes: u64,
    trail: Vec<Step>,
    /// The best plan for each of `wanted`, or the best of all when nothing is.
    best: Vec<Option<(i128, Vec<Step>)>>,
    /// Pairs that stay out.
    barred: Vec<(ProfessionalIx, DemandIx)>,
    /// Pairs that stay in.
    held: Vec<(ProfessionalIx, DemandIx)>,
    /// What a position must have for a plan to count.
    wanted: Vec<(Place, u32)>,
}

impl<'d, 'a> Chain<'d, 'a> {
    /// A search from a plan in which every position holds its least FTE or nothing.
    pub fn new(draft: &'d mut Draft<'a>, reach: Reach) -> Self {
        Self {
            draft,
            reach,
            nodes: 0,
            trail: Vec::new(),
            best: vec![None],
            barred: Vec::new(),
            held: Vec::new(),
            wanted: Vec::new(),
        }
    }

    /// For each of some amounts, in hundredths of FTE: the steps to the best plan that gives a
    /// position at least so much, whatever it costs, with the people who are on it or one of them
    /// less; `None` when no such plan is within reach. [`Chain::take`] takes them.
    pub fn fill(mut self, place: Place, amounts: &[u32]) -> Vec<Option<Vec<Step>>> {
        self.wanted = amounts.iter().map(|&amount| (place, amount)).collect();
        self.best = vec![None; amounts.len()];
        self.explore(vec![place], self.reach.depth);
        let occupants = self.draft.positions(place.0)[place.1 as usize - 1]
            .occupants
            .clone();
        for person in occupants {
            if let Some(item) = self.draft.item_on(person, place.0) {
                self.nodes = 0;
                self.remove(item);
                self.explore(vec![place], self.reach.depth);
                self.undo(0);
            }
        }
        let best = std::mem::take(&mut self.best).into_iter();
        best.map(|found| found.map(|(_, steps)| steps)).collect()
    }

    /// Takes the best plan in which a pair is on a position with so much FTE, whatever it costs;
    /// what the score gains by it, or `None` when no such plan is within reach.
    pub fn force(mut self, item: Item) -> Option<i128> {
        let before = self.draft.score();
        let pair = *self.draft.instance().candidates().pair(item.pair);
        self.held.push((pair.professional, pair.demand));
        let mut holes = Vec::new();
        let is_in = self.make_room(item, &mut holes);
        if is_in {
            self.explore(holes, self.reach.depth);
        } else {
            self.undo(0);
        }
        self.take_best().map(|score| score - before)
    }

    /// Takes a pair off its position for good and repairs what that leaves; what the score gains.
    pub fn release(mut self, professional: ProfessionalIx, demand: DemandIx) -> Option<i128> {
        let before = self.draft.score();
        let item = self.draft.item_on(professional, demand)?;
        self.barred.push((professional, demand));
        self.remove(item);
        self.explore(vec![(demand, item.position)], self.reach.depth);
        self.take_best().map(|score| score - before)
    }

    /// Looks at the plan as it is, then at every way to fill the last hole, within reach.
    fn explore(&mut self, mut holes: Vec<Place>, depth: u32) {
        if self.nodes >= self.reach.nodes {
            return;
        }
        self.nodes += 1;
        self.note(&holes);
        if depth == 0 {
            return;
        }
        let Some(place) = holes.pop() else {
            return;
        };
        if !holes.is_empty() {
            self.explore(holes.clone(), depth);
        }
        let mut ways = choices(self, place);
        ways.truncate(self.reach.width);
        for way in ways {
            let mark = self.trail.len();
            let mut next = holes.clone();
            if self.apply(&way, &mut next) {
                if self.draft.left_of_position(place.0, place.1) > 0 {
                    next.push(place);
                }
                self.explore(next, depth - 1);
            }
            self.undo(mark);
        }
        self.collapse(place, holes, depth);
    }

    /// Takes everybody off a position that is left with too little.
    fn collapse(&mut self, place: Place, holes: Vec<Place>, depth: u32) {
        if !is_short(self.draft, place) {
            return;
        }
        let mark = self.trail.len();
        let occupants = self.draft.positions(place.0)[place.1 as usize - 1]
            .occupants
            .clone();
        if occupants
            .iter()
            .any(|&person| self.is_held(person, place.0))
        {
            return;
        }
        for person in occupants {
            if let Some(item) = self.draft.item_on(person, place.0) {
                self.remove(item);
            }
        }
        self.explore(holes, depth - 1);
        self.undo(mark);
    }

    fn apply(&mut self, way: &Choice, holes: &mut Vec<Place>) -> bool {
        for &demand in &way.leaves {
            if let Some(item) = self.draft.item_on(way.professional, demand) {
                self.remove(item);
                holes.push((demand, item.position));
            }
        }
        let pair = *self.draft.instance().candidates().pair(way.item.pair);
        if !self.draft.allows(&pair, way.item.fte) {
            return false;
        }
        self.add(way.item);
        true
    }

    /// Puts an item in, taking out what stands in its way: of the person, then of the position.
    fn make_room(&mut self, item: Item, holes: &mut Vec<Place>) -> bool {
        let pair = *self.draft.instance().candidates().pair(item.pair);
        if let Some(own) = self.draft.item_on(pair.professional, pair.demand) {
            self.remove(own);
            if own.position != item.position {
                holes.push((pair.demand, own.position));
            }
        }
        while self.draft.left_of_position(pair.demand, item.position) < u32::from(item.fte) {
            let Some(other) = smallest_on(self.draft, (pair.demand, item.position)) else {
                return false;
            };
            self.remove(other);
        }
        while !self.draft.allows(&pair, item.fte) {
            let Some((own, demand)) = cheapest_of(self.draft, pair.professional) else {
                return false;
            };
            self.remove(own);
            holes.push((demand, own.position));
        }
        self.add(item);
        if self.draft.left_of_position(pair.demand, item.position) > 0 {
            holes.push((pair.demand, item.position));
        }
        true
    }

    fn note(&mut self, holes: &[Place]) {
        let score = self.draft.score();
        let is_better =
            |best: &Option<(i128, Vec<Step>)>| best.as_ref().is_none_or(|(best, _)| score > *best);
        if !self.best.iter().any(is_better)
            || holes.iter().any(|&place| is_short(self.draft, place))
            || self.touches_a_short_position()
        {
            return;
        }
        for (place, best) in self.best.iter_mut().enumerate() {
            let is_filled = self
                .wanted
                .get(place)
                .is_none_or(|&((demand, number), least)| {
                    self.draft.positions(demand)[number as usize - 1].fte >= least
                });
            if is_filled && is_better(best) {
                *best = Some((score, self.trail.clone()));
            }
        }
    }

    fn touches_a_short_position(&self) -> bool {
        let candidates = self.draft.instance().candidates();
        self.trail.iter().any(|step| {
            let (Step::Add(item) | Step::Remove(item)) = step;
            is_short(
                self.draft,
                (candidates.pair(item.pair).demand, item.position),
            )
        })
    }

    /// Makes the draft the best plan found, with what fits besides; its score.
    fn take_best(&mut self) -> Option<i128> {
        self.undo(0);
        let (_, steps) = self.best.pop().flatten()?;
        Some(Self::take(self.draft, &steps, &self.barred))
    }

    /// Takes steps that were found from this draft, with what fits besides but for some pairs; the
    /// score then.
    pub fn take(draft: &mut Draft, steps: &[Step], barred: &[(ProfessionalIx, DemandIx)]) -> i128 {
        let candidates = draft.instance().candidates();
        for &step in steps {
            match step {
                Step::Add(item) => draft.add(item),
                Step::Remove(item) => {
                    let pair = candidates.pair(item.pair);
                    draft.remove(pair.professional, pair.demand);
                }
            }
        }
        settle(draft, steps, barred);
        draft.score()
    }

    fn add(&mut self, item: Item) {
        self.draft.add(item);
        self.trail.push(Step::Add(item));
    }

    fn remove(&mut self, item: Item) {
        let pair = *self.draft.instance().candidates().pair(item.pair);
        self.draft.remove(pair.professional, pair.demand);
        self.trail.push(Step::Remove(item));
    }

    fn undo(&mut self, mark: usize) {
        let candidates = self.draft.instance().candidates();
        while self.trail.len() > mark {
            match self.trail.pop() {
                Some(Step::Add(item)) => {
                    let pair = candidates.pair(item.pair);
                    self.draft.remove(pair.professional, pair.demand);
                }
                Some(Step::Remove(item)) => self.draft.add(item),
                None => {}
            }
        }
    }

    pub(super) fn is_held(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.held.contains(&(professional, demand))
    }

    pub(super) fn is_barred(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.barred.contains(&(professional, demand))
    }
}

/// Whether a position without a pin holds something, but less than its least.
pub(super) fn is_short(draft: &Draft, (demand, number): Place) -> bool {
    let least = draft.instance().dataset().demands[demand]
        .min_fte
        .hundredths();
    let state = &draft.positions(demand)[number as usize - 1];
    state.fte > 0 && !state.is_pinned && state.fte < least
}

/// Of the people on a position who are not pinned, the item with the least FTE.
fn smallest_on(draft: &Draft, (demand, number): Place) -> Option<Item> {
    let state = &draft.positions(demand)[number as usize - 1];
    let items = state.occupants.iter();
    items
        .filter_map(|&person| draft.item_on(person, demand))
        .min_by_key(|item| (item.fte, item.pair))
}

/// The item of a person that is worth least.
fn cheapest_of(draft: &Draft, professional: ProfessionalIx) -> Option<(Item, DemandIx)> {
    let candidates = draft.instance().candidates();
    let worth = |item: &Item| {
        let pair = candidates.pair(item.pair);
        i64::from(item.fte) * i64::from(pair.days) * pair.rate
    };
    let items = draft.items(professional).iter();
    items
        .min_by_key(|item| (worth(item), item.pair))
        .map(|&item| (item, candidates.pair(item.pair).demand))
}

//! Who may be where, and how much: C1, C2 and C3.

use inzet_model::{DemandIx, Fte, PositionNumber};
use inzet_money::wage;

use super::{Derived, Model, Part, Placed};
use crate::candidates::{Pair, PairIx};

impl Model<'_> {
    /// Adds the variables of every pair on every place, and the rows of the positions.
    pub(super) fn place_everybody(&mut self) {
        for demand in self.instance().dataset().demands.indices() {
            let row = &self.instance().dataset().demands[demand];
            if self.pins.positions(demand).is_empty() {
                continue;
            }
            if row.max_people == 1 {
                self.place_one_each(demand);
            } else {
                self.place_shared(demand);
            }
        }
    }

    /// One person a position: which of the free ones does not matter, only how many there are.
    fn place_one_each(&mut self, demand: DemandIx) {
        let positions = self.pins.positions(demand).iter();
        let free = positions.filter(|state| state.people == 0).count();
        let mut people = Vec::new();
        for &pair in self.instance().candidates().of_demand(demand) {
            if free == 0 || !self.may_gain(pair) {
                continue;
            }
            let start = self.placed.len();
            self.place(pair, None, u8::MAX);
            self.of_pair[pair as usize] = start..self.placed.len();
            let own = self.people(pair);
            if own.len() > 1 {
                self.mip.add_row(ones(&own), 1.0);
            }
            people.extend(own);
        }
        if people.len() > free {
            self.mip.add_row(ones(&people), free as f64);
        }
    }

    /// Whether a pair can raise the score where nobody else is on the position: alone it takes
    /// from everything and gives to nobody.
    fn may_gain(&self, pair: PairIx) -> bool {
        let pair = self.instance().candidates().pair(pair);
        let points = &self.instance().dataset().policy.points;
        let rate = i128::from(pair.rate) + i128::from(points.solidarity);
        let work = i128::from(pair.most) * i128::from(pair.days);
        rate * work > self.fixed_cost(pair)
    }

    fn fixed_cost(&self, pair: &Pair) -> i128 {
        if pair.is_new {
            self.instance().new_assignment_cost().hundredths()
        } else {
            0
        }
    }

    /// Several people a position: every pair on every position, but of the empty ones no more
    /// than there are people.
    fn place_shared(&mut self, demand: DemandIx) {
        let row = &self.instance().dataset().demands[demand];
        let pairs = self.instance().candidates().of_demand(demand);
        let mut places = Vec::new();
        let mut empty = 0;
        for (number, state) in (1..).zip(self.pins.positions(demand)) {
            empty += usize::from(!state.is_pinned);
            let left = self.pins.left_of_position(demand, number);
            if state.is_pinned || empty <= pairs.len() {
                places.push((
                    number,
                    left,
                    row.max_people.saturating_sub(state.people),
                    state.is_pinned,
                ));
            }
        }
        // Entries of one pair lie together, so the pairs are the outer loop.
        let mut by_place: Vec<Vec<usize>> = vec![Vec::new(); places.len()];
        for &pair in pairs {
            let start = self.placed.len();
            for (place, &(number, left, ..)) in places.iter().enumerate() {
                let left = u8::try_from(left).unwrap_or(u8::MAX);
                if self.instance().candidates().pair(pair).least <= left {
                    by_place[place].push(self.placed.len());
                    self.place(pair, Some(number), left);
                }
            }
            self.of_pair[pair as usize] = start..self.placed.len();
            let own = self.people(pair);
            if own.len() > 1 {
                self.mip.add_row(ones(&own), 1.0);
            }
        }
        let mut previous: Option<usize> = None;
        for (place, &(_, left, people, is_pinned)) in places.iter().enumerate() {
            self.fill_position(&by_place[place], left, people);
            if !is_pinned {
                self.hold_least(demand, &by_place[place]);
                if let Some(previous) = previous {
                    self.order(&by_place[previous], &by_place[place]);
                }
                previous = Some(place);
            }
        }
    }

    /// C3, the upper ends: at most so many people, and FTE.
    fn fill_position(&mut self, placed: &[usize], left: u32, people: u32) {
        let persons = self.people_of(placed);
        if persons.len() > people as usize {
            self.mip.add_row(ones(&persons), f64::from(people));
        }
        let terms = self.fte_of(placed);
        self.mip.add_row(terms, f64::from(left));
    }

    /// C3, the lower end: a position that is used has its least FTE.
    fn hold_least(&mut self, demand: DemandIx, placed: &[usize]) {
        let candidates = self.instance().candidates();
        let least = self.instance().dataset().demands[demand]
            .min_fte
            .hundredths();
        let own = |&number: &usize| u32::from(candidates.pair(self.placed[number].pair).least);
        if placed
            .iter()
            .map(own)
            .min()
            .is_none_or(|smallest| smallest >= least)
        {
            return;
        }
        let used = self.add_binary(0);
        self.derived
            .push((used, Derived::AnyOf(self.people_of(placed))));
        for &number in placed {
            let mut terms = ones(&self.people_of(&[number]));
            terms.push((used, -1.0));
            self.mip.add_row(terms, 0.0);
        }
        let mut terms: Vec<(u32, f64)> = negative(self.fte_of(placed));
        terms.push((used, f64::from(least)));
        self.mip.add_row(terms, 0.0);
    }

    /// Empty positions are alike: the earlier has as much FTE as the later, or more.
    fn order(&mut self, earlier: &[usize], later: &[usize]) {
        let mut terms = negative(self.fte_of(earlier));
        terms.extend(self.fte_of(later));
        self.mip.add_row(terms, 0.0);
    }

    fn people_of(&self, placed: &[usize]) -> Vec<u32> {
        let parts = placed.iter().flat_map(|&number| &self.placed[number].parts);
        let people = parts.filter(|part| part.is_person);
        people.map(|part| part.variable).collect()
    }

    fn fte_of(&self, placed: &[usize]) -> Vec<(u32, f64)> {
        let parts = placed.iter().flat_map(|&number| &self.placed[number].parts);
        parts
            .map(|part| (part.variable, f64::from(part.fte)))
            .collect()
    }

    /// Adds one pair on one place where so much is left: one binary and a number of steps, or,
    /// where wages must be exact and do not grow by equal steps, one binary for every level.
    fn place(&mut self, number: PairIx, position: Option<PositionNumber>, left: u8) {
        let pair = *self.instance().candidates().pair(number);
        let step = self.step();
        let (least, most) = (u32::from(pair.least), u32::from(pair.most.min(left)));
        let steps = (most - least) / step;
        let rise = self.rise(&pair);
        let levels = (0..=steps).map(|up| {
            let wage = 100 * self.counted_wage(&pair, least + up * step);
            (least + up * step, wage, wage - i64::from(up) * rise)
        });
        let levels: Vec<(u32, i64, i64)> = levels.collect();
        let base = levels.iter().map(|level| level.2).min().unwrap_or(0);
        let is_even = levels.iter().all(|level| level.2 == base);
        let parts = if steps > 0 && (is_even || !self.is_exact(&pair)) {
            let person = self.person_part(&pair, least, base);
            let more = self.more_part(&pair, steps, rise);
            let terms = vec![(more.variable, 1.0), (person.variable, -f64::from(steps))];
            self.mip.add_row(terms, 0.0);
            vec![person, more]
        } else {
            let levels = levels.into_iter();
            let parts = levels.map(|(fte, wage, _)| self.person_part(&pair, fte, wage));
            parts.collect()
        };
        self.placed.push(Placed {
            pair: number,
            position,
            parts,
        });
    }

    fn person_part(&mut self, pair: &Pair, fte: u32, wage: i64) -> Part {
        let worth = worth(pair, fte) - self.fixed_cost(pair);
        Part {
            variable: self.add_binary(worth),
            is_person: true,
            fte: small(fte),
            wage,
        }
    }

    fn more_part(&mut self, pair: &Pair, steps: u32, wage: i64) -> Part {
        let step = self.step();
        Part {
            variable: self.add_integer(worth(pair, step), steps),
            is_person: false,
            fte: small(step),
            wage,
        }
    }

    fn step(&self) -> u32 {
        let planning = &self.instance().dataset().policy.planning;
        planning.fte_step.hundredths()
    }

    /// What a step costs before rounding, in hundredths of a cent.
    fn rise(&self, pair: &Pair) -> i64 {
        if !self.is_budgeted(pair) {
            return 0;
        }
        let day_cost = self.instance().dataset().professionals[pair.professional].day_cost;
        day_cost.count() * i64::from(self.step()) * i64::from(pair.days)
    }

    fn is_exact(&self, pair: &Pair) -> bool {
        let dataset = self.instance().dataset();
        self.exact.contains(&dataset.demands[pair.demand].member)
    }

    fn is_budgeted(&self, pair: &Pair) -> bool {
        let dataset = self.instance().dataset();
        let member = dataset.demands[pair.demand].member;
        dataset.members[member].budget.is_some()
    }

    /// The wage of so much FTE of a pair, in cents; 0 where the member has no budget.
    pub(super) fn counted_wage(&self, pair: &Pair, fte: u32) -> i64 {
        if !self.is_budgeted(pair) {
            return 0;
        }
        let day_cost = self.instance().dataset().professionals[pair.professional].day_cost;
        wage(day_cost, Fte::from_hundredths(fte), pair.days).count()
    }
}

fn worth(pair: &Pair, fte: u32) -> i128 {
    i128::from(fte) * i128::from(pair.days) * i128::from(pair.rate)
}

fn small(fte: u32) -> u8 {
    u8::try_from(fte).expect("one person has at most 1.00")
}

pub(super) fn ones(variables: &[u32]) -> Vec<(u32, f64)> {
    variables.iter().map(|&variable| (variable, 1.0)).collect()
}

pub(super) fn negative(mut terms: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    for (_, entry) in &mut terms {
        *entry = -*entry;
    }
    terms
}

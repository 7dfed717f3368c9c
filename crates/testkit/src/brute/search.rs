//! Person by person, bundle by bundle, seat by seat.

use inzet_model::{Assignment, DemandIx, IndexVec, MemberIx, Plan, Score};
use inzet_verify::{Facts, Rule, check_plan_with};

use super::bundle::{Bundle, Item, bundles};

/// A search over all plans of a folder.
pub(super) struct Search<'a> {
    facts: &'a Facts<'a>,
    /// The bundles of each professional.
    bundles: Vec<Vec<Bundle>>,
    /// Most that the professionals from each on can add.
    rest: Vec<i128>,
    /// Most that a hundredth of FTE on each demand is worth to the professionals from each on.
    density: Vec<IndexVec<DemandIx, i128>>,
    has_budgets: bool,
    best: Option<(i128, Plan)>,
    /// Which plans count.
    accepts: &'a dyn Fn(&Plan) -> bool,
}

/// A plan on its way.
struct State {
    /// By demand, then position.
    seats: IndexVec<DemandIx, Vec<Seat>>,
    /// S of each member.
    served: IndexVec<MemberIx, i128>,
    /// Worth so far, without solidarity.
    worth: i128,
    assignments: Vec<Assignment>,
}

/// What is on one position.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Seat {
    people: u32,
    fte: u32,
    pinned: bool,
}

impl<'a> Search<'a> {
    pub(super) fn new(facts: &'a Facts<'a>, accepts: &'a dyn Fn(&Plan) -> bool) -> Self {
        let dataset = facts.dataset();
        let bundles: Vec<Vec<Bundle>> = dataset
            .professionals
            .indices()
            .map(|professional| bundles(facts, professional))
            .collect();
        let mut search = Self {
            facts,
            rest: Vec::new(),
            density: Vec::new(),
            has_budgets: dataset.members.iter().any(|member| member.budget.is_some()),
            best: None,
            accepts,
            bundles,
        };
        search.set_bounds();
        search
    }

    /// The best score and a plan that has it; `None` when no plan is allowed.
    pub(super) fn best(mut self) -> Option<(Score, Plan)> {
        let dataset = self.facts.dataset();
        let empty = |positions: u32| vec![Seat::default(); positions as usize];
        let mut state = State {
            seats: dataset
                .demands
                .iter()
                .map(|asked| empty(asked.positions))
                .collect(),
            served: dataset.members.iter().map(|_| 0).collect(),
            worth: 0,
            assignments: Vec::new(),
        };
        for pin in self.facts.pins() {
            let assignment = pin.assignment;
            let seat = &mut state.seats[assignment.demand][assignment.position as usize - 1];
            seat.people += 1;
            seat.fte += assignment.fte.hundredths();
            seat.pinned = true;
        }
        self.choose_bundle(0, &mut state);
        self.best.map(|(score, plan)| (Score::new(score), plan))
    }

    fn set_bounds(&mut self) {
        let demands = &self.facts.dataset().demands;
        let solidarity = i128::from(self.facts.dataset().policy.points.solidarity);
        let mut rest = vec![0];
        let mut density = vec![
            demands
                .iter()
                .map(|_| 0)
                .collect::<IndexVec<DemandIx, i128>>(),
        ];
        for bundles in self.bundles.iter().rev() {
            let most = bundles.iter().map(|bundle| bundle.most).max().unwrap_or(0);
            rest.push(rest[rest.len() - 1] + most);
            let mut best = density[density.len() - 1].clone();
            for item in bundles.iter().flat_map(|bundle| &bundle.items) {
                let worth = item.worth + solidarity * item.fte_days;
                let each = div_ceil(worth, i128::from(item.assignment.fte.hundredths()));
                let best = &mut best[item.assignment.demand];
                *best = each.max(*best);
            }
            density.push(best);
        }
        rest.reverse();
        density.reverse();
        (self.rest, self.density) = (rest, density);
    }

    fn choose_bundle(&mut self, person: usize, state: &mut State) {
        if person == self.bundles.len() {
            self.take(state);
            return;
        }
        if !self.can_beat(person, state) {
            return;
        }
        let bundles = std::mem::take(&mut self.bundles[person]);
        for bundle in &bundles {
            self.choose_seats(person, &bundle.items, state);
        }
        self.bundles[person] = bundles;
    }

    fn choose_seats(&mut self, person: usize, items: &[Item], state: &mut State) {
        let Some((item, others)) = items.split_first() else {
            if self.within_budgets(state) {
                self.choose_bundle(person + 1, state);
            }
            return;
        };
        let demand = item.assignment.demand;
        if item.pinned {
            self.sit(person, item, item.assignment.position, others, state);
            return;
        }
        let asked = &self.facts.dataset().demands[demand];
        let (most_people, most_fte) = (asked.max_people, asked.fte.hundredths());
        let fte = item.assignment.fte.hundredths();
        for place in 0..state.seats[demand].len() {
            let seat = state.seats[demand][place];
            let seen = state.seats[demand][..place].contains(&seat);
            if seen || seat.people == most_people || seat.fte + fte > most_fte {
                continue;
            }
            state.seats[demand][place].people += 1;
            state.seats[demand][place].fte += fte;
            self.sit(person, item, place as u32 + 1, others, state);
            state.seats[demand][place] = seat;
        }
    }

    /// Adds an item on a position that already counts it, and goes on with the others.
    fn sit(
        &mut self,
        person: usize,
        item: &Item,
        position: u32,
        others: &[Item],
        state: &mut State,
    ) {
        let member = self.facts.dataset().demands[item.assignment.demand].member;
        state.served[member] += item.fte_days;
        state.worth += item.worth;
        state.assignments.push(Assignment {
            position,
            ..item.assignment
        });
        self.choose_seats(person, others, state);
        state.assignments.pop();
        state.worth -= item.worth;
        state.served[member] -= item.fte_days;
    }

    /// Takes a plan that is better than the best so far, if every position holds enough.
    fn take(&mut self, state: &State) {
        let score = self.score(state);
        if self.best.as_ref().is_some_and(|best| best.0 >= score) || !self.is_filled(state) {
            return;
        }
        let plan = Plan::new(state.assignments.clone());
        if (self.accepts)(&plan) {
            self.best = Some((score, plan));
        }
    }

    fn is_filled(&self, state: &State) -> bool {
        let demands = self.facts.dataset().demands.iter_enumerated();
        demands.into_iter().all(|(demand, asked)| {
            let least = asked.min_fte.hundredths();
            state.seats[demand]
                .iter()
                .all(|seat| seat.fte == 0 || seat.pinned || seat.fte >= least)
        })
    }

    /// Whether the persons from `person` on could lift the plan above the best so far.
    fn can_beat(&self, person: usize, state: &State) -> bool {
        let Some((best, _)) = &self.best else {
            return true;
        };
        let score = self.score(state);
        if score + self.rest[person] <= *best {
            return false;
        }
        let demands = self.facts.dataset().demands.iter_enumerated();
        let by_demand = demands.map(|(demand, asked)| {
            let whole = asked.fte.hundredths() * asked.positions;
            let taken: u32 = state.seats[demand].iter().map(|seat| seat.fte).sum();
            i128::from(whole.saturating_sub(taken)) * self.density[person][demand]
        });
        // Pins sit from the start, but are worth something only when their person's turn comes.
        score + by_demand.sum::<i128>() + self.pins_to_come(person) > *best
    }

    fn pins_to_come(&self, person: usize) -> i128 {
        let solidarity = i128::from(self.facts.dataset().policy.points.solidarity);
        let first_bundles = self.bundles[person..]
            .iter()
            .filter_map(|bundles| bundles.first());
        let pins = first_bundles.flat_map(|bundle| bundle.items.iter().filter(|item| item.pinned));
        pins.map(|item| (item.worth + solidarity * item.fte_days).max(0))
            .sum()
    }

    /// Worth and solidarity: solidarity * min(S(m), floor(share * R(m))) for each member.
    fn score(&self, state: &State) -> i128 {
        let points = self.facts.dataset().policy.points;
        let solidarity = state.served.iter_enumerated().map(|(member, served)| {
            let asked = i128::from(self.facts.requested(member).hundredths());
            let share = i128::from(points.solidarity_share.millionths());
            (*served).min(asked * share / 1_000_000)
        });
        state.worth + i128::from(points.solidarity) * solidarity.sum::<i128>()
    }

    fn within_budgets(&self, state: &State) -> bool {
        if !self.has_budgets {
            return true;
        }
        let verdict = check_plan_with(self.facts, &Plan::new(state.assignments.clone()));
        !verdict
            .violations
            .iter()
            .any(|violation| violation.rule == Rule::C7)
    }
}

fn div_ceil(number: i128, divisor: i128) -> i128 {
    -((-number).div_euclid(divisor))
}

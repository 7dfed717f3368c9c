//! A plan under construction: who is where, and what room that leaves.

use inzet_model::{
    Assignment, Cents, DemandIx, Fte, IndexVec, MemberIx, Plan, PositionNumber, ProfessionalIx,
};
use inzet_money::wage;

use crate::bundle::Items;
use crate::candidates::{Pair, PairIx};
use crate::instance::Instance;
use crate::keep::Limit;
use crate::spans::SpanUnion;

use super::trial::Trial;

/// One candidate pair put on a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// Which pair.
    pub pair: PairIx,
    /// On which position of its demand.
    pub position: PositionNumber,
    /// How much, in hundredths of FTE.
    pub fte: u8,
}

/// What is on a position: pins included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Number of people.
    pub people: u32,
    /// Sum of their FTE, in hundredths.
    pub fte: u32,
    /// Whether a pin is on it.
    pub is_pinned: bool,
    /// The people who are not pinned, in the order in which they came.
    pub occupants: Vec<ProfessionalIx>,
}

/// A set of items on top of the pins, with the sums that the rules look at.
///
/// C1, C2, C4 and C8 hold by construction; C5, C6, C7 and the upper ends of C3 are checked by
/// [`Draft::allows`]; that a position has at least `min_fte` is up to the caller.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    instance: &'a Instance<'a>,
    pub(super) items: IndexVec<ProfessionalIx, Vec<Item>>,
    pub(super) loads: IndexVec<ProfessionalIx, Vec<u32>>,
    pub(super) positions: IndexVec<DemandIx, Vec<Position>>,
    served: IndexVec<MemberIx, i64>,
    spent: IndexVec<MemberIx, Cents>,
    score: i128,
    pub(super) limit: Option<Limit>,
    pub(super) trial: Option<Trial>,
}

impl<'a> Draft<'a> {
    /// The plan of nothing but the pins.
    #[must_use]
    pub fn new(instance: &'a Instance<'a>) -> Self {
        let dataset = instance.dataset();
        let people = dataset.professionals.indices();
        let positions = dataset.demands.iter_enumerated().map(|(demand, row)| {
            let count = instance
                .window(demand)
                .map_or(0, |_| row.positions as usize);
            vec![Position::default(); count]
        });
        let mut draft = Self {
            instance,
            items: people.clone().map(|_| Vec::new()).collect(),
            loads: people
                .map(|person| vec![0; instance.candidates().lanes_of(person).len()])
                .collect(),
            positions: positions.collect(),
            served: dataset.members.iter().map(|_| 0).collect(),
            spent: dataset.members.iter().map(|_| Cents::ZERO).collect(),
            score: 0,
            limit: None,
            trial: None,
        };
        draft.place_pins();
        draft
    }

    fn place_pins(&mut self) {
        let dataset = self.instance.dataset();
        for pin in self.instance.pins() {
            let Assignment {
                professional,
                demand,
                position,
                fte,
                ..
            } = pin.assignment;
            let state = &mut self.positions[demand][position as usize - 1];
            state.people += 1;
            state.fte += fte.hundredths();
            state.is_pinned = true;
            let member = dataset.demands[demand].member;
            let work = (fte * pin.days).hundredths();
            self.score += i128::from(work) * i128::from(self.instance.rate(professional, demand));
            if !self.instance.history().served_member(professional, member) {
                self.score -= self.instance.new_assignment_cost().hundredths();
            }
            self.score += self.solidarity_gain(member, work);
            self.served[member] += work;
            let day_cost = dataset.professionals[professional].day_cost;
            self.spent[member] += wage(day_cost, fte, pin.days);
        }
        for professional in dataset.professionals.indices() {
            for member in self.pinned_members(professional) {
                let fee = self.fee(professional, member, None);
                self.spent[member] += fee;
            }
        }
    }

    /// The instance that is planned.
    #[must_use]
    pub fn instance(&self) -> &'a Instance<'a> {
        self.instance
    }

    /// The same plan of the same pairs, looked at otherwise.
    #[must_use]
    pub(crate) fn on<'b>(self, instance: &'b Instance<'b>) -> Draft<'b> {
        Draft {
            instance,
            items: self.items,
            loads: self.loads,
            positions: self.positions,
            served: self.served,
            spent: self.spent,
            score: self.score,
            limit: self.limit,
            trial: self.trial,
        }
    }

    /// What the plan is worth, in hundredths of a point.
    #[must_use]
    pub fn score(&self) -> i128 {
        self.score
    }

    /// The items of a professional.
    #[must_use]
    pub fn items(&self, professional: ProfessionalIx) -> &[Item] {
        &self.items[professional]
    }

    /// What a professional has besides the pins, as a bundle: by pair, without positions.
    #[must_use]
    pub fn bundle(&self, professional: ProfessionalIx) -> Items {
        let items = self.items[professional].iter();
        let mut bundle: Items = items.map(|item| (item.pair, item.fte)).collect();
        bundle.sort_unstable();
        bundle
    }

    /// The positions of a demand; none when its window has no working day.
    #[must_use]
    pub fn positions(&self, demand: DemandIx) -> &[Position] {
        &self.positions[demand]
    }

    /// Who is on the positions of a demand and not pinned, position by position.
    pub fn occupants(&self, demand: DemandIx) -> impl Iterator<Item = ProfessionalIx> {
        let states = self.positions[demand].iter();
        states.flat_map(|state| state.occupants.iter().copied())
    }

    /// FTE-days that a member receives, in hundredths.
    #[must_use]
    pub fn served(&self, member: MemberIx) -> i64 {
        self.served[member]
    }

    /// Wages and management fees of a member that has a budget.
    #[must_use]
    pub fn spent(&self, member: MemberIx) -> Cents {
        self.spent[member]
    }

    /// The item of a professional on a demand, if any.
    #[must_use]
    pub fn item_on(&self, professional: ProfessionalIx, demand: DemandIx) -> Option<Item> {
        let candidates = self.instance.candidates();
        self.items[professional]
            .iter()
            .find(|item| candidates.pair(item.pair).demand == demand)
            .copied()
    }

    /// What the score gains by so much FTE of a pair.
    #[must_use]
    pub fn gain(&self, pair: &Pair, fte: u8) -> i128 {
        let work = i64::from(fte) * i64::from(pair.days);
        let member = self.member_of(pair);
        let mut gain = i128::from(work) * i128::from(pair.rate);
        if pair.is_new {
            gain -= self.instance.new_assignment_cost().hundredths();
        }
        gain + self.solidarity_gain(member, work)
    }

    fn solidarity_gain(&self, member: MemberIx, work: i64) -> i128 {
        let floor = self.instance.solidarity_floor(member);
        let lifted = |served: i64| served.min(floor);
        let gain = lifted(self.served[member] + work) - lifted(self.served[member]);
        i128::from(self.instance.dataset().policy.points.solidarity) * i128::from(gain)
    }

    /// Whether a professional may serve a member besides those already served (C6).
    #[must_use]
    pub fn allows_member(&self, professional: ProfessionalIx, member: MemberIx) -> bool {
        let most = self.instance.dataset().professionals[professional].max_members as usize;
        let items = self.items[professional].len();
        // Without pins a person with fewer items than members is always free to take one more.
        if items < most && self.instance.pins_of(professional).is_empty() {
            return true;
        }
        let members = self.members(professional);
        members.len() < most || members.contains(&member)
    }

    /// The distinct members of a professional, pins included.
    #[must_use]
    pub fn members(&self, professional: ProfessionalIx) -> Vec<MemberIx> {
        let mut members = self.pinned_members(professional);
        for item in &self.items[professional] {
            let member = self.member_of(self.instance.candidates().pair(item.pair));
            if !members.contains(&member) {
                members.push(member);
            }
        }
        members
    }

    fn pinned_members(&self, professional: ProfessionalIx) -> Vec<MemberIx> {
        let mut members = Vec::new();
        for pin in self.instance.pins_of(professional) {
            let member = self.instance.dataset().demands[pin.assignment.demand].member;
            if !members.contains(&member) {
                members.push(member);
            }
        }
        members
    }

    /// What so much FTE of a pair adds to what its member is charged: wage, and fee.
    #[must_use]
    pub fn cost(&self, pair: &Pair, fte: u8) -> Cents {
        let person = pair.professional;
        let day_cost = self.instance.dataset().professionals[person].day_cost;
        let member = self.member_of(pair);
        let before = self.fee(person, member, None);
        let after = self.fee(person, member, Some(pair.demand));
        wage(day_cost, Fte::from_hundredths(u32::from(fte)), pair.days) + after - before
    }

    /// Whether a pair may take so much FTE, wherever it goes: C5, C6 and C7.
    #[must_use]
    pub fn allows(&self, pair: &Pair, fte: u8) -> bool {
        let member = self.member_of(pair);
        u32::from(fte) <= self.left_of_person(pair)
            && self.allows_member(pair.professional, member)
            && self.within_budget(pair, fte)
    }

    /// Whether the member's budget allows so much FTE of a pair (C7).
    #[must_use]
    pub fn within_budget(&self, pair: &Pair, fte: u8) -> bool {
        let member = self.member_of(pair);
        let budget = self.instance.dataset().members[member].budget;
        budget.is_none_or(|budget| self.spent[member] + self.cost(pair, fte) <= budget)
    }

    /// Puts an item in.
    pub fn add(&mut self, item: Item) {
        if let Some(trial) = &mut self.trial {
            trial.note_added(item);
        }
        if let Some(limit) = &mut self.limit {
            limit.note_added(&item);
        }
        let pair = *self.instance.candidates().pair(item.pair);
        let member = self.member_of(&pair);
        self.score += self.gain(&pair, item.fte);
        if self.is_budgeted(member) {
            let cost = self.cost(&pair, item.fte);
            self.spent[member] += cost;
        }
        self.served[member] += i64::from(item.fte) * i64::from(pair.days);
        self.load(&pair, i64::from(item.fte));
        let state = &mut self.positions[pair.demand][item.position as usize - 1];
        state.people += 1;
        state.fte += u32::from(item.fte);
        state.occupants.push(pair.professional);
        self.items[pair.professional].push(item);
    }

    /// Takes the item of a professional on a demand out and gives it back.
    ///
    /// # Panics
    /// When there is none.
    pub fn remove(&mut self, professional: ProfessionalIx, demand: DemandIx) -> Item {
        let candidates = self.instance.candidates();
        let place = self.items[professional]
            .iter()
            .position(|item| candidates.pair(item.pair).demand == demand)
            .expect("only items that are in are taken out");
        let item = self.items[professional].remove(place);
        if let Some(trial) = &mut self.trial {
            trial.note_removed(item);
        }
        if let Some(limit) = &mut self.limit {
            limit.note_removed(&item);
        }
        let pair = *candidates.pair(item.pair);
        let member = self.member_of(&pair);
        self.served[member] -= i64::from(item.fte) * i64::from(pair.days);
        self.score -= self.gain(&pair, item.fte);
        if self.is_budgeted(member) {
            let cost = self.cost(&pair, item.fte);
            self.spent[member] -= cost;
        }
        self.load(&pair, -i64::from(item.fte));
        let state = &mut self.positions[demand][item.position as usize - 1];
        state.people -= 1;
        state.fte -= u32::from(item.fte);
        state.occupants.retain(|&occupant| occupant != professional);
        item
    }

    /// Puts in every assignment of a plan that is still allowed; pins are in already.
    pub fn add_plan(&mut self, plan: &Plan) {
        let candidates = self.instance.candidates();
        for assignment in plan.assignments() {
            let Some(number) = candidates.find(assignment.professional, assignment.demand) else {
                continue;
            };
            let pair = candidates.pair(number);
            let hundredths = assignment.fte.hundredths();
            let step = self.instance.dataset().policy.planning.fte_step;
            let in_range = (u32::from(pair.least)..=u32::from(pair.most)).contains(&hundredths)
                && assignment.fte.is_multiple_of(step);
            let is_position =
                (1..=self.positions[pair.demand].len()).contains(&(assignment.position as usize));
            let Ok(fte) = u8::try_from(hundredths) else {
                continue;
            };
            if in_range
                && is_position
                && hundredths <= self.left_of_position(pair.demand, assignment.position)
                && self.item_on(pair.professional, pair.demand).is_none()
                && self.allows(pair, fte)
            {
                self.add(Item {
                    pair: number,
                    position: assignment.position,
                    fte,
                });
            }
        }
    }

    fn load(&mut self, pair: &Pair, change: i64) {
        let lanes = usize::from(pair.lane_start)..usize::from(pair.lane_end);
        for load in &mut self.loads[pair.professional][lanes] {
            *load = u32::try_from(i64::from(*load) + change).expect("loads are never negative");
        }
    }

    fn is_budgeted(&self, member: MemberIx) -> bool {
        self.instance.dataset().members[member].budget.is_some()
    }

    /// The fee of a professional at a member, with one demand more than now.
    fn fee(&self, professional: ProfessionalIx, member: MemberIx, with: Option<DemandIx>) -> Cents {
        let dataset = self.instance.dataset();
        let candidates = self.instance.candidates();
        let mut union = SpanUnion::default();
        for pin in self.instance.pins_of(professional) {
            if dataset.demands[pin.assignment.demand].member == member {
                union.add(pin.assignment.from, pin.assignment.to);
            }
        }
        let now = self.items[professional]
            .iter()
            .map(|item| candidates.pair(item.pair).demand);
        for demand in now.chain(with) {
            if dataset.demands[demand].member == member {
                let run = self.instance.run(professional, demand);
                let run = run.expect("a candidate has a run");
                union.add(run.from, run.to);
            }
        }
        self.instance.fee_rule().fee(union.days())
    }

    fn member_of(&self, pair: &Pair) -> MemberIx {
        self.instance.dataset().demands[pair.demand].member
    }

    /// The plan: pins and items, positions numbered as FORMAT section 4 asks.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let candidates = self.instance.candidates();
        let mut assignments: Vec<Assignment> = self
            .instance
            .pins()
            .iter()
            .map(|pin| pin.assignment)
            .collect();
        for item in self.items.iter().flatten() {
            let pair = candidates.pair(item.pair);
            let run = self.instance.run(pair.professional, pair.demand);
            let run = run.expect("a candidate has a run");
            assignments.push(Assignment {
                professional: pair.professional,
                demand: pair.demand,
                position: item.position,
                fte: Fte::from_hundredths(u32::from(item.fte)),
                from: run.from,
                to: run.to,
            });
        }
        super::numbering::number_positions(self.instance, assignments)
    }
}

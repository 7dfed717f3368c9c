//! Replanning with few changes: the best plan that keeps most of an earlier one.
//!
//! Two ways, and the better of both: the earlier plan, repaired for what is new and improved as
//! far as the limit allows; and the free plan, in which the changes that pay least are taken back
//! until the limit holds. The bound of the free problem holds for both.

use inzet_model::{Assignment, DemandIx, Plan, PositionNumber, ProfessionalIx, Share};

use super::chain::{Chain, Reach};
use crate::build::{Draft, Item, Limit, assembly};
use crate::candidates::PairIx;
use crate::instance::Instance;

/// How much of an earlier plan must stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// At least this share of what the new input still allows.
    Share(Share),
    /// All of it but so many assignments.
    AllBut(u32),
}

impl Keep {
    /// How many of so many assignments may be changed.
    #[must_use]
    pub fn most_changes(self, assignments: usize) -> u32 {
        let all = u32::try_from(assignments).expect("a plan fits in memory");
        match self {
            Self::AllBut(most) => most.min(all),
            Self::Share(share) => {
                let free = u64::from(Share::DENOMINATOR - share.millionths()) * u64::from(all);
                u32::try_from(free / u64::from(Share::DENOMINATOR)).expect("at most all")
            }
        }
    }
}

/// An earlier plan under the new input: what of it may still be kept, and how much must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The earlier assignments, each with whether the new input allows it together with the
    /// others; by professional, demand and position.
    pub start: Vec<(Assignment, bool)>,
    /// How many of those that are allowed may be changed.
    pub most_changes: u32,
    /// How many of them the plan changes.
    pub changes: u32,
}

/// The earlier plan as far as the new input allows it, with the limit set on it.
#[must_use]
pub fn begin<'a>(instance: &'a Instance<'a>, plan: &Plan, keep: Keep) -> Draft<'a> {
    let mut draft = Draft::new(instance);
    draft.add_plan(plan);
    add_elsewhere(&mut draft, plan);
    assembly::complete(&mut draft);
    let start: Vec<(PairIx, u8)> = plan
        .assignments()
        .iter()
        .filter_map(|assignment| kept_item(&draft, assignment))
        .collect();
    let most = keep.most_changes(start.len() + kept_pins(instance, plan));
    draft.set_limit(Limit::new(start, most));
    draft
}

/// Assignments whose position is gone or taken, on another position of their demand.
fn add_elsewhere(draft: &mut Draft, plan: &Plan) {
    let step = draft.instance().dataset().policy.planning.fte_step;
    for assignment in plan.assignments() {
        let (person, demand) = (assignment.professional, assignment.demand);
        let Some(number) = draft.instance().candidates().find(person, demand) else {
            continue;
        };
        let pair = draft.instance().candidates().pair(number);
        let hundredths = assignment.fte.hundredths();
        let in_range = (u32::from(pair.least)..=u32::from(pair.most)).contains(&hundredths)
            && assignment.fte.is_multiple_of(step);
        if let (true, None, Ok(fte)) = (
            in_range,
            draft.item_on(person, demand),
            u8::try_from(hundredths),
        ) {
            assembly::put(draft, number, fte);
        }
    }
}

fn kept_item(draft: &Draft, assignment: &Assignment) -> Option<(PairIx, u8)> {
    let item = draft.item_on(assignment.professional, assignment.demand)?;
    (u32::from(item.fte) == assignment.fte.hundredths()).then_some((item.pair, item.fte))
}

fn is_kept_pin(instance: &Instance, assignment: &Assignment) -> bool {
    let pins = instance.pins_of(assignment.professional).iter();
    pins.map(|pin| &pin.assignment)
        .any(|pin| (pin.demand, pin.fte) == (assignment.demand, assignment.fte))
}

fn kept_pins(instance: &Instance, plan: &Plan) -> usize {
    let assignments = plan.assignments().iter();
    assignments
        .filter(|assignment| is_kept_pin(instance, assignment))
        .count()
}

/// The better of two restricted plans, from the earlier plan and from the free one.
#[must_use]
pub fn restrict<'a>(mut begun: Draft<'a>, mut free: Draft<'a>, seed_work: u64) -> Draft<'a> {
    let Some(limit) = begun.limit().cloned() else {
        return free;
    };
    free.set_limit(limit);
    if free.changes_left() >= 0 {
        return free;
    }
    improve(&mut begun, seed_work);
    take_back(&mut free);
    if free.changes_left() < 0 {
        return begun;
    }
    improve(&mut free, seed_work);
    if free.score() > begun.score() {
        free
    } else {
        begun
    }
}

/// Puts earlier assignments back, those that cost least first, until the limit holds.
fn take_back(draft: &mut Draft) {
    let gone = |draft: &Draft| -> Vec<(PairIx, u8)> {
        let limit = draft.limit().map_or(&[][..], Limit::start);
        let candidates = draft.instance().candidates();
        limit
            .iter()
            .filter(|&&(number, fte)| {
                let pair = candidates.pair(number);
                draft
                    .item_on(pair.professional, pair.demand)
                    .is_none_or(|item| item.fte != fte)
            })
            .copied()
            .collect()
    };
    while draft.changes_left() < 0 {
        let left = draft.changes_left();
        let mut costs: Vec<(i128, PairIx, u8)> = Vec::new();
        for (number, fte) in gone(draft) {
            let mut trial = draft.clone();
            trial.lift_limit();
            if let Some(gain) = put_back(&mut trial, number, fte) {
                costs.push((-gain, number, fte));
            }
        }
        costs.sort_unstable();
        for (_, number, fte) in costs {
            if draft.changes_left() >= 0 {
                return;
            }
            let mut trial = draft.clone();
            trial.lift_limit();
            put_back(&mut trial, number, fte);
            if let Some(limit) = draft.limit().cloned() {
                trial.set_limit(limit);
            }
            if trial.changes_left() > draft.changes_left() {
                *draft = trial;
            }
        }
        if draft.changes_left() == left {
            return;
        }
    }
}

fn put_back(draft: &mut Draft, number: PairIx, fte: u8) -> Option<i128> {
    let demand = draft.instance().candidates().pair(number).demand;
    let position = assembly::position_for(draft, demand, fte).unwrap_or(1);
    let item = Item {
        pair: number,
        position,
        fte,
    };
    Chain::new(draft, Reach::NEAR).force(item)
}

/// Improves a plan by chains, within its limit on changes, until none helps or so many have been
/// tried.
pub fn improve(draft: &mut Draft, most_chains: u64) {
    let mut tried = 0;
    loop {
        let before = draft.score();
        for place in open_places(draft) {
            while tried < most_chains && Chain::new(draft, Reach::NEAR).improve(place) {
                tried += 1;
            }
            tried += 1;
        }
        let people: Vec<ProfessionalIx> =
            draft.instance().dataset().professionals.indices().collect();
        for person in people {
            for item in draft.items(person).to_vec() {
                let demand = draft.instance().candidates().pair(item.pair).demand;
                if tried < most_chains && draft.item_on(person, demand) == Some(item) {
                    tried += 1;
                    Chain::new(draft, Reach::NEAR).replace(item);
                }
            }
        }
        if draft.score() == before || tried >= most_chains {
            return;
        }
    }
}

/// The positions that are not filled.
#[must_use]
pub fn open_places(draft: &Draft) -> Vec<(DemandIx, PositionNumber)> {
    let demands = draft.instance().dataset().demands.iter_enumerated();
    let mut places = Vec::new();
    for (demand, row) in demands {
        for (number, state) in (1..).zip(draft.positions(demand)) {
            if state.fte < row.fte.hundredths() {
                places.push((demand, number));
            }
        }
    }
    places
}

/// What came of an earlier plan in a final one.
#[must_use]
pub fn account(draft: &Draft, plan: &Plan) -> Option<Kept> {
    let limit = draft.limit()?;
    let instance = draft.instance();
    let is_possible = |assignment: &Assignment| {
        let pair = instance
            .candidates()
            .find(assignment.professional, assignment.demand);
        let fte = u8::try_from(assignment.fte.hundredths());
        let is_item = matches!((pair, fte), (Some(pair), Ok(fte)) if limit.keeps(pair, fte));
        is_item || is_kept_pin(instance, assignment)
    };
    let start = plan.assignments().iter();
    Some(Kept {
        start: start.map(|one| (*one, is_possible(one))).collect(),
        most_changes: u32::try_from(limit.most()).unwrap_or(0),
        changes: u32::try_from(limit.changed()).unwrap_or(0),
    })
}

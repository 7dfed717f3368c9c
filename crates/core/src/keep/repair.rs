//! Repair: an earlier plan under the new input.

use inzet_model::{Assignment, DemandIx, FteDays, Plan, PositionNumber};

use super::{Keep, Limit};
use crate::build::{Draft, Item, assembly};
use crate::candidates::PairIx;
use crate::instance::Instance;

/// What of an earlier plan the new input allows together, completed, with the limit set on it.
///
/// Assignments are put back beside the pins, fewest FTE-days first, then by professional and
/// demand: on their own position when it has room, else on the lowest that has. What does not fit
/// with those before it stays out. A position below its least FTE is filled up by others or, where
/// that is impossible, emptied. How many are in then is what is possible.
#[must_use]
pub fn repair<'a>(instance: &'a Instance<'a>, plan: &Plan, keep: Keep) -> Draft<'a> {
    let mut draft = Draft::new(instance);
    let items = possible_items(instance, plan);
    for &(_, number, fte, position) in &items {
        put_back(&mut draft, number, fte, position);
    }
    let start = items.iter().map(|&(_, pair, fte, _)| (pair, fte)).collect();
    draft.set_limit(Some(Limit::new(start, 0)));
    assembly::complete(&mut draft);
    let limit = draft.limit().expect("it was set above");
    let pins = kept_pins(instance, plan);
    let items = u32::try_from(limit.kept()).expect("kept is counted up from zero");
    let least = (items + pins).saturating_sub(keep.most_changes(items + pins) + pins);
    let limit = Limit::new(limit.start().to_vec(), least);
    draft.set_limit(Some(limit));
    draft
}

/// The earlier assignments, other than pins, that the new input allows alone beside the pins; in
/// the order in which they are put back.
fn possible_items(instance: &Instance, plan: &Plan) -> Vec<(FteDays, PairIx, u8, PositionNumber)> {
    let pins = Draft::new(instance);
    let assignments = plan.assignments().iter();
    let mut items: Vec<_> = assignments
        .filter_map(|assignment| {
            let (pair, fte) = possible_item(&pins, assignment)?;
            let days = instance.candidates().pair(pair).days;
            Some((assignment.fte * days, pair, fte, assignment.position))
        })
        .collect();
    // Pairs are numbered by professional, then demand.
    items.sort_unstable();
    items
}

/// The pair and FTE of an earlier assignment, when it is allowed beside nothing but the pins.
pub(super) fn possible_item(pins: &Draft, assignment: &Assignment) -> Option<(PairIx, u8)> {
    let instance = pins.instance();
    let candidates = instance.candidates();
    let number = candidates.find(assignment.professional, assignment.demand)?;
    let pair = candidates.pair(number);
    let step = instance.dataset().policy.planning.fte_step;
    let fte = u8::try_from(assignment.fte.hundredths()).ok()?;
    let is_allowed = (pair.least..=pair.most).contains(&fte)
        && assignment.fte.is_multiple_of(step)
        && lowest_with_room(pins, pair.demand, fte).is_some()
        && pins.allows(pair, fte);
    is_allowed.then_some((number, fte))
}

fn put_back(draft: &mut Draft, number: PairIx, fte: u8, own: PositionNumber) {
    let pair = *draft.instance().candidates().pair(number);
    if draft.item_on(pair.professional, pair.demand).is_some() || !draft.allows(&pair, fte) {
        return;
    }
    let is_own = (1..=draft.positions(pair.demand).len()).contains(&(own as usize))
        && draft.left_of_position(pair.demand, own) >= u32::from(fte);
    let lowest = lowest_with_room(draft, pair.demand, fte);
    let Some(position) = is_own.then_some(own).or(lowest) else {
        return;
    };
    draft.add(Item {
        pair: number,
        position,
        fte,
    });
}

fn lowest_with_room(draft: &Draft, demand: DemandIx, fte: u8) -> Option<PositionNumber> {
    let positions = PositionNumber::try_from(draft.positions(demand).len()).ok()?;
    (1..=positions).find(|&number| draft.left_of_position(demand, number) >= u32::from(fte))
}

/// How many earlier assignments are pins now, with the same FTE.
fn kept_pins(instance: &Instance, plan: &Plan) -> u32 {
    let is_start = |pin: &&crate::PinnedAssignment| {
        let pin = &pin.assignment;
        let mut assignments = plan.assignments().iter();
        assignments.any(|one| {
            (one.professional, one.demand, one.fte) == (pin.professional, pin.demand, pin.fte)
        })
    };
    let pins = instance.pins().iter().filter(is_start).count();
    u32::try_from(pins).expect("a plan fits in memory")
}

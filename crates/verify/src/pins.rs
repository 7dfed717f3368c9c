//! Pins with what decisions.csv leaves out filled in (FORMAT section 2, decisions.csv).

use std::collections::BTreeMap;

use inzet_model::{
    Assignment, DecisionKind, DemandIx, Fte, Pin, PositionNumber, ProfessionalIx, Target,
};

use crate::facts::Facts;
use crate::runs::{Span, ordered};

/// A pin as it stands in every plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedPin {
    /// The assignment that C8 asks for.
    pub assignment: Assignment,
    /// Whether it waives E1 to E4.
    pub waives: bool,
}

/// A pin that no plan can meet, because something could not be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoosePin {
    /// Who.
    pub professional: ProfessionalIx,
    /// On which demand.
    pub demand: DemandIx,
    /// What could not be filled in.
    pub lacks: PinLack,
}

/// What could not be filled in for a pin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PinLack {
    /// The pair has no run, or the pin's days are the wrong way round.
    Window,
    /// No fte was given and none above zero is left.
    Fte,
    /// No position of the demand has room.
    Position,
}

/// A pin on its way to being resolved.
#[derive(Clone, Copy)]
struct Draft {
    professional: ProfessionalIx,
    demand: DemandIx,
    window: Span,
    fte: Option<Fte>,
    waives: bool,
}

/// Fills in windows, then fte, then positions.
pub(crate) fn resolve_pins(facts: &Facts) -> (Vec<ResolvedPin>, Vec<LoosePin>) {
    let mut loose = Vec::new();
    let mut drafts = windows(facts, &mut loose);
    // By professional id: the order in which pins take the positions of a demand.
    drafts.sort_by_key(|draft| (draft.professional, draft.demand));
    drafts.dedup_by_key(|draft| (draft.professional, draft.demand));
    let given = drafts.clone();
    for draft in &mut drafts {
        draft.fte = draft.fte.or_else(|| default_fte(facts, draft, &given));
    }
    let mut taken = BTreeMap::new();
    let mut pins = Vec::new();
    for draft in drafts {
        match seat(facts, &draft, &mut taken) {
            Ok(pin) => pins.push(pin),
            Err(lacks) => loose.push(LoosePin {
                professional: draft.professional,
                demand: draft.demand,
                lacks,
            }),
        }
    }
    loose.sort_by_key(|pin| (pin.professional, pin.demand));
    (pins, loose)
}

/// From and to default each on its own to the run's end.
fn windows(facts: &Facts, loose: &mut Vec<LoosePin>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for decision in &facts.dataset.decisions {
        let (DecisionKind::Pin(pin), Target::Demand(demand)) = (&decision.kind, decision.target)
        else {
            continue;
        };
        let professional = decision.professional;
        match pin_window(pin, facts.run(professional, demand)) {
            Some(window) => drafts.push(Draft {
                professional,
                demand,
                window,
                fte: pin.fte,
                waives: pin.waives,
            }),
            None => loose.push(LoosePin {
                professional,
                demand,
                lacks: PinLack::Window,
            }),
        }
    }
    drafts
}

fn pin_window(pin: &Pin, run: Option<Span>) -> Option<Span> {
    let run = run?;
    ordered(pin.from.unwrap_or(run.0), pin.to.unwrap_or(run.1))
}

/// The largest multiple of fte_step that is at most the demand's fte and the availability on the
/// pin's days that are no days of rest, less the person's other pins on those days.
fn default_fte(facts: &Facts, draft: &Draft, given: &[Draft]) -> Option<Fte> {
    let first = given.partition_point(|other| other.professional < draft.professional);
    let others: Vec<(Span, Fte)> = given[first..]
        .iter()
        .take_while(|other| other.professional == draft.professional)
        .filter(|other| other.demand != draft.demand)
        .filter_map(|other| Some((other.window, other.fte?)))
        .collect();
    let room = facts.room(draft.professional, draft.window, &others)?;
    let room = Fte::from_hundredths(u32::try_from(room).ok()?);
    let most = room.min(facts.dataset.demands[draft.demand].fte);
    let step = facts
        .dataset
        .policy
        .planning
        .fte_step
        .max(Fte::from_hundredths(1));
    Some(most.floor_to(step)).filter(|fte| *fte > Fte::ZERO)
}

/// Puts a pin on the lowest position of its demand that has room for it: `taken` holds people
/// and FTE by demand and position.
fn seat(
    facts: &Facts,
    draft: &Draft,
    taken: &mut BTreeMap<(DemandIx, PositionNumber), (u32, u64)>,
) -> Result<ResolvedPin, PinLack> {
    let fte = draft.fte.ok_or(PinLack::Fte)?;
    let asked = &facts.dataset.demands[draft.demand];
    let wanted = u64::from(fte.hundredths());
    let has_room = |position: &PositionNumber| {
        let (people, sum) = taken
            .get(&(draft.demand, *position))
            .copied()
            .unwrap_or((0, 0));
        people < asked.max_people && sum + wanted <= u64::from(asked.fte.hundredths())
    };
    let position = (1..=asked.positions)
        .find(has_room)
        .ok_or(PinLack::Position)?;
    let (people, sum) = taken.entry((draft.demand, position)).or_default();
    *people += 1;
    *sum += wanted;
    Ok(ResolvedPin {
        assignment: Assignment {
            professional: draft.professional,
            demand: draft.demand,
            position,
            fte,
            from: draft.window.0,
            to: draft.window.1,
        },
        waives: draft.waives,
    })
}

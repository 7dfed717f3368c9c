//! Pins: the decisions of the planner, completed and checked before any search.

use std::collections::BTreeMap;

use inzet_model::{
    Assignment, Cents, Day, DecisionKind, DemandIx, Fte, MemberIx, Pin, PositionNumber,
    ProfessionalIx, Target,
};
use inzet_money::wage;

use crate::eligibility::Rule;
use crate::instance::Instance;
use crate::runs::{Span, least_days};
use crate::shares::share_range;
use crate::spans::SpanUnion;

/// A pin with everything filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinnedAssignment {
    /// The assignment that is in the plan.
    pub assignment: Assignment,
    /// Working days that do not rest.
    pub days: u32,
    /// Which row of the dataset's decisions.
    pub decision: usize,
}

impl PinnedAssignment {
    /// Who and for what.
    #[must_use]
    pub fn pair(&self) -> (ProfessionalIx, DemandIx) {
        (self.assignment.professional, self.assignment.demand)
    }
}

/// A rule that pins break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinFault {
    /// Which.
    pub rule: PinRule,
    /// The rows of the dataset's decisions that break it, in order.
    pub decisions: Vec<usize>,
    /// What they add up to, as text for the planner.
    pub found: String,
    /// What would be allowed.
    pub expected: String,
}

/// What a pin can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PinRule {
    /// The pair is not eligible (C1).
    Eligible(Rule),
    /// The dates lie outside the run.
    OutsideRun,
    /// No FTE is left by default.
    NoFte,
    /// Off the grid, or outside the range (C2).
    Fte,
    /// The demand has no position with room (C3).
    Position,
    /// Too few days (C4).
    Days,
    /// More than the person has (C5).
    Availability,
    /// Too many members for one person (C6).
    MaxMembers,
    /// Over the member's budget (C7).
    Budget,
}

/// A pin of which person, demand and dates are known.
struct Dated {
    decision: usize,
    professional: ProfessionalIx,
    demand: DemandIx,
    from: Day,
    to: Day,
    days: u32,
    fte: Option<Fte>,
}

/// Completes the pins of a dataset and checks C1 to C7 on them, together.
///
/// # Errors
/// Every broken rule, with the rows that break it.
pub(crate) fn resolve_pins(instance: &Instance) -> Result<Vec<PinnedAssignment>, Vec<PinFault>> {
    let mut faults = Vec::new();
    let dated = dated_pins(instance, &mut faults);
    let mut pins = Vec::new();
    for place in 0..dated.len() {
        if let Some(pin) = complete(instance, &dated, place, &mut faults) {
            pins.push(pin);
        }
    }
    pins.sort_by_key(PinnedAssignment::pair);
    place_on_positions(instance, &mut pins, &mut faults);
    check_availability(instance, &pins, &mut faults);
    check_members(instance, &pins, &mut faults);
    check_budgets(instance, &pins, &mut faults);
    if faults.is_empty() {
        Ok(pins)
    } else {
        Err(faults)
    }
}

fn dated_pins(instance: &Instance, faults: &mut Vec<PinFault>) -> Vec<Dated> {
    let mut dated = Vec::new();
    for (place, decision) in instance.dataset().decisions.iter().enumerate() {
        let (DecisionKind::Pin(pin), Target::Demand(demand)) = (&decision.kind, decision.target)
        else {
            continue;
        };
        let professional = decision.professional;
        let broken = check_eligible(instance, professional, demand, pin.waives);
        let run = instance.run(professional, demand);
        faults.extend(broken.map(|rule| PinFault {
            rule: PinRule::Eligible(rule),
            decisions: vec![place],
            found: format!("{rule:?}").to_lowercase(),
            expected: "a pair that passes E1 to E8".into(),
        }));
        let Some(run) = run else {
            if broken.is_none() {
                faults.push(fault(
                    PinRule::OutsideRun,
                    place,
                    "no run",
                    "a run with days",
                ));
            }
            continue;
        };
        match window(pin, &run) {
            Ok((from, to)) => {
                let days = instance.capacity(professional);
                let days = days.days_and_least(instance.calendar().numbers(from, to)).0;
                let fte = pin.fte;
                dated.push(Dated {
                    decision: place,
                    professional,
                    demand,
                    from,
                    to,
                    days,
                    fte,
                });
            }
            Err(found) => {
                let expected = format!("{} to {}", run.from, run.to);
                faults.push(fault(PinRule::OutsideRun, place, &found, &expected));
            }
        }
    }
    dated
}

fn fault(rule: PinRule, decision: usize, found: &str, expected: &str) -> PinFault {
    PinFault {
        rule,
        decisions: vec![decision],
        found: found.into(),
        expected: expected.into(),
    }
}

fn check_eligible(
    instance: &Instance,
    professional: ProfessionalIx,
    demand: DemandIx,
    waives: bool,
) -> Option<Rule> {
    let eligibility = instance.eligibility();
    Rule::ALL
        .into_iter()
        .filter(|rule| !(waives && rule.is_waivable()))
        .find(|&rule| !eligibility.passes(rule, professional, demand))
}

/// From and to, each on its own defaulting to the run's end.
fn window(pin: &Pin, run: &Span) -> Result<(Day, Day), String> {
    let (from, to) = (pin.from.unwrap_or(run.from), pin.to.unwrap_or(run.to));
    let inside = run.from <= from && from <= to && to <= run.to;
    if inside {
        Ok((from, to))
    } else {
        Err(format!("{from} to {to}"))
    }
}

fn complete(
    instance: &Instance,
    dated: &[Dated],
    place: usize,
    faults: &mut Vec<PinFault>,
) -> Option<PinnedAssignment> {
    let pin = &dated[place];
    let dataset = instance.dataset();
    let row = &dataset.demands[pin.demand];
    let step = dataset.policy.planning.fte_step;
    let fte = match pin.fte {
        Some(fte) => fte,
        None => default_fte(instance, dated, place),
    };
    if fte == Fte::ZERO {
        let expected = format!("at least {step} FTE left on every day");
        faults.push(fault(PinRule::NoFte, pin.decision, "0.00", &expected));
        return None;
    }
    let range = share_range(row, &dataset.policy.planning);
    if !fte.is_multiple_of(step) || fte < range.least || fte > range.most {
        let expected = format!("{} to {} in steps of {step}", range.least, range.most);
        faults.push(fault(
            PinRule::Fte,
            pin.decision,
            &fte.to_string(),
            &expected,
        ));
    }
    let least = instance
        .window(pin.demand)
        .map_or(1, |window| least_days(row, window));
    if pin.days < least {
        let expected = format!("at least {least} working days");
        faults.push(fault(
            PinRule::Days,
            pin.decision,
            &pin.days.to_string(),
            &expected,
        ));
    }
    let assignment = Assignment {
        professional: pin.professional,
        demand: pin.demand,
        position: 1,
        fte,
        from: pin.from,
        to: pin.to,
    };
    Some(PinnedAssignment {
        assignment,
        days: pin.days,
        decision: pin.decision,
    })
}

/// The largest multiple of the step that is at most the demand's fte and what the person's other
/// pins leave on the days that do not rest.
fn default_fte(instance: &Instance, dated: &[Dated], place: usize) -> Fte {
    let pin = &dated[place];
    let dataset = instance.dataset();
    let calendar = instance.calendar();
    let others: Vec<(std::ops::Range<u32>, u32)> = dated
        .iter()
        .enumerate()
        .filter(|&(other, row)| other != place && row.professional == pin.professional)
        .map(|(_, row)| {
            let fte = row.fte.unwrap_or(Fte::ZERO);
            (calendar.numbers(row.from, row.to), fte.hundredths())
        })
        .collect();
    let mut most = dataset.demands[pin.demand].fte.hundredths();
    let days = calendar.numbers(pin.from, pin.to);
    for stretch in instance.capacity(pin.professional).within(days) {
        for day in stretch.start..stretch.end {
            let taken = others.iter().filter(|(days, _)| days.contains(&day));
            let taken: u32 = taken.map(|(_, fte)| *fte).sum();
            most = most.min(stretch.hundredths.saturating_sub(taken));
        }
    }
    Fte::from_hundredths(most).floor_to(dataset.policy.planning.fte_step)
}

/// Each demand's pins take its lowest positions with room, by professional.
fn place_on_positions(
    instance: &Instance,
    pins: &mut [PinnedAssignment],
    faults: &mut Vec<PinFault>,
) {
    let mut filled: BTreeMap<DemandIx, Vec<(u32, Fte)>> = BTreeMap::new();
    for pin in pins {
        let row = &instance.dataset().demands[pin.assignment.demand];
        let positions = filled
            .entry(pin.assignment.demand)
            .or_insert_with(|| vec![(0, Fte::ZERO); row.positions as usize]);
        let fte = pin.assignment.fte;
        let free = positions
            .iter()
            .position(|&(people, sum)| people < row.max_people && sum + fte <= row.fte);
        if let Some(place) = free {
            positions[place].0 += 1;
            positions[place].1 += fte;
            pin.assignment.position =
                PositionNumber::try_from(place + 1).expect("at most 1,000 positions");
        } else {
            let expected = "a position of the demand with room for it";
            faults.push(fault(
                PinRule::Position,
                pin.decision,
                &fte.to_string(),
                expected,
            ));
        }
    }
}

fn check_availability(instance: &Instance, pins: &[PinnedAssignment], faults: &mut Vec<PinFault>) {
    let calendar = instance.calendar();
    for person in pins.chunk_by(|a, b| a.assignment.professional == b.assignment.professional) {
        let spans: Vec<_> = person
            .iter()
            .map(|pin| calendar.numbers(pin.assignment.from, pin.assignment.to))
            .collect();
        for stretch in instance
            .capacity(person[0].assignment.professional)
            .stretches()
        {
            let over = (stretch.start..stretch.end).find_map(|day| {
                let on_day = |place: &usize| spans[*place].contains(&day);
                let busy: Vec<usize> = (0..person.len()).filter(on_day).collect();
                let sum: u32 = busy
                    .iter()
                    .map(|&place| person[place].assignment.fte.hundredths())
                    .sum();
                (sum > stretch.hundredths).then_some((day, busy, sum))
            });
            if let Some((day, busy, sum)) = over {
                faults.push(PinFault {
                    rule: PinRule::Availability,
                    decisions: busy.iter().map(|&place| person[place].decision).collect(),
                    found: format!("{} on {}", Fte::from_hundredths(sum), calendar.day(day)),
                    expected: format!("at most {}", Fte::from_hundredths(stretch.hundredths)),
                });
                break;
            }
        }
    }
}

fn check_members(instance: &Instance, pins: &[PinnedAssignment], faults: &mut Vec<PinFault>) {
    let dataset = instance.dataset();
    for person in pins.chunk_by(|a, b| a.assignment.professional == b.assignment.professional) {
        let mut members: Vec<MemberIx> = person
            .iter()
            .map(|pin| dataset.demands[pin.assignment.demand].member)
            .collect();
        members.sort_unstable();
        members.dedup();
        let most = dataset.professionals[person[0].assignment.professional].max_members;
        if members.len() > most as usize {
            faults.push(PinFault {
                rule: PinRule::MaxMembers,
                decisions: person.iter().map(|pin| pin.decision).collect(),
                found: format!("{} members", members.len()),
                expected: format!("at most {most}"),
            });
        }
    }
}

fn check_budgets(instance: &Instance, pins: &[PinnedAssignment], faults: &mut Vec<PinFault>) {
    let dataset = instance.dataset();
    let mut spent: BTreeMap<MemberIx, (Cents, Vec<usize>)> = BTreeMap::new();
    let mut unions: BTreeMap<(MemberIx, ProfessionalIx), SpanUnion> = BTreeMap::new();
    for pin in pins {
        let assignment = &pin.assignment;
        let member = dataset.demands[assignment.demand].member;
        let day_cost = dataset.professionals[assignment.professional].day_cost;
        let entry = spent.entry(member).or_default();
        entry.0 += wage(day_cost, assignment.fte, pin.days);
        entry.1.push(pin.decision);
        let union = unions.entry((member, assignment.professional)).or_default();
        union.add(assignment.from, assignment.to);
    }
    for ((member, _), union) in &unions {
        let entry = spent.entry(*member).or_default();
        entry.0 += instance.fee_rule().fee(union.days());
    }
    for (member, (cents, decisions)) in spent {
        let Some(budget) = dataset.members[member].budget else {
            continue;
        };
        if cents > budget {
            faults.push(PinFault {
                rule: PinRule::Budget,
                decisions,
                found: cents.to_string(),
                expected: format!("at most {budget}"),
            });
        }
    }
}

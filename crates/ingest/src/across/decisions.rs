//! What several decisions say together.

use std::collections::BTreeMap;

use inzet_model::{Decision, DecisionKind, Demand, MemberIx, Pin, ProfessionalIx, Target};

use crate::code::Code;
use crate::fault::{CellFault, Fault};
use crate::table::Table;

/// Checks decisions that are sorted by professional, target and line; `demands` by rank.
pub(crate) fn check_decisions(
    table: &Table,
    decisions: &[Decision],
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) {
    check_pairs(table, decisions, faults);
    check_bans_of_members(table, decisions, demands, faults);
    check_fte_given(table, decisions, demands, faults);
}

/// Two rows for one pair.
fn check_pairs(table: &Table, decisions: &[Decision], faults: &mut Vec<Fault>) {
    for group in decisions.chunk_by(|one, other| pair(one) == pair(other)) {
        let Some((first, others)) = group.split_first() else {
            continue;
        };
        for other in others {
            let differs = is_pin(first) != is_pin(other);
            let fault = if differs {
                pin_and_ban(first.line)
            } else {
                decided_twice(first.line)
            };
            let found = if is_pin(other) { "pin" } else { "ban" };
            faults.push(fault.at(table.cell(other.line, "decision"), found));
        }
    }
}

/// A pin on a demand whose member the person is banned from.
fn check_bans_of_members(
    table: &Table,
    decisions: &[Decision],
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) {
    let bans: BTreeMap<(ProfessionalIx, MemberIx), u64> = decisions
        .iter()
        .filter_map(|decision| match (decision.target, &decision.kind) {
            (Target::Member(member), DecisionKind::Ban) => {
                Some(((decision.professional, member), decision.line))
            }
            _ => None,
        })
        .collect();
    for (decision, demand, _) in pins(decisions, demands) {
        if let Some(line) = bans.get(&(decision.professional, demand.member)) {
            let fault = pin_and_ban(*line);
            faults.push(fault.at(table.cell(decision.line, "decision"), "pin"));
        }
    }
}

/// Pins without fte that would depend on each other's default.
fn check_fte_given(
    table: &Table,
    decisions: &[Decision],
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) {
    let open: Vec<(&Decision, &Demand)> = pins(decisions, demands)
        .filter(|(_, _, pin)| pin.fte.is_none())
        .map(|(decision, demand, _)| (decision, demand))
        .collect();
    let mut of_person = BTreeMap::new();
    let mut of_demand = BTreeMap::new();
    for (decision, _) in &open {
        *of_person.entry(decision.professional).or_insert(0) += 1;
        *of_demand.entry(decision.target).or_insert(0) += 1;
    }
    for (decision, demand) in &open {
        let is_shared = demand.max_people > 1 && of_demand[&decision.target] > 1;
        if is_shared || of_person[&decision.professional] > 1 {
            let fault = CellFault::new(
                Code::PIN_NEEDS_FTE,
                "an fte, as another pin of this person or shared demand has none either",
                "Fill in fte on all of these pins but one, or on all.",
            );
            faults.push(fault.at(table.cell(decision.line, "fte"), ""));
        }
    }
}

/// The pins with their demands, where those are sound.
fn pins<'a>(
    decisions: &'a [Decision],
    demands: &'a [Option<Demand>],
) -> impl Iterator<Item = (&'a Decision, &'a Demand, &'a Pin)> {
    decisions.iter().filter_map(|decision| {
        let (Target::Demand(demand), DecisionKind::Pin(pin)) = (decision.target, &decision.kind)
        else {
            return None;
        };
        let demand = demands.get(demand.index())?.as_ref()?;
        Some((decision, demand, pin))
    })
}

fn pair(decision: &Decision) -> (ProfessionalIx, Target) {
    (decision.professional, decision.target)
}

fn is_pin(decision: &Decision) -> bool {
    matches!(decision.kind, DecisionKind::Pin(_))
}

fn pin_and_ban(line: u64) -> CellFault {
    CellFault::new(
        Code::PIN_AND_BAN,
        format!("no other decision than that of line {line}"),
        "Remove the pin or the ban.",
    )
}

fn decided_twice(line: u64) -> CellFault {
    CellFault::new(
        Code::DECIDED_TWICE,
        format!("one row for each pair; line {line} is about the same"),
        "Remove one of the two rows.",
    )
}

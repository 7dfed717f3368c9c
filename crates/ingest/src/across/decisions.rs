//! What several decisions say together.

use std::collections::BTreeMap;

use inzet_model::{Demand, MemberIx, ProfessionalIx, Target};

use crate::code::Code;
use crate::fault::{CellFault, Fault};
use crate::table::Table;

/// What a row of decisions.csv decides, whatever else may be wrong with it.
pub(crate) struct Claim {
    pub professional: ProfessionalIx,
    pub target: Target,
    pub is_pin: bool,
    /// The cell `fte` is empty.
    pub lacks_fte: bool,
    pub line: u64,
}

/// Checks claims in any order; `demands` by rank, `None` where the demand's row is not sound.
pub(crate) fn check_claims(
    table: &Table,
    mut claims: Vec<Claim>,
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) {
    claims.sort_by_key(|claim| (claim.professional, claim.target, claim.line));
    check_pairs(table, &claims, faults);
    check_bans_of_members(table, &claims, demands, faults);
    check_fte_given(table, &claims, demands, faults);
}

/// Two rows for one pair.
fn check_pairs(table: &Table, claims: &[Claim], faults: &mut Vec<Fault>) {
    let is_same = |one: &Claim, other: &Claim| {
        (one.professional, one.target) == (other.professional, other.target)
    };
    for group in claims.chunk_by(is_same) {
        let Some((first, others)) = group.split_first() else {
            continue;
        };
        for other in others {
            let differs = first.is_pin != other.is_pin;
            let fault = if differs {
                pin_and_ban(first.line)
            } else {
                decided_twice(first.line)
            };
            let found = if other.is_pin { "pin" } else { "ban" };
            faults.push(fault.at(table.cell(other.line, "decision"), found));
        }
    }
}

/// A pin on a demand whose member the person is banned from.
fn check_bans_of_members(
    table: &Table,
    claims: &[Claim],
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) {
    let bans: BTreeMap<(ProfessionalIx, MemberIx), u64> = claims
        .iter()
        .filter_map(|claim| match claim.target {
            Target::Member(member) => Some(((claim.professional, member), claim.line)),
            Target::Demand(_) => None,
        })
        .collect();
    for (claim, demand) in pins(claims, demands) {
        if let Some(line) = bans.get(&(claim.professional, demand.member)) {
            let fault = pin_and_ban(*line);
            faults.push(fault.at(table.cell(claim.line, "decision"), "pin"));
        }
    }
}

/// Pins without fte that would depend on each other's default.
fn check_fte_given(
    table: &Table,
    claims: &[Claim],
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) {
    let open: Vec<(&Claim, &Demand)> = pins(claims, demands)
        .filter(|(claim, _)| claim.lacks_fte)
        .collect();
    let mut of_person = BTreeMap::new();
    let mut of_demand = BTreeMap::new();
    for (claim, _) in &open {
        *of_person.entry(claim.professional).or_insert(0) += 1;
        *of_demand.entry(claim.target).or_insert(0) += 1;
    }
    for (claim, demand) in &open {
        let is_shared = demand.max_people > 1 && of_demand[&claim.target] > 1;
        if is_shared || of_person[&claim.professional] > 1 {
            let fault = CellFault::new(
                Code::PIN_NEEDS_FTE,
                "an fte, as another pin of this person or shared demand has none either",
                "Fill in fte on all of these pins but one, or on all.",
            );
            faults.push(fault.at(table.cell(claim.line, "fte"), ""));
        }
    }
}

/// The pins with their demands, where those are sound.
fn pins<'a>(
    claims: &'a [Claim],
    demands: &'a [Option<Demand>],
) -> impl Iterator<Item = (&'a Claim, &'a Demand)> {
    claims.iter().filter_map(|claim| match claim.target {
        Target::Demand(demand) if claim.is_pin => {
            Some((claim, demands.get(demand.index())?.as_ref()?))
        }
        _ => None,
    })
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

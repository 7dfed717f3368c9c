//! A rule that pins break, as a fault of the row where the pin was taken.

use inzet_core::{PinFault, PinRule};
use inzet_ingest::{Code, Fault, Place};
use inzet_model::{Dataset, Target};

use crate::decisions::{InForce, Origin};

/// The fault of a broken rule: at the first of its pins, naming all of them. `file` is where it
/// stands when it names none.
pub fn pin_fault(dataset: &Dataset, broken: &PinFault, decisions: &[InForce], file: &str) -> Fault {
    let pins: Vec<&InForce> = broken
        .decisions
        .iter()
        .filter_map(|&place| decisions.get(place))
        .collect();
    // A row that was just edited is the one to look at.
    let first = pins.iter().find(|pin| pin.origin.is_edit).or(pins.first());
    let (code, hint) = pin_code(broken.rule);
    let hint = match (broken.rule, first) {
        (PinRule::Eligible(rule), Some(pin)) if pin.origin.is_edit && rule.is_waivable() => {
            "Choose somebody who qualifies, or pin the pair in decisions.csv with override = yes \
             and a reason."
        }
        _ => hint,
    };
    let place = first.map_or_else(
        || Place::file(file),
        |pin| place_of(broken.rule, &pin.origin),
    );
    let names: Vec<String> = pins
        .iter()
        .map(|pin| name(dataset, pin, &place.file))
        .collect();
    let found = format!("{}: {}", broken.found, names.join(", "));
    Fault::new(code, place, &found, &broken.expected, hint)
}

/// `P01 on D02 (line 3)`; the file too when it is another one.
fn name(dataset: &Dataset, pin: &InForce, file: &str) -> String {
    let decision = &pin.decision;
    let professional = &dataset.professionals[decision.professional].id;
    let target = match decision.target {
        Target::Demand(demand) => &dataset.demands[demand].id,
        Target::Member(member) => &dataset.members[member].id,
    };
    let row = &pin.origin.row;
    let line = row
        .line
        .map_or(String::new(), |line| format!("line {line}"));
    if row.file == file {
        format!("{professional} on {target} ({line})")
    } else {
        format!("{professional} on {target} ({} {line})", row.file)
    }
}

fn place_of(rule: PinRule, origin: &Origin) -> Place {
    let cell = match rule {
        PinRule::Fte | PinRule::NoFte | PinRule::Availability | PinRule::Position => &origin.fte,
        PinRule::Days | PinRule::OutsideRun => &origin.from,
        PinRule::Eligible(_) | PinRule::MaxMembers | PinRule::Budget => &origin.row,
    };
    cell.clone()
}

const fn pin_code(rule: PinRule) -> (Code, &'static str) {
    match rule {
        PinRule::Eligible(rule) if rule.is_waivable() => (
            Code::PIN_ELIGIBLE,
            "Pin somebody who qualifies, or write override = yes with a reason.",
        ),
        PinRule::Eligible(_) => (
            Code::PIN_ELIGIBLE,
            "Pin somebody who qualifies: an override does not waive this rule.",
        ),
        PinRule::OutsideRun => (
            Code::PIN_OUTSIDE_RUN,
            "Leave from and to empty for the whole run, or move them inside it.",
        ),
        PinRule::NoFte => (
            Code::PIN_NO_FTE,
            "Check the person's availability and other pins.",
        ),
        PinRule::Fte => (Code::PIN_FTE, "Change the fte of the pin or of the demand."),
        PinRule::Position => (
            Code::PIN_POSITION,
            "Drop a pin, or raise positions, max_people or fte of the demand.",
        ),
        PinRule::Days => (
            Code::PIN_DAYS,
            "Lengthen the pin, or lower min_cover of the demand.",
        ),
        PinRule::Availability => (
            Code::PIN_AVAILABILITY,
            "Lower the fte of these pins, or drop one of them.",
        ),
        PinRule::MaxMembers => (
            Code::PIN_MAX_MEMBERS,
            "Drop a pin, or raise max_members of the professional.",
        ),
        PinRule::Budget => (
            Code::PIN_BUDGET,
            "Drop or shorten a pin, or raise the budget.",
        ),
    }
}

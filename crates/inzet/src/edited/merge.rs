//! Decisions and edits together. Where they contradict each other the edit counts: it is the last
//! thing that the planner said.

use std::collections::BTreeMap;

use inzet_ingest::{Code, Fault};
use inzet_model::{Dataset, Decision, DecisionKind, DemandIx, Pin, ProfessionalIx, Target};

use super::{REASON, is_edit};
use crate::decisions::InForce;

/// Decisions with edits added, in their order; what edits set aside becomes warnings.
pub(super) fn merge<'e>(
    dataset: &Dataset,
    decisions: &[InForce],
    edits: impl Iterator<Item = &'e InForce>,
    warnings: &mut Vec<Fault>,
) -> Vec<InForce> {
    let key = |row: &InForce| (row.decision.professional, row.decision.target);
    let mut table = Decided {
        dataset,
        rows: decisions
            .iter()
            .map(|row| (key(row), row.clone()))
            .collect(),
        warnings,
    };
    for edit in edits {
        table.add(edit);
    }
    table.rows.into_values().collect()
}

struct Decided<'a> {
    dataset: &'a Dataset,
    rows: BTreeMap<(ProfessionalIx, Target), InForce>,
    warnings: &'a mut Vec<Fault>,
}

impl Decided<'_> {
    /// Adds the decision of an edit; edits are about one demand.
    fn add(&mut self, edit: &InForce) {
        let professional = edit.decision.professional;
        let Target::Demand(demand) = edit.decision.target else {
            return;
        };
        let key = (professional, edit.decision.target);
        let member = Target::Member(self.dataset.demands[demand].member);
        let of_member = self.rows.get(&(professional, member)).cloned();
        let DecisionKind::Pin(pin) = edit.decision.kind else {
            if of_member.is_none() {
                let old = self.rows.insert(key, edit.clone());
                let was_pin = |old: &InForce| matches!(old.decision.kind, DecisionKind::Pin(_));
                self.warn(edit, old.filter(was_pin).as_ref());
            }
            return;
        };
        if let Some(ban) = &of_member {
            self.narrow(ban, demand);
            self.warn(edit, Some(ban));
        }
        let old = self.rows.get(&key).cloned();
        self.warn(edit, old.as_ref());
        let row = old.map_or_else(|| edit.clone(), |old| carrying(edit, pin, &old.decision));
        self.rows.insert(key, row);
    }

    /// A ban on a member becomes bans on its other demands.
    fn narrow(&mut self, ban: &InForce, kept: DemandIx) {
        let professional = ban.decision.professional;
        self.rows.remove(&(professional, ban.decision.target));
        let demands = self.dataset.demands.iter_enumerated();
        for (demand, row) in demands {
            if Target::Member(row.member) != ban.decision.target || demand == kept {
                continue;
            }
            let target = Target::Demand(demand);
            let narrowed = || InForce {
                decision: Decision {
                    target,
                    ..ban.decision.clone()
                },
                origin: ban.origin.clone(),
            };
            self.rows
                .entry((professional, target))
                .or_insert_with(narrowed);
        }
    }

    /// A decision of the folder that an edit sets aside. Edits may change earlier edits in silence.
    fn warn(&mut self, edit: &InForce, old: Option<&InForce>) {
        let Some(old) = old.filter(|old| !is_edit(&old.decision)) else {
            return;
        };
        let (dataset, decision) = (self.dataset, &edit.decision);
        let Target::Demand(demand) = decision.target else {
            return;
        };
        let found = format!(
            "{} of {} on {}",
            word(decision),
            dataset.professionals[decision.professional].id,
            dataset.demands[demand].id
        );
        let (file, line) = (&old.origin.row.file, old.decision.line);
        self.warnings.push(Fault::new(
            Code::EDIT_OVERRULES,
            edit.origin.row.clone(),
            &found,
            &format!("the {} of {file} line {line}", word(&old.decision)),
            "The edit counts; change decisions.csv too, or the next plan goes back to it.",
        ));
    }
}

/// An edited pin keeps the override of the pin that it changes, and says why as that did.
fn carrying(edit: &InForce, pin: Pin, old: &Decision) -> InForce {
    let DecisionKind::Pin(Pin { waives: true, .. }) = old.kind else {
        return edit.clone();
    };
    let why = old.reason.as_deref().unwrap_or_default();
    let why = why.strip_prefix(REASON).unwrap_or(why);
    let why = why.trim_start_matches([':', ' ']);
    InForce {
        decision: Decision {
            kind: DecisionKind::Pin(Pin {
                waives: true,
                ..pin
            }),
            reason: Some(format!("{REASON}: {why}")),
            ..edit.decision.clone()
        },
        origin: edit.origin.clone(),
    }
}

const fn word(decision: &Decision) -> &'static str {
    match decision.kind {
        DecisionKind::Pin(_) => "pin",
        DecisionKind::Ban => "ban",
    }
}

//! What was changed: the rows that were given back against those of the result they came from.

use std::collections::BTreeMap;

use inzet_ingest::{CellFault, Code, EditedReading, EditedRow, Fault, Place};
use inzet_model::{
    Dataset, Day, Decision, DecisionKind, DemandIx, Fte, Pin, ProfessionalIx, Target,
};
use inzet_verify::Facts;

use super::base::{Base, Value};
use super::{Edit, REASON};
use crate::decisions::{InForce, Origin};

type Pair = (ProfessionalIx, DemandIx);

/// Every change as a pin or a ban, by professional and demand. Without a result to compare with,
/// every row is new.
pub(super) fn edits(
    dataset: &Dataset,
    reading: &EditedReading,
    base: Option<&Base>,
    faults: &mut Vec<Fault>,
) -> Vec<Edit> {
    let compare = Compare {
        facts: Facts::new(dataset),
        reading,
    };
    let mut edits = Vec::new();
    let mut seen: BTreeMap<Pair, u64> = BTreeMap::new();
    for row in &reading.rows {
        let pair = (row.professional, row.demand);
        if let Some(first) = seen.get(&pair) {
            faults.push(compare.twice(row, *first));
            continue;
        }
        seen.insert(pair, row.line);
        let known = base.and_then(|base| base.values.get(&pair));
        match compare.kind(row, known) {
            Ok(kind) => edits.extend(kind.map(|kind| compare.edit(row, kind))),
            Err(fault) => faults.push(*fault),
        }
    }
    let removed = base.into_iter().flat_map(|base| base.values.keys());
    let removed = removed.filter(|pair| !seen.contains_key(pair));
    edits.extend(removed.map(|&pair| {
        let place = Place::file(&reading.name);
        edit(pair, DecisionKind::Ban, 0, [&place, &place, &place])
    }));
    edits.sort_by_key(|edit| (edit.professional, edit.demand));
    edits
}

struct Compare<'a> {
    facts: Facts<'a>,
    reading: &'a EditedReading,
}

impl Compare<'_> {
    /// What a row decides; `None` when it is as it was.
    fn kind(
        &self,
        row: &EditedRow,
        known: Option<&Value>,
    ) -> Result<Option<DecisionKind>, Box<Fault>> {
        let fte = match row.fte {
            Some(fte) if fte > Fte::ZERO => fte,
            None if known.is_none() => return Err(Box::new(self.without_fte(row))),
            _ => return Ok(Some(DecisionKind::Ban)),
        };
        let period = &self.facts.dataset().policy.period;
        let run = self.facts.run(row.professional, row.demand);
        let run = run.unwrap_or((period.from, period.to));
        let from = self.day(row.from, "from", known.map(|known| known.from), run.0);
        let to = self.day(row.to, "to", known.map(|known| known.to), run.1);
        let is_as_it_was = known.is_some_and(|known| {
            let position = row.position.is_none() || row.position == known.position;
            position && (fte, from, to) == (known.fte, known.from, known.to)
        });
        let pin = Pin {
            fte: Some(fte),
            from: (from != run.0).then_some(from),
            to: (to != run.1).then_some(to),
            waives: false,
        };
        Ok((!is_as_it_was).then_some(DecisionKind::Pin(pin)))
    }

    /// A day that a row names; an emptied cell means the run's end, a missing column no change.
    fn day(&self, named: Option<Day>, column: &str, known: Option<Day>, run: Day) -> Day {
        match (named, known) {
            (Some(day), _) => day,
            (None, Some(known)) if !self.reading.has(column) => known,
            (None, _) => run,
        }
    }

    fn edit(&self, row: &EditedRow, kind: DecisionKind) -> Edit {
        let place = |column| self.reading.cell(row.line, column);
        let pair = (row.professional, row.demand);
        let cells = [&place("demand"), &place("fte"), &place("from")];
        edit(pair, kind, row.line, cells)
    }

    fn twice(&self, row: &EditedRow, first: u64) -> Fault {
        let dataset = self.facts.dataset();
        let fault = CellFault {
            code: Code::DECIDED_TWICE,
            expected: format!("one row for each pair; line {first} is about the same"),
            hint: "Remove one of the two rows, or add their fte together in one.".into(),
        };
        let place = self.reading.cell(row.line, "demand");
        fault.at(place, &dataset.demands[row.demand].id)
    }

    fn without_fte(&self, row: &EditedRow) -> Fault {
        let fault = CellFault {
            code: Code::EMPTY_CELL,
            expected: "the fte of a row that is new".into(),
            hint: "Fill in how much, or remove the row.".into(),
        };
        fault.at(self.reading.cell(row.line, "fte"), "")
    }
}

fn edit(
    (professional, demand): Pair,
    kind: DecisionKind,
    line: u64,
    [row, fte, from]: [&Place; 3],
) -> Edit {
    Edit {
        professional,
        demand,
        is_pin: matches!(kind, DecisionKind::Pin(_)),
        decided: InForce {
            decision: Decision {
                professional,
                target: Target::Demand(demand),
                kind,
                reason: Some(REASON.into()),
                line,
            },
            origin: Origin {
                row: row.clone(),
                fte: fte.clone(),
                from: from.clone(),
                is_edit: true,
            },
        },
    }
}

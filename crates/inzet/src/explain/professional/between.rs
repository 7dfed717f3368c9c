//! The unfilled demands nearest to somebody's unused time, with every rule that stands between.

mod eligible;
mod room;

use std::cmp::Reverse;

use inzet_model::{DemandIx, Fte, PositionNumber, ProfessionalIx};
use inzet_report::files::render_position;
use serde::{Serialize, Serializer};

use super::unused::FreeTime;
use crate::explain::amount::Amount;
use crate::explain::standing::Standing;

/// So many demands are named.
const SHOWN: usize = 8;

/// An unfilled demand and what keeps the person from it.
#[derive(Clone, Debug, Serialize)]
pub struct NearDemand {
    /// The demand.
    pub demand: String,
    /// Its first position that is not filled.
    pub position: String,
    /// Whose.
    pub member: String,
    /// FTE that the position misses.
    pub missing: Amount,
    /// Every rule that stands between; empty when none does.
    pub between: Vec<Between>,
}

/// One rule, what the person or the plan has, and what it would take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Between {
    /// `E1` to `E8`, `C1`, `C3`, `C5` to `C7`, or `score` when it would cost more than it brings.
    pub rule: &'static str,
    /// What of it: `role`, `level`, `skill`, `region`, `days`, `fte`, `ban`, `membership`,
    /// `not_listed`, `same_demand`, `people`, `room`, `least`, `time`, `members`, `budget` or `points`.
    pub what: &'static str,
    /// What there is, where that can be said.
    pub has: Option<Measure>,
    /// What it would take, where that can be said.
    pub needs: Option<Measure>,
}

/// A quantity of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Words of the folder.
    Text(String),
    /// A number.
    Count(u32),
    /// FTE or points.
    Amount(Amount),
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Amount(amount) => amount.serialize(serializer),
        }
    }
}

impl Between {
    /// A rule with what there is and what it would take.
    pub(super) fn new(rule: &'static str, what: &'static str) -> Self {
        Self {
            rule,
            what,
            has: None,
            needs: None,
        }
    }

    pub(super) fn measured(self, has: Measure, needs: Measure) -> Self {
        Self {
            has: Some(has),
            needs: Some(needs),
            ..self
        }
    }
}

/// Unfilled demands whose window holds unused time: those with the fewest rules between first,
/// then those that are near in level and skills, then those that miss most.
pub(super) fn nearest(
    standing: &Standing,
    person: ProfessionalIx,
    unused: &[FreeTime],
) -> Vec<NearDemand> {
    let mut found: Vec<(usize, u32, Reverse<Fte>, NearDemand)> = Vec::new();
    for (demand, position, missing) in open(standing, unused) {
        let (mut between, far) = eligible::broken(standing, person, demand);
        between.extend(room::broken(standing, person, (demand, position), &between));
        let dataset = standing.dataset();
        let row = &dataset.demands[demand];
        let near = NearDemand {
            demand: row.id.clone(),
            position: render_position(row, position),
            member: dataset.members[row.member].id.clone(),
            missing: missing.into(),
            between,
        };
        found.push((near.between.len(), far, Reverse(missing), near));
    }
    found.sort_by_key(|found| (found.0, found.1, found.2));
    let nearest = found.into_iter().take(SHOWN);
    nearest.map(|(_, _, _, near)| near).collect()
}

/// The first unfilled position of every demand whose window holds a day of unused time.
fn open(standing: &Standing, unused: &[FreeTime]) -> Vec<(DemandIx, PositionNumber, Fte)> {
    let mut open = Vec::new();
    for (demand, row) in standing.dataset().demands.iter_enumerated() {
        let Some(window) = standing.instance.window(demand) else {
            continue;
        };
        let overlaps = |free: &FreeTime| free.from <= window.to && free.to >= window.from;
        let positions = (1..).zip(standing.draft.positions(demand));
        let short = |(number, state): (PositionNumber, &inzet_core::build::draft::Position)| {
            let missing = row.fte.saturating_sub(Fte::from_hundredths(state.fte));
            (missing > Fte::ZERO).then_some((demand, number, missing))
        };
        if unused.iter().any(overlaps) {
            open.extend({ positions }.find_map(short));
        }
    }
    open
}

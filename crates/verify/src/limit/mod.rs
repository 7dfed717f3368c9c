//! A limit on changes: how much of the plan that a run began with its result must keep.
//!
//! What a result says of it stands in start.csv and in `limits.changes` of summary.json; here it
//! is derived anew from the start's own rows.

mod claims;
mod possible;

use std::collections::BTreeSet;

use inzet_model::{DemandIx, Fte, Plan, PositionNumber, ProfessionalIx};

use crate::facts::Facts;

pub(crate) use claims::{check, read};
use possible::{Board, together};

/// One assignment of the start: its person, demand and FTE are what can be kept of it.
pub(crate) type Triple = (ProfessionalIx, DemandIx, Fte);

/// The limit of a result.
#[derive(Clone, Debug, Default)]
pub(crate) struct Limit {
    /// The start, by row, with the position that it had.
    pub(crate) start: Vec<(Triple, PositionNumber)>,
    /// How many of them must be in the plan.
    pub(crate) least: i64,
}

impl Limit {
    /// The start, each assignment once.
    pub(crate) fn triples(&self) -> BTreeSet<Triple> {
        self.start.iter().map(|(triple, _)| *triple).collect()
    }

    /// What a plan does with it.
    pub(crate) fn slack(&self, plan: &Plan) -> Slack {
        let start = self.triples();
        let now: BTreeSet<Triple> = plan
            .assignments()
            .iter()
            .map(|one| (one.professional, one.demand, one.fte))
            .collect();
        let kept = now.intersection(&start).count();
        Slack {
            kept: kept as i64,
            slack: kept as i64 - self.least,
            start,
            now,
        }
    }
}

/// How many assignments of the start a plan keeps beyond those that it must.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slack {
    pub(crate) start: BTreeSet<Triple>,
    /// All of the plan.
    now: BTreeSet<Triple>,
    /// How many are kept.
    pub(crate) kept: i64,
    /// How many may still be changed; below zero when the limit is broken.
    pub(crate) slack: i64,
}

/// What the new input makes of a start.
pub(crate) struct Possible {
    /// By row: whether it is allowed with nothing but the pins beside it.
    pub(crate) alone: Vec<bool>,
    /// How many stand together, at least.
    pub(crate) together: i64,
    /// How many stand together, at most.
    pub(crate) at_most: i64,
}

impl Possible {
    /// Looks at every row of a start.
    pub(crate) fn of(facts: &Facts, limit: &Limit) -> Self {
        let pins = Board::of_pins(facts);
        let alone: Vec<bool> = limit
            .start
            .iter()
            .map(|(triple, _)| pins.allows_alone(*triple))
            .collect();
        let rows = limit.start.iter().zip(&alone);
        let allowed: Vec<(Triple, PositionNumber)> = rows
            .filter(|(_, alone)| **alone)
            .map(|(row, _)| *row)
            .collect();
        // Of one person and demand only one FTE can be kept.
        let pairs: BTreeSet<(ProfessionalIx, DemandIx)> = allowed
            .iter()
            .map(|((who, what, _), _)| (*who, *what))
            .collect();
        Self {
            alone,
            together: together(facts, &allowed),
            at_most: pairs.len() as i64,
        }
    }
}

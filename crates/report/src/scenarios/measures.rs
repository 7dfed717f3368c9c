//! What is measured of a scenario.

use std::collections::BTreeMap;

use inzet_core::Solution;
use inzet_model::{Cents, FteDays, Score};

use crate::outcome::Outcome;

/// A plan in the figures that scenarios are compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// What it is worth.
    pub score: Score,
    /// No plan is worth more.
    pub bound: Score,
    /// Number of assignments.
    pub assignments: usize,
    /// What members asked.
    pub asked: FteDays,
    /// What they get.
    pub served: FteDays,
    /// What professionals have.
    pub available: FteDays,
    /// FTE that positions miss, by role id; every role that somebody asked.
    pub unmet: BTreeMap<String, i64>,
    /// What each member pays, by id; none when the pools cannot be split.
    pub euros: Option<BTreeMap<String, Euros>>,
}

/// What a member pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Euros {
    /// Wages.
    pub wage: Cents,
    /// Management fees.
    pub fee: Cents,
    /// Its share of the pools.
    pub pools: Cents,
}

impl Euros {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.wage + self.fee + self.pools
    }
}

impl Measures {
    /// Of a plan that the solver found.
    #[must_use]
    pub fn of(outcome: &Outcome, solution: &Solution) -> Self {
        let dataset = outcome.dataset();
        let mut unmet: BTreeMap<String, i64> = BTreeMap::new();
        for (demand, row) in dataset.demands.iter_enumerated() {
            if outcome.instance.window(demand).is_some() {
                unmet.entry(dataset.roles[row.role].id.clone()).or_default();
            }
        }
        for shortage in outcome.shortages() {
            let role = dataset.demands[shortage.demand].role;
            *unmet.entry(dataset.roles[role].id.clone()).or_default() +=
                i64::from(shortage.fte.hundredths());
        }
        let members = dataset.members.indices();
        let people = dataset.professionals.indices();
        Self {
            score: solution.score,
            bound: solution.bound,
            assignments: solution.plan.assignments().len(),
            asked: members
                .map(|member| outcome.instance.requested(member))
                .sum(),
            served: outcome.usage.iter().map(|usage| usage.fte_days).sum(),
            available: people
                .map(|person| outcome.instance.capacity(person).total())
                .sum(),
            unmet,
            euros: euros(outcome),
        }
    }

    /// FTE that positions miss, of all roles together.
    #[must_use]
    pub fn unmet_fte(&self) -> i64 {
        self.unmet.values().sum()
    }

    /// What all members pay together.
    #[must_use]
    pub fn total(&self) -> Option<Cents> {
        let euros = self.euros.as_ref()?;
        Some(euros.values().map(Euros::total).sum())
    }

    /// What one member pays; nothing when it is not a member here.
    #[must_use]
    pub fn paid_by(&self, member: &str) -> Option<Cents> {
        let euros = self.euros.as_ref()?;
        Some(euros.get(member).map_or(Cents::ZERO, Euros::total))
    }
}

fn euros(outcome: &Outcome) -> Option<BTreeMap<String, Euros>> {
    let charges = outcome.charges.as_ref().ok()?;
    let dataset = outcome.dataset();
    let of = |total: &inzet_money::MemberTotal| {
        let euros = Euros {
            wage: total.wage,
            fee: total.fee,
            pools: total.pools,
        };
        (dataset.members[total.member].id.clone(), euros)
    };
    Some(charges.totals.iter().map(of).collect())
}

/// A scenario with its measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// Its measures.
    pub measures: Measures,
}

/// Scenarios and the folder as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What people call the period.
    pub period: String,
    /// The folder as it is.
    pub base: Measures,
    /// The scenarios, in the order of their file.
    pub scenarios: Vec<Measured>,
    /// The names of roles, by id.
    pub roles: BTreeMap<String, String>,
    /// The names of members, by id.
    pub members: BTreeMap<String, String>,
}

impl Compared {
    /// The folder as it is, then the scenarios.
    pub fn all(&self) -> impl Iterator<Item = &Measures> {
        std::iter::once(&self.base).chain(self.scenarios.iter().map(|one| &one.measures))
    }
}

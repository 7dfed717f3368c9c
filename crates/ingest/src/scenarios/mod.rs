//! Files of scenarios: named changes to a planning folder, and a dataset with the changes of one of
//! them applied.
//!
//! A change of a row is read by the reader of its table, so it is held to the same limits, has the
//! same faults and means the same as the row of the changed CSV file.

mod apply;
mod cells;
mod entry;
mod moves;
mod nearest;
mod parse;
mod percent;
mod policy;
mod rows;

use crate::fault::Place;

pub use apply::apply;
pub use entry::{ChangedTable, Entry, EntryCell};
pub use parse::{ScenarioReading, read_scenarios};
pub use percent::Percent;
pub use policy::PolicyChange;

/// Named changes to a planning folder, made together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// What people call it; no other scenario of the file has that name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Professionals who are not there, with every row that names them.
    pub without_professionals: Vec<Named>,
    /// Demands that are not there, with every row that names them.
    pub without_demands: Vec<Named>,
    /// Professionals whose pins and bans are dropped.
    pub without_decisions: Vec<Named>,
    /// Every day cost, by so many per cent.
    pub day_costs: Option<Percent>,
    /// Every budget that a member has, by so many per cent.
    pub budgets: Option<Percent>,
    /// The monthly fee, by so many per cent.
    pub management_fee: Option<Percent>,
    /// Settings of the policy.
    pub policy: Vec<PolicyChange>,
    /// Rows that change or are added.
    pub entries: Vec<Entry>,
}

/// An id that a scenario names, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// Where it stands.
    pub place: Place,
}

//! A planning folder after reading: free of faults, sorted by id, defaults filled in.

use crate::entities::{
    Advance, Availability, CostPool, Decision, Demand, Holiday, Member, OutsideScore, Previous,
    Professional, Role,
};
use crate::ids::{DemandIx, IndexVec, MemberIx, ProfessionalIx, RegionIx, RoleIx, SkillIx};
use crate::policy::Policy;

/// Every table of a planning folder.
///
/// Tables with ids are sorted by id (UTF-8 bytes); the others by their fields in the order in
/// which they are declared. So two folders with the same rows in another order are equal, except
/// for the line numbers that decisions remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// policy.toml.
    pub policy: Policy,
    /// members.csv.
    pub members: IndexVec<MemberIx, Member>,
    /// The `x_` columns of members.csv, sorted; a member's `bases` follow this order.
    pub base_columns: Vec<String>,
    /// professionals.csv.
    pub professionals: IndexVec<ProfessionalIx, Professional>,
    /// demands.csv.
    pub demands: IndexVec<DemandIx, Demand>,
    /// The eight roles of the agreement and those of roles.csv.
    pub roles: IndexVec<RoleIx, Role>,
    /// Every skill that a table names.
    pub skills: IndexVec<SkillIx, String>,
    /// Every region that a table names.
    pub regions: IndexVec<RegionIx, String>,
    /// availability.csv.
    pub availability: Vec<Availability>,
    /// previous.csv, without rows of unknown professionals or members.
    pub previous: Vec<Previous>,
    /// decisions.csv.
    pub decisions: Vec<Decision>,
    /// scores.csv.
    pub scores: Vec<OutsideScore>,
    /// holidays.csv: days besides the calendar that the policy names.
    pub holidays: Vec<Holiday>,
    /// cost_pools.csv, rows of one pool added up, sorted by pool.
    pub cost_pools: Vec<CostPool>,
    /// advances.csv.
    pub advances: Vec<Advance>,
}

use crate::ids::{RegionIx, RoleIx, SkillIx};
use crate::units::{Cents, Day, Fte};

/// A member of the association's staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Professional {
    /// The customer's key.
    pub id: String,
    /// Main role.
    pub role: RoleIx,
    /// 1 to 5.
    pub level: u8,
    /// Employer cost of a working day at 1.00 FTE.
    pub day_cost: Cents,
    /// Contract, at most 1.00.
    pub fte: Fte,
    /// Roles it can take besides the main one, sorted, each once, without the main role.
    pub other_roles: Vec<RoleIx>,
    /// Where it can work, sorted; empty means anywhere.
    pub regions: Vec<RegionIx>,
    /// Skills with the level held, sorted, each once.
    pub skills: Vec<Skill>,
    /// Distinct members it may serve in the period (the policy's default filled in).
    pub max_members: u32,
    /// First day of the contract.
    pub from: Option<Day>,
    /// Last day of the contract, included.
    pub to: Option<Day>,
    /// The person's name: written to no result unless asked for.
    pub name: Option<String>,
}

/// A skill and its level: held by a professional, or asked by a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Skill {
    /// Which skill.
    pub skill: SkillIx,
    /// 1 to 5.
    pub level: u8,
}

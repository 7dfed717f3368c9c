//! What the rows of one table need to know of the others while they are read: which ids there
//! are, and the ranks of skills and regions.

use std::collections::BTreeSet;

use inzet_model::{
    Dataset, DemandIx, Fte, MemberIx, NumberStyle, ProfessionalIx, RegionIx, RoleIx, Skill, SkillIx,
};

use crate::cell::{parse_list, parse_name, parse_skill};
use crate::code::Code;
use crate::fault::CellFault;
use crate::register::{Known, Register};
use crate::table::Row;

/// Where roles stand, for people.
pub(crate) const ROLES_HOME: &str = "the agreement or roles.csv";

/// The ids of every table, and the settings that cells depend on.
pub(crate) struct Directory {
    pub style: NumberStyle,
    /// The grid, unless it is faulty.
    pub fte_step: Option<Fte>,
    pub max_members: u32,
    pub members: Register<MemberIx>,
    pub professionals: Register<ProfessionalIx>,
    pub demands: Register<DemandIx>,
    pub roles: Register<RoleIx>,
    /// By rank: the role may not be seconded.
    pub barred_roles: Vec<bool>,
    pub skills: Register<SkillIx>,
    pub regions: Register<RegionIx>,
}

impl Directory {
    /// The ids of a planning folder that was read before.
    pub(crate) fn of(dataset: &Dataset) -> Self {
        Self {
            style: dataset.policy.numbers,
            fte_step: Some(dataset.policy.planning.fte_step),
            max_members: dataset.policy.planning.max_members,
            members: ids(
                "members.csv",
                dataset.members.iter().map(|member| &member.id),
            ),
            professionals: ids(
                "professionals.csv",
                dataset.professionals.iter().map(|person| &person.id),
            ),
            demands: ids(
                "demands.csv",
                dataset.demands.iter().map(|demand| &demand.id),
            ),
            roles: ids(ROLES_HOME, dataset.roles.iter().map(|role| &role.id)),
            barred_roles: dataset.roles.iter().map(|role| !role.strategic).collect(),
            skills: ids("", &dataset.skills),
            regions: ids("", &dataset.regions),
        }
    }

    /// The role that a required cell names, when it is known and strategic.
    pub(crate) fn role(&self, row: &mut Row<'_>, column: &str) -> Option<RoleIx> {
        let id = row.required(column, |text| Ok(text.to_owned()))?;
        self.role_named(row, column, &id)
    }

    /// The roles of a list, sorted, each once.
    pub(crate) fn role_list(&self, row: &mut Row<'_>, column: &str) -> Option<Vec<RoleIx>> {
        let items = parse_list(row.text(column));
        in_set(items.map(|item| self.role_named(row, column, item)))
    }

    /// The region in a cell that may be empty; the outer `None` after a fault.
    pub(crate) fn region(&self, row: &mut Row<'_>, column: &str) -> Option<Option<RegionIx>> {
        let name = row.optional(column, parse_name)?;
        Some(name.and_then(|name| rank(&self.regions, &name)))
    }

    /// The regions of a list, sorted, each once.
    pub(crate) fn region_list(&self, row: &mut Row<'_>, column: &str) -> Option<Vec<RegionIx>> {
        in_set(
            parse_list(row.text(column)).map(|item| match parse_name(item) {
                Ok(name) => rank(&self.regions, &name),
                Err(fault) => {
                    row.fault_on(column, item, &fault);
                    None
                }
            }),
        )
    }

    /// The skills of a list, sorted; no skill twice.
    pub(crate) fn skill_list(&self, row: &mut Row<'_>, column: &str) -> Option<Vec<Skill>> {
        let mut seen = BTreeSet::new();
        in_set(parse_list(row.text(column)).map(|item| {
            let (name, level) = parse_skill(item)
                .map_err(|fault| row.fault_on(column, item, &fault))
                .ok()?;
            let skill = rank(&self.skills, &name)?;
            if !seen.insert(skill) {
                row.fault_on(column, item, &skill_twice());
                return None;
            }
            Some(Skill { skill, level })
        }))
    }

    /// Refuses an FTE off the grid of the policy.
    pub(crate) fn check_step(&self, fte: Fte) -> Result<(), CellFault> {
        match self.fte_step {
            Some(step) if !fte.is_multiple_of(step) => Err(CellFault::new(
                Code::OFF_STEP,
                format!("a multiple of fte_step, {step}"),
                "Write a multiple, or set a finer fte_step in policy.toml.",
            )),
            _ => Ok(()),
        }
    }

    fn role_named(&self, row: &mut Row<'_>, column: &str, id: &str) -> Option<RoleIx> {
        let role = row.known(column, id, &self.roles, Code::UNKNOWN_ROLE)?;
        if self.barred_roles.get(role.index()) == Some(&true) {
            row.fault_on(column, id, &not_strategic());
            return None;
        }
        Some(role)
    }
}

fn ids<'a, Ix: Copy + From<usize>>(
    home: &str,
    ids: impl IntoIterator<Item = &'a String>,
) -> Register<Ix> {
    Register::new(home, ids.into_iter().cloned(), false)
}

/// The items in order, each once; `None` when any is faulty. All are looked at.
fn in_set<T: Ord>(items: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let items: Vec<Option<T>> = items.collect();
    let mut sound: Vec<T> = items.into_iter().collect::<Option<_>>()?;
    sound.sort();
    sound.dedup();
    Some(sound)
}

/// The rank of a name: every name of every sound row was collected before rows are read.
fn rank<Ix: Copy + From<usize>>(register: &Register<Ix>, name: &str) -> Option<Ix> {
    match register.find(name) {
        Known::Here(ix) => Some(ix),
        Known::Unsure | Known::No => None,
    }
}

fn skill_twice() -> CellFault {
    CellFault::new(
        Code::SKILL_TWICE,
        "each skill once",
        "Keep the skill with the level that counts.",
    )
}

fn not_strategic() -> CellFault {
    CellFault::new(
        Code::ROLE_NOT_STRATEGIC,
        "a strategic role",
        "Only strategic bridge roles are seconded (agreement, art. 6 and 9): choose another role, \
         or correct `strategic` in roles.csv.",
    )
}

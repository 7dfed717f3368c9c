//! Loaded tables to a dataset: first the tables that others name, then the others.

use inzet_model::{
    Advance, CostPool, Dataset, Demand, IndexVec, Member, MemberState, Professional, Role, RoleIx,
};

use crate::across;
use crate::directory::{Directory, ROLES_HOME};
use crate::fault::Fault;
use crate::member_list::MemberList;
use crate::names::Names;
use crate::policy::PolicyReading;
use crate::register::{Known, Register};
use crate::sheets::Sheets;
use crate::tables::{self, roles};

/// The tables that others name, by rank; `None` where a row is not sound.
struct Entities {
    members: Vec<Option<Member>>,
    professionals: Vec<Option<Professional>>,
    demands: Vec<Option<Demand>>,
}

/// The dataset of the sound rows. It means something only when no fault is an error.
pub(crate) fn read_dataset(
    reading: PolicyReading,
    sheets: &Sheets,
    faults: &mut Vec<Fault>,
) -> Dataset {
    let (skills, regions) = (sheets.skills(), sheets.regions());
    let roles = roles::read(sheets.table(&tables::ROLES), faults);
    let directory = open_directory(&reading, sheets, &roles, [&skills, &regions], faults);
    let entities = read_entities(sheets, &directory, faults);
    let (cost_pools, advances) = read_money(sheets, &reading, &entities.members, faults);
    Dataset {
        availability: sheets.read(&tables::AVAILABILITY, |table| {
            tables::availability::read(table, &directory, &entities.professionals, faults)
        }),
        previous: sheets.read(&tables::PREVIOUS, |table| {
            tables::previous::read(table, &directory, faults)
        }),
        decisions: sheets.read(&tables::DECISIONS, |table| {
            tables::decisions::read(table, &directory, &entities.demands, faults)
        }),
        scores: sheets.read(&tables::SCORES, |table| {
            tables::scores::read(table, &directory, faults)
        }),
        holidays: sheets.read(&tables::HOLIDAYS, |table| {
            tables::holidays::read(table, faults)
        }),
        base_columns: base_columns(sheets),
        members: entities.members.into_iter().flatten().collect(),
        professionals: entities.professionals.into_iter().flatten().collect(),
        demands: entities.demands.into_iter().flatten().collect(),
        roles: roles.into_iter().collect::<IndexVec<RoleIx, Role>>(),
        skills: skills.names().collect(),
        regions: regions.names().collect(),
        policy: reading.policy,
        cost_pools,
        advances,
    }
}

/// The ids and names of every table; spellings are checked on the way.
fn open_directory(
    reading: &PolicyReading,
    sheets: &Sheets,
    roles: &[Role],
    [skills, regions]: [&Names; 2],
    faults: &mut Vec<Fault>,
) -> Directory {
    let role_names = sheets.roles();
    for names in [skills, regions, &role_names] {
        names.check_spelling(faults);
    }
    let of_file: Register<RoleIx> = sheets.register(&tables::ROLES, "id");
    let role_register = Register::new(ROLES_HOME, role_names.names(), of_file.is_partial());
    let mut barred_roles = vec![false; role_register.len()];
    for role in roles {
        if let Known::Here(ix) = role_register.find(&role.id) {
            barred_roles[RoleIx::index(ix)] = !role.strategic;
        }
    }
    Directory {
        style: reading.policy.numbers,
        fte_step: reading.fte_step,
        max_members: reading.policy.planning.max_members,
        members: sheets.register(&tables::MEMBERS, "id"),
        professionals: sheets.register(&tables::PROFESSIONALS, "id"),
        demands: sheets.register(&tables::DEMANDS, "id"),
        roles: role_register,
        barred_roles,
        skills: Register::new("", skills.names(), false),
        regions: Register::new("", regions.names(), false),
    }
}

fn read_entities(sheets: &Sheets, directory: &Directory, faults: &mut Vec<Fault>) -> Entities {
    let members = sheets.read(&tables::MEMBERS, |table| {
        tables::members::read(table, directory, faults)
    });
    let members = by_rank(&directory.members, members, |member| &member.id);
    let professionals = sheets.read(&tables::PROFESSIONALS, |table| {
        tables::professionals::read(table, directory, faults)
    });
    let professionals = by_rank(&directory.professionals, professionals, |person| &person.id);
    let demands = sheets.read(&tables::DEMANDS, |table| {
        tables::demands::read(table, directory, &members, faults)
    });
    let demands = by_rank(&directory.demands, demands, |demand| &demand.id);
    Entities {
        members,
        professionals,
        demands,
    }
}

/// cost_pools.csv and advances.csv. Whether a pool leaves anything to split is looked at only
/// when every member and the period are known.
fn read_money(
    sheets: &Sheets,
    reading: &PolicyReading,
    members: &[Option<Member>],
    faults: &mut Vec<Fault>,
) -> (Vec<CostPool>, Vec<Advance>) {
    let candidates = members.iter().map(|member| {
        member
            .as_ref()
            .is_some_and(|member| member.state == MemberState::Candidate)
    });
    let register = sheets.register(&tables::MEMBERS, "id");
    let list = MemberList::from_register(
        register,
        candidates.collect(),
        base_columns(sheets),
        reading.policy.numbers,
    );
    let known: Option<Vec<Member>> = members.iter().cloned().collect();
    let known = known.filter(|_| !list.is_partial && reading.period.is_some());
    let pools = sheets.read(&tables::COST_POOLS, |table| {
        let pools = tables::cost_pools::read(table, &list, faults);
        if let Some(known) = &known {
            across::pools::check_pools(table, &pools, known, &reading.policy, faults);
        }
        pools
    });
    let advances = sheets.read(&tables::ADVANCES, |table| {
        tables::advances::read(table, &list, faults)
    });
    (pools.into_iter().map(|(_, pool)| pool).collect(), advances)
}

/// The `x_` columns of members.csv, sorted.
fn base_columns(sheets: &Sheets) -> Vec<String> {
    let bases = sheets
        .table(&tables::MEMBERS)
        .map(|table| table.header.bases.iter());
    bases
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect()
}

/// The items at the ranks of their ids.
fn by_rank<Ix, T>(register: &Register<Ix>, items: Vec<T>, id: impl Fn(&T) -> &str) -> Vec<Option<T>>
where
    Ix: Copy + From<usize> + Into<usize>,
{
    let mut ranked: Vec<Option<T>> = Vec::new();
    ranked.resize_with(register.len(), || None);
    for item in items {
        if let Known::Here(ix) = register.find(id(&item)) {
            ranked[ix.into()] = Some(item);
        }
    }
    ranked
}

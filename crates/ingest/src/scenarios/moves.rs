//! Rows that come and go shift the ranks of the others: every index is moved along.

use std::collections::BTreeSet;

use inzet_model::{
    Dataset, DemandIx, IndexVec, MemberIx, PoolMembers, ProfessionalIx, RegionIx, Skill, SkillIx,
    Target,
};

/// Rows that are taken out.
#[derive(Debug, Default)]
pub(super) struct Gone {
    pub professionals: BTreeSet<ProfessionalIx>,
    pub demands: BTreeSet<DemandIx>,
}

/// Takes rows out, with all rows that name them, and sorts rows that were pushed at the end: the
/// dataset is as if it had been read so.
pub(super) fn settle_rows(dataset: &mut Dataset, gone: &Gone) {
    let members: Vec<Option<MemberIx>> =
        ranks(dataset.members.iter().map(|row| Some(row.id.as_str())));
    let professionals: Vec<Option<ProfessionalIx>> = ranks(
        dataset
            .professionals
            .iter_enumerated()
            .map(|(ix, row)| (!gone.professionals.contains(&ix)).then_some(row.id.as_str())),
    );
    let demands: Vec<Option<DemandIx>> = ranks(
        dataset
            .demands
            .iter_enumerated()
            .map(|(ix, row)| (!gone.demands.contains(&ix)).then_some(row.id.as_str())),
    );
    move_rows(&mut dataset.members, &members);
    move_rows(&mut dataset.professionals, &professionals);
    move_rows(&mut dataset.demands, &demands);
    let member = |old: MemberIx| members[old.index()].expect("no member is taken out");
    for demand in &mut dataset.demands {
        demand.member = member(demand.member);
    }
    for pool in &mut dataset.cost_pools {
        if let PoolMembers::Listed(listed) = &mut pool.members {
            listed.iter_mut().for_each(|one| *one = member(*one));
        }
    }
    for advance in &mut dataset.advances {
        advance.member = member(advance.member);
    }
    move_pairs(dataset, (&members, &professionals, &demands));
}

type Ranks<'a> = (
    &'a [Option<MemberIx>],
    &'a [Option<ProfessionalIx>],
    &'a [Option<DemandIx>],
);

/// The tables whose rows name a professional. Ranks keep their order, so the rows do too.
fn move_pairs(dataset: &mut Dataset, (members, professionals, demands): Ranks<'_>) {
    let person = |old: ProfessionalIx| professionals[old.index()];
    let demand = |old: DemandIx| demands[old.index()];
    let member = |old: MemberIx| members[old.index()];
    dataset.availability.retain_mut(|row| {
        let new = person(row.professional);
        new.inspect(|new| row.professional = *new).is_some()
    });
    dataset.previous.retain_mut(|row| {
        // A demand that is gone has no effect; that the member was served still has.
        row.demand = row.demand.and_then(demand);
        let new = person(row.professional).zip(member(row.member));
        new.inspect(|new| (row.professional, row.member) = *new)
            .is_some()
    });
    dataset.previous.sort();
    dataset.previous.dedup();
    dataset.decisions.retain_mut(|row| {
        let target = match row.target {
            Target::Demand(old) => demand(old).map(Target::Demand),
            Target::Member(old) => member(old).map(Target::Member),
        };
        let new = person(row.professional).zip(target);
        new.inspect(|new| (row.professional, row.target) = *new)
            .is_some()
    });
    dataset.scores.retain_mut(|row| {
        let new = person(row.professional).zip(demand(row.demand));
        new.inspect(|new| (row.professional, row.demand) = *new)
            .is_some()
    });
}

/// Adds names of skills and regions that are not known yet.
pub(super) fn add_names(
    dataset: &mut Dataset,
    skills: &BTreeSet<String>,
    regions: &BTreeSet<String>,
) {
    for name in skills {
        if !dataset.skills.contains(name) {
            dataset.skills.push(name.clone());
        }
    }
    for name in regions {
        if !dataset.regions.contains(name) {
            dataset.regions.push(name.clone());
        }
    }
    let all = (
        vec![true; dataset.skills.len()],
        vec![true; dataset.regions.len()],
    );
    move_names(dataset, &all.0, &all.1);
}

/// Drops the names of skills and regions that no row holds any more.
pub(super) fn drop_unused_names(dataset: &mut Dataset) {
    let mut skills = vec![false; dataset.skills.len()];
    let mut regions = vec![false; dataset.regions.len()];
    each_name(
        dataset,
        |skill| skills[skill.index()] = true,
        |region| regions[region.index()] = true,
    );
    move_names(dataset, &skills, &regions);
}

fn move_names(dataset: &mut Dataset, skills: &[bool], regions: &[bool]) {
    let kept = |(name, keep): (&'_ String, &bool)| keep.then_some(name.clone());
    let skill_names: Vec<Option<String>> = dataset.skills.iter().zip(skills).map(kept).collect();
    let region_names: Vec<Option<String>> = dataset.regions.iter().zip(regions).map(kept).collect();
    let new_skills: Vec<Option<SkillIx>> = ranks(skill_names.iter().map(Option::as_deref));
    let new_regions: Vec<Option<RegionIx>> = ranks(region_names.iter().map(Option::as_deref));
    each_name(
        dataset,
        |skill| *skill = new_skills[skill.index()].expect("a used name is kept"),
        |region| *region = new_regions[region.index()].expect("a used name is kept"),
    );
    move_rows(&mut dataset.skills, &new_skills);
    move_rows(&mut dataset.regions, &new_regions);
}

/// Every place of a row that holds a skill or a region.
fn each_name(
    dataset: &mut Dataset,
    mut skill: impl FnMut(&mut SkillIx),
    mut region: impl FnMut(&mut RegionIx),
) {
    let mut each = |skills: &mut Vec<Skill>| {
        for one in skills.iter_mut() {
            skill(&mut one.skill);
        }
    };
    for person in &mut dataset.professionals {
        each(&mut person.skills);
        person.regions.iter_mut().for_each(&mut region);
    }
    for demand in &mut dataset.demands {
        each(&mut demand.skills);
        each(&mut demand.prefers);
        demand.region.iter_mut().for_each(&mut region);
    }
    for member in &mut dataset.members {
        member.region.iter_mut().for_each(&mut region);
    }
}

/// The rank of each name among those that are kept.
fn ranks<'a, Ix: Copy + From<usize>>(
    names: impl Iterator<Item = Option<&'a str>>,
) -> Vec<Option<Ix>> {
    let names: Vec<Option<&str>> = names.collect();
    let mut kept: Vec<(&str, usize)> = names
        .iter()
        .enumerate()
        .filter_map(|(place, name)| Some(((*name)?, place)))
        .collect();
    kept.sort_unstable();
    let mut ranks = vec![None; names.len()];
    for (rank, (_, place)) in kept.into_iter().enumerate() {
        ranks[place] = Some(Ix::from(rank));
    }
    ranks
}

/// Puts rows at their ranks; those without one are dropped.
fn move_rows<Ix, T>(rows: &mut IndexVec<Ix, T>, ranks: &[Option<Ix>])
where
    Ix: index_vec::Idx,
{
    let old = std::mem::take(rows);
    let mut moved: Vec<(Ix, T)> = old
        .into_iter()
        .zip(ranks)
        .filter_map(|(row, rank)| Some(((*rank)?, row)))
        .collect();
    moved.sort_by_key(|(rank, _)| rank.index());
    *rows = moved.into_iter().map(|(_, row)| row).collect();
}

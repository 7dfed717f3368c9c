//! The own role, skills and regions of tiny folders.

use std::collections::BTreeSet;

use inzet_model::{Dataset, IndexVec, RegionIx, SkillIx};

/// The user's own role.
pub(super) const OWN_ROLE: &str = "data_steward";
pub(super) const SKILLS: [&str; 4] = ["api", "bpmn", "cloud", "gis"];
pub(super) const REGIONS: [&str; 3] = ["Brussel", "Gent", "Limburg"];

/// Drops skills and regions that no table names, as reading the folder would.
pub(super) fn drop_unused(dataset: &mut Dataset) {
    drop_unused_skills(dataset);
    drop_unused_regions(dataset);
}

fn drop_unused_skills(dataset: &mut Dataset) {
    let held = dataset
        .professionals
        .iter()
        .flat_map(|person| &person.skills);
    let asked = dataset
        .demands
        .iter()
        .flat_map(|demand| demand.skills.iter().chain(&demand.prefers));
    let used: BTreeSet<SkillIx> = held.chain(asked).map(|skill| skill.skill).collect();
    let rank =
        |old: SkillIx| SkillIx::from_usize(used.iter().take_while(|&&one| one < old).count());
    for person in &mut dataset.professionals {
        for skill in &mut person.skills {
            skill.skill = rank(skill.skill);
        }
    }
    for demand in &mut dataset.demands {
        for skill in demand.skills.iter_mut().chain(&mut demand.prefers) {
            skill.skill = rank(skill.skill);
        }
    }
    let names = used.iter().map(|&skill| dataset.skills[skill].clone());
    dataset.skills = names.collect::<IndexVec<SkillIx, String>>();
}

fn drop_unused_regions(dataset: &mut Dataset) {
    let people = dataset
        .professionals
        .iter()
        .flat_map(|person| &person.regions);
    let bodies = dataset
        .members
        .iter()
        .filter_map(|member| member.region.as_ref());
    let asked = dataset
        .demands
        .iter()
        .filter_map(|demand| demand.region.as_ref());
    let used: BTreeSet<RegionIx> = people.chain(bodies).chain(asked).copied().collect();
    let rank =
        |old: RegionIx| RegionIx::from_usize(used.iter().take_while(|&&one| one < old).count());
    for person in &mut dataset.professionals {
        for region in &mut person.regions {
            *region = rank(*region);
        }
    }
    for region in dataset
        .members
        .iter_mut()
        .filter_map(|member| member.region.as_mut())
    {
        *region = rank(*region);
    }
    for region in dataset
        .demands
        .iter_mut()
        .filter_map(|demand| demand.region.as_mut())
    {
        *region = rank(*region);
    }
    let names = used.iter().map(|&region| dataset.regions[region].clone());
    dataset.regions = names.collect::<IndexVec<RegionIx, String>>();
}

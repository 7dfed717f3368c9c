//! The professionals of a tiny folder, and when they have less capacity.

use inzet_model::{
    Availability, Cents, Dataset, Fte, Professional, ProfessionalIx, RegionIx, RoleIx, Skill,
    SkillIx,
};

use super::{names, some_ends, some_span};
use crate::random::Random;

pub(super) fn add_staff(dataset: &mut Dataset, random: &mut Random) {
    for number in 1..=random.between(2, 5) {
        let person = draw_person(number, dataset, random);
        dataset.professionals.push(person);
    }
    add_availability(dataset, random);
}

/// One of the few roles that tiny folders use: two of the agreement, or the user's own.
pub(super) fn some_role(dataset: &Dataset, random: &mut Random) -> RoleIx {
    let wanted = random.choose(&[
        ("ict_architect", 78),
        ("project_leader", 15),
        (names::OWN_ROLE, 7),
    ]);
    let place = dataset.roles.iter().position(|role| role.id == wanted);
    let any = || {
        dataset
            .roles
            .iter()
            .position(|role| role.id == "ict_architect")
    };
    RoleIx::from_usize(
        place
            .or_else(any)
            .expect("an architect is a role of the agreement"),
    )
}

/// Some skills, each once, at levels up to `most`.
pub(super) fn some_skills(
    dataset: &Dataset,
    count: usize,
    most: u32,
    random: &mut Random,
) -> Vec<Skill> {
    let all: Vec<SkillIx> = dataset.skills.indices().collect();
    let chosen = random.some(&all, count);
    let with_level = |skill| Skill {
        skill,
        level: random.between(1, most) as u8,
    };
    chosen.into_iter().map(with_level).collect()
}

fn draw_person(number: u32, dataset: &Dataset, random: &mut Random) -> Professional {
    let role = some_role(dataset, random);
    let (from, to) = some_ends(dataset, 8, random);
    let other = some_role(dataset, random);
    let regions: Vec<RegionIx> = dataset.regions.indices().collect();
    let region_count = random.between(0, 2) as usize;
    let skill_count = random.between(2, 4) as usize;
    Professional {
        id: format!("P{number}"),
        role,
        level: random.choose(&[(2, 1), (3, 2), (4, 1), (5, 1)]),
        day_cost: Cents::new(i64::from(random.between(30_000, 75_000))),
        fte: Fte::from_hundredths(random.choose(&[
            (100, 60),
            (80, 15),
            (50, 15),
            (95, 5),
            (21, 5),
        ])),
        other_roles: if other != role && random.percent(60) {
            vec![other]
        } else {
            Vec::new()
        },
        regions: random.some(&regions, region_count),
        skills: some_skills(dataset, skill_count, 5, random),
        max_members: match random.below(4) {
            0 => random.between(1, 3),
            _ => dataset.policy.planning.max_members,
        },
        from,
        to,
        name: None,
    }
}

fn add_availability(dataset: &mut Dataset, random: &mut Random) {
    for professional in dataset.professionals.indices() {
        let rows = random.choose(&[(0, 66), (1, 26), (2, 8)]);
        for _ in 0..rows {
            let row = draw_row(professional, dataset, random);
            dataset.availability.push(row);
        }
    }
    dataset.availability.sort();
    dataset.availability.dedup();
}

fn draw_row(professional: ProfessionalIx, dataset: &Dataset, random: &mut Random) -> Availability {
    let (from, to) = some_span(dataset, random);
    // Days off are mostly short, or hardly a pair would be eligible.
    let to = if random.percent(80) {
        to.min(from.plus(2))
    } else {
        to
    };
    let contract = dataset.professionals[professional].fte.hundredths();
    let share = random.choose(&[(0, 50), (50, 25), (75, 15), (100, 10)]);
    Availability {
        professional,
        from,
        to,
        fte: Fte::from_hundredths(contract * share / 100),
    }
}

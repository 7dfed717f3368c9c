//! What members ask for: invented. About half of it goes on from last quarter, and is made from
//! a professional who could do it.

use inzet_model::Day;
use inzet_testkit::Random;

use crate::calendar::{cell, day, working_days};
use crate::members::Member;
use crate::staff::{Professional, capacity, skills_cell};
use crate::table::{Table, hundredths};
use crate::vocabulary::{REGIONS, ROLES, Role};

/// A demand of the sample.
pub struct Demand {
    pub id: String,
    /// Place in the list of members.
    pub member: usize,
    pub role: &'static Role,
    /// Hundredths.
    pub fte: i64,
    pub min_fte: Option<i64>,
    pub max_people: u32,
    pub positions: i64,
    pub min_level: u8,
    pub skills: Vec<(&'static str, u8)>,
    pub prefers: Vec<(&'static str, u8)>,
    pub region: &'static str,
    pub onsite: bool,
    pub priority: &'static str,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub min_cover: &'static str,
    pub note: &'static str,
    /// Place in the list of professionals of who did it last quarter.
    pub served_by: Option<usize>,
}

/// Demands of the whole sample.
const DEMANDS: usize = 600;

/// Draws all demands: per role until what is asked reaches its share of the capacity, by and
/// large, in the order of their ids.
pub fn make_demands(
    members: &[Member],
    staff: &[Professional],
    random: &mut Random,
) -> Vec<Demand> {
    let mut roles = roles_of_demands(staff, random);
    let weights: Vec<u64> = members.iter().map(|member| member.weight).collect();
    let mut servers: Vec<usize> = (0..staff.len()).collect();
    let mut demands = Vec::with_capacity(DEMANDS);
    for number in 1..=DEMANDS {
        let role = roles.pop().expect("a role for each demand");
        let member = random.weighted(&weights);
        let mut demand = fresh(format!("V2026-{number:04}"), member, role, random);
        let server = servers
            .iter()
            .position(|&person| staff[person].role.id == role.id);
        if let Some(place) = server
            && random.percent(52)
        {
            let person = servers.remove(place);
            go_on(&mut demand, person, &staff[person], random);
        }
        demands.push(demand);
    }
    demands
}

/// FTE-days asked in the quarter, in hundredths.
pub fn asked(demand: &Demand) -> i64 {
    demand.fte * demand.positions * working_days(demand.from, demand.to)
}

/// The table of demands.
pub fn demands_table(demands: &[Demand], members: &[Member]) -> String {
    let mut table = Table::new(&[
        "id",
        "member",
        "role",
        "fte",
        "min_fte",
        "max_people",
        "positions",
        "min_level",
        "skills",
        "prefers",
        "region",
        "onsite",
        "priority",
        "from",
        "to",
        "min_cover",
        "note",
    ]);
    for demand in demands {
        let unless_one = |number: i64| {
            if number == 1 {
                String::new()
            } else {
                number.to_string()
            }
        };
        table.push(&[
            demand.id.clone(),
            members[demand.member].id.clone(),
            demand.role.id.to_owned(),
            hundredths(demand.fte),
            demand.min_fte.map(hundredths).unwrap_or_default(),
            unless_one(i64::from(demand.max_people)),
            unless_one(demand.positions),
            demand.min_level.to_string(),
            skills_cell(&demand.skills),
            skills_cell(&demand.prefers),
            demand.region.to_owned(),
            if demand.onsite { "yes" } else { "" }.to_owned(),
            demand.priority.to_owned(),
            cell(demand.from),
            cell(demand.to),
            demand.min_cover.to_owned(),
            demand.note.to_owned(),
        ]);
    }
    table.text()
}

/// One role for each demand, in a drawn order: shares follow what is asked of each role.
fn roles_of_demands(staff: &[Professional], random: &mut Random) -> Vec<&'static Role> {
    let asked_of = |role: &Role| {
        let of_role = staff.iter().filter(|person| person.role.id == role.id);
        of_role.map(capacity).sum::<i64>() * role.asked_percent as i64
    };
    let total: i64 = ROLES.iter().map(asked_of).sum();
    let mut roles = Vec::new();
    let mut so_far = 0;
    for role in &ROLES {
        so_far += asked_of(role);
        while (roles.len() as i64) < DEMANDS as i64 * so_far / total {
            roles.push(role);
        }
    }
    for place in (1..roles.len()).rev() {
        roles.swap(place, random.below(place as u64 + 1) as usize);
    }
    roles
}

fn fresh(id: String, member: usize, role: &'static Role, random: &mut Random) -> Demand {
    let min_level = (random.weighted(&role.levels) as u8)
        .saturating_sub(random.between(0, 1) as u8)
        .max(1);
    let skills = random.choose(&[(0, 24), (1, 50), (2, 21), (3, 5)]);
    let mut chosen = random.some(&role.skills, skills + 3);
    let prefers = chosen.split_off(skills);
    let prefers = prefers
        .into_iter()
        .take(random.between(0, 3) as usize)
        .collect();
    let mut demand = Demand {
        id,
        member,
        role,
        fte: random.choose(&[
            (20, 6),
            (30, 6),
            (40, 11),
            (50, 21),
            (60, 12),
            (80, 18),
            (100, 26),
        ]),
        min_fte: None,
        max_people: 1,
        positions: 1,
        min_level,
        skills: with_levels(chosen, min_level, random),
        prefers: with_levels(prefers, min_level, random),
        region: if random.percent(8) {
            random.pick(&REGIONS).0
        } else {
            ""
        },
        onsite: random.percent(22),
        priority: random.choose(&[("low", 15), ("normal", 53), ("high", 25), ("critical", 7)]),
        from: None,
        to: None,
        min_cover: random.choose(&[("", 84), ("50%", 8), ("90%", 6), ("100%", 2)]),
        note: "",
        served_by: None,
    };
    set_window(&mut demand, random);
    set_size(&mut demand, random);
    demand
}

fn with_levels(
    skills: Vec<&'static str>,
    min_level: u8,
    random: &mut Random,
) -> Vec<(&'static str, u8)> {
    skills
        .into_iter()
        .map(|skill| (skill, random.between(1, u32::from(min_level.min(4))) as u8))
        .collect()
}

/// Some demands start or end inside the quarter, or run on from before or past it.
fn set_window(demand: &mut Demand, random: &mut Random) {
    let from = [day(1, 12), day(1, 19), day(2, 2), day(2, 16), day(3, 2)];
    let to = [day(1, 30), day(2, 13), day(2, 27), day(3, 13), day(3, 20)];
    match random.weighted(&[76, 8, 7, 3, 6]) {
        1 => demand.from = Some(*random.pick(&from)),
        2 => demand.to = Some(*random.pick(&to)),
        3 => (demand.from, demand.to) = (Some(from[random.below(2) as usize]), Some(to[3])),
        4 => (demand.from, demand.to) = (Day::from_ymd(2025, 10, 1), Some(day(6, 30))),
        _ => {}
    }
}

/// Most demands want one person; some are shared, some ask for several of the same.
fn set_size(demand: &mut Demand, random: &mut Random) {
    match random.weighted(&[93, 2, 5]) {
        0 if random.percent(22) && demand.fte >= 40 => demand.min_fte = Some(demand.fte / 20 * 10),
        1 => {
            demand.max_people = random.choose(&[(2, 70), (3, 30)]);
            demand.fte = random.choose(&[
                (80, 10),
                (100, 30),
                (120, 15),
                (150, 20),
                (160, 10),
                (200, 15),
            ]);
            demand.min_fte = random.choose(&[(None, 15), (Some(30), 40), (Some(50), 45)]);
            demand.note = "Mag door meer dan een persoon gedaan worden";
        }
        2 => demand.positions = random.choose(&[(2, 60), (3, 28), (4, 12)]),
        _ => {}
    }
}

/// Makes a demand one that this person did last quarter, and can do.
fn go_on(demand: &mut Demand, place: usize, person: &Professional, random: &mut Random) {
    demand.served_by = Some(place);
    demand.min_level = demand.min_level.min(person.level);
    let known = random.between(0, 2) as usize;
    demand.skills = random.some(&person.skills, known);
    for (_, level) in &mut demand.skills {
        *level = (*level).min(demand.min_level);
    }
    let required: Vec<&str> = demand.skills.iter().map(|skill| skill.0).collect();
    demand.prefers.retain(|skill| !required.contains(&skill.0));
    demand.onsite = demand.onsite && person.regions.is_empty();
    if demand.max_people == 1 && demand.fte > person.fte {
        demand.fte = person.fte;
        demand.min_fte = demand.min_fte.map(|min_fte| min_fte.min(person.fte));
    }
}

//! The demands of a generated folder.

use inzet_model::Day;

use super::calendar::{cell, last_day, monday};
use super::members::{Member, cumulative_weights, draw_member};
use super::random::Random;
use super::staff::{Professional, Skill, skills_cell};
use super::table::{Table, hundredths, identifier};
use super::vocabulary::{REGIONS, ROLES};

/// What an invented body asks for.
pub struct Demand {
    pub id: String,
    /// Place in the list of members.
    pub member: usize,
    /// Place in `ROLES`.
    pub role: usize,
    /// Hundredths.
    pub fte: i64,
    pub min_fte: Option<i64>,
    pub max_people: u32,
    pub positions: i64,
    pub min_level: u8,
    pub skills: Vec<Skill>,
    pub prefers: Vec<Skill>,
    pub region: &'static str,
    pub onsite: bool,
    pub priority: &'static str,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub min_cover: &'static str,
    /// Place of the professional who did it last quarter.
    pub served_by: Option<usize>,
}

/// Draws so many demands, or none when there is no member.
pub fn draw_demands(
    count: usize,
    members: &[Member],
    staff: &[Professional],
    random: &mut Random,
) -> Vec<Demand> {
    let count = if members.is_empty() { 0 } else { count };
    let weights = cumulative_weights(members);
    let mut servers = servers_by_role(staff);
    (0..count)
        .map(|rank| {
            let member = draw_member(&weights, random);
            let mut demand = draw_fresh(identifier('D', rank, count), member, random);
            if random.permille(470)
                && let Some(place) = servers[demand.role].pop()
            {
                go_on(&mut demand, place, &staff[place], random);
            }
            demand
        })
        .collect()
}

/// The text of demands.csv.
pub fn render_demands(demands: &[Demand], members: &[Member]) -> String {
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
    ]);
    for demand in demands {
        table.push(&[
            &demand.id,
            &members[demand.member].id,
            ROLES[demand.role].id,
            &hundredths(demand.fte),
            &demand.min_fte.map(hundredths).unwrap_or_default(),
            &demand.max_people.to_string(),
            &demand.positions.to_string(),
            &demand.min_level.to_string(),
            &skills_cell(&demand.skills),
            &skills_cell(&demand.prefers),
            demand.region,
            if demand.onsite { "yes" } else { "no" },
            demand.priority,
            &cell(demand.from),
            &cell(demand.to),
            demand.min_cover,
        ]);
    }
    table.text()
}

/// The professionals of each role, the first to be taken last.
fn servers_by_role(staff: &[Professional]) -> Vec<Vec<usize>> {
    let mut servers = vec![Vec::new(); ROLES.len()];
    for (place, person) in staff.iter().enumerate().rev() {
        servers[person.role].push(place);
    }
    servers
}

fn draw_fresh(id: String, member: usize, random: &mut Random) -> Demand {
    let place = random.weighted(ROLES.iter().map(|role| role.asked));
    let role = &ROLES[place];
    let drawn = random.weighted(role.levels.iter().copied()) as u8 + 1;
    let min_level = (drawn - random.below(2) as u8).max(1);
    let required = random.choose(&[(0, 24), (1, 50), (2, 21), (3, 5)]);
    let preferred = random.below(4) as usize;
    let mut names = random.some(&role.skills, required + preferred);
    // Which of them are required must not follow the order of the list.
    for last in (1..names.len()).rev() {
        names.swap(last, random.below(last as u64 + 1) as usize);
    }
    let prefers = names.split_off(required.min(names.len()));
    let mut demand = Demand {
        id,
        member,
        role: place,
        fte: random.choose(&[
            (20, 9),
            (30, 9),
            (40, 14),
            (50, 25),
            (60, 13),
            (80, 14),
            (100, 16),
        ]),
        min_fte: None,
        max_people: 1,
        positions: 1,
        min_level,
        skills: with_levels(names, min_level, random),
        prefers: with_levels(prefers, min_level, random),
        region: if random.permille(80) {
            random.choose(&REGIONS)
        } else {
            ""
        },
        onsite: random.permille(200),
        priority: random.choose(&[("low", 15), ("normal", 53), ("high", 25), ("critical", 7)]),
        from: None,
        to: None,
        min_cover: random.choose(&[("", 84), ("50%", 8), ("90%", 6), ("100%", 2)]),
        served_by: None,
    };
    set_window(&mut demand, random);
    set_size(&mut demand, random);
    demand
}

fn with_levels(names: Vec<&'static str>, min_level: u8, random: &mut Random) -> Vec<Skill> {
    names
        .into_iter()
        .map(|name| (name, 1 + random.below(u64::from(min_level.min(4))) as u8))
        .collect()
}

/// Some demands start or end inside the quarter, or run on from before or past it.
fn set_window(demand: &mut Demand, random: &mut Random) {
    let early = monday(1 + random.below(5));
    let late = monday(6 + random.below(6)).plus(4);
    (demand.from, demand.to) = match random.below(100) {
        0..9 => (Some(early), None),
        9..17 => (None, Some(late)),
        17..20 => (Some(early), Some(late)),
        20..25 => (Some(early.plus(-90)), Some(last_day().plus(91))),
        _ => (None, None),
    };
}

/// Most demands want one person; some are shared, some ask for several of the same.
fn set_size(demand: &mut Demand, random: &mut Random) {
    match random.below(100) {
        0..10 => {
            demand.max_people = random.choose(&[(2, 70), (3, 30)]);
            demand.fte = random.choose(&[
                (80, 10),
                (100, 30),
                (120, 17),
                (150, 20),
                (160, 10),
                (200, 13),
            ]);
            demand.min_fte = random.choose(&[(None, 20), (Some(50), 40), (Some(80), 40)]);
        }
        10..15 => demand.positions = random.choose(&[(2, 60), (3, 28), (4, 12)]),
        15..35 if demand.fte >= 40 => demand.min_fte = Some(demand.fte / 20 * 10),
        _ => {}
    }
}

/// Makes a demand one that this person did last quarter and can do.
fn go_on(demand: &mut Demand, place: usize, person: &Professional, random: &mut Random) {
    demand.served_by = Some(place);
    demand.min_level = demand.min_level.min(person.level);
    let known = random.choose(&[(0, 20), (1, 55), (2, 25)]);
    demand.skills = random.some(&person.skills, known);
    for (_, level) in &mut demand.skills {
        *level = (*level).min(demand.min_level);
    }
    let required: Vec<&str> = demand.skills.iter().map(|skill| skill.0).collect();
    demand.prefers.retain(|skill| !required.contains(&skill.0));
    if demand.max_people == 1 && demand.fte > person.fte {
        demand.fte = person.fte;
        demand.min_fte = demand.min_fte.map(|least| least.min(person.fte));
    }
}

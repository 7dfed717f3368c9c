//! The professionals and their capacity: all invented, and without names.

use inzet_model::Day;
use inzet_testkit::Random;

use crate::calendar::{cell, day, working_days};
use crate::table::{Table, hundredths};
use crate::vocabulary::{REGIONS, ROLES, Role};

/// A professional of the sample.
pub struct Professional {
    pub id: String,
    pub role: &'static Role,
    pub level: u8,
    /// Cents.
    pub day_cost: i64,
    /// Hundredths.
    pub fte: i64,
    pub other_roles: Vec<&'static str>,
    pub regions: Vec<&'static str>,
    pub skills: Vec<(&'static str, u8)>,
    pub max_members: &'static str,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub leave: Vec<Leave>,
}

/// Days on which a professional has less capacity than its contract says. No reason is kept.
pub struct Leave {
    pub from: Day,
    pub to: Day,
    /// Hundredths.
    pub fte: i64,
}

/// Draws all professionals, roles mixed, in the order of their ids.
pub fn make_staff(random: &mut Random) -> Vec<Professional> {
    let mut roles: Vec<&'static Role> = ROLES
        .iter()
        .flat_map(|role| std::iter::repeat_n(role, role.people))
        .collect();
    for place in (1..roles.len()).rev() {
        roles.swap(place, random.below(place as u64 + 1) as usize);
    }
    roles
        .into_iter()
        .enumerate()
        .map(|(rank, role)| professional(format!("P{:04}", rank + 1), role, random))
        .collect()
}

/// FTE-days of capacity in the quarter, in hundredths; leave rows taken as not overlapping.
pub fn capacity(person: &Professional) -> i64 {
    let contract = person.fte * working_days(person.from, person.to);
    let lost: i64 = person
        .leave
        .iter()
        .map(|leave| (person.fte - leave.fte) * working_days(Some(leave.from), Some(leave.to)))
        .sum();
    contract - lost
}

/// The table of professionals.
pub fn staff_table(staff: &[Professional]) -> String {
    let mut table = Table::new(&[
        "id",
        "role",
        "level",
        "day_cost_eur",
        "fte",
        "other_roles",
        "regions",
        "skills",
        "max_members",
        "from",
        "to",
    ]);
    for person in staff {
        table.push(&[
            person.id.clone(),
            person.role.id.to_owned(),
            person.level.to_string(),
            hundredths(person.day_cost),
            hundredths(person.fte),
            person.other_roles.join("|"),
            person.regions.join("|"),
            skills_cell(&person.skills),
            person.max_members.to_owned(),
            cell(person.from),
            cell(person.to),
        ]);
    }
    table.text()
}

/// The table of capacity on some days.
pub fn availability_table(staff: &[Professional]) -> String {
    let mut table = Table::new(&["professional", "from", "to", "fte"]);
    for person in staff {
        for leave in &person.leave {
            table.push(&[
                person.id.clone(),
                leave.from.to_string(),
                leave.to.to_string(),
                hundredths(leave.fte),
            ]);
        }
    }
    table.text()
}

/// A list of skills with their levels; level 1 goes without saying.
pub fn skills_cell(skills: &[(&'static str, u8)]) -> String {
    let words: Vec<String> = skills
        .iter()
        .map(|(skill, level)| {
            if *level == 1 {
                (*skill).to_owned()
            } else {
                format!("{skill}:{level}")
            }
        })
        .collect();
    words.join("|")
}

fn professional(id: String, role: &'static Role, random: &mut Random) -> Professional {
    let level = random.weighted(&role.levels) as u8 + 1;
    let fte = random.choose(&[(100, 75), (90, 5), (80, 11), (70, 1), (60, 2), (50, 6)]);
    let (first_level, step) = role.day_cost;
    let euro = first_level + step * i64::from(level - 1);
    let day_cost =
        (euro * 100 + 50 * i64::from(random.between(0, 100)) - 2_500).clamp(35_000, 75_000);
    let mut person = Professional {
        id,
        role,
        level,
        day_cost,
        fte,
        other_roles: if random.percent(18) {
            role.other_roles.to_vec()
        } else {
            Vec::new()
        },
        regions: regions(random),
        skills: skills(role, level, random),
        max_members: random.choose(&[("", 86), ("1", 4), ("2", 8), ("4", 2)]),
        from: random.choose(&[(None, 96), (Some(day(1, 15)), 2), (Some(day(2, 2)), 2)]),
        to: random.choose(&[(None, 97), (Some(day(2, 27)), 2), (Some(day(3, 13)), 1)]),
        leave: Vec::new(),
    };
    person.leave = leave(&person, random);
    person
}

fn regions(random: &mut Random) -> Vec<&'static str> {
    if random.percent(14) {
        return Vec::new();
    }
    let home = [(0, 26), (1, 12), (2, 12), (3, 22), (4, 18), (5, 10)];
    let (name, neighbours) = REGIONS[random.choose(&home)];
    let more = random.between(0, 2) as usize;
    let mut regions = random.some(neighbours, more);
    regions.push(name);
    regions.sort_unstable();
    regions
}

fn skills(role: &'static Role, level: u8, random: &mut Random) -> Vec<(&'static str, u8)> {
    let count = random.between(3, 7) as usize;
    random
        .some(&role.skills, count)
        .into_iter()
        .map(|skill| {
            let held = i64::from(level) + random.choose(&[(-2, 15), (-1, 35), (0, 35), (1, 15)]);
            (skill, held.clamp(1, 5) as u8)
        })
        .collect()
}

/// One person in four has some: a phase of part-time work, or weeks away.
fn leave(person: &Professional, random: &mut Random) -> Vec<Leave> {
    if person.from.is_some() || person.to.is_some() || !random.percent(26) {
        return Vec::new();
    }
    let monday = day(1, 5).plus(7 * random.between(0, 10) as i32);
    let weeks = |count: i32| monday.plus(7 * count - 3).min(day(3, 31));
    let away = |from, to| Leave { from, to, fte: 0 };
    match random.weighted(&[34, 20, 22, 14, 10]) {
        0 => vec![away(monday, weeks(1))],
        1 => vec![away(monday, weeks(2))],
        // Parental leave and career breaks: a fifth or a half less for months.
        2 if person.fte == 100 => {
            vec![Leave {
                from: day(1, 1),
                to: day(3, 31),
                fte: random.choose(&[(80, 3), (50, 1), (90, 1)]),
            }]
        }
        3 if person.fte >= 80 => vec![Leave {
            from: day(2, 1),
            to: day(3, 31),
            fte: 50,
        }],
        4 => vec![away(
            day(1, 1),
            random.choose(&[(day(1, 31), 2), (day(2, 28), 2), (day(3, 31), 1)]),
        )],
        _ => vec![away(day(2, 16), day(2, 20))],
    }
}

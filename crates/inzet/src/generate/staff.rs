//! The professionals of a generated folder and the days on which they have less capacity.

use inzet_model::Day;

use super::calendar::{cell, day, last_day, monday};
use super::random::Random;
use super::table::{Table, hundredths, identifier};
use super::vocabulary::{REGIONS, ROLES, Role};

/// An invented professional.
pub struct Professional {
    pub id: String,
    /// Place in `ROLES`.
    pub role: usize,
    pub level: u8,
    /// Cents.
    pub day_cost: i64,
    /// Hundredths.
    pub fte: i64,
    pub other_role: &'static str,
    pub regions: Vec<&'static str>,
    pub skills: Vec<Skill>,
    pub max_members: &'static str,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub leave: Option<Leave>,
}

/// A skill and its level.
pub type Skill = (&'static str, u8);

/// Days on which a professional has less capacity than its contract says.
pub struct Leave {
    from: Day,
    to: Day,
    /// Hundredths.
    fte: i64,
}

/// Draws so many professionals.
pub fn draw_staff(count: usize, random: &mut Random) -> Vec<Professional> {
    (0..count)
        .map(|rank| draw_professional(identifier('P', rank, count), random))
        .collect()
}

/// The text of professionals.csv.
pub fn render_staff(staff: &[Professional]) -> String {
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
            &person.id,
            ROLES[person.role].id,
            &person.level.to_string(),
            &hundredths(person.day_cost),
            &hundredths(person.fte),
            person.other_role,
            &person.regions.join("|"),
            &skills_cell(&person.skills),
            person.max_members,
            &cell(person.from),
            &cell(person.to),
        ]);
    }
    table.text()
}

/// The text of availability.csv.
pub fn render_availability(staff: &[Professional]) -> String {
    let mut table = Table::new(&["professional", "from", "to", "fte"]);
    for person in staff {
        if let Some(leave) = &person.leave {
            table.push(&[
                &person.id,
                &leave.from.to_string(),
                &leave.to.to_string(),
                &hundredths(leave.fte),
            ]);
        }
    }
    table.text()
}

/// A list of skills with their levels; level 1 goes without saying.
pub fn skills_cell(skills: &[Skill]) -> String {
    let words: Vec<String> = skills
        .iter()
        .map(|(skill, level)| match level {
            1 => (*skill).to_owned(),
            _ => format!("{skill}:{level}"),
        })
        .collect();
    words.join("|")
}

fn draw_professional(id: String, random: &mut Random) -> Professional {
    let place = random.weighted(ROLES.iter().map(|role| role.people));
    let role = &ROLES[place];
    let level = random.weighted(role.levels.iter().copied()) as u8 + 1;
    let (first, step) = role.day_cost;
    let euro = first + step * i64::from(level - 1);
    let fte = random.choose(&[(100, 75), (90, 5), (80, 11), (70, 1), (60, 2), (50, 6)]);
    let (from, to) = draw_contract(random);
    Professional {
        id,
        role: place,
        level,
        day_cost: (euro * 100 + 50 * random.below(101) as i64 - 2_500).clamp(35_000, 75_000),
        fte,
        other_role: if random.permille(140) {
            role.other_role
        } else {
            ""
        },
        regions: draw_regions(random),
        skills: draw_skills(role, level, random),
        max_members: random.choose(&[("", 88), ("1", 3), ("2", 7), ("4", 2)]),
        from,
        to,
        leave: draw_leave(fte, random),
    }
}

/// A few come or go within the quarter.
fn draw_contract(random: &mut Random) -> (Option<Day>, Option<Day>) {
    match random.below(100) {
        0 | 1 => (Some(monday(random.below(6))), None),
        2 | 3 => (None, Some(monday(5 + random.below(6)))),
        _ => (None, None),
    }
}

fn draw_regions(random: &mut Random) -> Vec<&'static str> {
    if random.permille(140) {
        return Vec::new();
    }
    let mut names = vec![random.choose(&REGIONS)];
    for _ in 0..random.below(4) {
        names.push(random.choose(&REGIONS));
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn draw_skills(role: &Role, level: u8, random: &mut Random) -> Vec<Skill> {
    let count = 4 + random.below(5) as usize;
    let names = random.some(&role.skills, count);
    names
        .into_iter()
        .map(|name| {
            let shift = random.choose(&[(-2, 15), (-1, 35), (0, 35), (1, 15)]);
            (name, (i32::from(level) + shift).clamp(1, 5) as u8)
        })
        .collect()
}

/// One person in five: weeks away, or a phase with a fifth or half less.
fn draw_leave(contract: i64, random: &mut Random) -> Option<Leave> {
    let week = random.below(11);
    let away = |weeks: i32| Leave {
        from: monday(week),
        to: monday(week).plus(7 * weeks - 3).min(last_day()),
        fte: 0,
    };
    match random.below(100) {
        0..7 => Some(away(1)),
        7..11 => Some(away(2)),
        11..13 => Some(away(6)),
        13 => Some(Leave {
            from: day(0),
            to: last_day(),
            fte: 0,
        }),
        14..18 if contract == 100 => Some(Leave {
            from: day(0),
            to: last_day(),
            fte: 80,
        }),
        18..20 if contract > 50 => Some(Leave {
            from: day(31),
            to: last_day(),
            fte: 50,
        }),
        _ => None,
    }
}

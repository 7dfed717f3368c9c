//! What members ask in each quarter: invented, and made from the people there are.

use inzet_testkit::Random;

use crate::members::Member;
use crate::staff::Professional;
use crate::table::{Table, hundredths};
use crate::vocabulary::Role;

/// A demand that lasts from one quarter to another.
pub struct Demand {
    id: String,
    /// Place in the list of members.
    member: usize,
    role: &'static Role,
    /// Hundredths.
    fte: i64,
    level: u8,
    max_people: u32,
    priority: &'static str,
    /// First and last quarter.
    quarters: (u8, u8),
}

/// How often each member asks.
const WEIGHTS: [u64; 12] = [5, 4, 4, 2, 3, 2, 2, 4, 3, 2, 1, 2];

/// A demand for every professional and some more, in the order of their ids.
pub fn make_demands(staff: &[Professional], random: &mut Random) -> Vec<Demand> {
    let more = staff.iter().take(6);
    staff
        .iter()
        .chain(more)
        .enumerate()
        .map(|(rank, person)| Demand {
            id: format!("V{:02}", rank + 1),
            // Every member asks at least once.
            member: if rank < WEIGHTS.len() {
                rank
            } else {
                random.weighted(&WEIGHTS)
            },
            role: person.role,
            fte: random.choose(&[(100, 35), (80, 25), (60, 20), (50, 20)]),
            level: person.level.saturating_sub(1).max(1),
            max_people: random.choose(&[(1, 75), (2, 25)]),
            priority: random.choose(&[("", 60), ("high", 30), ("critical", 10)]),
            quarters: random.choose(&[((1, 4), 60), ((1, 2), 15), ((2, 4), 15), ((3, 4), 10)]),
        })
        .collect()
}

/// The demands of a quarter. Nothing is asked for a member that is not there.
pub fn table(demands: &[Demand], members: &[Member], quarter: u8) -> String {
    let mut table = Table::new(&[
        "id",
        "member",
        "role",
        "fte",
        "min_fte",
        "max_people",
        "min_level",
        "priority",
    ]);
    for demand in demands {
        let member = &members[demand.member];
        let gone = !member.left.is_empty() && quarter > 3;
        let there = member.state != "candidate" && !gone;
        if !there || !(demand.quarters.0..=demand.quarters.1).contains(&quarter) {
            continue;
        }
        table.push(&[
            demand.id.clone(),
            member.id.clone(),
            demand.role.id.to_owned(),
            hundredths(demand.fte),
            hundredths(demand.fte.min(50)),
            demand.max_people.to_string(),
            demand.level.to_string(),
            demand.priority.to_owned(),
        ]);
    }
    table.text()
}

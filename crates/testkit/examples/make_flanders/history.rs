//! Who served whom last quarter, and what the planner has settled beforehand: invented.

use std::collections::BTreeSet;

use inzet_testkit::Random;

use crate::demands::Demand;
use crate::members::Member;
use crate::staff::Professional;
use crate::table::{Table, hundredths};

/// Last quarter's assignments of about 60 % of the staff.
///
/// Mostly demands that go on; some whose demand is gone, known by the member or its old id only.
pub fn previous_table(
    demands: &[Demand],
    members: &[Member],
    staff: &[Professional],
    random: &mut Random,
) -> String {
    let mut rows = BTreeSet::new();
    let mut busy = BTreeSet::new();
    for demand in demands {
        if let Some(place) = demand.served_by
            && random.percent(85)
        {
            busy.insert(place);
            rows.insert((place, demand.member, demand.id.clone()));
        }
    }
    let weights: Vec<u64> = members.iter().map(|member| member.weight).collect();
    for place in 0..staff.len() {
        let chance = if busy.contains(&place) { 22 } else { 16 };
        if random.percent(chance) {
            let old = random.between(1, 590);
            let id = if random.percent(60) {
                format!("V2025-{old:04}")
            } else {
                String::new()
            };
            rows.insert((place, random.weighted(&weights), id));
        }
    }
    let mut table = Table::new(&["professional", "member", "demand"]);
    for (place, member, demand) in rows {
        table.push(&[staff[place].id.clone(), members[member].id.clone(), demand]);
    }
    table.text()
}

/// A few pins, each on a demand its person did before, and bans.
pub fn decisions_table(
    demands: &[Demand],
    members: &[Member],
    staff: &[Professional],
    random: &mut Random,
) -> String {
    let mut table = Table::new(&[
        "professional",
        "demand",
        "member",
        "decision",
        "fte",
        "from",
        "to",
        "override",
        "reason",
    ]);
    for (number, demand) in pinned(demands, members, staff).into_iter().enumerate() {
        let person = &staff[demand.served_by.expect("pins are on demands that go on")];
        let fte = if number % 2 == 0 {
            hundredths(demand.fte)
        } else {
            String::new()
        };
        table.push(&decision(
            &person.id,
            &demand.id,
            "",
            "pin",
            &fte,
            "Afgesproken met het lid",
        ));
    }
    for number in 0..10 {
        let person = random.pick(staff);
        let fitting: Vec<&Demand> = demands
            .iter()
            .filter(|demand| demand.role.id == person.role.id && demand.served_by.is_none())
            .collect();
        let demand = random.pick(&fitting);
        let member = &members[demand.member].id;
        let (demand, member) = if number < 8 {
            (demand.id.as_str(), "")
        } else {
            ("", member.as_str())
        };
        table.push(&decision(
            &person.id,
            demand,
            member,
            "ban",
            "",
            "Vermijdt een belangenconflict",
        ));
    }
    table.text()
}

/// Demands whose pin is sure to obey every rule: the person has the role, level and skills, no
/// leave, a contract for the whole quarter and room for it; the member has no budget and is a
/// member throughout.
fn pinned<'a>(
    demands: &'a [Demand],
    members: &[Member],
    staff: &[Professional],
) -> Vec<&'a Demand> {
    demands
        .iter()
        .filter(|demand| demand.max_people == 1 && demand.positions == 1 && demand.from.is_none())
        .filter(|demand| {
            let member = &members[demand.member];
            member.budget.is_none() && member.joined.is_empty() && member.left.is_empty()
        })
        .filter(|demand| {
            demand.served_by.is_some_and(|place| {
                let person = &staff[place];
                person.leave.is_empty() && person.from.is_none() && person.to.is_none()
            })
        })
        .step_by(19)
        .take(6)
        .collect()
}

fn decision(
    person: &str,
    demand: &str,
    member: &str,
    word: &str,
    fte: &str,
    reason: &str,
) -> [String; 9] {
    [person, demand, member, word, fte, "", "", "", reason].map(str::to_owned)
}

//! The demands of a tiny folder.

use inzet_model::{Dataset, Demand, Fte, MemberIx, Priority, RegionIx, Share};

use super::some_ends;
use super::staff::{some_role, some_skills};
use crate::random::Random;

/// Steps of FTE that one person can give to one demand at most: what keeps plans countable.
const MOST_STEPS: u32 = 4;

pub(super) fn add_demands(dataset: &mut Dataset, random: &mut Random) {
    for number in 1..=random.choose(&[(1, 15), (2, 25), (3, 30), (4, 30)]) {
        let demand = draw_demand(number, dataset, random);
        dataset.demands.push(demand);
    }
}

fn draw_demand(number: u32, dataset: &Dataset, random: &mut Random) -> Demand {
    let member = MemberIx::from_usize(random.below(dataset.members.len() as u64) as usize);
    let max_people = random.choose(&[(1, 60), (2, 30), (3, 10)]);
    let (fte, min_fte) = draw_fte(dataset, max_people, random);
    let (from, to) = some_ends(dataset, 22, random);
    let regions = dataset.regions.len() as u64;
    let own_region = RegionIx::from_usize(random.below(regions) as usize);
    let required = random.choose(&[(0, 62), (1, 33), (2, 5)]);
    let preferred = random.between(0, 2) as usize;
    Demand {
        id: format!("D{number}"),
        member,
        role: some_role(dataset, random),
        fte,
        min_fte,
        max_people,
        positions: random.choose(&[(1, 75), (2, 20), (3, 5)]),
        min_level: random.choose(&[(1, 45), (2, 35), (3, 20)]),
        skills: some_skills(dataset, required, 2, random),
        prefers: some_skills(dataset, preferred, 3, random),
        region: if random.percent(30) {
            Some(own_region)
        } else {
            dataset.members[member].region
        },
        onsite: random.percent(22),
        priority: random.choose(&[
            (Priority::Low, 20),
            (Priority::Normal, 40),
            (Priority::High, 25),
            (Priority::Critical, 15),
        ]),
        from,
        to,
        min_cover: Share::from_percent(random.choose(&[(75, 50), (50, 20), (0, 20), (100, 10)]))
            .expect("at most the whole"),
        note: String::new(),
    }
}

/// FTE per position and the least worth having: multiples of the step.
fn draw_fte(dataset: &Dataset, max_people: u32, random: &mut Random) -> (Fte, Fte) {
    let step = dataset.policy.planning.fte_step.hundredths();
    let each = (100 / step).min(MOST_STEPS);
    let steps = random.between(1, each * max_people);
    let least = if random.percent(50) {
        steps
    } else {
        random.between(1, steps)
    };
    (
        Fte::from_hundredths(steps * step),
        Fte::from_hundredths(least * step),
    )
}

//! What an FTE-day of a professional on a demand is worth, part by part.

use inzet_model::{Dataset, DemandIx, IndexVec, MemberIx, Priority, ProfessionalIx};

use crate::eligibility::{holds, outside_points};

/// The parts of a rate, in points per FTE-day, by goal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Points of the priority.
    pub coverage: i64,
    /// `same_member` and `same_demand`.
    pub continuity: i64,
    /// `prefer` and outside scores, less `other_role`, `over_level` and `region`.
    pub fit: i64,
    /// Less what the day costs.
    pub cost: i64,
}

impl Rate {
    /// The whole rate.
    #[must_use]
    pub const fn total(self) -> i64 {
        self.coverage + self.continuity + self.fit + self.cost
    }
}

/// Who served whom last period.
#[derive(Clone, Debug)]
pub struct History {
    members: ByPerson<MemberIx>,
    demands: ByPerson<DemandIx>,
}

impl History {
    pub(crate) fn new(dataset: &Dataset) -> Self {
        let people = dataset.professionals.len();
        let members = dataset
            .previous
            .iter()
            .map(|row| (row.professional, row.member));
        let demands = dataset
            .previous
            .iter()
            .filter_map(|row| Some((row.professional, row.member, row.demand?)))
            .filter(|&(_, member, demand)| dataset.demands[demand].member == member)
            .map(|(professional, _, demand)| (professional, demand));
        Self {
            members: ByPerson::new(people, members.collect()),
            demands: ByPerson::new(people, demands.collect()),
        }
    }

    /// Whether the person served the member last period.
    #[must_use]
    pub fn served_member(&self, professional: ProfessionalIx, member: MemberIx) -> bool {
        self.members.of(professional).contains(&member)
    }

    /// Whether the person served this demand of the member that asks it now.
    #[must_use]
    pub fn served_demand(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.demands.of(professional).contains(&demand)
    }
}

/// What belongs to each professional, side by side. Every pair asks for it, millions of times, and
/// few have more than two or three entries: looking through them beats searching the whole table.
#[derive(Clone, Debug)]
struct ByPerson<Ix> {
    entries: Vec<Ix>,
    /// Where those of each professional start, and at last where all end.
    starts: IndexVec<ProfessionalIx, usize>,
}

impl<Ix: Copy + Ord> ByPerson<Ix> {
    fn new(people: usize, mut rows: Vec<(ProfessionalIx, Ix)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let starts = (0..=people)
            .map(|person| rows.partition_point(|row| row.0 < ProfessionalIx::from(person)))
            .collect();
        Self {
            entries: rows.into_iter().map(|row| row.1).collect(),
            starts,
        }
    }

    fn of(&self, professional: ProfessionalIx) -> &[Ix] {
        &self.entries[self.starts[professional]..self.starts[professional + 1]]
    }
}

/// The rate of a pair.
///
/// # Source
/// FORMAT section 5, `rate(p, d)`.
#[must_use]
pub fn rate(
    dataset: &Dataset,
    history: &History,
    professional: ProfessionalIx,
    demand: DemandIx,
) -> Rate {
    let points = &dataset.policy.points;
    let (person, row) = (
        &dataset.professionals[professional],
        &dataset.demands[demand],
    );
    let mut rate = Rate {
        coverage: priority_points(dataset, row.priority),
        ..Rate::default()
    };
    if person.role != row.role {
        rate.fit -= points.other_role;
    }
    rate.fit -= points.over_level * i64::from(person.level.saturating_sub(row.min_level));
    let preferred = row
        .prefers
        .iter()
        .filter(|asked| holds(&person.skills, asked))
        .count();
    rate.fit += points.prefer * i64::try_from(preferred).expect("few skills");
    let elsewhere = |region| !person.regions.is_empty() && !person.regions.contains(&region);
    if row.region.is_some_and(elsewhere) {
        rate.fit -= points.region;
    }
    rate.fit += outside_points(dataset, professional, demand).unwrap_or(0);
    if history.served_member(professional, row.member) {
        rate.continuity += points.same_member;
    }
    if history.served_demand(professional, demand) {
        rate.continuity += points.same_demand;
    }
    rate.cost = -cost_points(points.cost_per_100_eur, person.day_cost.count());
    rate
}

fn priority_points(dataset: &Dataset, priority: Priority) -> i64 {
    let points = &dataset.policy.points;
    match priority {
        Priority::Low => points.low,
        Priority::Normal => points.normal,
        Priority::High => points.high,
        Priority::Critical => points.critical,
    }
}

/// `half_up(cost_per_100_eur * day_cost_cents / 10000)`: at most 10^6 x 10^8, far inside 64 bits,
/// whose division is many times as fast as that of 128.
fn cost_points(per_100_eur: i64, day_cost_cents: i64) -> i64 {
    const DIVISOR: i64 = 10_000;
    (per_100_eur * day_cost_cents + DIVISOR / 2).div_euclid(DIVISOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_rounded_half_up() {
        // 5 x 41,000 / 10,000 = 20.5
        assert_eq!(cost_points(5, 41_000), 21);
        assert_eq!(cost_points(5, 40_999), 20);
        assert_eq!(cost_points(1_000_000, 100_000_000), 10_000_000_000);
    }

    #[test]
    fn each_person_has_its_own_entries() {
        let person = |number: usize| ProfessionalIx::from(number);
        let rows = vec![
            (person(2), 7),
            (person(0), 9),
            (person(2), 7),
            (person(2), 3),
        ];
        let by_person = ByPerson::new(4, rows);
        let lists: Vec<&[i32]> = (0..4).map(|number| by_person.of(person(number))).collect();
        assert_eq!(lists, [&[9][..], &[], &[3, 7], &[]]);
    }
}

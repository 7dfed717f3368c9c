//! What an FTE-day of a professional on a demand is worth, part by part.

use inzet_model::{Dataset, DemandIx, MemberIx, Priority, ProfessionalIx};
use inzet_money::rounding::half_up;

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
#[derive(Clone, Debug, Default)]
pub struct History {
    members: Vec<(ProfessionalIx, MemberIx)>,
    demands: Vec<(ProfessionalIx, DemandIx)>,
}

impl History {
    pub(crate) fn new(dataset: &Dataset) -> Self {
        let mut members: Vec<_> = dataset
            .previous
            .iter()
            .map(|row| (row.professional, row.member))
            .collect();
        members.sort_unstable();
        members.dedup();
        let mut demands: Vec<_> = dataset
            .previous
            .iter()
            .filter_map(|row| Some((row.professional, row.member, row.demand?)))
            .filter(|&(_, member, demand)| dataset.demands[demand].member == member)
            .map(|(professional, _, demand)| (professional, demand))
            .collect();
        demands.sort_unstable();
        demands.dedup();
        Self { members, demands }
    }

    /// Whether the person served the member last period.
    #[must_use]
    pub fn served_member(&self, professional: ProfessionalIx, member: MemberIx) -> bool {
        self.members.binary_search(&(professional, member)).is_ok()
    }

    /// Whether the person served this demand of the member that asks it now.
    #[must_use]
    pub fn served_demand(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.demands.binary_search(&(professional, demand)).is_ok()
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

/// `half_up(cost_per_100_eur * day_cost_cents / 10000)`.
fn cost_points(per_100_eur: i64, day_cost_cents: i64) -> i64 {
    let points = half_up(i128::from(per_100_eur) * i128::from(day_cost_cents), 10_000);
    i64::try_from(points).expect("points and day costs are limited")
}

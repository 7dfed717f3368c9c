//! What an FTE-day of a pair is worth, in its parts (FORMAT section 5).

use std::fmt;

use inzet_model::{Assignment, DemandIx, MemberIx, Priority, ProfessionalIx};

use crate::eligibility::{holds_skill, region_is_foreign};
use crate::facts::Facts;

/// The parts of a rate, each in points per FTE-day; together they are the rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateParts {
    /// The points of the priority.
    pub coverage: i64,
    /// same_member and same_demand.
    pub continuity: i64,
    /// Preferred skills and outside points, less other_role, over_level and region.
    pub fit: i64,
    /// The points of the day cost: zero or below.
    pub cost: i64,
}

/// Where an assignment comes from: the first that holds, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The planner settled it.
    Pinned,
    /// The person served this demand last period.
    SameDemand,
    /// The person served this member last period.
    SameMember,
    /// The person did not serve this member last period.
    New,
}

impl Status {
    /// The word in assignments.csv.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::SameDemand => "same_demand",
            Self::SameMember => "same_member",
            Self::New => "new",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Facts<'_> {
    /// rate(p, d): points per FTE-day.
    #[must_use]
    pub fn rate(&self, professional: ProfessionalIx, demand: DemandIx) -> i64 {
        let parts = self.rate_parts(professional, demand);
        parts.coverage + parts.continuity + parts.fit + parts.cost
    }

    /// rate(p, d) in its parts.
    #[must_use]
    pub fn rate_parts(&self, professional: ProfessionalIx, demand: DemandIx) -> RateParts {
        let points = self.dataset.policy.points;
        let member = self.dataset.demands[demand].member;
        let mut continuity = 0;
        if self.served_member(professional, member) {
            continuity += points.same_member;
        }
        if self.served_demand(professional, demand) {
            continuity += points.same_demand;
        }
        RateParts {
            coverage: match self.dataset.demands[demand].priority {
                Priority::Low => points.low,
                Priority::Normal => points.normal,
                Priority::High => points.high,
                Priority::Critical => points.critical,
            },
            continuity,
            fit: self.fit(professional, demand),
            cost: -self.cost_points(professional),
        }
    }

    /// Whether the person served the member last period.
    #[must_use]
    pub fn served_member(&self, professional: ProfessionalIx, member: MemberIx) -> bool {
        self.served_members.contains(&(professional, member))
    }

    /// Whether the person served this demand of this member last period.
    #[must_use]
    pub fn served_demand(&self, professional: ProfessionalIx, demand: DemandIx) -> bool {
        self.served_demands.contains(&(professional, demand))
    }

    /// The status of an assignment.
    #[must_use]
    pub fn status(&self, assignment: &Assignment) -> Status {
        let (professional, demand) = (assignment.professional, assignment.demand);
        if self.pin(professional, demand).is_some() {
            Status::Pinned
        } else if self.served_demand(professional, demand) {
            Status::SameDemand
        } else if self.served_member(professional, self.dataset.demands[demand].member) {
            Status::SameMember
        } else {
            Status::New
        }
    }

    fn fit(&self, professional: ProfessionalIx, demand: DemandIx) -> i64 {
        let points = self.dataset.policy.points;
        let person = &self.dataset.professionals[professional];
        let asked = &self.dataset.demands[demand];
        let pair = (professional, demand);
        let mut fit = self.outside_scores.get(&pair).copied().unwrap_or(0);
        for skill in &asked.prefers {
            if holds_skill(person, *skill) {
                fit += points.prefer;
            }
        }
        if person.role != asked.role {
            fit -= points.other_role;
        }
        fit -= points.over_level * i64::from(person.level.saturating_sub(asked.min_level));
        if region_is_foreign(person, asked) {
            fit -= points.region;
        }
        fit
    }

    /// half_up(cost_per_100_eur * day_cost_cents / 10000), with half_up(x) = floor(x + 1/2).
    fn cost_points(&self, professional: ProfessionalIx) -> i64 {
        let per_100_eur = i128::from(self.dataset.policy.points.cost_per_100_eur);
        let day_cost = i128::from(self.dataset.professionals[professional].day_cost.count());
        let points = (2 * per_100_eur * day_cost + 10_000).div_euclid(20_000);
        i64::try_from(points).unwrap_or(i64::MAX / 4)
    }
}

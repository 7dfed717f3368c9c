//! What a plan is worth (FORMAT section 5).

use inzet_model::{Assignment, IndexVec, MemberIx, Score};

use crate::facts::Facts;
use crate::rates::RateParts;

/// The goals that add up to the score (FORMAT section 6), in hundredths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goals {
    /// Priority points.
    pub coverage: Score,
    /// Points for lifting members up to the solidarity share.
    pub solidarity: Score,
    /// same_member and same_demand, less new_assignment.
    pub continuity: Score,
    /// Preferences and outside scores, less other_role, over_level and region.
    pub fit: Score,
    /// The points of the day cost: zero or below.
    pub cost: Score,
}

impl Goals {
    /// The score.
    #[must_use]
    pub fn total(&self) -> Score {
        self.coverage + self.solidarity + self.continuity + self.fit + self.cost
    }
}

/// Adds up the assignments, all of which are on demands and people of the folder.
pub(crate) fn goals(facts: &Facts, assignments: &[Assignment]) -> Goals {
    let mut served: IndexVec<MemberIx, i128> = facts.dataset.members.iter().map(|_| 0).collect();
    let mut goals = Goals::default();
    for assignment in assignments {
        let member = facts.dataset.demands[assignment.demand].member;
        let fte_days = facts.fte_days(assignment);
        served[member] += fte_days;
        let parts = facts.rate_parts(assignment.professional, assignment.demand);
        add_parts(&mut goals, fte_days, parts);
        goals.continuity -= facts.arrival(assignment);
    }
    for (member, fte_days) in served.into_iter_enumerated() {
        goals.solidarity += facts.solidarity(member, fte_days);
    }
    goals
}

fn add_parts(goals: &mut Goals, fte_days: i128, parts: RateParts) {
    let worth = |points: i64| Score::new(fte_days * i128::from(points));
    goals.coverage += worth(parts.coverage);
    goals.continuity += worth(parts.continuity);
    goals.fit += worth(parts.fit);
    goals.cost += worth(parts.cost);
}

impl Facts<'_> {
    /// 100 * new_assignment when the person did not serve the member last period, else nothing.
    pub(crate) fn arrival(&self, assignment: &Assignment) -> Score {
        let member = self.dataset.demands[assignment.demand].member;
        if self.served_member(assignment.professional, member) {
            return Score::ZERO;
        }
        Score::new(100 * i128::from(self.dataset.policy.points.new_assignment))
    }

    /// solidarity * min(S(m), floor(solidarity_share * R(m))), for S(m) = `fte_days`.
    pub(crate) fn solidarity(&self, member: MemberIx, fte_days: i128) -> Score {
        let points = self.dataset.policy.points;
        let whole = i128::from(inzet_model::Share::DENOMINATOR);
        let share = i128::from(points.solidarity_share.millionths());
        let target = share * i128::from(self.requested(member).hundredths()) / whole;
        Score::new(i128::from(points.solidarity) * fte_days.min(target))
    }
}

#[cfg(test)]
mod tests {
    use inzet_model::{DemandIx, Fte, OutsideScore, Plan, Previous, Skill};

    use super::*;
    use crate::example::{dataset, period};
    use crate::verdict::check_plan;

    fn full(professional: usize, demand: usize) -> Assignment {
        Assignment {
            professional: professional.into(),
            demand: demand.into(),
            position: 1,
            fte: Fte::ONE,
            from: period().from,
            to: period().to,
        }
    }

    #[test]
    fn a_new_assignment_is_worth_its_points_less_cost_and_arrival() {
        // c * w = 100 * 63 = 6,300. Rate: 200 for normal, less 5 points per 100 euro of 500
        // euro: 175. Arrival: 100 * 20.
        // Solidarity: S = 6,300; R = 2 demands of 6,300; half of it is 6,300: all counts, 100 each.
        let verdict = check_plan(&dataset(), &Plan::new(vec![full(0, 0)]));
        assert_eq!(verdict.goals.coverage, Score::new(6_300 * 200));
        assert_eq!(verdict.goals.cost, Score::new(-6_300 * 25));
        assert_eq!(verdict.goals.continuity, Score::new(-2_000));
        assert_eq!(verdict.goals.fit, Score::ZERO);
        assert_eq!(verdict.goals.solidarity, Score::new(6_300 * 100));
        assert_eq!(verdict.score, Score::new(6_300 * (200 - 25 + 100) - 2_000));
    }

    #[test]
    fn solidarity_stops_at_the_share() {
        // M2 asked 6,300; half of it is 3,150.
        let verdict = check_plan(&dataset(), &Plan::new(vec![full(0, 2)]));
        assert_eq!(verdict.goals.solidarity, Score::new(3_150 * 100));
    }

    #[test]
    fn history_preferences_and_deductions_count_per_fte_day() {
        let mut dataset = dataset();
        dataset.previous = vec![Previous {
            professional: 0.into(),
            member: 0.into(),
            demand: Some(DemandIx::from_usize(0)),
            fte: None,
        }];
        dataset.scores = vec![OutsideScore {
            professional: 0.into(),
            demand: 0.into(),
            points: 7,
        }];
        let skill = |level| Skill {
            skill: 0.into(),
            level,
        };
        dataset.demands[0].prefers = vec![skill(2)];
        dataset.demands[0].min_level = 1;
        dataset.demands[0].region = Some(0.into());
        let person = &mut dataset.professionals[0];
        person.skills = vec![skill(2)];
        person.regions = vec![1.into()];
        person.role = 1.into();
        person.other_roles = vec![0.into()];
        let verdict = check_plan(&dataset, &Plan::new(vec![full(0, 0)]));
        // Continuity: 40 + 20, no arrival. Fit: 7 + 5 - 20 - 2 * 10 - 15 = -43.
        assert_eq!(verdict.goals.continuity, Score::new(6_300 * 60));
        assert_eq!(verdict.goals.fit, Score::new(-6_300 * 43));
        assert_eq!(verdict.violations, []);
    }

    #[test]
    fn a_demand_of_another_member_by_now_is_not_the_same_demand() {
        let mut dataset = dataset();
        dataset.previous = vec![Previous {
            professional: 0.into(),
            member: 1.into(),
            demand: Some(DemandIx::from_usize(0)),
            fte: None,
        }];
        let facts = Facts::new(&dataset);
        assert_eq!(facts.rate(0.into(), 0.into()), 175);
        assert_eq!(facts.rate(0.into(), 2.into()), 215);
    }

    #[test]
    fn half_a_cost_point_goes_up() {
        let mut dataset = dataset();
        // 5 points per 100 euro of 350 euro: 17.5, so 18.
        dataset.professionals[0].day_cost = inzet_model::Cents::new(35_000);
        assert_eq!(Facts::new(&dataset).rate(0.into(), 0.into()), 182);
        // Of 349.99 euro: 17.4995, so 17.
        dataset.professionals[0].day_cost = inzet_model::Cents::new(34_999);
        assert_eq!(Facts::new(&dataset).rate(0.into(), 0.into()), 183);
    }
}

//! What a plan is worth, in integers, goal by goal.

use inzet_model::{FteDays, IndexVec, MemberIx, Plan, Score};

use crate::instance::Instance;

/// The score of a plan, split over its goals; they add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goals {
    /// Points of the priorities.
    pub coverage: Score,
    /// Lifting members up to the share of solidarity.
    pub solidarity: Score,
    /// `same_member` and `same_demand`, less new assignments.
    pub continuity: Score,
    /// Preferred skills and outside scores, less other roles, levels and regions.
    pub fit: Score,
    /// Less what people cost.
    pub cost: Score,
}

impl Goals {
    /// The score.
    #[must_use]
    pub fn total(&self) -> Score {
        self.coverage + self.solidarity + self.continuity + self.fit + self.cost
    }
}

/// A plan's score and its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// Hundredths of a point.
    pub score: Score,
    /// Its parts.
    pub goals: Goals,
}

/// Recomputes the score of a plan from its assignments.
///
/// # Source
/// FORMAT section 5.
#[must_use]
pub fn evaluate(instance: &Instance, plan: &Plan) -> Evaluation {
    let dataset = instance.dataset();
    let mut goals = Goals::default();
    let mut served: IndexVec<MemberIx, FteDays> =
        dataset.members.iter().map(|_| FteDays::ZERO).collect();
    for assignment in plan.assignments() {
        let (professional, demand) = (assignment.professional, assignment.demand);
        let member = dataset.demands[demand].member;
        let work = assignment.fte * instance.days(assignment);
        let worth = |points: i64| Score::new(i128::from(work.hundredths()) * i128::from(points));
        let rate = instance.rate_parts(professional, demand);
        goals.coverage += worth(rate.coverage);
        goals.continuity += worth(rate.continuity);
        goals.fit += worth(rate.fit);
        goals.cost += worth(rate.cost);
        if !instance.history().served_member(professional, member) {
            goals.continuity -= instance.new_assignment_cost();
        }
        served[member] += work;
    }
    let solidarity = i128::from(dataset.policy.points.solidarity);
    for (member, work) in served.iter_enumerated() {
        let lifted = work.hundredths().min(instance.solidarity_floor(member));
        goals.solidarity += Score::new(solidarity * i128::from(lifted));
    }
    Evaluation {
        score: goals.total(),
        goals,
    }
}

//! What an assignment is worth to the plan, goal by goal.

use inzet_model::Assignment;
use serde::Serialize;

use crate::explain::amount::Amount;
use crate::explain::standing::Standing;

/// Points that the plan would lose without the assignment; the goals add up to the total.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct AssignmentPoints {
    /// All of it.
    pub total: Amount,
    /// The priority of the demand.
    pub coverage: Amount,
    /// Lifting the member up to its share of solidarity.
    pub solidarity: Amount,
    /// Serving the same member or demand as before, less a new assignment.
    pub continuity: Amount,
    /// Preferred skills and outside scores, less other roles, levels and regions.
    pub fit: Amount,
    /// Less what the person costs, in points.
    pub cost: Amount,
}

/// The parts of FORMAT section 5, with solidarity as the rest of the plan leaves it.
pub(super) fn points(standing: &Standing, one: &Assignment) -> AssignmentPoints {
    let instance = standing.instance;
    let dataset = standing.dataset();
    let member = dataset.demands[one.demand].member;
    let rate = instance.rate_parts(one.professional, one.demand);
    let work = standing.fte_days(one).hundredths();
    let worth = |points: i64| i128::from(work) * i128::from(points);
    let served = standing.draft.served(member);
    let floor = instance.solidarity_floor(member);
    let lifted = served.min(floor) - (served - work).min(floor);
    let solidarity = i128::from(dataset.policy.points.solidarity) * i128::from(lifted);
    let mut continuity = worth(rate.continuity);
    if !instance.history().served_member(one.professional, member) {
        continuity -= instance.new_assignment_cost().hundredths();
    }
    let [coverage, fit, cost] = [rate.coverage, rate.fit, rate.cost].map(worth);
    AssignmentPoints {
        total: Amount::new(coverage + solidarity + continuity + fit + cost),
        coverage: Amount::new(coverage),
        solidarity: Amount::new(solidarity),
        continuity: Amount::new(continuity),
        fit: Amount::new(fit),
        cost: Amount::new(cost),
    }
}

//! What a member adds to the plan's points of solidarity.

use inzet_model::MemberIx;
use serde::Serialize;

use crate::explain::amount::Amount;
use crate::explain::standing::Standing;

/// The member's part of the solidarity term of the score.
#[derive(Clone, Debug, Serialize)]
pub struct Solidarity {
    /// The share of what a member asked up to which points are given, as in policy.toml.
    pub share: String,
    /// FTE-days up to which points are given.
    pub up_to_fte_days: Amount,
    /// FTE-days that earn them.
    pub lifted_fte_days: Amount,
    /// The points.
    pub points: Amount,
}

/// `solidarity * min(S(m), floor(solidarity_share * R(m)))`.
///
/// # Source
/// FORMAT section 5.
pub(super) fn solidarity(standing: &Standing, member: MemberIx) -> Solidarity {
    let points = &standing.dataset().policy.points;
    let floor = standing.instance.solidarity_floor(member);
    let lifted = standing.draft.served(member).min(floor);
    Solidarity {
        share: points.solidarity_share.to_string(),
        up_to_fte_days: Amount::new(i128::from(floor)),
        lifted_fte_days: Amount::new(i128::from(lifted)),
        points: Amount::new(i128::from(points.solidarity) * i128::from(lifted)),
    }
}

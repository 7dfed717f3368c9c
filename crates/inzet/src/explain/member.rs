//! What a member asked and got, why not more, what it pays and what changed. Nothing of any other
//! member.

mod charge;
mod people;
mod reasons;
mod solidarity;

use inzet_model::MemberIx;
use inzet_report::table::Cell;
use inzet_report::{Dialect, Language, Outcome};
use serde::Serialize;

use super::ExplainError;
use super::amount::Amount;
use super::known::find_id;
use super::standing::Standing;

pub use charge::MemberCharge;
pub use people::{MemberPerson, Since};
pub use reasons::{Gap, ReasonCount};
pub use solidarity::Solidarity;

/// Everything there is to say about a member's place in a plan.
#[derive(Debug, Serialize)]
pub struct MemberAnswer {
    /// Its id.
    pub member: String,
    /// The body's name.
    pub name: String,
    /// `candidate`, `provisional` or `full`.
    pub state: &'static str,
    /// FTE-days asked.
    pub requested_fte_days: Amount,
    /// FTE-days received.
    pub served_fte_days: Amount,
    /// The share received, four decimals; empty when nothing was asked.
    pub coverage: String,
    /// Number of positions asked.
    pub positions: u32,
    /// Number of them that have all they ask.
    pub positions_filled: u32,
    /// Why the others have not, the reason that costs most FTE-days first.
    pub reasons: Vec<ReasonCount>,
    /// The largest positions that are not filled.
    pub largest: Vec<Gap>,
    /// Who works for it, by professional and demand.
    pub people: Vec<MemberPerson>,
    /// What it pays for this plan.
    pub charge: MemberCharge,
    /// What it gains the plan by solidarity.
    pub solidarity: Solidarity,
    /// Who stayed, came and went since last period.
    pub since: Since,
}

/// Answers for a member, sentences in a language.
///
/// # Errors
/// When there is no such member.
pub fn explain_member(
    standing: &Standing,
    id: &str,
    language: Language,
) -> Result<MemberAnswer, ExplainError> {
    let dataset = standing.dataset();
    let known = dataset.members.iter().map(|member| member.id.as_str());
    let member = MemberIx::from_usize(find_id("member", id, known)?);
    let row = &dataset.members[member];
    let outcome = Outcome::of_plan(standing.instance, &standing.plan);
    let gaps = reasons::gaps(standing, &outcome, member, language);
    let asked = standing.instance.requested(member);
    let served = outcome.usage[member].fte_days;
    let demands = dataset.demands.iter_enumerated();
    let own = demands.filter(|(_, demand)| demand.member == member);
    let positions = own.map(|(demand, _)| standing.draft.positions(demand).len());
    let positions = u32::try_from(positions.sum::<usize>()).unwrap_or(u32::MAX);
    let missing = u32::try_from(gaps.len()).unwrap_or(u32::MAX);
    let coverage = Cell::ratio(served.hundredths(), asked.hundredths());
    Ok(MemberAnswer {
        member: id.to_owned(),
        name: row.name.clone(),
        state: row.state.word(),
        requested_fte_days: asked.into(),
        served_fte_days: served.into(),
        coverage: Dialect::Standard.render(&coverage),
        positions,
        positions_filled: positions.saturating_sub(missing),
        reasons: reasons::count(&gaps),
        largest: reasons::largest(gaps),
        people: people::people(standing, member),
        charge: charge::charge(&outcome, member),
        solidarity: solidarity::solidarity(standing, member),
        since: people::since(standing, member),
    })
}

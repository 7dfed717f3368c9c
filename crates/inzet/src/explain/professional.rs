//! Why somebody is where the plan puts them, and what stands between the rest of their time and
//! the demands that are not filled.

mod alternative;
mod between;
mod points;
mod unused;

use inzet_model::{Assignment, Day, FteDays, ProfessionalIx};
use inzet_report::files::render_position;
use serde::Serialize;

use super::ExplainError;
use super::amount::{Amount, as_text};
use super::known::find_id;
use super::standing::Standing;

pub use alternative::Alternative;
pub use between::{Between, Measure, NearDemand};
pub use points::AssignmentPoints;
pub use unused::FreeTime;

/// Everything there is to say about a professional's place in a plan. No euro of anybody.
#[derive(Debug, Serialize)]
pub struct ProfessionalAnswer {
    /// Who.
    pub professional: String,
    /// Main role.
    pub role: String,
    /// FTE-days of availability in the period.
    pub available_fte_days: Amount,
    /// FTE-days of the assignments.
    pub assigned_fte_days: Amount,
    /// FTE-days that are left.
    pub unused_fte_days: Amount,
    /// Members served.
    pub members: usize,
    /// Members that may be served.
    pub max_members: u32,
    /// The assignments, by demand.
    pub assignments: Vec<AssignmentAnswer>,
    /// The time that is left, in order.
    pub unused: Vec<FreeTime>,
    /// The unfilled demands nearest to that time; none when nothing is left.
    pub nearest: Vec<NearDemand>,
}

/// One assignment, why, and what else there is.
#[derive(Debug, Serialize)]
pub struct AssignmentAnswer {
    /// On which demand.
    pub demand: String,
    /// On which of its positions.
    pub position: String,
    /// For which member.
    pub member: String,
    /// In which role.
    pub role: String,
    /// How much.
    pub fte: Amount,
    /// First day.
    #[serde(serialize_with = "as_text")]
    pub from: Day,
    /// Last day.
    #[serde(serialize_with = "as_text")]
    pub to: Day,
    /// The work.
    pub fte_days: Amount,
    /// `pinned`, `same_demand`, `same_member` or `new`.
    pub status: &'static str,
    /// What the plan would be worth less without it, goal by goal.
    pub points: AssignmentPoints,
    /// The best plan without it; none for a pin.
    pub alternative: Option<Alternative>,
}

/// Answers for a professional.
///
/// # Errors
/// When there is no such professional.
pub fn explain_professional(
    standing: &Standing,
    id: &str,
) -> Result<ProfessionalAnswer, ExplainError> {
    let dataset = standing.dataset();
    let known = dataset
        .professionals
        .iter()
        .map(|person| person.id.as_str());
    let person = ProfessionalIx::from_usize(find_id("professional", id, known)?);
    let row = &dataset.professionals[person];
    let own = standing.of_person(person);
    let assigned: FteDays = own
        .iter()
        .map(|one| standing.fte_days(one))
        .fold(FteDays::ZERO, |sum, days| sum + days);
    let available = standing.instance.capacity(person).total();
    let unused = unused::unused(standing, person);
    Ok(ProfessionalAnswer {
        professional: id.to_owned(),
        role: dataset.roles[row.role].id.clone(),
        available_fte_days: available.into(),
        assigned_fte_days: assigned.into(),
        unused_fte_days: (available - assigned).into(),
        members: standing.draft.members(person).len(),
        max_members: row.max_members,
        assignments: own.iter().map(|one| answer(standing, one)).collect(),
        nearest: between::nearest(standing, person, &unused),
        unused,
    })
}

fn answer(standing: &Standing, one: &Assignment) -> AssignmentAnswer {
    let dataset = standing.dataset();
    let row = &dataset.demands[one.demand];
    AssignmentAnswer {
        demand: row.id.clone(),
        position: render_position(row, one.position),
        member: dataset.members[row.member].id.clone(),
        role: dataset.roles[row.role].id.clone(),
        fte: one.fte.into(),
        from: one.from,
        to: one.to,
        fte_days: standing.fte_days(one).into(),
        status: standing.instance.status(one).word(),
        points: points::points(standing, one),
        alternative: alternative::alternative(standing, one),
    }
}

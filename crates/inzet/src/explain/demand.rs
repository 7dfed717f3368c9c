//! Why a demand is served as it is, and what would help.

mod eligible;
mod funnel;

use inzet_core::Unmet;
use inzet_core::change::Place;
use inzet_core::reasons::{Funnel, FunnelIndex, unmet_of};
use inzet_model::{Assignment, Day, DemandIx, Fte};
use inzet_report::explanation::explain;
use inzet_report::files::render_position;
use inzet_report::{Language, Outcome};
use serde::Serialize;

use super::ExplainError;
use super::amount::{Amount, as_text};
use super::effect::Effect;
use super::fix::{Fix, Help, help};
use super::known::find_id;
use super::standing::Standing;

pub use eligible::EligiblePerson;
pub use funnel::FunnelStep;

/// Everything there is to say about a demand.
#[derive(Debug, Serialize)]
pub struct DemandAnswer {
    /// Its id.
    pub demand: String,
    /// Who asks.
    pub member: String,
    /// The role asked.
    pub role: String,
    /// `low` to `critical`.
    pub priority: &'static str,
    /// FTE asked for each position.
    pub fte: Amount,
    /// First day of its window.
    #[serde(serialize_with = "as_text")]
    pub from: Day,
    /// Last day of its window.
    #[serde(serialize_with = "as_text")]
    pub to: Day,
    /// Whether every position has all that it asks.
    pub met: bool,
    /// Its positions; none when its window has no working day.
    pub positions: Vec<PositionAnswer>,
    /// Number of professionals in the folder.
    pub professionals: usize,
    /// How many each rule removes, E1 to E8.
    pub funnel: Vec<FunnelStep>,
    /// The position that the rest is about: the first that is not filled, else the first.
    pub about: Option<String>,
    /// Who passes every rule, those first whose taking gains the plan most or costs it least.
    pub eligible: Vec<EligiblePerson>,
    /// A better plan that serves the position better and needs no change, when one is near.
    pub without_change: Option<Effect>,
    /// Single changes of the folder that would serve the position better, the smallest first;
    /// empty when it is filled or no single change helps.
    pub fixes: Vec<Fix>,
}

/// One position of the demand.
#[derive(Debug, Serialize)]
pub struct PositionAnswer {
    /// Its name.
    pub position: String,
    /// FTE it has.
    pub served: Amount,
    /// Who is on it.
    pub people: Vec<OnPosition>,
    /// The code of the reason why it is not filled; none when it is.
    pub reason: Option<&'static str>,
    /// The same as a sentence.
    pub explanation: Option<String>,
}

/// Somebody on a position.
#[derive(Debug, Serialize)]
pub struct OnPosition {
    /// Who.
    pub professional: String,
    /// How much.
    pub fte: Amount,
    /// First day.
    #[serde(serialize_with = "as_text")]
    pub from: Day,
    /// Last day.
    #[serde(serialize_with = "as_text")]
    pub to: Day,
}

/// Answers for a demand, sentences in a language.
///
/// # Errors
/// When there is no such demand.
pub fn explain_demand(
    standing: &Standing,
    id: &str,
    language: Language,
) -> Result<DemandAnswer, ExplainError> {
    let dataset = standing.dataset();
    let known = dataset.demands.iter().map(|demand| demand.id.as_str());
    let demand = DemandIx::from_usize(find_id("demand", id, known)?);
    let row = &dataset.demands[demand];
    let period = &dataset.policy.period;
    let misses = unmet_of(&mut standing.draft.clone(), &[demand]);
    // What only misses days has no room for more FTE: no change is looked for.
    let open = misses.iter().find(|miss| miss.fte > Fte::ZERO);
    let first = open.map(|miss| (demand, miss.position));
    let has_positions = !standing.draft.positions(demand).is_empty();
    let place: Option<Place> = first.or(has_positions.then_some((demand, 1)));
    let funnel = Funnel::new(
        standing.instance,
        &FunnelIndex::new(standing.instance),
        demand,
    );
    let Help {
        without_change,
        fixes,
    } = first.map_or_else(Help::default, |place| help(standing, place));
    Ok(DemandAnswer {
        demand: id.to_owned(),
        member: dataset.members[row.member].id.clone(),
        role: dataset.roles[row.role].id.clone(),
        priority: row.priority.word(),
        fte: row.fte.into(),
        from: row.from.unwrap_or(period.from).max(period.from),
        to: row.to.unwrap_or(period.to).min(period.to),
        met: has_positions && misses.is_empty(),
        positions: positions(standing, demand, &misses, language),
        professionals: funnel.all,
        funnel: funnel::steps(&funnel),
        about: place.map(|place| render_position(row, place.1)),
        eligible: eligible::eligible(standing, place, &funnel.eligible),
        without_change,
        fixes,
    })
}

fn positions(
    standing: &Standing,
    demand: DemandIx,
    misses: &[Unmet],
    language: Language,
) -> Vec<PositionAnswer> {
    let row = &standing.dataset().demands[demand];
    let outcome = Outcome::of_plan(standing.instance, &standing.plan);
    let answer = |(number, served)| {
        let miss = misses.iter().find(|one| one.position == number);
        let people = standing.plan.assignments().iter();
        let here = people.filter(|one| (one.demand, one.position) == (demand, number));
        PositionAnswer {
            position: render_position(row, number),
            served,
            people: here.map(|one| on_position(standing, one)).collect(),
            reason: miss.map(|one| one.reason.code()),
            explanation: miss.map(|one| explain(&outcome, one, language)),
        }
    };
    let states = standing.draft.positions(demand).iter();
    let served = states.map(|state| Amount::from(Fte::from_hundredths(state.fte)));
    (1..).zip(served).map(answer).collect()
}

fn on_position(standing: &Standing, one: &Assignment) -> OnPosition {
    OnPosition {
        professional: standing.dataset().professionals[one.professional]
            .id
            .clone(),
        fte: one.fte.into(),
        from: one.from,
        to: one.to,
    }
}

//! Why a demand is served as it is, and what would help.

use inzet_core::build::Draft;
use inzet_core::change::Place;
use inzet_core::eligibility::Rule;
use inzet_core::reasons::{Funnel, FunnelIndex, unmet};
use inzet_core::{Instance, Unmet, parallel};
use inzet_model::{DemandIx, Fte, Plan, ProfessionalIx};
use inzet_report::files::render_position;
use serde::Serialize;

use super::ExplainError;
use super::fix::{Fix, fixes};
use super::standing::place_plan;
use super::taking::{Taking, taking};

/// Everything there is to say about a demand.
#[derive(Debug, Serialize)]
pub struct DemandAnswer {
    /// Its id.
    pub demand: String,
    /// Who asks.
    pub member: String,
    /// The role asked.
    pub role: String,
    /// Number of professionals in the folder.
    pub professionals: usize,
    /// How many are left after each rule, E1 to E8.
    pub funnel: Vec<FunnelStep>,
    /// Its positions.
    pub positions: Vec<PositionAnswer>,
    /// Who could serve it.
    pub eligible: Vec<EligiblePerson>,
    /// Single changes that would serve it better, the smallest first; empty when it is filled or
    /// no single change helps.
    pub fixes: Vec<Fix>,
    /// Where it misses something: what the rest of the answer is about.
    #[serde(skip)]
    pub unmet: Option<Unmet>,
}

/// One rule of eligibility.
#[derive(Debug, Serialize)]
pub struct FunnelStep {
    /// `E1` to `E8`.
    pub rule: String,
    /// The word of the reason.
    pub name: &'static str,
    /// How many it removes.
    pub removes: usize,
    /// How many are left.
    pub left: usize,
}

/// One position of the demand.
#[derive(Debug, Serialize)]
pub struct PositionAnswer {
    /// Its name.
    pub position: String,
    /// FTE asked.
    pub fte: String,
    /// FTE it has.
    pub served: String,
    /// Who is on it: id and FTE.
    pub people: Vec<Share>,
    /// Why it is not filled; none when it is.
    pub reason: Option<&'static str>,
}

/// Somebody's or some demand's FTE.
#[derive(Debug, Serialize)]
pub struct Share {
    /// Of whom or on what.
    pub id: String,
    /// How much.
    pub fte: String,
}

/// Somebody who passes every rule.
#[derive(Debug, Serialize)]
pub struct EligiblePerson {
    /// Who.
    pub professional: String,
    /// FTE left on every day of the run.
    pub free: String,
    /// Where the time goes.
    pub assignments: Vec<Share>,
    /// What taking this person costs; none when the person is on the demand already, or when it
    /// cannot be done by moving a few others.
    pub taking: Option<Taking>,
}

/// Answers for a demand.
///
/// # Errors
/// When there is no such demand or the plan is not allowed.
pub fn explain_demand(
    instance: &Instance,
    plan: &Plan,
    id: &str,
) -> Result<DemandAnswer, ExplainError> {
    let dataset = instance.dataset();
    let found = dataset.demands.iter().position(|demand| demand.id == id);
    let demand = found
        .map(DemandIx::from_usize)
        .ok_or_else(|| ExplainError::Unknown("demand", id.to_owned()))?;
    let mut draft = place_plan(instance, plan).ok_or(ExplainError::NotAllowed)?;
    let misses: Vec<Unmet> = unmet(&mut draft)
        .into_iter()
        .filter(|one| one.demand == demand)
        .collect();
    let place: Place = (demand, misses.first().map_or(1, |one| one.position));
    let funnel = Funnel::new(instance, &FunnelIndex::new(instance), demand);
    let fixes = match misses.first() {
        Some(miss) => fixes(dataset, plan, (demand, miss.position)),
        None => Vec::new(),
    };
    Ok(DemandAnswer {
        demand: id.to_owned(),
        member: dataset.members[dataset.demands[demand].member].id.clone(),
        role: dataset.roles[dataset.demands[demand].role].id.clone(),
        professionals: funnel.all,
        funnel: steps(&funnel),
        positions: positions(&draft, demand, &misses),
        eligible: eligible(&draft, place, &funnel.eligible),
        fixes,
        unmet: misses.first().copied(),
    })
}

fn steps(funnel: &Funnel) -> Vec<FunnelStep> {
    let mut before = funnel.all;
    let mut steps = Vec::new();
    for (place, rule) in Rule::ALL.into_iter().enumerate() {
        let left = funnel.left[place];
        steps.push(FunnelStep {
            rule: format!("E{}", place + 1),
            name: inzet_core::Reason::of_rule(rule).code(),
            removes: before - left,
            left,
        });
        before = left;
    }
    steps
}

fn positions(draft: &Draft, demand: DemandIx, misses: &[Unmet]) -> Vec<PositionAnswer> {
    let dataset = draft.instance().dataset();
    let row = &dataset.demands[demand];
    let plan = draft.plan();
    let mut answers = Vec::new();
    for (number, state) in (1..).zip(draft.positions(demand)) {
        let people = plan.assignments().iter();
        let here = people.filter(|one| (one.demand, one.position) == (demand, number));
        let miss = misses.iter().find(|one| one.position == number);
        answers.push(PositionAnswer {
            position: render_position(row, number),
            fte: row.fte.to_string(),
            served: Fte::from_hundredths(state.fte).to_string(),
            people: here
                .map(|one| Share {
                    id: dataset.professionals[one.professional].id.clone(),
                    fte: one.fte.to_string(),
                })
                .collect(),
            reason: miss.map(|one| one.reason.code()),
        });
    }
    answers
}

fn eligible(draft: &Draft, place: Place, people: &[ProfessionalIx]) -> Vec<EligiblePerson> {
    if draft.positions(place.0).is_empty() {
        return Vec::new();
    }
    let plan = draft.plan();
    parallel::in_order(people, 0, |&professional| {
        let instance = draft.instance();
        let dataset = instance.dataset();
        let own = plan.assignments().iter();
        let own = own.filter(|one| one.professional == professional);
        let pair = instance.candidates().find(professional, place.0);
        let free = pair.map_or(0, |pair| {
            draft.left_of_person(instance.candidates().pair(pair))
        });
        let assignments: Vec<Share> = own
            .map(|one| Share {
                id: dataset.demands[one.demand].id.clone(),
                fte: one.fte.to_string(),
            })
            .collect();
        let is_there = draft.item_on(professional, place.0).is_some();
        EligiblePerson {
            professional: dataset.professionals[professional].id.clone(),
            free: Fte::from_hundredths(free).to_string(),
            assignments,
            taking: if is_there {
                None
            } else {
                taking(draft, place, professional)
            },
        }
    })
}

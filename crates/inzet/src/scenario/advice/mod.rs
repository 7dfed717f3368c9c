//! Whom to hire, and whom to teach what: first guesses at the prices of the plan as it is, the best
//! of them confirmed by planning anew.

mod hire;
mod teach;

use inzet_core::worth::worth_at_prices;
use inzet_core::{Instance, Watch};
use inzet_ingest::scenarios::Scenario;
use inzet_model::{Dataset, DemandIx, Fte, Plan, PositionNumber, ProfessionalIx};
use inzet_report::advice::{Advice, Suggestion};
use inzet_report::{Outcome, scenarios::Measures};

use super::solve::{Planned, ScenarioError, Settings, Variant, plan_variants, variants};

/// How many guesses are confirmed.
pub const CONFIRMED: usize = 10;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which one more professional.
    Hire,
    /// Which skill, taught to whom.
    Teach,
}

/// One possible change: a person as it would be, beside the one it would replace.
struct Candidate {
    /// The change.
    scenario: Scenario,
    /// What is shown of it.
    suggestion: Suggestion,
    /// Who would be there; skills, roles and regions are those that the dataset knows.
    person: inzet_model::Professional,
    /// Whom this replaces, if anybody.
    replaces: Option<ProfessionalIx>,
}

/// The best suggestions, each the difference of two verified plans; none of them is applied.
///
/// # Errors
/// The faults of the folder, or a plan that the judge does not agree with.
pub fn advise(
    dataset: &Dataset,
    base: &Plan,
    question: Question,
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Advice, ScenarioError> {
    let instance = Instance::new(dataset).map_err(|_| ScenarioError::Faults(Vec::new()))?;
    let unmet = open_demands(&instance, base);
    let candidates = match question {
        Question::Hire => hire::candidates(dataset, &unmet),
        Question::Teach => teach::candidates(&instance, &unmet),
    };
    let tried = candidates.len();
    let best = best_guesses(&instance, candidates, settings, watch);
    let scenarios: Vec<Scenario> = best.iter().map(|one| one.0.scenario.clone()).collect();
    let variants: Vec<Variant> = variants(dataset, &scenarios).map_err(ScenarioError::Faults)?;
    let planned = plan_variants(dataset, &variants, base, settings, watch)?;
    Ok(confirmed(tried, best, &planned))
}

/// Demands with a position that misses FTE and on which pins leave room for somebody.
fn open_demands(instance: &Instance, base: &Plan) -> Vec<DemandIx> {
    let has_room = |demand: DemandIx, position: PositionNumber| {
        let pinned = instance
            .pins()
            .iter()
            .filter(|pin| (pin.assignment.demand, pin.assignment.position) == (demand, position));
        let most = instance.dataset().demands[demand].max_people as usize;
        pinned.count() < most
    };
    let shortages = Outcome::of_plan(instance, base).shortages().into_iter();
    let mut demands: Vec<DemandIx> = shortages
        .filter(|shortage| shortage.fte > Fte::ZERO)
        .filter(|shortage| has_room(shortage.demand, shortage.position))
        .map(|shortage| shortage.demand)
        .collect();
    demands.dedup();
    demands
}

/// The candidates that are worth most at the prices, with that worth.
fn best_guesses(
    instance: &Instance,
    candidates: Vec<Candidate>,
    settings: &Settings,
    watch: &dyn Watch,
) -> Vec<(Candidate, i128)> {
    let mut larger = instance.dataset().clone();
    let first = larger.professionals.len();
    for candidate in &candidates {
        let place = larger.professionals.push(candidate.person.clone());
        if let Some(old) = candidate.replaces {
            copy_rows(&mut larger, old, place);
        }
    }
    let Ok(instance_of_all) = Instance::new(&larger) else {
        return Vec::new();
    };
    let options = settings.options(None, settings.threads);
    let worth =
        settings.on_threads(|| worth_at_prices(instance, &instance_of_all, &options, watch));
    let mut guesses: Vec<(Candidate, i128)> = candidates
        .into_iter()
        .enumerate()
        .map(|(number, candidate)| {
            let now = candidate.replaces.map_or(0, |old| worth[old.index()]);
            let guess = worth[first + number] - now;
            (candidate, guess)
        })
        .filter(|(_, guess)| *guess > 0)
        .collect();
    // Stable: of equal guesses the first candidate stays first.
    guesses.sort_by_key(|(_, guess)| std::cmp::Reverse(*guess));
    guesses.truncate(CONFIRMED);
    guesses
}

/// Gives a copy of a person what tables say of the person, but for decisions.
fn copy_rows(dataset: &mut Dataset, old: ProfessionalIx, new: ProfessionalIx) {
    let mut availability = dataset.availability.clone();
    availability.retain(|row| row.professional == old);
    let mut previous = dataset.previous.clone();
    previous.retain(|row| row.professional == old);
    let mut scores = dataset.scores.clone();
    scores.retain(|row| row.professional == old);
    availability
        .iter_mut()
        .for_each(|row| row.professional = new);
    previous.iter_mut().for_each(|row| row.professional = new);
    scores.iter_mut().for_each(|row| row.professional = new);
    dataset.availability.extend(availability);
    dataset.previous.extend(previous);
    dataset.scores.extend(scores);
}

/// What the plans say, the one that serves most first.
fn confirmed(tried: usize, best: Vec<(Candidate, i128)>, planned: &[Planned]) -> Advice {
    let Some((base, others)) = planned.split_first() else {
        return Advice::default();
    };
    let mut suggestions: Vec<Suggestion> = best
        .into_iter()
        .zip(others)
        .map(|((candidate, guess), planned)| Suggestion {
            guess,
            ..measured(candidate.suggestion, &base.measures, &planned.measures)
        })
        .collect();
    suggestions.sort_by_key(|one| std::cmp::Reverse((one.served, one.points)));
    Advice { tried, suggestions }
}

/// The difference of two verified plans.
fn measured(suggestion: Suggestion, base: &Measures, with: &Measures) -> Suggestion {
    let euros = with.total().zip(base.total());
    Suggestion {
        points: (with.score - base.score).hundredths(),
        served: (with.served - base.served).hundredths(),
        filled: base.unmet_fte() - with.unmet_fte(),
        euros: euros.map(|(with, base)| with - base),
        ..suggestion
    }
}

//! What a replan would make of a draw, keeping all that still stands.

use inzet_core::Instance;
use inzet_core::build::relieve::relieve;
use inzet_core::build::{Draft, assembly, closing};
use inzet_model::{Assignment, Availability, Dataset, Fte, Share};
use inzet_verify::check_plan;

use super::draw::Absences;
use super::effect::Fixed;
use crate::scenario::solve::ScenarioError;

/// Hundredths of FTE-days served when free colleagues relieve those whom an absence keeps below
/// `min_cover`, where that is worth more, and the closing pass of every plan fills what is free.
/// All else stays, and who is not relieved works what is left. The absences are known beforehand.
///
/// # Errors
/// When the judge does not agree with the plan.
pub(super) fn replan(fixed: &Fixed, absences: &Absences) -> Result<i64, ScenarioError> {
    let broken: Vec<&Assignment> = fixed
        .plan
        .assignments()
        .iter()
        .filter(|assignment| !fixed.is_covered(assignment, fixed.days(assignment, absences)))
        .collect();
    let mut dataset = with_absences(fixed.instance, absences);
    for assignment in &broken {
        // Who was absent may stay for what is left.
        dataset.demands[assignment.demand].min_cover = Share::ZERO;
    }
    drop_broken_pins(&mut dataset);
    let unsound = |violations| ScenarioError::Unsound {
        name: String::new(),
        violations,
    };
    let instance = Instance::new(&dataset).map_err(|_| unsound(Vec::new()))?;
    let mut draft = Draft::new(&instance);
    draft.add_plan(fixed.plan);
    assembly::complete(&mut draft);
    for assignment in broken {
        let demand = assignment.demand;
        relieve(&mut draft, assignment.professional, demand, |person| {
            instance.run(person, demand).is_some_and(|run| {
                let days = instance.capacity(person).days_and_least(run.days.clone()).0;
                fixed.is_enough(demand, days)
            })
        });
    }
    closing::close(&mut draft);
    let plan = draft.plan();
    let verdict = check_plan(&dataset, &plan);
    if !verdict.violations.is_empty() {
        return Err(unsound(verdict.violations));
    }
    let served = plan
        .assignments()
        .iter()
        .map(|assignment| (assignment.fte * instance.days(assignment)).hundredths());
    Ok(served.sum())
}

/// The folder with a row of no availability for every spell.
fn with_absences(instance: &Instance, absences: &Absences) -> Dataset {
    let mut dataset = instance.dataset().clone();
    for (professional, spells) in absences.iter_enumerated() {
        for spell in spells {
            dataset.availability.push(Availability {
                professional,
                from: instance.calendar().day(spell.start),
                to: instance.calendar().day(spell.end - 1),
                fte: Fte::ZERO,
            });
        }
    }
    dataset.availability.sort();
    dataset.availability.dedup();
    dataset
}

/// Pins of people whose absence makes them impossible give way.
fn drop_broken_pins(dataset: &mut Dataset) {
    loop {
        let broken: Vec<usize> = match Instance::new(dataset) {
            Ok(_) => return,
            Err(faults) => faults
                .into_iter()
                .flat_map(|fault| fault.decisions)
                .collect(),
        };
        if broken.is_empty() {
            return;
        }
        let mut place = 0;
        dataset.decisions.retain(|_| {
            place += 1;
            !broken.contains(&(place - 1))
        });
    }
}

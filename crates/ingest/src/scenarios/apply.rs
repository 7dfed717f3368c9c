//! A dataset with the changes of a scenario.

use inzet_model::{Cents, Dataset, DemandIx, ProfessionalIx};

use super::entry::{ChangedTable, Entry};
use super::moves::{Gone, drop_unused_names, settle_rows};
use super::rows::{read_entries, unknown};
use super::{Named, Percent, Scenario};
use crate::cell::LARGEST_MONEY;
use crate::code::Code;
use crate::fault::{CellFault, Fault, in_order};
use crate::policy::LARGEST_FEE;
use crate::tables::professionals::LARGEST_DAY_COST;

/// The dataset as it would be read from a folder with these changes.
///
/// Order matters: rows are taken out, then the policy and the percentages change, then rows, then
/// rows are added. Nothing changes in `dataset`.
///
/// # Errors
/// Every fault of the changes, each at its place in the file of scenarios.
pub fn apply(dataset: &Dataset, scenario: &Scenario) -> Result<Dataset, Vec<Fault>> {
    let mut changed = dataset.clone();
    let mut faults = Vec::new();
    take_out(&mut changed, scenario, &mut faults);
    for change in &scenario.policy {
        change.make(&mut changed.policy);
    }
    scale(&mut changed, scenario, &mut faults);
    let entries = |kind, is_new| -> Vec<&Entry> {
        scenario
            .entries
            .iter()
            .filter(|entry| entry.table == kind && entry.is_new == is_new)
            .collect()
    };
    for kind in [
        ChangedTable::Members,
        ChangedTable::Professionals,
        ChangedTable::Demands,
    ] {
        read_entries(&mut changed, &entries(kind, false), &mut faults);
        read_entries(&mut changed, &entries(kind, true), &mut faults);
    }
    drop_unused_names(&mut changed);
    if faults.is_empty() {
        Ok(changed)
    } else {
        Err(in_order(faults))
    }
}

fn take_out(dataset: &mut Dataset, scenario: &Scenario, faults: &mut Vec<Fault>) {
    let mut gone = Gone::default();
    let mut undecided: Vec<ProfessionalIx> = Vec::new();
    let person = |dataset: &Dataset, named: &Named, faults: &mut Vec<Fault>| {
        let mut people = dataset.professionals.iter_enumerated();
        let found = people.find(|(_, row)| row.id == named.id).map(|(ix, _)| ix);
        if found.is_none() {
            let place = named.place.clone();
            faults.push(unknown(
                dataset,
                ChangedTable::Professionals,
                &named.id,
                place,
            ));
        }
        found
    };
    for named in &scenario.without_professionals {
        gone.professionals.extend(person(dataset, named, faults));
    }
    for named in &scenario.without_decisions {
        undecided.extend(person(dataset, named, faults));
    }
    for named in &scenario.without_demands {
        let mut demands = dataset.demands.iter_enumerated();
        let found: Option<DemandIx> = demands
            .find(|(_, row)| row.id == named.id)
            .map(|(ix, _)| ix);
        if found.is_none() {
            let place = named.place.clone();
            faults.push(unknown(dataset, ChangedTable::Demands, &named.id, place));
        }
        gone.demands.extend(found);
    }
    dataset
        .decisions
        .retain(|row| !undecided.contains(&row.professional));
    settle_rows(dataset, &gone);
}

/// Day costs, budgets and the fee, by so many per cent.
fn scale(dataset: &mut Dataset, scenario: &Scenario, faults: &mut Vec<Fault>) {
    let mut too_large = |key: &str, found: Cents, most: Cents| {
        let fault = CellFault::new(
            Code::OUT_OF_RANGE,
            format!("a change after which no amount is above {most}"),
            "Lower the percentage.",
        );
        let place = crate::fault::Place {
            column: Some(key.to_owned()),
            ..scenario.place.clone()
        };
        faults.push(fault.at(place, &found.to_string()));
    };
    let mut change = |key, percent: Option<Percent>, amount: &mut Cents, most: Cents| {
        let Some(percent) = percent else { return };
        match percent.of(*amount).filter(|changed| *changed <= most) {
            Some(changed) => *amount = changed,
            None => too_large(key, *amount, most),
        }
    };
    for person in &mut dataset.professionals {
        let percent = scenario.day_costs;
        change("day_costs", percent, &mut person.day_cost, LARGEST_DAY_COST);
    }
    for budget in dataset
        .members
        .iter_mut()
        .filter_map(|member| member.budget.as_mut())
    {
        change("budgets", scenario.budgets, budget, LARGEST_MONEY);
    }
    let fee = &mut dataset.policy.management_fee.per_month;
    change("management_fee", scenario.management_fee, fee, LARGEST_FEE);
}

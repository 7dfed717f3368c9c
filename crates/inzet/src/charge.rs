//! Charges any plan: the solver's, or one made by hand.

use std::path::Path;

use inzet_core::Instance;
use inzet_ingest::Fault;
use inzet_model::{Base, Dataset, Plan};
use inzet_money::MoneyFault;
use inzet_money::compare::Comparison;
use inzet_report::{Manifest, Outcome};
use inzet_verify::{Facts, Violation, check_plan_with};

use crate::assignments::read_plan;
use crate::folder::Folder;
use crate::inputs::differing;

/// A plan to be charged, and what is odd about it.
#[derive(Debug)]
pub struct Chargeable {
    /// The plan.
    pub plan: Plan,
    /// The rules that it breaks: no reason not to charge it.
    pub broken: Vec<Violation>,
    /// What is worth a look in its file.
    pub warnings: Vec<Fault>,
}

/// Why a plan cannot be charged.
#[derive(Debug, thiserror::Error)]
pub enum ChargeError {
    /// Its file has faults.
    #[error("the assignments have faults")]
    Faults(Vec<Fault>),
    /// The result was made from other inputs than the folder holds.
    #[error("the result was made from other inputs: {}", .0.join(", "))]
    OtherInputs(Vec<String>),
}

/// Reads the plan of a result folder or of any assignments.csv.
///
/// # Errors
/// When it has faults, or comes from other inputs than these: only cost_pools.csv may have
/// changed.
pub fn read_chargeable(folder: &Folder, result: &Path) -> Result<Chargeable, ChargeError> {
    let facts = Facts::new(folder.dataset());
    let read = read_plan(&facts, result).map_err(ChargeError::Faults)?;
    let manifest = read
        .folder
        .as_deref()
        .and_then(|result| Manifest::read(result).ok());
    if let Some(manifest) = manifest {
        let names = differing(&manifest.inputs, folder.inputs()).into_iter();
        let others: Vec<String> = names
            .filter(|&name| name != "cost_pools.csv")
            .map(str::to_owned)
            .collect();
        if !others.is_empty() {
            return Err(ChargeError::OtherInputs(others));
        }
    }
    let broken = check_plan_with(&facts, &read.plan).violations;
    Ok(Chargeable {
        plan: read.plan,
        broken,
        warnings: read.warnings,
    })
}

/// What follows from a plan, its charges among it.
#[must_use]
pub fn charge<'a>(instance: &'a Instance<'a>, plan: &'a Plan) -> Outcome<'a> {
    Outcome::of_plan(instance, plan)
}

/// The base that a word names, or `None`: a column of members.csv goes by its header.
#[must_use]
pub fn parse_base(dataset: &Dataset, word: &str) -> Option<Base> {
    inzet_money::base::parse(word, &dataset.base_columns)
}

/// What each member would be charged for the pools under other bases.
///
/// # Errors
/// When the pools' own bases cannot split them.
pub fn compare(outcome: &Outcome, bases: &[Base]) -> Result<Comparison, Vec<MoneyFault>> {
    inzet_money::compare::compare(outcome.dataset(), &outcome.served, bases)
}

//! Charges any plan: the solver's, or one made by hand.

use std::path::Path;

use inzet_core::Instance;
use inzet_ingest::Fault;
use inzet_model::{Base, Dataset, Plan};
use inzet_report::files::charges::base_word;
use inzet_report::table::Kind;
use inzet_report::{Cell, Manifest, Outcome, Table};
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
    match word {
        "fte_days" => Some(Base::FteDays),
        "heads" => Some(Base::Heads),
        "wage" => Some(Base::Wage),
        "equal" => Some(Base::Equal),
        column => {
            let place = dataset
                .base_columns
                .iter()
                .position(|name| name == column)?;
            Some(Base::Column(place))
        }
    }
}

/// What each member would be charged for the pools under other bases.
///
/// # Errors
/// When the pools' own bases cannot split them.
pub fn compare(outcome: &Outcome, bases: &[Base]) -> Result<Table, Vec<inzet_money::MoneyFault>> {
    const COLUMNS: [(&str, Kind); 5] = [
        ("base", Kind::Text),
        ("member", Kind::Text),
        ("pools_eur", Kind::Number),
        ("chosen_eur", Kind::Number),
        ("difference_eur", Kind::Number),
    ];
    let dataset = outcome.dataset();
    let comparison = inzet_money::compare::compare(dataset, &outcome.served, bases)?;
    let mut table = Table::new("comparison.csv", &COLUMNS);
    for other in &comparison.others {
        let members = other.members.as_ref().map_err(Clone::clone)?;
        for (member, compared) in members.iter_enumerated() {
            table.push(vec![
                Cell::text(base_word(dataset, &other.base)),
                Cell::text(&dataset.members[member].id),
                compared.amount.into(),
                comparison.chosen[member].into(),
                compared.difference.into(),
            ]);
        }
    }
    Ok(table)
}

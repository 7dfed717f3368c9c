//! The files of a result, derived anew from FORMAT section 6 and MONEY, one file each.

mod assignments;
mod basis;
pub(crate) mod cell;
mod charges;
mod charges_total;
mod compare;
#[cfg(test)]
mod golden;
mod members;
mod professionals;
mod summary;
mod unmet;

use std::collections::BTreeMap;

use inzet_model::{Assignment, Dataset, Plan};

use crate::charges::has_zero_base;
use crate::facts::Facts;
use crate::limit;
use crate::rules::{self, Bench};
use crate::score::goals;
use crate::usage::Usage;
use crate::verdict::{Rule, Violation};

pub(crate) use compare::fault;
pub(crate) use summary::flatten as flatten_summary;

pub use assignments::check_assignments;

/// A table of a result as it was read: text only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headers, left to right.
    pub header: Vec<String>,
    /// The rows, each with the line on which it starts.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Whether decimals follow a comma and dates are dd/mm/yyyy.
    pub decimal_comma: bool,
}

/// What a result folder holds, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultFiles {
    /// The tables by file name.
    pub tables: BTreeMap<String, Table>,
    /// The text of summary.json, when there is one.
    pub summary: Option<String>,
}

/// A plan laid out for deriving files: only assignments whose person and demand exist.
pub(crate) struct Sheet<'a> {
    pub(crate) facts: &'a Facts<'a>,
    pub(crate) plan: &'a Plan,
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) usage: Usage,
}

/// Derives every file of a result anew and names each file, row and cell that differs, sorted.
///
/// The rules C1 to C8 are not looked at: that is `check_plan`. A result of a plan made elsewhere
/// (no bound in its summary) has no unmet.csv, professionals.csv and members.csv.
#[must_use]
pub fn check_result(dataset: &Dataset, plan: &Plan, files: &ResultFiles) -> Vec<Violation> {
    check_result_with(&Facts::new(dataset), plan, files)
}

/// The same on facts that were derived before.
#[must_use]
pub fn check_result_with(facts: &Facts, plan: &Plan, files: &ResultFiles) -> Vec<Violation> {
    let bench = Bench::new(facts, plan);
    let is_allowed = rules::check(&bench).is_empty();
    let usage = Usage::of(facts, &bench.assignments);
    let sheet = Sheet {
        facts,
        plan,
        assignments: bench.assignments,
        usage,
    };
    let table = |name: &str| files.tables.get(name);
    let slack = limit::read(facts, files).map(|limit| limit.slack(plan));
    let is_allowed = is_allowed && slack.as_ref().is_none_or(|slack| slack.slack >= 0);
    let mut violations = limit::check(facts, plan, files);
    violations.extend(assignments::expected(&sheet).compare(table(assignments::FILE)));
    let plan_files = [unmet::FILE, professionals::FILE, members::FILE];
    let is_made_elsewhere = !summary::claims_a_bound(files.summary.as_deref())
        && plan_files.iter().all(|name| table(name).is_none());
    if !is_made_elsewhere {
        violations.extend(unmet::check(
            &sheet,
            (is_allowed, slack),
            table(unmet::FILE),
        ));
        violations.extend(professionals::expected(&sheet).compare(table(professionals::FILE)));
        violations.extend(members::expected(&sheet).compare(table(members::FILE)));
    }
    violations.extend(check_money(&sheet, files));
    let goals = goals(facts, &sheet.assignments);
    let claims_plan = !is_made_elsewhere;
    violations.extend(summary::check(
        &sheet,
        &goals,
        claims_plan,
        files.summary.as_deref(),
    ));
    violations.sort();
    violations
}

/// charges.csv, charges_total.csv and basis.csv: none of them when a pool has a zero base (M6).
fn check_money(sheet: &Sheet, files: &ResultFiles) -> Vec<Violation> {
    let table = |name: &str| files.tables.get(name);
    let names = [charges::FILE, charges_total::FILE, basis::FILE];
    if has_zero_base(sheet.facts, &sheet.usage) {
        return names
            .iter()
            .filter(|name| table(name).is_some())
            .map(|name| {
                let expected = "no charges, as a pool has a base of zero";
                compare::fault(Rule::Charge, (*name).to_owned(), "a file", expected)
            })
            .collect();
    }
    let lines = match charges::lines(sheet) {
        Ok(lines) => lines,
        Err(pool) => {
            let subject = format!("{} pool {pool}", charges::FILE);
            let found = "a pool that cannot be split to its unit";
            return vec![compare::fault(
                Rule::Charge,
                subject,
                found,
                "an amount on the unit",
            )];
        }
    };
    let mut violations = charges::expected(sheet, &lines).compare(table(charges::FILE));
    violations.extend(charges_total::expected(sheet, &lines).compare(table(charges_total::FILE)));
    violations.extend(basis::expected(sheet).compare(table(basis::FILE)));
    violations
}

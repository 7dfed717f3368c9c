//! Settles the closed results of a year's periods against the real costs.

mod closed;
mod judge;
mod old;
mod write;

use std::path::{Path, PathBuf};

use inzet_ingest::{Fault, MemberList, read_advances, read_cost_pools};
use inzet_money::MoneyFault;
use inzet_money::fault::Gap;
use inzet_money::settle::{Year, settle as settle_year};
use inzet_report::settlement::Settled;

use crate::folder::money_fault;

pub use closed::ClosedFault;
pub use old::OldFault;
pub use write::{SettlementError, write_settlement};

/// What is settled: closed results and files, and nothing else is read.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The results of the year's periods, in any order.
    pub results: &'a [PathBuf],
    /// The real costs, as a cost_pools.csv.
    pub actuals: &'a Path,
    /// What was paid before, as an advances.csv.
    pub advances: Option<&'a Path>,
    /// The settlement that this one corrects.
    pub correct: Option<&'a Path>,
}

/// A settlement, ready to be written.
#[derive(Debug)]
pub struct Settling {
    /// All that its files need.
    pub settled: Settled,
    /// What is worth a look in the files.
    pub warnings: Vec<Fault>,
    /// Days of the year that no result covers.
    pub gaps: Vec<Gap>,
    /// Whether the settlement that is corrected could still be made anew.
    pub corrects_open: bool,
}

/// Why nothing was settled.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// Results that may not or cannot be used, each with why.
    #[error("{} results cannot be settled", .0.len())]
    Results(Vec<(PathBuf, ClosedFault)>),
    /// The settlement that is corrected cannot be used.
    #[error("the settlement to correct cannot be used")]
    Old(PathBuf, OldFault),
    /// The files of costs or advances have faults.
    #[error("files have faults")]
    Faults(Vec<Fault>),
    /// The results do not fit together, or the year cannot be corrected.
    #[error("the results do not fit together")]
    Year(Vec<MoneyFault>),
}

/// Settles a year.
///
/// # Errors
/// Every fault of every result, then those of the files, then of the pools.
///
/// # Source
/// MONEY, `inzet settle`.
pub fn settle(request: &Request) -> Result<Settling, SettleError> {
    let closed = closed::read_all(request.results).map_err(SettleError::Results)?;
    let results: Vec<_> = closed.iter().map(|one| one.closed.clone()).collect();
    let year = Year::gather(&results).map_err(SettleError::Year)?;
    let old = match request.correct {
        Some(path) => {
            Some(old::read(path).map_err(|fault| SettleError::Old(path.to_path_buf(), fault))?)
        }
        None => None,
    };
    let style = closed
        .iter()
        .max_by_key(|one| one.closed.period.from)
        .map(|one| one.numbers)
        .unwrap_or_default();
    let members = MemberList::of_results(
        year.basis.iter().map(|row| (row.member.clone(), row.state)),
        year.columns.clone(),
        style,
    );
    let pools = read_cost_pools(request.actuals, &members);
    let advances = request.advances.map(|file| read_advances(file, &members));
    let (advances, more) =
        advances.map_or_else(Default::default, |read| (read.advances, read.faults));
    let mut warnings = pools.faults;
    warnings.extend(more);
    if warnings.iter().any(Fault::is_error) {
        return Err(SettleError::Faults(warnings));
    }
    let correcting = old.as_ref().map(|old| &old.settlement);
    let settlement = settle_year(&year, &pools.pools, &advances, correcting)
        .map_err(|faults| settle_error(faults, request.actuals))?;
    let mut results: Vec<_> = closed.into_iter().map(|one| one.past).collect();
    results.sort_by_key(|result| (result.period.from, result.period.to));
    Ok(Settling {
        gaps: year.gaps.clone(),
        settled: Settled {
            year,
            results,
            actuals: pools.pools,
            advances,
            settlement,
        },
        warnings,
        corrects_open: old.is_some_and(|old| !old.closed),
    })
}

/// The faults of pools are those of their file; the others are of the year.
fn settle_error(faults: Vec<MoneyFault>, actuals: &Path) -> SettleError {
    let of_a_pool = |fault: &MoneyFault| {
        matches!(
            fault,
            MoneyFault::ZeroBase { .. }
                | MoneyFault::NobodyLeft { .. }
                | MoneyFault::NegativeQuantity { .. }
                | MoneyFault::OffUnit { .. }
                | MoneyFault::NoColumn { .. }
        )
    };
    if !faults.iter().all(of_a_pool) {
        return SettleError::Year(faults);
    }
    let file = actuals.file_name().unwrap_or_default().to_string_lossy();
    let named = faults.iter().map(|fault| Fault {
        file: file.clone().into_owned(),
        ..money_fault(fault)
    });
    SettleError::Faults(named.collect())
}

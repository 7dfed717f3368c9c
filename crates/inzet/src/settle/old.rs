//! The settlement that another one corrects.

use std::collections::BTreeMap;
use std::path::Path;

use inzet_ingest::cell::{parse_id, parse_money};
use inzet_ingest::{CellFault, Code, Fault};
use inzet_money::communication::CommunicationFault;
use inzet_money::settle::OldSettlement;
use inzet_money::{Communication, Occasion};
use inzet_report::Manifest;
use inzet_report::manifest::{BrokenSeal, ManifestError};
use inzet_report::settlement::totals;

use super::closed::seals;
use crate::named_table::NamedTable;

/// The old settlement, and whether it is closed.
pub(super) struct Old {
    pub settlement: OldSettlement,
    pub closed: bool,
}

/// Why it cannot be corrected.
#[derive(Debug, thiserror::Error)]
pub enum OldFault {
    /// It is no result folder.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// It is a result, but not of `settle`.
    #[error("it is no settlement: its manifest knows no settlement_total.csv")]
    NoSettlement,
    /// Files are not what they were.
    #[error("its seal is broken: {}", seals(.0))]
    Broken(Vec<BrokenSeal>),
    /// Its table has faults.
    #[error("settlement_total.csv has faults")]
    Faults(Vec<Fault>),
    /// Its communications are of several years or occasions, or there is none.
    #[error("settlement_total.csv: its communications do not name one settlement")]
    Unclear,
}

/// Reads the balances of an old settlement, whose seal must hold.
pub(super) fn read(folder: &Path) -> Result<Old, OldFault> {
    let manifest = Manifest::read(folder)?;
    if !manifest.outputs.contains_key(totals::FILE) {
        return Err(OldFault::NoSettlement);
    }
    let broken = manifest.broken_seals(folder);
    if !broken.is_empty() {
        return Err(OldFault::Broken(broken));
    }
    let table = NamedTable::read(&folder.join(totals::FILE)).map_err(OldFault::Faults)?;
    let style = table.style();
    let columns = ["member", "balance_eur", "communication"];
    let rows = table.rows(columns, |[member, balance, communication]| {
        let communication: Communication = communication.parse().map_err(cell_fault)?;
        Ok((
            parse_id(member)?,
            parse_money(balance, style)?,
            communication,
        ))
    });
    let rows = rows.map_err(OldFault::Faults)?;
    let (year, occasion) = one_occasion(rows.iter().map(|row| row.2)).ok_or(OldFault::Unclear)?;
    let balances: BTreeMap<_, _> = rows
        .into_iter()
        .map(|(member, balance, _)| (member, balance))
        .collect();
    Ok(Old {
        settlement: OldSettlement {
            year,
            occasion,
            balances,
        },
        closed: manifest.closed,
    })
}

fn one_occasion(
    mut communications: impl Iterator<Item = Communication>,
) -> Option<(i16, Occasion)> {
    let name = |one: Communication| (one.year(), one.occasion());
    let first = name(communications.next()?);
    communications
        .all(|one| name(one) == first)
        .then_some(first)
}

fn cell_fault(fault: CommunicationFault) -> CellFault {
    CellFault {
        code: Code::BAD_NUMBER,
        expected: "a structured communication such as +++202/6000/00191+++".into(),
        hint: format!("It is {fault}."),
    }
}

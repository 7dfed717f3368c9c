//! A later change is a correction: one delta per member, never another old paper.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{Cents, IndexVec, MemberIx};

use super::{SettlementTotal, subtract, year::Year};
use crate::communication::{Communication, Occasion};
use crate::fault::MoneyFault;

/// The settlement that is corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldSettlement {
    /// The year of its communications.
    pub year: i16,
    /// What it was itself: the settlement of the year or an earlier correction.
    pub occasion: Occasion,
    /// The balances of settlement_total.csv, by member id.
    pub balances: BTreeMap<String, Cents>,
}

/// A row of corrections.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The member's id.
    pub member: String,
    /// Its balance in the old settlement; 0 when it was not in it.
    pub old_balance: Cents,
    /// Its balance in the new one; 0 when it is not in it.
    pub new_balance: Cents,
    /// New less old: above zero it still pays, below zero it gets back.
    pub delta: Cents,
    /// What to write on the payment.
    pub communication: Communication,
}

/// What this settlement is, given the one that it corrects.
pub(super) fn occasion(year: i16, old: Option<&OldSettlement>) -> Result<Occasion, MoneyFault> {
    let Some(old) = old else {
        return Ok(Occasion::Year);
    };
    if old.year != year {
        return Err(MoneyFault::OtherYear {
            old: old.year,
            new: year,
        });
    }
    old.occasion
        .next_correction()
        .ok_or(MoneyFault::CorrectionsExhausted { year })
}

/// The members that get a rank: those of the year, and those of the settlement that is corrected,
/// so that no two members share a communication.
pub(super) fn ids_of_either<'a>(year: &'a Year, old: Option<&'a OldSettlement>) -> Vec<&'a str> {
    let now = year.basis.iter().map(|row| row.member.as_str());
    let before = old.into_iter().flat_map(|old| old.balances.keys());
    let ids: BTreeSet<&str> = now.chain(before.map(String::as_str)).collect();
    ids.into_iter().collect()
}

/// One row for every member of either.
pub(super) fn corrections(
    year: &Year,
    totals: &IndexVec<MemberIx, SettlementTotal>,
    old: &OldSettlement,
    ids: &[&str],
    communication: &dyn Fn(&str) -> Result<Communication, MoneyFault>,
) -> Result<Vec<Correction>, MoneyFault> {
    ids.iter()
        .map(|&id| {
            let old_balance = old.balances.get(id).copied().unwrap_or_default();
            let new_balance = year
                .member(id)
                .map_or(Cents::ZERO, |member| totals[member].balance);
            Ok(Correction {
                member: id.to_owned(),
                old_balance,
                new_balance,
                delta: subtract(new_balance, old_balance, "correction")?,
                communication: communication(id)?,
            })
        })
        .collect()
}

//! The settlement of a year: every member is brought to exactly its share of the real costs.
//!
//! The results of the year's quarters are gathered into one [`Year`]; the actual pools are split
//! on its basis; what was paid before is taken off.

mod correct;
mod proof;
mod statement;
mod year;

use inzet_model::{Advance, Cents, CostPool, IndexVec, MemberIx};

use crate::communication::{Communication, Occasion, year_of};
use crate::fault::MoneyFault;
use crate::pool::{PoolLine, split_pool};

pub use correct::{Correction, OldSettlement};
pub use proof::Proof;
pub use statement::Statement;
pub use year::{Charged, ClosedResult, Paid, Year};

/// Who pays or gets back what, why, and the proof that it adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The year of its communications: that of the first day.
    pub year: i16,
    /// The settlement of a year, or a correction of it.
    pub occasion: Occasion,
    /// settlement.csv: by member, pool.
    pub lines: Vec<SettlementLine>,
    /// settlement_total.csv: every member of the year.
    pub totals: IndexVec<MemberIx, SettlementTotal>,
    /// Shares = costs, balances = costs - paid.
    pub proof: Proof,
    /// corrections.csv: every member of the old or the new settlement, by id; empty when none is
    /// corrected.
    pub corrections: Vec<Correction>,
}

/// A row of settlement.csv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlementLine {
    /// The pool's place among the actual pools.
    pub pool: usize,
    /// The member's share of it.
    pub share: PoolLine,
}

/// A row of settlement_total.csv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlementTotal {
    /// Who pays.
    pub member: MemberIx,
    /// Its shares of the actual pools.
    pub share: Cents,
    /// Management fees that the results charged.
    pub fees: Cents,
    /// Pools that the results charged.
    pub pools_charged: Cents,
    /// What it paid before.
    pub advances: Cents,
    /// The share less all that was paid: above zero it still pays, below zero it gets back.
    pub balance: Cents,
    /// What to write on the payment.
    pub communication: Communication,
}

/// Settles a year. The members of pools and advances, and the columns of bases, are those of the
/// [`Year`]. With an old settlement this one corrects it.
///
/// # Errors
/// The faults of every pool, sums that do not fit, and an old settlement that cannot be corrected.
///
/// # Source
/// MONEY, `inzet settle`.
pub fn settle(
    year: &Year,
    actuals: &[CostPool],
    advances: &[Advance],
    old: Option<&OldSettlement>,
) -> Result<Settlement, Vec<MoneyFault>> {
    let number = year_of(year.from);
    let occasion = correct::occasion(number, old).map_err(|fault| vec![fault])?;
    let lines = share_lines(year, actuals)?;
    let ids = correct::ids_of_either(year, old);
    let communication = |id: &str| {
        let rank = 1 + ids.partition_point(|other| *other < id);
        Communication::new(number, occasion, rank)
            .ok_or(MoneyFault::NoCommunication { year: number, rank })
    };
    let totals = totals(year, &lines, advances, &communication).map_err(|fault| vec![fault])?;
    let corrections = match old {
        Some(old) => correct::corrections(year, &totals, old, &ids, &communication),
        None => Ok(Vec::new()),
    };
    let proof = Proof::of(year, actuals, advances, &totals);
    Ok(Settlement {
        year: number,
        occasion,
        lines,
        proof: proof.map_err(|fault| vec![fault])?,
        totals,
        corrections: corrections.map_err(|fault| vec![fault])?,
    })
}

fn share_lines(year: &Year, actuals: &[CostPool]) -> Result<Vec<SettlementLine>, Vec<MoneyFault>> {
    let mut lines = Vec::new();
    let mut faults = Vec::new();
    for (place, pool) in actuals.iter().enumerate() {
        match split_pool(pool, &year.basis, year.zero_base) {
            Ok(shares) => lines.extend(
                shares
                    .into_iter()
                    .map(|share| SettlementLine { pool: place, share }),
            ),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    lines.sort_by_key(|line| (line.share.member, &actuals[line.pool].id));
    Ok(lines)
}

fn totals(
    year: &Year,
    lines: &[SettlementLine],
    advances: &[Advance],
    communication: &dyn Fn(&str) -> Result<Communication, MoneyFault>,
) -> Result<IndexVec<MemberIx, SettlementTotal>, MoneyFault> {
    let mut totals = IndexVec::with_capacity(year.basis.len());
    for (member, row) in year.basis.iter_enumerated() {
        totals.push(SettlementTotal {
            member,
            share: Cents::ZERO,
            fees: year.paid[member].fees,
            pools_charged: year.paid[member].pools,
            advances: Cents::ZERO,
            balance: Cents::ZERO,
            communication: communication(&row.member)?,
        });
    }
    for line in lines {
        let total: &mut SettlementTotal = &mut totals[line.share.member];
        total.share = add(total.share, line.share.amount, "share")?;
    }
    for advance in advances {
        let total: &mut SettlementTotal = &mut totals[advance.member];
        total.advances = add(total.advances, advance.amount, "advances")?;
    }
    for total in &mut totals {
        total.balance = balance(total)?;
    }
    Ok(totals)
}

fn balance(total: &SettlementTotal) -> Result<Cents, MoneyFault> {
    let paid = add(total.fees, total.pools_charged, "paid")?;
    let paid = add(paid, total.advances, "paid")?;
    subtract(total.share, paid, "balance")
}

fn add(a: Cents, b: Cents, place: &str) -> Result<Cents, MoneyFault> {
    a.checked_add(b).ok_or_else(|| overflow(place))
}

fn subtract(a: Cents, b: Cents, place: &str) -> Result<Cents, MoneyFault> {
    a.count()
        .checked_sub(b.count())
        .map(Cents::new)
        .ok_or_else(|| overflow(place))
}

fn overflow(place: &str) -> MoneyFault {
    MoneyFault::Overflow {
        place: place.to_owned(),
    }
}

//! What every member is charged.

mod fees;
mod line;
mod shares;
mod total;
mod wages;

use inzet_model::{Dataset, MemberIx};

use self::fees::fee_lines;
use self::line::sort_key;
use self::shares::share_lines;
use self::total::totals;
use self::wages::wage_lines;
use crate::basis::{BasisRow, basis};
use crate::fault::MoneyFault;
use crate::service::Served;
use crate::usage::measure;

pub use line::{ChargeKind, ChargeLine, Position};
pub use total::MemberTotal;

/// What every member is charged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charges {
    /// charges.csv: by member, kind, pool, professional, position.
    pub lines: Vec<ChargeLine>,
    /// charges_total.csv: every member.
    pub totals: Vec<MemberTotal>,
    /// basis.csv: every member.
    pub basis: Vec<BasisRow>,
}

impl Charges {
    /// The lines of one member: all that a paper of that member may show of them (M8).
    #[must_use]
    pub fn lines_of(&self, member: MemberIx) -> &[ChargeLine] {
        let start = self.lines.partition_point(|line| line.member < member);
        let end = self.lines.partition_point(|line| line.member <= member);
        &self.lines[start..end]
    }
}

/// Charges the members for what they were served and for their shares of the pools.
///
/// Nothing is asked of the assignments: a plan that breaks rules is charged as it stands.
///
/// # Errors
/// The faults of every pool, not only of the first; nothing is charged then.
///
/// # Source
/// MONEY.
pub fn charge(dataset: &Dataset, served: &[Served]) -> Result<Charges, Vec<MoneyFault>> {
    let usage = measure(dataset, served);
    let basis = basis(dataset, &usage);
    let mut faults = Vec::new();
    let mut lines = wage_lines(dataset, &sorted(served), &mut faults);
    lines.extend(fee_lines(dataset, served, &mut faults));
    lines.extend(share_lines(dataset, &basis, &mut faults));
    let totals = totals(&basis, &lines, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    lines.sort_by_key(sort_key);
    Ok(Charges {
        lines,
        totals,
        basis: basis.into_iter().collect(),
    })
}

/// A hand-made plan may hold two assignments with one key: sorted beforehand, their order is not
/// that of its rows.
fn sorted(served: &[Served]) -> Vec<Served> {
    let mut served = served.to_vec();
    served.sort_unstable();
    served
}

fn overflow(kind: ChargeKind) -> MoneyFault {
    MoneyFault::Overflow {
        place: kind.word().to_owned(),
    }
}

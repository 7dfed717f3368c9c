//! What one member's paper may show.

use inzet_model::{MemberIx, Payment};

use super::{Correction, Settlement, SettlementLine, SettlementTotal, Year};
use crate::basis::BasisRow;

/// One member's part of a settlement: its own lines and the pools' totals in them, and nothing of
/// any other member (M8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    /// The member and what it used in the year.
    pub member: &'a BasisRow,
    /// Its shares, by pool.
    pub lines: &'a [SettlementLine],
    /// What it pays or gets back.
    pub total: &'a SettlementTotal,
    /// What changes, when the settlement corrects another.
    pub correction: Option<&'a Correction>,
    /// How to pay.
    pub payment: &'a Payment,
}

impl Settlement {
    /// The statement of a member of the year that was settled.
    #[must_use]
    pub fn statement<'a>(&'a self, year: &'a Year, member: MemberIx) -> Statement<'a> {
        let start = self
            .lines
            .partition_point(|line| line.share.member < member);
        let end = self
            .lines
            .partition_point(|line| line.share.member <= member);
        let row = &year.basis[member];
        let correction = self
            .corrections
            .binary_search_by(|correction| correction.member.cmp(&row.member));
        Statement {
            member: row,
            lines: &self.lines[start..end],
            total: &self.totals[member],
            correction: correction.ok().map(|place| &self.corrections[place]),
            payment: &year.payment,
        }
    }
}

//! What a pool needs to know of each member.

use inzet_model::{Cents, Dataset, FteDays, IndexVec, MemberIx, MemberKind, MemberState, Quantity};

use crate::fraction::Fraction;
use crate::membership::membership_days;
use crate::usage::Usage;

/// A row of basis.csv: all that a pool, or a later settlement, needs to know of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisRow {
    /// The member's id.
    pub member: String,
    /// Its name.
    pub name: String,
    /// Flemish, local or other.
    pub kind: MemberKind,
    /// How far its accession is.
    pub state: MemberState,
    /// Days of membership; over several results their sum.
    pub membership_days: u64,
    /// Assigned FTE-days.
    pub fte_days: FteDays,
    /// Professional-months.
    pub heads: Fraction,
    /// Euro of wage.
    pub wage: Cents,
    /// The `x_` columns, in the order of the table's names for them.
    pub columns: Vec<Quantity>,
}

/// The basis of every member, by member.
#[must_use]
pub(crate) fn basis(
    dataset: &Dataset,
    usage: &IndexVec<MemberIx, Usage>,
) -> IndexVec<MemberIx, BasisRow> {
    dataset
        .members
        .iter()
        .zip(usage)
        .map(|(member, usage)| BasisRow {
            member: member.id.clone(),
            name: member.name.clone(),
            kind: member.kind,
            state: member.state,
            membership_days: u64::from(membership_days(member, &dataset.policy.period)),
            fte_days: usage.fte_days,
            heads: usage.heads,
            wage: usage.wage,
            columns: member.bases.clone(),
        })
        .collect()
}

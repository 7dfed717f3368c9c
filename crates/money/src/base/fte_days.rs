use crate::basis::BasisRow;
use crate::quantity::Quantity;

/// The word in files.
pub(super) const WORD: &str = "fte_days";

/// The member's assigned FTE-days.
pub(super) const fn quantity(member: &BasisRow) -> Quantity {
    Quantity::FteDays(member.fte_days)
}

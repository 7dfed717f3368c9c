use crate::basis::BasisRow;
use crate::quantity::Quantity;

/// The word in files.
pub(super) const WORD: &str = "wage";

/// The member's wages, after their rounding to the cent.
pub(super) const fn quantity(member: &BasisRow) -> Quantity {
    Quantity::Wage(member.wage)
}

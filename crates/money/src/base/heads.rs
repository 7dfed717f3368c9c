use crate::basis::BasisRow;
use crate::quantity::Quantity;

/// The word in files.
pub(super) const WORD: &str = "heads";

/// The member's professional-months.
pub(super) const fn quantity(member: &BasisRow) -> Quantity {
    Quantity::Heads(member.heads)
}

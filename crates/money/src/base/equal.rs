use crate::basis::BasisRow;
use crate::quantity::Quantity;

/// The word in files.
pub(super) const WORD: &str = "equal";

/// The member's days of membership: equal among those who were members all along.
pub(super) const fn quantity(member: &BasisRow) -> Quantity {
    Quantity::Days(member.membership_days)
}

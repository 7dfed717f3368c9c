use crate::basis::BasisRow;
use crate::quantity::Quantity;

/// The member's own `x_` column at this place; `None` when there is no such column.
pub(super) fn quantity(member: &BasisRow, place: usize) -> Option<Quantity> {
    let value = member.columns.get(place)?;
    Some(Quantity::Column(u128::from(value.hundredths())))
}

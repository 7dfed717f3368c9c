use inzet_model::Share;

use super::{Sharer, Totals};
use crate::fraction::{greatest_common_divisor, least_common_multiple};

/// Whole numbers in proportion to e x d/D + (1 - e) x q/Q, or `None` when they do not fit.
pub(super) fn weights(
    sharers: &[Sharer],
    totals: &Totals,
    equal_share: Share,
) -> Option<Vec<u128>> {
    let days: Vec<u128> = sharers.iter().map(|one| u128::from(one.days)).collect();
    if equal_share == Share::WHOLE {
        return Some(days);
    }
    let quantities = whole_quantities(sharers)?;
    if equal_share == Share::ZERO {
        return Some(quantities);
    }
    let (days, quantities) = (in_lowest_terms(&days), in_lowest_terms(&quantities));
    let total_quantity = checked_sum(&quantities)?;
    let total_days = checked_sum(&days)?;
    debug_assert!(total_days <= u128::from(totals.days));
    let parts = in_lowest_terms(&[
        u128::from(equal_share.millionths()),
        u128::from(Share::DENOMINATOR - equal_share.millionths()),
    ]);
    let by_day = parts[0].checked_mul(total_quantity)?;
    let by_quantity = parts[1].checked_mul(total_days)?;
    days.iter()
        .zip(&quantities)
        .map(|(day, quantity)| {
            let equal = by_day.checked_mul(*day)?;
            equal.checked_add(by_quantity.checked_mul(*quantity)?)
        })
        .collect()
}

/// The quantities over one common denominator, without it.
fn whole_quantities(sharers: &[Sharer]) -> Option<Vec<u128>> {
    let mut common = 1;
    for sharer in sharers {
        common = least_common_multiple(common, sharer.quantity.in_units()?.denominator())?;
    }
    sharers
        .iter()
        .map(|sharer| {
            let units = sharer.quantity.in_units()?;
            let whole = units
                .numerator()
                .checked_mul(common / units.denominator())?;
            u128::try_from(whole).ok()
        })
        .collect()
}

/// The same proportions in the smallest whole numbers, so that products stay small.
fn in_lowest_terms(numbers: &[u128]) -> Vec<u128> {
    let divisor = numbers.iter().fold(0, |divisor, &number| {
        greatest_common_divisor(divisor, number)
    });
    numbers
        .iter()
        .map(|number| number / divisor.max(1))
        .collect()
}

fn checked_sum(numbers: &[u128]) -> Option<u128> {
    numbers
        .iter()
        .try_fold(0_u128, |sum, &number| sum.checked_add(number))
}

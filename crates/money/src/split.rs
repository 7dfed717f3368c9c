//! Largest remainder: the parts of a split add up to the whole.

use std::cmp::Reverse;

use num_bigint::BigUint;
use thiserror::Error;

use crate::quota::Quota;

/// What one id gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<I> {
    /// Whose part.
    pub id: I,
    /// Its weight.
    pub weight: u128,
    /// amount x weight / total weight, exact, in units.
    pub quota: Quota,
    /// The floor or the ceiling of the quota.
    pub units: i128,
    /// Whether it received one of the units left over after every floor (of the amount's absolute
    /// value).
    pub odd_unit: bool,
}

/// Why nothing can be split.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SplitFault {
    /// There is nobody to split among.
    #[error("nobody")]
    Nobody,
    /// Every weight is zero.
    #[error("weights zero")]
    ZeroWeights,
    /// Two rows have one id.
    #[error("id {id} twice")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// The total weight or a quota does not fit 128 bits.
    #[error("overflow")]
    Overflow,
}

/// Splits an amount in units by weight: every part is the floor or the ceiling of its quota, the
/// units left over go to the largest remainders, ties to the lowest id. The result is sorted by
/// id; the order of the rows has no effect. A negative amount is split as its absolute value.
///
/// # Errors
/// When there is nobody, no weight, an id twice, or a total beyond 128 bits.
///
/// # Source
/// MONEY, M2 and M3.
///
/// ```
/// # use inzet_money::split;
/// let parts = split(100, [("b", 1), ("c", 1), ("a", 1)]).unwrap();
/// let units: Vec<_> = parts.iter().map(|part| (part.id, part.units)).collect();
/// assert_eq!(units, [("a", 34), ("b", 33), ("c", 33)]);
/// ```
pub fn split<I: Ord + ToString>(
    amount: i128,
    weights: impl IntoIterator<Item = (I, u128)>,
) -> Result<Vec<Part<I>>, SplitFault> {
    let rows = sorted_by_id(weights)?;
    let weights: Vec<u128> = rows.iter().map(|row| row.1).collect();
    let slices = divide(amount, &weights)?;
    Ok(rows
        .into_iter()
        .zip(slices)
        .map(|((id, weight), slice)| Part {
            id,
            weight,
            quota: slice.quota,
            units: slice.units,
            odd_unit: slice.odd_unit,
        })
        .collect())
}

/// A part without its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) quota: Quota,
    pub(crate) units: i128,
    pub(crate) odd_unit: bool,
}

/// Splits among weights that stand in the order of their ids.
pub(crate) fn divide(amount: i128, weights: &[u128]) -> Result<Vec<Slice>, SplitFault> {
    if weights.is_empty() {
        return Err(SplitFault::Nobody);
    }
    let total = total_weight(weights)?;
    let size = i128::try_from(amount.unsigned_abs()).map_err(|_| SplitFault::Overflow)?;
    let mut floors = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = size;
    for &weight in weights {
        let (floor, remainder) = multiply_divide(size.unsigned_abs(), weight, total);
        let floor = i128::try_from(floor).map_err(|_| SplitFault::Overflow)?;
        left -= floor;
        floors.push(floor);
        remainders.push(remainder);
    }
    let count = usize::try_from(left).map_err(|_| SplitFault::Overflow)?;
    let odd = largest(&remainders, count);
    (0..weights.len())
        .map(|place| {
            let quota = Quota::new(floors[place], remainders[place], total);
            let units = floors[place] + i128::from(odd[place]);
            signed(quota, units, amount < 0)
                .map(|(quota, units)| Slice {
                    quota,
                    units,
                    odd_unit: odd[place],
                })
                .ok_or(SplitFault::Overflow)
        })
        .collect()
}

/// Which `count` places hold the largest remainders; of equal ones the first places.
pub(crate) fn largest<R: Ord>(remainders: &[R], count: usize) -> Vec<bool> {
    let mut chosen = vec![false; remainders.len()];
    if count == 0 || count > remainders.len() {
        return chosen;
    }
    let mut places: Vec<usize> = (0..remainders.len()).collect();
    let (before, last, _) =
        places.select_nth_unstable_by_key(count - 1, |&place| (Reverse(&remainders[place]), place));
    chosen[*last] = true;
    for &mut place in before {
        chosen[place] = true;
    }
    chosen
}

/// Rows by id, each id once.
pub(crate) fn sorted_by_id<I: Ord + ToString, W>(
    rows: impl IntoIterator<Item = (I, W)>,
) -> Result<Vec<(I, W)>, SplitFault> {
    let mut rows: Vec<(I, W)> = rows.into_iter().collect();
    rows.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    match rows.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(SplitFault::DuplicateId {
            id: pair[0].0.to_string(),
        }),
        None => Ok(rows),
    }
}

/// The sum of all weights, above zero.
pub(crate) fn total_weight(weights: &[u128]) -> Result<u128, SplitFault> {
    let total = weights
        .iter()
        .try_fold(0_u128, |sum, &weight| sum.checked_add(weight))
        .ok_or(SplitFault::Overflow)?;
    if total == 0 {
        return Err(SplitFault::ZeroWeights);
    }
    Ok(total)
}

/// Quotient and remainder of `size x weight / total`, with `weight <= total`, so that both fit
/// although the product may not.
pub(crate) fn multiply_divide(size: u128, weight: u128, total: u128) -> (u128, u128) {
    if let Some(product) = size.checked_mul(weight) {
        let quotient = product / total;
        return (quotient, product - quotient * total);
    }
    let total = BigUint::from(total);
    let product = BigUint::from(size) * BigUint::from(weight);
    let fits = "neither exceeds its factor, as the weight is at most the total";
    (
        u128::try_from(&product / &total).expect(fits),
        u128::try_from(product % total).expect(fits),
    )
}

fn signed(quota: Option<Quota>, units: i128, negative: bool) -> Option<(Quota, i128)> {
    if negative {
        Some((quota?.checked_neg()?, units.checked_neg()?))
    } else {
        Some((quota?, units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(amount: i128, weights: &[u128]) -> Vec<i128> {
        divide(amount, weights)
            .unwrap()
            .iter()
            .map(|slice| slice.units)
            .collect()
    }

    #[test]
    fn left_over_units_go_to_the_largest_remainders() {
        // Quotas 1.5, 2.75 and 5.75 of 10: the two of .75 go up.
        assert_eq!(units(10, &[6, 11, 23]), [1, 3, 6]);
    }

    #[test]
    fn ties_go_to_the_lowest_id() {
        assert_eq!(units(2, &[1, 1, 1]), [1, 1, 0]);
        let parts = split(1, [("b", 1), ("\u{e9}", 1), ("B", 1), ("a", 1)]).unwrap();
        assert_eq!(parts[0].id, "B");
        assert!(parts[0].odd_unit);
    }

    #[test]
    fn a_negative_amount_mirrors_a_positive_one() {
        assert_eq!(units(-10, &[6, 11, 23]), [-1, -3, -6]);
        let slices = divide(-10, &[6, 11, 23]).unwrap();
        assert_eq!(slices[0].quota.to_string(), "-3/2");
        assert!(!slices[0].odd_unit && slices[1].odd_unit);
    }

    #[test]
    fn nobody_and_no_weight_are_faults() {
        assert_eq!(divide(1, &[]), Err(SplitFault::Nobody));
        assert_eq!(divide(0, &[0, 0]), Err(SplitFault::ZeroWeights));
        assert_eq!(
            split(1, [("a", 1), ("b", 1), ("a", 2)]),
            Err(SplitFault::DuplicateId { id: "a".into() })
        );
    }

    #[test]
    fn what_does_not_fit_is_a_fault() {
        assert_eq!(divide(1, &[u128::MAX, 1]), Err(SplitFault::Overflow));
        assert_eq!(divide(i128::MIN, &[1]), Err(SplitFault::Overflow));
        assert_eq!(units(i128::MAX, &[u128::MAX]), [i128::MAX]);
    }

    #[test]
    fn a_product_beyond_128_bits_is_still_exact() {
        // 3 x 10^37 x (10^38 - 1) / 3 / 10^38 is a tenth less than 10^37.
        let total = 10_u128.pow(38);
        let (quotient, remainder) = multiply_divide(3 * 10_u128.pow(37), total / 3, total);
        assert_eq!(quotient, 10_u128.pow(37) - 1);
        assert_eq!(remainder, total - 10_u128.pow(37));
    }
}

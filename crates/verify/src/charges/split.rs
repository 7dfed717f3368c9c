//! A pool's exact quotas and the largest remainder (MONEY M3).

use crate::fraction::common_divisor;
use crate::wide::Wide;

/// What one member brings into the split of a pool.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weight {
    /// Days of membership, above 0.
    pub(crate) days: u128,
    /// Quantity of the base, on the grid of that base.
    pub(crate) quantity: u128,
}

/// One member's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The exact quota in rounding units, of the amount without its sign, in lowest terms.
    pub(crate) numerator: Wide,
    pub(crate) denominator: u128,
    /// What the floor leaves, as a numerator over the same denominator.
    remainder: u128,
    /// Whole units, odd unit included.
    pub(crate) units: u128,
    /// Whether a unit that was left over went here.
    pub(crate) odd_unit: bool,
}

/// quota = amount x (e x d/D + (1 - e) x q/Q), rounded once; e in millionths. Where Q is 0 the
/// whole is split by days of membership. `None` when a denominator leaves 127 bits, which no
/// folder that FORMAT allows can do.
pub(crate) fn split(units: u128, equal_millionths: u32, weights: &[Weight]) -> Option<Vec<Part>> {
    let mut parts = quotas(units, equal_millionths, weights)?;
    let given: u128 = parts.iter().map(|part| part.units).sum();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // A stable sort: ties stay in the order of ids.
    by_remainder.sort_by(|one, other| {
        let cross = |this: &Part, that: &Part| Wide::product(this.remainder, that.denominator);
        let (one, other) = (&parts[*one], &parts[*other]);
        cross(other, one).cmp(&cross(one, other))
    });
    let left = usize::try_from(units - given).ok()?;
    for place in by_remainder.into_iter().take(left) {
        parts[place].units += 1;
        parts[place].odd_unit = true;
    }
    Some(parts)
}

fn quotas(units: u128, equal_millionths: u32, weights: &[Weight]) -> Option<Vec<Part>> {
    const WHOLE: u128 = 1_000_000;
    let shared = common_divisor(u128::from(equal_millionths), WHOLE);
    let (mut equal, mut whole) = (u128::from(equal_millionths) / shared, WHOLE / shared);
    let divisor = weights
        .iter()
        .fold(0, |divisor, one| match (divisor, one.quantity) {
            (0, quantity) => quantity,
            (divisor, 0) => divisor,
            (divisor, quantity) => common_divisor(divisor, quantity),
        })
        .max(1);
    let total_days: u128 = weights.iter().map(|one| one.days).sum();
    let mut total: u128 = weights.iter().map(|one| one.quantity / divisor).sum();
    if total == 0 {
        (equal, whole, total) = (1, 1, 1);
    }
    let denominator = whole
        .checked_mul(total_days)?
        .checked_mul(total)
        .filter(|product| *product <= u128::MAX / 2)?;
    let part = |one: &Weight| {
        let numerator =
            equal * one.days * total + (whole - equal) * (one.quantity / divisor) * total_days;
        quota(units, numerator, denominator)
    };
    weights.iter().map(part).collect()
}

/// units x numerator / denominator in lowest terms, and its floor.
fn quota(units: u128, numerator: u128, denominator: u128) -> Option<Part> {
    let shared = common_divisor(numerator, denominator);
    let (numerator, denominator) = (numerator / shared, denominator / shared);
    let shared = common_divisor(units, denominator);
    let numerator = Wide::product(units / shared, numerator);
    let denominator = denominator / shared;
    let (floor, remainder) = numerator.divide(denominator);
    Some(Part {
        numerator,
        denominator,
        remainder,
        units: floor.narrow()?,
        odd_unit: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_quantity(quantities: &[u128]) -> Vec<Weight> {
        let weight = |quantity: &u128| Weight {
            days: 90,
            quantity: *quantity,
        };
        quantities.iter().map(weight).collect()
    }

    fn units(parts: &[Part]) -> Vec<u128> {
        parts.iter().map(|part| part.units).collect()
    }

    #[test]
    fn the_largest_remainders_get_what_is_left() {
        // 10 by 1, 1, 1, 4: quotas 10/7 three times and 40/7 = 5 5/7. Floors 1, 1, 1, 5; two are
        // left: the last (5/7) and the first of those with 3/7.
        let parts = split(10, 0, &by_quantity(&[1, 1, 1, 4])).unwrap();
        assert_eq!(units(&parts), [2, 1, 1, 6]);
        let odd: Vec<bool> = parts.iter().map(|part| part.odd_unit).collect();
        assert_eq!(odd, [true, false, false, true]);
        assert_eq!(
            (parts[0].numerator.to_string(), parts[0].denominator),
            ("10".into(), 7)
        );
    }

    #[test]
    fn an_equal_share_is_by_days_of_membership() {
        // 1,000 units, half of it equal: days 90 and 30, quantities 0 and 5.
        // First: 1000 x (1/2 x 3/4) = 375; second: 1000 x (1/2 x 1/4 + 1/2) = 625.
        let weights = [
            Weight {
                days: 90,
                quantity: 0,
            },
            Weight {
                days: 30,
                quantity: 5,
            },
        ];
        assert_eq!(units(&split(1_000, 500_000, &weights).unwrap()), [375, 625]);
    }

    #[test]
    fn a_zero_base_is_split_by_days() {
        let weights = [
            Weight {
                days: 60,
                quantity: 0,
            },
            Weight {
                days: 30,
                quantity: 0,
            },
        ];
        assert_eq!(units(&split(100, 250_000, &weights).unwrap()), [67, 33]);
    }

    #[test]
    fn quantities_up_to_the_limit_stay_exact() {
        // 5,000 members with 10^14 hundredths, but the last one less: a total of 5 x 10^17 - 1.
        let mut quantities = vec![100_000_000_000_000; 4_999];
        quantities.push(99_999_999_999_999);
        let parts = split(100_000_000_000_001, 123_457, &by_quantity(&quantities)).unwrap();
        assert_eq!(units(&parts).iter().sum::<u128>(), 100_000_000_000_001);
        assert!(parts.iter().all(|part| {
            let floor = part.numerator.divide(part.denominator).0.narrow().unwrap();
            part.units == floor + u128::from(part.odd_unit)
        }));
    }
}

//! The golden case: sixteen receivers share 15,000,000 euro (note to the Flemish Government,
//! 2025).

use inzet_model::{Base, Cents};
use inzet_money::charge;

use crate::folder::{folder, pool, set_size};

/// What each of the sixteen receives, in thousands of euro.
const THOUSANDS: [i64; 16] = [
    21, 137, 132, 133, 764, 220, 151, 1_367, 32, 100, 252, 98, 236, 2_228, 111, 9_018,
];

fn weights() -> Vec<(usize, u128)> {
    (0..)
        .zip(THOUSANDS)
        .map(|(id, thousands)| (id, thousands.unsigned_abs().into()))
        .collect()
}

#[test]
fn sixteen_receivers_get_back_exactly_what_they_were_granted() {
    let parts = inzet_money::split(15_000, weights()).unwrap();
    for (part, thousands) in parts.iter().zip(THOUSANDS) {
        assert_eq!(part.units, i128::from(thousands));
        assert!(!part.odd_unit);
    }
}

#[test]
fn as_a_pool_in_units_of_a_thousand_euro_too() {
    let mut dataset = folder(16, 0);
    for (member, thousands) in THOUSANDS.into_iter().enumerate() {
        set_size(&mut dataset, member, thousands.unsigned_abs() * 100);
    }
    let mut grant = pool("grant", 1_500_000_000, Base::Column(0));
    grant.unit = Cents::new(100_000);
    dataset.cost_pools = vec![grant];
    let charges = charge(&dataset, &[]).unwrap();
    for (line, thousands) in charges.lines.iter().zip(THOUSANDS) {
        assert_eq!(line.amount, Cents::new(thousands * 100_000));
        assert_eq!(line.quota.to_string(), format!("{thousands}/1"));
    }
}

#[test]
fn percentages_of_two_decimals_would_lose_fifteen_hundred_euro() {
    let hundredths = |thousands: i64| (thousands * 10_000 + 7_500) / 15_000;
    let percentages: i64 = THOUSANDS.into_iter().map(hundredths).sum();
    assert_eq!(percentages, 9_999);
    assert_eq!(15_000_000 * percentages / 10_000, 14_998_500);
}

#[test]
fn a_million_euro_and_a_cent_is_split_to_the_cent() {
    let cents = 100_000_001;
    let parts = inzet_money::split(cents, weights()).unwrap();
    assert_eq!(parts.iter().map(|part| part.units).sum::<i128>(), cents);

    let rounded = |weight: u128| (2 * cents * weight.cast_signed() + 15_000) / 30_000;
    let half_up: i128 = weights().iter().map(|row| rounded(row.1)).sum();
    assert_eq!((half_up - cents).abs(), 1, "rounding each is one cent off");

    let floored = |weight: u128| cents * weight.cast_signed() / 15_000;
    let floor: i128 = weights().iter().map(|row| floored(row.1)).sum();
    assert_eq!(cents - floor, 6, "flooring each is six cents off");
    assert_eq!(parts.iter().filter(|part| part.odd_unit).count(), 6);
}

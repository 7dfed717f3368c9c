//! Splits of any amount, sign and set of weights.

use std::time::Instant;

use inzet_money::{Part, SplitFault, split};
use proptest::prelude::*;

fn weights() -> impl Strategy<Value = Vec<u128>> {
    prop_oneof![
        prop::collection::vec(0..10_u128, 1..12),
        prop::collection::vec(0..1_000_000_000_000_000_000_u128, 1..40),
        // Beyond what 128 bits hold of amount x weight.
        prop::collection::vec(0..10_u128.pow(35), 1..20),
    ]
}

fn amount() -> impl Strategy<Value = i128> {
    prop_oneof![
        -100..100_i128,
        -100_000_000_000_000..100_000_000_000_000_i128
    ]
}

fn parts(amount: i128, weights: &[u128]) -> Vec<Part<usize>> {
    split(amount, weights.iter().copied().enumerate()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn parts_add_up_and_keep_to_their_quotas(amount in amount(), weights in weights()) {
        prop_assume!(weights.iter().any(|&weight| weight > 0));
        let parts = parts(amount, &weights);
        prop_assert_eq!(parts.iter().map(|part| part.units).sum::<i128>(), amount);
        for part in &parts {
            prop_assert!(part.units == part.quota.floor() || part.units == part.quota.ceiling());
        }
    }

    #[test]
    fn quotas_are_exact(amount in amount(), weights in weights()) {
        prop_assume!(weights.iter().any(|&weight| weight > 0));
        let total: u128 = weights.iter().sum();
        for part in parts(amount, &weights) {
            let product = num_bigint::BigInt::from(amount) * num_bigint::BigInt::from(part.weight);
            let expected = inzet_money::Exact::new(product, total.into());
            prop_assert_eq!(part.quota.to_string(), expected.to_string());
        }
    }

    #[test]
    fn the_order_of_rows_has_no_effect(
        amount in amount(),
        rows in weights().prop_map(|all| all.into_iter().enumerate().collect::<Vec<_>>())
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        prop_assume!(rows.0.iter().any(|row| row.1 > 0));
        prop_assert_eq!(split(amount, rows.0), split(amount, rows.1));
    }

    #[test]
    fn a_negative_amount_mirrors_a_positive_one(amount in amount(), weights in weights()) {
        prop_assume!(weights.iter().any(|&weight| weight > 0));
        for (one, other) in parts(amount, &weights).iter().zip(parts(-amount, &weights)) {
            prop_assert_eq!(one.units, -other.units);
            prop_assert_eq!(one.odd_unit, other.odd_unit);
        }
    }

    #[test]
    fn odd_units_go_to_the_largest_remainders_and_then_the_lowest_ids(
        amount in 0..1_000_i128,
        weights in prop::collection::vec(0..10_u128, 1..12),
    ) {
        prop_assume!(weights.iter().any(|&weight| weight > 0));
        let total: u128 = weights.iter().sum();
        let remainder = |part: &Part<usize>| amount.unsigned_abs() * part.weight % total;
        let parts = parts(amount, &weights);
        for with in parts.iter().filter(|part| part.odd_unit) {
            for without in parts.iter().filter(|part| !part.odd_unit) {
                prop_assert!(
                    remainder(with) > remainder(without)
                        || remainder(with) == remainder(without) && with.id < without.id
                );
            }
        }
    }
}

#[test]
fn a_million_weights_take_a_moment() {
    let amount = 100_000_000_000_001;
    let started = Instant::now();
    let parts = split(
        amount,
        (0..1_000_000_u128).map(|id| (id, 1 + id * 999_999_999_937 % 1_000_000_000_000)),
    )
    .unwrap();
    assert_eq!(parts.iter().map(|part| part.units).sum::<i128>(), amount);
    // A generous ceiling for a loaded machine: a quadratic split would take hours.
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn text_ids_are_ordered_by_their_bytes() {
    // U+FF5E stands before U+1F600 in UTF-8, after it in UTF-16.
    let parts = split(1, [("\u{1f600}", 1), ("\u{ff5e}", 1)]).unwrap();
    assert_eq!(parts[0].id, "\u{ff5e}");
    assert!(parts[0].odd_unit);
}

#[test]
fn a_weight_too_many_is_a_fault_and_no_panic() {
    let weights = [(1, u128::MAX), (2, 1)];
    assert_eq!(split(1, weights), Err(SplitFault::Overflow));
}

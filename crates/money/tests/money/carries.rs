//! Splits that remember odd units.

use std::collections::BTreeMap;

use inzet_model::Cents;
use inzet_money::carry::{
    CarriedPart, CarryFault, Ledger, LedgerRow, ledger_after, split_with_carry,
};
use inzet_money::{Exact, SplitFault};
use proptest::prelude::*;

const CENT: Cents = Cents::new(1);

fn row(id: &str, carry: &str) -> LedgerRow {
    LedgerRow {
        id: id.to_owned(),
        carry: carry.parse().unwrap(),
        unit: CENT,
    }
}

fn rows(weights: &[u128]) -> Vec<(String, u128)> {
    (0..)
        .zip(weights)
        .map(|(id, weight)| (format!("id{id:03}"), *weight))
        .collect()
}

fn units(parts: &[CarriedPart]) -> Vec<i128> {
    parts.iter().map(|part| part.units).collect()
}

#[test]
fn odd_units_take_turns() {
    let mut ledger = Ledger::default();
    let mut received = Vec::new();
    for _ in 0..3 {
        let parts = split_with_carry(100, rows(&[1, 1, 1]), &ledger).unwrap();
        received.push(units(&parts));
        ledger = ledger_after(&parts);
    }
    assert_eq!(received, [[34, 33, 33], [33, 34, 33], [33, 33, 34]]);
    assert!(ledger.carries().all(|(_, carry)| carry.is_zero()));
}

#[test]
fn everybody_in_the_ledger_stays_in_the_split() {
    let ledger = Ledger::new(CENT, [row("gone", "-2/3"), row("here", "2/3")]).unwrap();
    let parts = split_with_carry(10, [("here".to_owned(), 1)], &ledger).unwrap();
    assert_eq!(parts[0].id, "gone");
    assert_eq!(parts[0].weight, 0);
    assert_eq!(parts[0].quota.to_string(), "0/1");
    // Targets -2/3 and 10 2/3: floors -1 and 10, the odd unit to the larger remainder.
    assert_eq!(units(&parts), [-1, 11]);
    assert_eq!(parts[0].carried_out.to_string(), "1/3");
    assert_eq!(parts[1].carried_out.to_string(), "-1/3");
}

#[test]
fn a_negative_amount_mirrors_amount_and_carries() {
    let carries = [row("a", "1/3"), row("b", "-1/3")];
    let mirrored = [row("a", "-1/3"), row("b", "1/3")];
    let weights = || [("a".to_owned(), 2), ("b".to_owned(), 5)];
    let plus = split_with_carry(9, weights(), &Ledger::new(CENT, carries).unwrap()).unwrap();
    let minus = split_with_carry(-9, weights(), &Ledger::new(CENT, mirrored).unwrap()).unwrap();
    for (plus, minus) in plus.iter().zip(&minus) {
        assert_eq!(plus.units, -minus.units);
        assert_eq!(plus.odd_unit, minus.odd_unit);
        assert_eq!(plus.carried_out, -minus.carried_out.clone());
    }
}

#[test]
fn a_ledger_that_does_not_balance_is_refused() {
    assert_eq!(
        Ledger::new(CENT, [row("a", "1/3"), row("b", "-1/4")]),
        Err(CarryFault::NotBalanced {
            sum: "1/12".parse().unwrap()
        })
    );
}

#[test]
fn a_carry_of_a_whole_unit_is_refused() {
    assert_eq!(
        Ledger::new(CENT, [row("a", "1"), row("b", "-1")]),
        Err(CarryFault::WholeUnit {
            id: "a".into(),
            carry: Exact::from(1)
        })
    );
}

#[test]
fn a_ledger_in_another_unit_is_refused() {
    let mut other = row("a", "0");
    other.unit = Cents::new(100);
    assert_eq!(
        Ledger::new(CENT, [other]),
        Err(CarryFault::OtherUnit {
            id: "a".into(),
            found: Cents::new(100),
            expected: CENT
        })
    );
}

#[test]
fn an_id_twice_is_refused() {
    let twice = SplitFault::DuplicateId { id: "a".into() };
    assert_eq!(
        Ledger::new(CENT, [row("a", "1/2"), row("a", "-1/2")]),
        Err(twice.clone().into())
    );
    let weights = [("a".to_owned(), 1), ("a".to_owned(), 1)];
    assert_eq!(
        split_with_carry(1, weights, &Ledger::default()),
        Err(twice.into())
    );
}

#[test]
fn a_ledger_of_endless_denominators_is_refused() {
    let digits = "7".repeat(19_000);
    let carries = [
        row("a", &format!("1/1{digits}")),
        row("b", &format!("-1/1{digits}")),
    ];
    let ledger = Ledger::new(CENT, carries).unwrap();
    let huge = split_with_carry(1, [("a".to_owned(), 10_u128.pow(37))], &ledger);
    assert!(huge.is_ok());
    let longer = [row("a", &format!("1/{digits}7777")), row("b", "0")];
    let _ = Ledger::new(CENT, longer).unwrap_err();
    let digits = "7".repeat(19_990);
    let carries = [
        row("a", &format!("1/{digits}")),
        row("b", &format!("-1/{digits}")),
    ];
    assert!(matches!(
        Ledger::new(CENT, carries),
        Err(CarryFault::TooFine { .. })
    ));
}

#[test]
fn nobody_and_no_weight_are_faults() {
    let nobody = split_with_carry(1, [], &Ledger::default());
    assert_eq!(nobody, Err(SplitFault::Nobody.into()));
    let ledger = Ledger::new(CENT, [row("a", "0")]).unwrap();
    let weightless = split_with_carry(1, [], &ledger);
    assert_eq!(weightless, Err(SplitFault::ZeroWeights.into()));
}

fn runs() -> impl Strategy<Value = Vec<(i128, Vec<u128>)>> {
    let amount = prop_oneof![-50..50_i128, -10_000_000_000..10_000_000_000_i128];
    let weights = prop_oneof![
        prop::collection::vec(0..10_u128, 1..8),
        prop::collection::vec(0..1_000_000_000_000_000_000_u128, 1..8),
    ];
    prop::collection::vec((amount, weights), 1..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn nobody_is_ever_a_unit_away_from_its_cumulative_share(runs in runs()) {
        let mut ledger = Ledger::default();
        let mut owed: BTreeMap<String, Exact> = BTreeMap::new();
        for (amount, weights) in runs {
            if weights.iter().all(|&weight| weight == 0) {
                continue;
            }
            let parts = split_with_carry(amount, rows(&weights), &ledger).unwrap();
            prop_assert_eq!(parts.iter().map(|part| part.units).sum::<i128>(), amount);
            for part in &parts {
                let quota = part.quota.exact();
                let owed = owed.entry(part.id.clone()).or_insert_with(Exact::zero);
                *owed = &(&*owed + &quota) - &Exact::from(part.units);
                prop_assert!(owed.is_below_one_unit());
                prop_assert_eq!(&*owed, &part.carried_out);
                let target = &quota + &part.carried_in;
                prop_assert!((&target - &Exact::from(part.units)).is_below_one_unit());
            }
            // What is written can be read back: each below a unit, together nothing.
            let written = parts.iter().map(|part| row(&part.id, &part.carried_out.to_string()));
            let read = Ledger::new(CENT, written);
            ledger = ledger_after(&parts);
            prop_assert_eq!(read, Ok(ledger.clone()));
        }
    }

    #[test]
    fn the_first_split_of_a_ledger_is_a_plain_one(
        amount in -1_000..1_000_i128,
        weights in prop::collection::vec(0..10_u128, 1..9),
    ) {
        prop_assume!(weights.iter().any(|&weight| weight > 0));
        let carried = split_with_carry(amount, rows(&weights), &Ledger::default()).unwrap();
        let plain = inzet_money::split(amount, rows(&weights)).unwrap();
        for (carried, plain) in carried.iter().zip(&plain) {
            prop_assert_eq!((carried.units, carried.odd_unit), (plain.units, plain.odd_unit));
            prop_assert_eq!(carried.quota, plain.quota);
        }
    }
}

#[test]
fn forty_periods_of_five_hundred_ids_take_a_moment() {
    let mut ledger = Ledger::default();
    for period in 0..40_u128 {
        let weights: Vec<u128> = (0..500_u128)
            .map(|id| (id * 7_919 + period * 104_729) % 1_000_003 * 999_983 + 1)
            .collect();
        let parts = split_with_carry(123_456_789, rows(&weights), &ledger).unwrap();
        ledger = ledger_after(&parts);
    }
    assert!(ledger.carries().all(|(_, carry)| carry.is_below_one_unit()));
}

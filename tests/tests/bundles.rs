//! The best bundle of a professional: the search over offers finds what the plain search over
//! pairs finds, whatever the prices and whoever is told apart.

use inzet::generate::Size;
use inzet_core::Instance;
use inzet_core::price::{Relaxation, Row, Rows};
use inzet_model::{Dataset, ProfessionalIx};
use inzet_testkit::{Random, tiny_dataset};
use inzet_tests::generated;
use inzet_tests::told::{Told, tell_apart};

/// Prices at random: of a demand about what a day of it is worth, so that many pairs pay.
fn draw_prices(rows: &Rows, random: &mut Random) -> Vec<f64> {
    let part = f64::from(random.between(0, 100)) / 100.0;
    let draw = |row: usize, random: &mut Random| {
        let size = part * f64::from(random.between(0, 2_000));
        match rows.rows()[row] {
            Row::People(_) | Row::Level(..) => size * 1_000.0,
            Row::Paid(..) | Row::PaidPeople(_) => (size - 500.0) * 100.0,
            Row::PaidFte(_) => (size - 500.0) * 2.0,
            Row::Fte(_) => size * 10.0,
            Row::Budget(_) => size / 1_000.0,
            Row::Bills(..) => size * 10.0,
            Row::Solidarity(_) | Row::Lift(..) => size / 20.0,
        }
    };
    (0..rows.len()).map(|row| draw(row, random)).collect()
}

/// Who is told apart, of a hundred.
const TOLD: Told = Told {
    purses: 70,
    levels: 20,
    bills: 20,
    lifts: 40,
};

/// Counts large bills of some members.
fn count_bills(relaxation: &mut Relaxation, random: &mut Random) {
    let instance = relaxation.instance();
    for member in instance.dataset().members.indices() {
        if relaxation.rows().budget_of(member).is_some() && random.percent(50) {
            let bills = random.between(1, 5);
            relaxation.rows_mut().add_bill_cut(member, bills);
        }
    }
}

/// Checks everybody; how many bundles were compared, and how many had several items.
fn check(dataset: &Dataset, seed: u64) -> (u32, u32) {
    let instance = Instance::new(dataset).expect("these folders have valid pins");
    let mut relaxation = Relaxation::new(&instance);
    let mut random = Random::new(seed);
    tell_apart(&mut relaxation, &mut random, TOLD);
    count_bills(&mut relaxation, &mut random);
    let (mut compared, mut several) = (0, 0);
    for _ in 0..6 {
        let prices = draw_prices(relaxation.rows(), &mut random);
        let prices = relaxation.round(&prices);
        let market = relaxation.market(&prices);
        for number in 0..dataset.professionals.len() {
            let person = ProfessionalIx::from_usize(number);
            let best = market.best(person);
            assert_eq!(
                market.value(&best.bundle.items),
                best.bundle.profit,
                "seed {seed}, {person:?}: a bundle is worth what was said of it"
            );
            assert!(best.bound >= best.bundle.profit);
            let (plain, is_whole, _) = market.top(person, best.bound, best.bundle.profit, 1);
            let plain = plain.first().map_or(0, |bundle| bundle.profit);
            assert!(
                plain <= best.bound,
                "seed {seed}, {person:?}: {plain} above {}",
                best.bound
            );
            if is_whole && best.bound == best.bundle.profit {
                compared += 1;
                several += u32::from(best.bundle.items.len() > 1);
            }
        }
    }
    (compared, several)
}

#[test]
fn offers_give_the_best_bundle_of_tiny_folders() {
    let mut all = (0, 0);
    for seed in 0..300 {
        let (compared, several) = check(&tiny_dataset(seed), seed);
        all = (all.0 + compared, all.1 + several);
    }
    assert!(all.0 > 1_000 && all.1 > 100, "{all:?} is too few");
}

/// Checks generated folders of a size; how many bundles were compared, and how many had several items.
fn check_generated(size: &Size, seeds: u64) -> (u32, u32) {
    let checked = (1..=seeds).map(|seed| check(&generated(size, seed), seed));
    checked.fold((0, 0), |all, own| (all.0 + own.0, all.1 + own.1))
}

#[test]
fn offers_give_the_best_bundle_of_generated_folders() {
    let size = Size {
        members: 12,
        professionals: 40,
        demands: 160,
    };
    let all = check_generated(&size, 8);
    assert!(all.0 > 500 && all.1 > 300, "{all:?} is too few");
}

/// Where many pairs pay, most are left out by what they earn beyond their rents.
#[test]
fn offers_give_the_best_bundle_of_those_with_many_pairs() {
    let size = Size {
        members: 30,
        professionals: 12,
        demands: 2_500,
    };
    let all = check_generated(&size, 6);
    assert!(all.0 > 300 && all.1 > 150, "{all:?} is too few");
}

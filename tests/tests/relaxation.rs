//! The relaxation, whatever the prices and whoever is told apart: no plan is worth more than its
//! bound, and of two branches one holds the best plan.

use inzet_core::Instance;
use inzet_core::price::cuts::extend_prices;
use inzet_core::price::{Decision, Fixing, Relaxation, Row, Rows};
use inzet_model::Dataset;
use inzet_testkit::{Random, brute_force, tiny_dataset};
use inzet_tests::told::{Told, tell_apart};

const FOLDERS: u64 = 300;

/// Prices at random; rows that teams and purses give may have negative ones.
fn draw_prices(rows: &Rows, random: &mut Random) -> Vec<f64> {
    let draw = |row: usize, random: &mut Random| {
        let free = rows.is_given(row) && random.percent(50);
        let size = f64::from(random.between(0, 2_000)) / if free { -1.0 } else { 1.0 };
        match rows.rows()[row] {
            Row::People(_) | Row::Level(..) | Row::Paid(..) | Row::PaidPeople(_) => size * 100.0,
            Row::Budget(_) => size / 1_000.0,
            _ => size,
        }
    };
    (0..rows.len()).map(|row| draw(row, random)).collect()
}

/// Who is told apart, of a hundred.
const TOLD: Told = Told {
    purses: 70,
    levels: 50,
    bills: 50,
    lifts: 50,
};

fn draw_choice(relaxation: &Relaxation, random: &mut Random) -> Option<(Decision, Decision)> {
    let candidates = relaxation.instance().candidates();
    let last = u32::try_from(candidates.len()).ok()?.checked_sub(1)?;
    let pair = random.between(0, last);
    let demand = candidates.pair(pair).demand;
    let rows = relaxation.rows();
    let row = rows.people_of(demand)?;
    Some(match (random.between(0, 2), rows.team_of(demand)) {
        (0, _) => (Decision::With(pair), Decision::Without(pair)),
        (1, Some(team)) => (
            Decision::Used(demand, 1, team.count),
            Decision::Used(demand, 0, 0),
        ),
        (1, None) => (
            Decision::Served(demand, 1, rows.limits()[row].max(1)),
            Decision::Served(demand, 0, 0),
        ),
        _ => {
            let step = relaxation.instance().dataset().policy.planning.fte_step;
            let step = u8::try_from(step.hundredths()).ok()?;
            let least = candidates.pair(pair).least;
            (
                Decision::AtLeast(pair, least + step),
                Decision::AtMost(pair, least),
            )
        }
    })
}

fn with_relaxation(
    dataset: &Dataset,
    random: &mut Random,
    check: impl Fn(&Relaxation, &mut Random),
) {
    let instance = Instance::new(dataset).expect("tiny folders have valid pins");
    let mut relaxation = Relaxation::new(&instance);
    tell_apart(&mut relaxation, random, TOLD);
    check(&relaxation, random);
}

#[test]
fn no_plan_is_worth_more_than_the_bound() {
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let best = brute_force(&dataset).0;
        with_relaxation(&dataset, &mut Random::new(seed), |relaxation, random| {
            for _ in 0..20 {
                let prices = relaxation.round(&draw_prices(relaxation.rows(), random));
                let bound = relaxation.price(&prices).bound;
                assert!(bound >= best, "seed {seed}: {bound:?} below {best:?}");
            }
        });
    }
}

#[test]
fn one_of_two_branches_holds_the_best_plan() {
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let best = brute_force(&dataset).0;
        with_relaxation(&dataset, &mut Random::new(seed), |relaxation, random| {
            for _ in 0..10 {
                let Some((one, other)) = draw_choice(relaxation, random) else {
                    return;
                };
                let bounds = [one, other].map(|decision| {
                    let (instance, rows) = (relaxation.instance(), relaxation.rows());
                    let mut fixing = Fixing::new(relaxation.scale())
                        .expect("tiny folders leave room for a bonus");
                    fixing.decide(instance, rows, decision);
                    let prices = draw_prices(rows, random);
                    let prices = relaxation.round_under(&prices, &fixing);
                    relaxation.price_under(&prices, &fixing).bound
                });
                let bound = bounds[0].max(bounds[1]);
                assert!(
                    bound >= best,
                    "seed {seed}, {one:?}: {bound:?} below {best:?}"
                );
            }
        });
    }
}

/// What every pair at its least FTE earns alone at some prices, in hundredths of a point.
fn alone(relaxation: &Relaxation, wanted: &[f64]) -> Vec<f64> {
    let prices = relaxation.round(wanted);
    let market = relaxation.market(&prices);
    let pairs = (0..).zip(relaxation.instance().candidates().pairs());
    pairs
        .map(|(number, pair)| {
            market.value(&[(number, pair.least)]) as f64 / relaxation.scale().one()
        })
        .collect()
}

#[test]
fn whoever_is_told_apart_pays_at_first_what_all_others_pay() {
    const ALL: Told = Told {
        purses: 0,
        levels: 100,
        bills: 100,
        lifts: 0,
    };
    let mut told = 0;
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        let mut relaxation = Relaxation::new(&instance);
        let mut random = Random::new(seed);
        tell_apart(&mut relaxation, &mut random, TOLD);
        let mut prices = draw_prices(relaxation.rows(), &mut random);
        let before = alone(&relaxation, &prices);
        tell_apart(&mut relaxation, &mut random, ALL);
        told += relaxation.rows().len() - prices.len();
        extend_prices(&relaxation, &mut prices);
        for (before, after) in before.iter().zip(alone(&relaxation, &prices)) {
            assert!(
                (before - after).abs() < 10.0,
                "seed {seed}: {before} is {after} now"
            );
        }
    }
    assert!(told > 400, "only {told} were told apart");
}

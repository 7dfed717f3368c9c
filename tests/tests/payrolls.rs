//! The payroll that is worth most: where all others pay a fortune to be left out, it is one that
//! the rules allow.

use std::collections::{BTreeMap, BTreeSet};

use inzet_core::Instance;
use inzet_core::build::Draft;
use inzet_core::build::greedy::greedy;
use inzet_core::candidates::PairIx;
use inzet_core::price::purse::{Payroll, Purse};
use inzet_core::price::{Relaxation, Row, Rows};
use inzet_model::{Cents, Dataset, DemandIx, Fte};
use inzet_money::wage;
use inzet_testkit::{Random, tiny_dataset};
use inzet_tests::told::{Told, tell_apart};

const FOLDERS: u64 = 400;

/// Who is told apart, of a hundred.
const TOLD: Told = Told {
    purses: 100,
    levels: 0,
    bills: 70,
    lifts: 20,
};

/// Whoever is told apart may be wanted; nobody wants the others.
fn draw_prices(rows: &Rows, random: &mut Random) -> Vec<f64> {
    let kinds = rows.rows().iter();
    let draw = |kind: &Row| match kind {
        Row::Paid(..) => f64::from(random.between(0, 200_000)),
        Row::PaidPeople(_) => -1e9,
        _ => 0.0,
    };
    kinds.map(draw).collect()
}

/// Checks the items of a payroll against the rules of their demands and the budget (C3, C7).
fn check(instance: &Instance, purse: &Purse, payroll: &Payroll, seed: u64) {
    let dataset = instance.dataset();
    assert_eq!(payroll.others, Vec::new(), "seed {seed}: nobody wants them");
    let mut crews: BTreeMap<DemandIx, Vec<u32>> = BTreeMap::new();
    let mut people = BTreeSet::new();
    let mut wages = 0;
    for &(number, fte) in &payroll.items {
        let pair = instance.candidates().pair(number);
        assert!(people.insert(number), "seed {seed}: the same pair twice");
        crews.entry(pair.demand).or_default().push(u32::from(fte));
        let day_cost = dataset.professionals[pair.professional].day_cost;
        let fte = Fte::from_hundredths(u32::from(fte));
        wages += wage(day_cost, fte, pair.days).count();
    }
    assert!(
        wages <= purse.cents,
        "seed {seed}: {wages} cents of {}",
        purse.cents
    );
    assert!(payroll.cents >= wages, "seed {seed}: wages are paid");
    for (demand, crew) in crews {
        let row = &dataset.demands[demand];
        let fte: u32 = crew.iter().sum();
        assert!(crew.len() <= (row.positions * row.max_people) as usize);
        assert!(fte <= row.positions * row.fte.hundredths());
        let is_pinned = instance
            .pins()
            .iter()
            .any(|pin| pin.assignment.demand == demand);
        assert!(
            is_pinned || fte >= row.min_fte.hundredths(),
            "seed {seed}: {fte} hundredths on {demand:?}"
        );
    }
}

#[test]
fn a_payroll_of_people_told_apart_keeps_the_rules() {
    let (mut paid, mut shared) = (0, 0);
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        let mut relaxation = Relaxation::new(&instance);
        let mut random = Random::new(seed);
        tell_apart(&mut relaxation, &mut random, TOLD);
        for _ in 0..5 {
            let prices = relaxation.round(&draw_prices(relaxation.rows(), &mut random));
            for purse in relaxation.rows().purses() {
                let payroll = purse.best_payroll(&instance, relaxation.rows(), &prices);
                check(&instance, purse, &payroll, seed);
                paid += payroll.items.len();
                shared += usize::from(payroll.items.len() > 1);
            }
        }
    }
    assert!(paid > 500 && shared > 50, "{paid} and {shared} are too few");
}

/// More than anybody is paid, in cents.
const RICH: i64 = 1_000_000_000;

/// A folder in which every member has the money for one plan, to the cent.
fn exactly_paid(seed: u64) -> Dataset {
    let mut dataset = tiny_dataset(seed);
    for member in &mut dataset.members {
        member.budget = Some(Cents::new(RICH));
    }
    let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
    let plan = greedy(&instance);
    let members = dataset.members.indices();
    let spent: Vec<Cents> = members.map(|member| plan.spent(member)).collect();
    for (member, spent) in dataset.members.iter_mut().zip(spent) {
        member.budget = Some(spent);
    }
    dataset
}

/// Who of a plan is on the bills of a purse.
#[derive(Default)]
struct Bills {
    /// Pairs with their FTE, in hundredths.
    items: Vec<(PairIx, u8)>,
    /// Demands on which somebody is who is not told apart.
    crowds: BTreeSet<DemandIx>,
    /// People with several demands of the member.
    several: usize,
}

impl Bills {
    fn of(plan: &Draft, purse: &Purse) -> Self {
        let candidates = plan.instance().candidates();
        let mut bills = Self::default();
        for person in plan.instance().dataset().professionals.indices() {
            let own = plan.bundle(person).into_iter();
            let own: Vec<(PairIx, u8)> = own
                .filter(|item| purse.demands.contains(&candidates.pair(item.0).demand))
                .collect();
            let counted = own
                .iter()
                .filter(|item| purse.row_of(item.0, item.1).is_none());
            bills
                .crowds
                .extend(counted.map(|item| candidates.pair(item.0).demand));
            bills.several += usize::from(own.len() > 1);
            bills.items.extend(own);
        }
        bills
    }

    /// Prices at which these and nobody else are wanted, each for 100,000.
    fn prices(&self, rows: &Rows) -> Vec<f64> {
        let kinds = rows.rows().iter();
        let wanted = kinds.map(|kind| match *kind {
            Row::Paid(pair, fte) if self.items.contains(&(pair, fte)) => 1e5,
            Row::PaidPeople(demand) if self.crowds.contains(&demand) => 1e5,
            Row::Paid(..) | Row::PaidPeople(_) => -1e9,
            _ => 0.0,
        });
        wanted.collect()
    }
}

#[test]
fn a_plan_that_takes_all_of_a_budget_can_be_paid() {
    let (mut paid, mut crowds, mut several) = (0, 0, 0);
    for seed in 0..FOLDERS {
        let dataset = exactly_paid(seed);
        let instance = Instance::new(&dataset).expect("the plan has the pins");
        let plan = greedy(&instance);
        let mut relaxation = Relaxation::new(&instance);
        tell_apart(&mut relaxation, &mut Random::new(seed), TOLD);
        let rows = relaxation.rows();
        for purse in rows.purses() {
            let bills = Bills::of(&plan, purse);
            let prices = relaxation.round(&bills.prices(rows));
            let payroll = purse.best_payroll(&instance, rows, &prices);
            let worth = relaxation.scale().floor(payroll.worth);
            let least = 100_000 * i128::try_from(bills.items.len()).expect("few");
            assert!(worth >= least, "seed {seed}: {worth} of {least}");
            paid += bills.items.len();
            crowds += bills.crowds.len();
            several += bills.several;
        }
    }
    assert!(
        paid > 500 && crowds > 50 && several > 20,
        "{paid}, {crowds} and {several} are too few"
    );
}

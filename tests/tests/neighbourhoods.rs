//! Neighbourhoods: the frame of a part of a plan holds all that the part touches, with what the rest
//! of the plan leaves; and whatever is tried, the plan stays allowed and gets no worse.

use std::collections::BTreeMap;

use inzet_core::Instance;
use inzet_core::build::Draft;
use inzet_core::build::dive::{Begin, uses_of_placed};
use inzet_core::build::greedy::greedy;
use inzet_core::build::neighbourhood::{Reach, improve, plunge};
use inzet_core::build::random::Random as Draws;
use inzet_core::build::shortlist::Shortlists;
use inzet_core::price::frame::Frame;
use inzet_core::price::pool::Pool;
use inzet_core::price::start::starting_prices;
use inzet_core::price::{Relaxation, Rows};
use inzet_model::Dataset;
use inzet_testkit::{Random, tiny_dataset};
use inzet_tests::told::{Told, tell_apart};
use inzet_verify::check_plan;

const FOLDERS: u64 = 300;

/// By how much a dive in a neighbourhood may leave a plan worse, in hundredths of a point.
const SLACK: i128 = 50_000;

/// Who is told apart, of a hundred.
const TOLD: Told = Told {
    purses: 70,
    levels: 20,
    bills: 20,
    lifts: 40,
};

/// The relaxation of a folder, with some people told apart and some bills counted.
fn relaxation_of<'a>(instance: &'a Instance<'a>, random: &mut Random) -> Relaxation<'a> {
    let mut relaxation = Relaxation::new(instance);
    tell_apart(&mut relaxation, random, TOLD);
    for member in instance.dataset().members.indices() {
        if relaxation.rows().budget_of(member).is_some() && random.percent(50) {
            let bills = random.between(1, 5);
            relaxation.rows_mut().add_bill_cut(member, bills);
        }
    }
    relaxation
}

/// Some pairs at random, by number.
fn some_pairs(instance: &Instance, random: &mut Random) -> Vec<u32> {
    let part = random.between(5, 80);
    let numbers = 0..u32::try_from(instance.candidates().len()).expect("tiny folders");
    numbers
        .filter(|_| random.percent(u64::from(part)))
        .collect()
}

/// Whether a frame has every row of these pairs at any FTE, and of its teams and purses.
fn assert_holds(frame: &Frame, instance: &Instance, rows: &Rows, pairs: &[u32], seed: u64) {
    for &number in pairs {
        let pair = instance.candidates().pair(number);
        for fte in pair.least..=pair.most {
            for (row, _) in rows.use_of(instance, &[(number, fte)]) {
                assert!(
                    frame.place(row).is_some(),
                    "seed {seed}: {number} uses {row}"
                );
            }
        }
    }
    let teams = frame
        .teams()
        .iter()
        .flat_map(|&team| rows.teams()[team].rows());
    let purses = frame.purses().iter();
    let purses = purses.flat_map(|&purse| rows.purses()[purse].rows(rows));
    for row in teams.chain(purses) {
        assert!(frame.place(row).is_some(), "seed {seed}: {row} is left out");
    }
    for (place, &row) in frame.rows().iter().enumerate() {
        assert_eq!(frame.place(row), Some(place), "seed {seed}");
    }
}

#[test]
fn frames_hold_what_their_pairs_touch_and_what_others_leave() {
    let mut smaller = 0;
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        let mut random = Random::new(seed);
        let relaxation = relaxation_of(&instance, &mut random);
        let rows = relaxation.rows();
        let pairs = some_pairs(&instance, &mut random);
        let frame = Frame::around(&instance, rows, &pairs);
        smaller += u32::from(!pairs.is_empty() && frame.rows().len() < rows.len());
        assert_holds(&frame, &instance, rows, &pairs, seed);

        let draft = greedy(&instance);
        let mut expected: BTreeMap<usize, i64> = BTreeMap::new();
        for person in dataset.professionals.indices() {
            for (row, used) in rows.use_of(&instance, &draft.bundle(person)) {
                if frame.place(row).is_some() {
                    *expected.entry(row).or_default() += used;
                }
            }
        }
        let mut counted: BTreeMap<usize, i64> = BTreeMap::new();
        for (row, used) in uses_of_placed(&relaxation, &frame, &draft) {
            *counted.entry(row).or_default() += used;
        }
        expected.retain(|_, used| *used != 0);
        counted.retain(|_, used| *used != 0);
        assert_eq!(counted, expected, "seed {seed}");
    }
    assert!(smaller > 100, "only {smaller} frames leave something out");
}

/// Tries some neighbourhoods of the baseline's plan, or of the pins alone; how often the plan got better.
fn try_some(dataset: &Dataset, seed: u64) -> u32 {
    let instance = Instance::new(dataset).expect("tiny folders have valid pins");
    let mut random = Random::new(seed);
    let relaxation = relaxation_of(&instance, &mut random);
    let wanted = starting_prices(&instance, relaxation.rows());
    let prices = relaxation.round(&wanted);
    let pricing = relaxation.price(&prices);
    let market = relaxation.market(&prices);
    let mut pool = Pool::new(&relaxation);
    pool.add(&relaxation, &pricing);
    let regret = (relaxation.step() * relaxation.scale().one() * 20.0) as i64;
    let mut lists = Shortlists::new(&market, &pricing, regret, 20);
    let mut draft = if seed.is_multiple_of(2) {
        greedy(&instance)
    } else {
        Draft::new(&instance)
    };
    let mut draws = Draws::new(seed);
    let mut better = 0;
    for round in 0..12_u32 {
        let before = draft.score();
        let mut floor = before;
        lists.measure(&market, &pricing, &draft);
        let reach = Reach {
            people: 4,
            nodes: 500,
        };
        if round % 2 == 0 {
            improve(&mut draft, &market, &lists, reach, &mut draws);
        } else {
            let begin = Begin {
                market: &market,
                prices: &wanted,
                step: 10.0 * relaxation.step(),
                is_probed: round % 4 == 1,
                is_decided: round % 3 == 0,
            };
            // A plan may get worse by less than the slack that is asked for, and no further.
            let slack = if round % 4 == 1 { 0 } else { SLACK };
            floor = before - slack;
            let limits = (5, floor, &(|| false) as &(dyn Fn() -> bool + Sync));
            let from = (&relaxation, &pool, begin);
            plunge(&mut draft, &lists, from, limits, &mut draws);
        }
        let is_above = draft.score() == before || draft.score() > floor;
        assert!(is_above, "seed {seed}: it got worse");
        assert!(
            draft.is_complete(),
            "seed {seed}: a position holds too little"
        );
        better += u32::from(draft.score() > before);
    }
    let verdict = check_plan(dataset, &draft.plan());
    assert_eq!(verdict.violations, [], "seed {seed}");
    assert_eq!(verdict.score.hundredths(), draft.score(), "seed {seed}");
    better
}

#[test]
fn no_neighbourhood_makes_a_plan_worse_or_forbidden() {
    let better: u32 = (0..FOLDERS)
        .map(|seed| try_some(&tiny_dataset(seed), seed))
        .sum();
    assert!(better > 100, "only {better} plans got better");
}

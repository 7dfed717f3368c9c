//! Branches and packings: what is left out of a branch is in no better plan, and a tree that is done, or a
//! packing that is proven, has found the best plan there is.

use inzet_core::branch::{Tree, narrow};
use inzet_core::build::Draft;
use inzet_core::build::assembly::{complete, put_whole};
use inzet_core::build::greedy::greedy;
use inzet_core::build::packing::pack;
use inzet_core::options::Unwatched;
use inzet_core::price::ascent::{Pace, Priced, ascend, evaluate};
use inzet_core::price::pool::Pool;
use inzet_core::price::proximal::{Proximal, Way};
use inzet_core::price::start::starting_prices;
use inzet_core::price::{Fixing, Relaxation};
use inzet_core::stop::Stop;
use inzet_core::{Instance, Options};
use inzet_model::{ProfessionalIx, Score};
use inzet_testkit::{Random, brute_force, tiny_dataset};
use inzet_tests::told::{Told, tell_apart};

const FOLDERS: u64 = 300;

/// Who is told apart, of a hundred.
const TOLD: Told = Told {
    purses: 70,
    levels: 50,
    bills: 50,
    lifts: 40,
};

/// Rounds of pricing before anything is left out: after none, few and many the gaps differ.
const ROUNDS: [u32; 3] = [0, 3, 30];

fn pace(rounds: u32) -> Pace {
    Pace {
        rounds,
        passes: 300,
        tolerance: 1e-9,
    }
}

/// Does something on every folder at prices of so many rounds, with everybody's columns; with what the
/// best plan is worth, and what to call the folder.
fn everywhere(mut check: impl FnMut(&Relaxation, (&Pool, &Priced), &mut Stop, (Score, &str))) {
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        let best = brute_force(&dataset).0;
        let instance = Instance::new(&dataset).expect("tiny folders have valid pins");
        for rounds in ROUNDS {
            let mut relaxation = Relaxation::new(&instance);
            tell_apart(&mut relaxation, &mut Random::new(seed), TOLD);
            let options = Options::default();
            let mut stop = Stop::new(&options, u64::MAX, &Unwatched);
            let mut pool = Pool::new(&relaxation);
            let mut prices = starting_prices(&instance, relaxation.rows());
            prices.resize(relaxation.rows().len(), 0.0);
            let first = evaluate(&relaxation, prices, &mut stop);
            let priced = ascend(&relaxation, first, &mut pool, pace(rounds), &mut stop);
            let name = format!("seed {seed}, {rounds} rounds");
            check(&relaxation, (&pool, &priced), &mut stop, (best, &name));
        }
    }
}

/// Pairs at some FTE that may be in the plan.
fn allowed(relaxation: &Relaxation, fixing: &Fixing) -> usize {
    let pairs = (0..).zip(relaxation.instance().candidates().pairs());
    let levels =
        pairs.flat_map(|(number, pair)| (pair.least..=pair.most).map(move |fte| (number, fte)));
    levels
        .filter(|&(number, fte)| fixing.allows(number, fte))
        .count()
}

#[test]
fn what_is_left_out_is_in_no_better_plan() {
    let mut left_out = 0;
    everywhere(|relaxation, (_, priced), _, (best, name)| {
        let mut fixing =
            Fixing::new(relaxation.scale()).expect("tiny folders leave room for a bonus");
        let before = allowed(relaxation, &fixing);
        // Whatever is as good as the best plan is to stay.
        let cutoff = relaxation.scale().up(best.hundredths()) - 1;
        let bound = narrow(relaxation, &mut fixing, priced, cutoff).0;
        assert!(bound > cutoff, "{name}: lost at once");
        left_out += before - allowed(relaxation, &fixing);
        let prices = relaxation.round_under(&priced.prices, &fixing);
        let bound = relaxation.price_under(&prices, &fixing).bound;
        assert!(bound >= best, "{name}: {bound:?} below {best:?}");
    });
    assert!(left_out > 1_000, "{left_out} pairs and levels left out");
}

/// Grows trees everywhere, and holds what they find and prove to the best plans.
fn grow_everywhere(
    plant: impl for<'a> Fn(
        &Relaxation<'a>,
        (&Pool, &Priced),
        (&mut Draft<'a>, &mut Stop),
    ) -> Option<Tree<'a>>,
) {
    let (mut proven, mut all) = (0, 0);
    everywhere(|relaxation, known, stop, (best, name)| {
        let mut draft = greedy(relaxation.instance());
        let tree = plant(relaxation, known, (&mut draft, stop));
        let mut tree = tree.expect("tiny folders leave room for a bonus");
        tree.grow(&mut draft, 30_000_000, stop);
        let bound = stop.bound().expect("prices tell a bound");
        let found = Score::new(draft.score());
        assert!(bound >= best, "{name}: {bound:?} below {best:?}");
        assert!(found <= best, "{name}: {found:?} above {best:?}");
        all += 1;
        if bound <= found {
            assert_eq!(found, best, "{name}");
            proven += 1;
        }
    });
    assert!(proven * 100 >= all * 95, "{proven} of {all} proven");
}

#[test]
fn a_tree_that_is_done_has_found_the_best_plan() {
    grow_everywhere(|relaxation, (pool, priced), (draft, stop)| {
        Tree::plant(relaxation, pool, priced, draft, stop)
    });
}

#[test]
fn so_has_a_tree_whose_prices_are_driven_first() {
    grow_everywhere(|relaxation, (pool, priced), _| Tree::sow(relaxation, pool, priced));
}

#[test]
fn leaps_and_turns_settle_at_the_same_prices() {
    let mut compared = 0;
    everywhere(|relaxation, (pool, priced), _, (_, name)| {
        for step in [1.0, 32.0] {
            let solved = [Way::Turns, Way::Leaps].map(|way| {
                let mut pool = pool.clone();
                let step = step * relaxation.step();
                let mut master = Proximal::new(relaxation, &pool, &priced.prices, step);
                master.settle_by(way);
                master.solve(&mut pool, 5_000, 1e-6);
                master.unit_prices(relaxation)
            });
            let typical = relaxation.rows().typical();
            for (row, (turned, leapt)) in solved[0].iter().zip(&solved[1]).enumerate() {
                let apart = (turned - leapt).abs() * typical[row];
                assert!(
                    apart < 1e-3 * relaxation.step(),
                    "{name}: row {row}, {turned} and {leapt}"
                );
                compared += 1;
            }
        }
    });
    assert!(compared > 10_000, "{compared} prices compared");
}

/// A plan without what one person has in it.
fn without<'a>(plan: &Draft<'a>, left_out: ProfessionalIx) -> Draft<'a> {
    let mut rest = Draft::new(plan.instance());
    for person in plan.instance().dataset().professionals.indices() {
        if person != left_out {
            put_whole(&mut rest, &plan.bundle(person));
        }
    }
    complete(&mut rest);
    rest
}

#[test]
fn a_packing_that_is_proven_has_found_the_best_plan() {
    let (mut proven, mut all) = (0, 0);
    everywhere(|relaxation, (pool, priced), stop, (best, name)| {
        let mut draft = greedy(relaxation.instance());
        let mut begun = vec![draft.clone()];
        if let Some(mut tree) = Tree::plant(relaxation, pool, priced, &mut draft, stop) {
            tree.grow(&mut draft, 30_000_000, stop);
        }
        // Near the best plan most people have one bundle left.
        let people = relaxation.instance().dataset().professionals.indices();
        begun.extend(people.map(|person| without(&draft, person)));
        let prices = relaxation.round(&priced.prices);
        let market = relaxation.market(&prices);
        for mut draft in begun {
            let options = Options::default();
            let mut stop = Stop::new(&options, u64::MAX, &Unwatched);
            pack(relaxation, &market, &priced.pricing, &mut draft, &mut stop);
            let found = Score::new(draft.score());
            assert!(found <= best, "{name}: {found:?} above {best:?}");
            all += 1;
            if let Some(bound) = stop.bound() {
                assert!(bound >= best, "{name}: {bound:?} below {best:?}");
                proven += 1;
            }
        }
    });
    assert!(proven * 100 >= all * 60, "{proven} of {all} proven");
}

//! Every fix, applied to the folder, serves the demand and costs elsewhere no more than it says.

use inzet::explain::explain_demand;
use inzet::explain::fix::{Fix, fixes};
use inzet_core::{Engine, Instance, Options};
use inzet_model::{Dataset, DemandIx, Plan};
use inzet_testkit::{solve, tiny_dataset};
use inzet_verify::{Facts, check_plan};

fn fte(plan: &Plan, is_counted: impl Fn(DemandIx) -> bool) -> i64 {
    let assignments = plan.assignments().iter();
    assignments
        .filter(|one| is_counted(one.demand))
        .map(|one| i64::from(one.fte.hundredths()))
        .sum()
}

fn assert_true(dataset: &Dataset, plan: &Plan, demand: DemandIx, fix: &Fix) {
    let changed = fix.change.apply(dataset);
    let before = check_plan(&changed, plan);
    let verdict = check_plan(&changed, &fix.plan);
    assert_eq!(verdict.violations, [], "{fix:?}");
    // With a later start the old plan's spans are no longer those of its runs: no score to compare.
    assert!(
        !before.is_allowed() || verdict.score > before.score,
        "{fix:?}"
    );
    let here = |one| one == demand;
    let more = fte(&fix.plan, here) - fte(plan, here);
    let lost = fte(plan, |one| one != demand) - fte(&fix.plan, |one| one != demand);
    let said = |text: &str| -> i64 { text.replace('.', "").parse().unwrap() };
    assert!(more > 0 && more == said(&fix.served_more), "{fix:?}");
    assert_eq!(lost, said(&fix.cost_fte_elsewhere), "{fix:?}");
}

#[test]
fn every_reason_and_fix_of_a_hundred_folders_is_true() {
    let mut seen = 0;
    for seed in 0..100 {
        let dataset = tiny_dataset(seed);
        let options = Options {
            engine: Engine::Greedy,
            ..Options::default()
        };
        let solution = solve(&dataset, &options);
        let facts = Facts::new(&dataset);
        let judged = inzet_verify::unmet(&facts, &solution.plan);
        let ours = solution.unmet.iter();
        let ours: Vec<_> = ours
            .map(|one| (one.demand, one.position, one.reason.code()))
            .collect();
        let theirs = judged.iter();
        let theirs: Vec<_> = theirs
            .map(|one| (one.demand, one.position, one.reason.word()))
            .collect();
        assert_eq!(ours, theirs, "seed {seed}");
        let instance = Instance::new(&dataset).unwrap();
        for (demand, position, _) in ours {
            for fix in fixes(&dataset, &solution.plan, (demand, position)) {
                assert_true(&dataset, &solution.plan, demand, &fix);
                seen += 1;
            }
            let id = &dataset.demands[demand].id;
            let answer = explain_demand(&instance, &solution.plan, id).unwrap();
            let left = answer.funnel.last().unwrap().left;
            assert_eq!(left, answer.eligible.len(), "seed {seed} {id}");
        }
    }
    assert!(seen > 20, "only {seen} fixes");
}

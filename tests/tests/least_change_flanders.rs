//! Replanning at real size: after a resignation or a new demand, keeping 95 % of the plan
//! costs next to nothing against planning anew.

use std::path::Path;

use inzet_core::{Instance, Keep, Options, Solution, Unwatched, solve};
use inzet_model::{Cents, Dataset, DemandIx, Plan, ProfessionalIx, Share};

/// Enough for a plan within two tenths of a per cent of the bound.
const WORK: u64 = 150_000_000;

fn flanders() -> Dataset {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/flanders-2026q1");
    let reading = inzet_ingest::read_folder(&root);
    reading.dataset.expect("the sample reads without an error")
}

fn plan(dataset: &Dataset, start: Option<&Plan>, keep: Option<Keep>) -> Solution {
    let instance = Instance::new(dataset).expect("its pins are valid");
    let options = Options {
        work_limit: Some(WORK),
        start: start.cloned(),
        keep,
        ..Options::default()
    };
    solve(&instance, &options, &Unwatched)
}

/// Replans with 95 % kept, and without any start.
///
/// # Panics
/// When more than 5 % changes, or so many thousandths of the free plan's score are not reached.
fn replan(changed: &Dataset, start: &Plan, thousandths: i128, what: &str) {
    let keep = Keep::Share(Share::from_percent(95).expect("a share"));
    let kept = plan(changed, Some(start), Some(keep));
    let free = plan(changed, None, None);
    let verdict = inzet_verify::check_plan(changed, &kept.plan);
    assert_eq!(verdict.violations, [], "{what}");
    let account = kept.kept.as_ref().expect("changes were limited");
    let changes = usize::try_from(account.changes()).expect("few");
    assert!(
        changes * 20 <= start.assignments().len(),
        "{what}: {changes}"
    );
    let (ours, best) = (kept.score.hundredths(), free.score.hundredths());
    assert!(
        ours * 1_000 >= best * thousandths,
        "{what}: {changes} of {} changed; {ours} against {best} when planned anew",
        account.possible
    );
}

/// The people with most assignments, and one with a single one.
fn leavers(plan: &Plan, dataset: &Dataset) -> Vec<ProfessionalIx> {
    let count = |person: ProfessionalIx| {
        let own = plan.assignments().iter();
        own.filter(|one| one.professional == person).count()
    };
    let mut people: Vec<ProfessionalIx> = dataset.professionals.indices().collect();
    people.retain(|&person| count(person) > 0);
    people.sort_by_key(|&person| std::cmp::Reverse(count(person)));
    let last = people.len() - 1;
    [0, last / 3, last].map(|place| people[place]).to_vec()
}

#[test]
fn a_resignation_changes_little_and_costs_little() {
    let dataset = flanders();
    let start = plan(&dataset, None, None).plan;
    for person in leavers(&start, &dataset) {
        let mut changed = dataset.clone();
        // Gone after the first day: nothing of the quarter can be worked.
        changed.professionals[person].to = Some(changed.policy.period.from);
        let id = &dataset.professionals[person].id;
        replan(&changed, &start, 998, &format!("{id} resigns"));
    }
}

#[test]
fn a_new_demand_costs_little_and_a_cut_more() {
    let dataset = flanders();
    let start = plan(&dataset, None, None).plan;
    let mut larger = dataset.clone();
    let mut wanted = larger.demands[DemandIx::from(0_usize)].clone();
    // After all others, as ids are sorted.
    "Z-NEW".clone_into(&mut wanted.id);
    wanted.positions = 3;
    larger.demands.push(wanted);
    replan(&larger, &start, 998, "a new demand of three positions");

    let mut poorer = dataset.clone();
    let richest = poorer.members.indices().max_by_key(|&member| {
        let demands = &dataset.demands;
        let own = start.assignments().iter();
        own.filter(|one| demands[one.demand].member == member)
            .count()
    });
    let richest = richest.expect("there are members");
    let spent: i64 = start
        .assignments()
        .iter()
        .filter(|one| dataset.demands[one.demand].member == richest)
        .map(|one| dataset.professionals[one.professional].day_cost.count() * 30)
        .sum();
    poorer.members[richest].budget = Some(Cents::new(spent / 3));
    let id = &dataset.members[richest].id;
    // Half of a large member's money: its small assignments can nearly all stay, and must, where
    // planning anew would rather serve what is worth most.
    replan(&poorer, &start, 970, &format!("the budget of {id} is cut"));
}

//! Replanning under a limit on changes, against brute force on tiny folders: never more changes
//! than allowed, never worse than the repaired start, mostly the best plan there is; and every
//! result is one that the judge agrees with.

use std::collections::BTreeSet;
use std::path::Path;

use inzet::judge::read_result_files;
use inzet::report::{Destination, Dialect, Outcome, Timing};
use inzet::result::write_plan;
use inzet::{Folder, Writing};
use inzet_core::keep::repair;
use inzet_core::{Instance, Keep, Options, Solution, StartState, Unwatched, solve};
use inzet_model::{
    Assignment, Availability, Cents, Dataset, DemandIx, Fte, Plan, ProfessionalIx, Share,
};
use inzet_testkit::{
    Random, brute_force, brute_force_where, random_plan, tiny_dataset, write_folder,
};
use inzet_verify::{ResultFiles, Rule, Violation, check_result};

type Triple = (ProfessionalIx, DemandIx, Fte);

fn triples(plan: &Plan) -> BTreeSet<Triple> {
    let assignments = plan.assignments().iter();
    assignments
        .map(|one| (one.professional, one.demand, one.fte))
        .collect()
}

/// How many assignments of a start are in a plan.
fn kept(start: &Plan, plan: &Plan) -> u32 {
    triples(start).intersection(&triples(plan)).count() as u32
}

/// A tiny folder, a plan of it, and the folder after something happened: somebody has less time,
/// a budget is cut, a demand asks less, or nothing.
fn changed_folder(seed: u64) -> (Dataset, Plan) {
    let random = &mut Random::new(seed);
    let mut dataset = tiny_dataset(seed);
    let start = if random.percent(80) {
        random_plan(&dataset, random)
    } else {
        brute_force(&dataset).1
    };
    let before = dataset.clone();
    for _ in 0..random.between(0, 2) {
        change(&mut dataset, random);
    }
    // As a folder is read: by their keys.
    dataset.availability.sort();
    // What happens to a pin may contradict it: that folder is refused before any planning.
    if Instance::new(&dataset).is_err() {
        dataset = before;
    }
    (dataset, start)
}

fn change(dataset: &mut Dataset, random: &mut Random) {
    let period = dataset.policy.period;
    let person = ProfessionalIx::from(random.below(dataset.professionals.len() as u64) as usize);
    let demand = DemandIx::from(random.below(dataset.demands.len() as u64) as usize);
    match random.below(4) {
        0 => dataset.availability.push(Availability {
            professional: person,
            from: period.from,
            to: period.to,
            fte: Fte::from_hundredths(10 * random.between(0, 7)),
        }),
        1 => {
            let member = dataset.demands[demand].member;
            let budget = Cents::new(100_000 * i64::from(random.between(5, 200)));
            dataset.members[member].budget = Some(budget);
        }
        2 => {
            dataset.demands[demand].max_people =
                1.max(dataset.demands[demand].fte.hundredths().div_ceil(100))
        }
        _ => dataset.professionals[person].max_members = 1,
    }
}

fn replan(dataset: &Dataset, start: &Plan, keep: Keep) -> Solution {
    let instance = Instance::new(dataset).expect("changes that break pins are taken back");
    solve(&instance, &options(start, keep), &Unwatched)
}

fn options(start: &Plan, keep: Keep) -> Options {
    Options {
        threads: 1,
        start: Some(start.clone()),
        keep: Some(keep),
        work_limit: Some(50_000_000),
        ..Options::default()
    }
}

/// Writes the result as the command does; the judge reads it back before it is put in place.
fn write(dataset: &Dataset, start: &Plan, keep: Keep, place: &Path) {
    write_folder(dataset, place).expect("a folder is written");
    let folder = Folder::read(place).expect("a folder as written is read");
    let (instance, _) = folder.instance().expect("its pins hold");
    let options = options(start, keep);
    let solution = solve(&instance, &options, &Unwatched);
    let outcome = Outcome::of_solution(&instance, &solution);
    let destination = Destination::new(&place.join("result")).expect("nothing stands there");
    let writing = Writing {
        destination: &destination,
        dialect: Dialect::Standard,
        style: Default::default(),
        go_ahead: || true,
    };
    let mut timing = Timing::with_threads(1);
    let written = write_plan(
        &folder,
        &outcome,
        (&solution, &options),
        &writing,
        &mut timing,
    );
    written.unwrap_or_else(|error| panic!("{}: {error:?}", place.display()));
    let verified =
        inzet::verify::verify(&folder, &place.join("result")).expect("a result is judged");
    assert_eq!(verified.findings, [], "{}", place.display());
}

/// Limits on changes, by turns: from none at all to a third of the start.
fn keep(seed: u64) -> Keep {
    match seed % 5 {
        0 => Keep::AllBut(1),
        1 => Keep::AllBut(2),
        2 => Keep::Share(Share::from_percent(67).expect("a share")),
        _ => Keep::AllBut(0),
    }
}

#[test]
fn the_limit_holds_and_the_plan_is_mostly_the_best_within_it() {
    let (mut best, mut limiting) = (0, 0);
    for seed in 0..400 {
        let (dataset, start) = changed_folder(seed);
        let keep = keep(seed);
        let solution = replan(&dataset, &start, keep);
        let account = solution.kept.as_ref().unwrap();
        let least = account.possible - account.most_changes;
        assert_eq!(account.kept, kept(&start, &solution.plan), "seed {seed}");
        assert!(account.kept >= least, "seed {seed}: the limit is broken");
        let instance = Instance::new(&dataset).unwrap();
        let repaired = repair(&instance, &start, keep);
        assert!(
            solution.score.hundredths() >= repaired.score(),
            "seed {seed}"
        );
        let within = |plan: &Plan| kept(&start, plan) >= least;
        let (optimum, _) = brute_force_where(&dataset, &within).expect("the repaired start is one");
        assert!(solution.score <= optimum, "seed {seed}");
        assert!(solution.bound >= optimum, "seed {seed}");
        let bites = optimum < brute_force(&dataset).0;
        limiting += u32::from(bites);
        best += u32::from(bites && solution.score == optimum);
        assert!(
            bites || solution.score == optimum,
            "seed {seed}: a free plan"
        );
    }
    println!("{best} of the {limiting} plans that the limit makes worse are the best within it");
    assert!(limiting > 80, "the limit bites in {limiting} folders only");
    assert!(best * 100 >= limiting * 95, "only {best} of {limiting}");
}

/// No plan keeps more than what is called possible, but for positions that others would have to
/// complete: the search for those does not move anybody.
#[test]
fn what_is_possible_is_what_a_plan_can_keep() {
    let (mut same, mut all) = (0, 0);
    for seed in 250..450 {
        let (dataset, start) = changed_folder(seed);
        let solution = replan(&dataset, &start, Keep::AllBut(0));
        let account = solution.kept.unwrap();
        let can = |number: u32| {
            brute_force_where(&dataset, &|plan| kept(&start, plan) >= number).is_some()
        };
        assert!(
            can(account.possible),
            "seed {seed}: the repaired start keeps them"
        );
        all += 1;
        same += u32::from(!can(account.possible + 1));
        for (one, state) in &account.start {
            let triple = (one.professional, one.demand, one.fte);
            let holds = |plan: &Plan| triples(plan).contains(&triple);
            if *state == StartState::Impossible {
                assert!(
                    brute_force_where(&dataset, &holds).is_none(),
                    "seed {seed}: {triple:?}"
                );
            }
        }
    }
    assert!(same * 100 >= all * 95, "only {same} of {all}");
    println!("{same} of {all} starts keep all that a plan can");
}

#[test]
fn keeping_nothing_is_planning_freely() {
    for seed in 450..520 {
        let (dataset, start) = changed_folder(seed);
        let solution = replan(&dataset, &start, Keep::Share(Share::ZERO));
        assert_eq!(solution.score, brute_force(&dataset).0, "seed {seed}");
    }
}

#[test]
fn the_judge_agrees_with_every_result() {
    let place = tempfile::tempdir().unwrap();
    for seed in 0..150 {
        let (dataset, start) = changed_folder(seed);
        let folder = place.path().join(seed.to_string());
        write(&dataset, &start, keep(seed), &folder);
    }
}

#[test]
fn the_judge_names_a_limit_that_is_not_kept_and_claims_that_are_not_so() {
    let place = tempfile::tempdir().unwrap();
    let mut broken = 0;
    for seed in 0..40 {
        let (dataset, start) = changed_folder(seed);
        let folder = place.path().join(seed.to_string());
        write(&dataset, &start, Keep::AllBut(0), &folder);
        let files = read_result_files(&folder.join("result")).unwrap();
        let solution = replan(&dataset, &start, Keep::AllBut(0));
        let account = solution.kept.unwrap();
        let judge = |plan: &Plan, files: &ResultFiles| check_result(&dataset, plan, files);
        assert_eq!(judge(&solution.plan, &files), [], "seed {seed}");
        for (key, number) in [
            ("possible", account.possible),
            ("kept", account.kept),
            ("changed", account.changes()),
            ("most", account.most_changes),
        ] {
            let mut files = files.clone();
            let summary = files.summary.as_mut().unwrap();
            let told = format!("\"{key}\": {number}");
            assert!(summary.contains(&told), "seed {seed}: {told}");
            *summary = summary.replace(&told, &format!("\"{key}\": {}", number + 100));
            let found = judge(&solution.plan, &files);
            let is_named = found.iter().any(|one| one.rule == Rule::Limit);
            assert!(is_named, "seed {seed}: {key}: {found:?}");
        }
        let mut without = files.clone();
        without.tables.remove("start.csv");
        assert_ne!(judge(&solution.plan, &without), [], "seed {seed}: no start");
        let mut told = files.clone();
        if let Some((_, cells)) = told.tables.get_mut("start.csv").unwrap().rows.first_mut() {
            cells[4] = if cells[4] == "kept" {
                "impossible"
            } else {
                "kept"
            }
            .into();
            assert_ne!(judge(&solution.plan, &told), [], "seed {seed}: a state");
        }
        // One kept assignment less, with nothing to spare.
        let mut fewer = solution.plan.assignments().to_vec();
        let kept = triples(&start);
        let is_kept = |one: &Assignment| kept.contains(&(one.professional, one.demand, one.fte));
        if let Some(last) = fewer.iter().rposition(is_kept)
            && account.kept == account.possible
        {
            fewer.remove(last);
            let found = judge(&Plan::new(fewer), &files);
            let is_named = |one: &Violation| one.rule == Rule::Limit && one.subject == "start.csv";
            assert!(found.iter().any(is_named), "seed {seed}: {found:?}");
            broken += 1;
        }
    }
    assert!(broken > 10, "a limit was broken {broken} times only");
}

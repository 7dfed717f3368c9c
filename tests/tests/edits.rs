//! Edited assignments: what was changed is in the plan, what was taken out is not, and what
//! cannot be is named with its row.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use std::fs;
use std::path::{Path, PathBuf};

use inzet::Folder;
use inzet::edited::price::price;
use inzet::edited::{Edited, Sources, take_in};
use inzet::model::{Assignment, Dataset, DecisionKind, Fte, Plan};
use inzet_core::{Options, Unwatched, solve};
use inzet_ingest::{CODES, Fault, Fixture, RaisedBy};
use inzet_testkit::{Random, brute_force, random_plan, tiny_dataset, write_folder};
use inzet_verify::{Facts, check_plan};

/// A tiny folder on disk with a result and an edited file beside it.
struct Case {
    place: tempfile::TempDir,
    dataset: Dataset,
    /// The rows of the result that the edited file has in another way, and those that are new.
    changed: Vec<u64>,
}

impl Case {
    fn new(seed: u64) -> Self {
        let (place, dataset) = (tempfile::tempdir().unwrap(), tiny_dataset(seed));
        write_folder(&dataset, place.path()).unwrap();
        let mut random = Random::new(seed);
        let plan = random_plan(&dataset, &mut random);
        fs::create_dir(place.path().join("result")).unwrap();
        let result = place.path().join("result/assignments.csv");
        fs::write(result, render(&dataset, plan.assignments())).unwrap();
        let mut case = Self {
            place,
            dataset,
            changed: Vec::new(),
        };
        let rows = case.edit(&plan, &mut random);
        fs::write(case.edited(), render(&case.dataset, &rows)).unwrap();
        case
    }

    fn edited(&self) -> PathBuf {
        self.place.path().join("edited.csv")
    }

    /// One row less, one with another fte, and one more.
    fn edit(&mut self, plan: &Plan, random: &mut Random) -> Vec<Assignment> {
        let mut rows = plan.assignments().to_vec();
        if !rows.is_empty() && random.percent(60) {
            rows.remove(random.below(rows.len() as u64) as usize);
        }
        if !rows.is_empty() && random.percent(60) {
            let place = random.below(rows.len() as u64) as usize;
            let step = self.dataset.policy.planning.fte_step;
            let less = rows[place].fte.saturating_sub(step);
            rows[place].fte = if random.percent(50) && less > Fte::ZERO {
                less
            } else {
                rows[place].fte + step
            };
            self.changed.push(place as u64 + 2);
        }
        if random.percent(60) {
            let more = random_plan(&self.dataset, random);
            let known = |one: &Assignment| {
                plan.assignments()
                    .iter()
                    .any(|old| (old.professional, old.demand) == (one.professional, one.demand))
            };
            if let Some(one) = more.assignments().iter().find(|one| !known(one)) {
                rows.push(*one);
                self.changed.push(rows.len() as u64 + 1);
            }
        }
        rows
    }

    fn take_in(&self) -> Result<(Folder, Edited), Vec<Fault>> {
        let folder = Folder::read(self.place.path()).unwrap();
        let out = self.place.path().join("result");
        let sources = Sources {
            start: None,
            out: &out,
        };
        take_in(folder, &self.edited(), sources)
    }
}

fn render(dataset: &Dataset, rows: &[Assignment]) -> String {
    let mut text = "professional,demand,position,fte,from,to\n".to_owned();
    for row in rows {
        let demand = &dataset.demands[row.demand];
        text.push_str(&format!(
            "{},{},{},{},{},{}\n",
            dataset.professionals[row.professional].id,
            demand.id,
            row.position,
            row.fte,
            row.from,
            row.to
        ));
    }
    text
}

fn options(start: Option<Plan>) -> Options {
    Options {
        work_limit: Some(20_000_000),
        start,
        ..Options::default()
    }
}

/// The pins of the edits are in the plan, and its bans are not.
fn assert_obeys(edited: &Edited, plan: &Plan, folder: &Folder) {
    let facts = Facts::new(folder.dataset());
    for edit in &edited.edits {
        let there: Vec<&Assignment> = plan
            .assignments()
            .iter()
            .filter(|one| (one.professional, one.demand) == (edit.professional, edit.demand))
            .collect();
        let DecisionKind::Pin(pin) = edit.decided.decision.kind else {
            assert!(there.is_empty(), "{edit:?}");
            continue;
        };
        let run = facts.run(edit.professional, edit.demand).unwrap();
        assert_eq!(there.len(), 1, "{edit:?}");
        assert_eq!(Some(there[0].fte), pin.fte);
        assert_eq!(there[0].from, pin.from.unwrap_or(run.0));
        assert_eq!(there[0].to, pin.to.unwrap_or(run.1));
    }
}

#[test]
fn a_plan_after_edits_holds_the_pins_and_not_the_bans() {
    let (mut taken_in, mut refused, mut pins, mut bans) = (0, 0, 0, 0);
    for seed in 0..150 {
        let case = Case::new(seed);
        let (folder, edited) = match case.take_in() {
            Ok(taken) => taken,
            Err(faults) => {
                assert_named(&case, &faults, seed);
                refused += 1;
                continue;
            }
        };
        let (instance, _) = match folder.instance() {
            Ok(instance) => instance,
            Err(faults) => {
                assert_named(&case, &faults, seed);
                refused += 1;
                continue;
            }
        };
        let solution = solve(&instance, &options(None), &Unwatched);
        let verdict = check_plan(folder.dataset(), &solution.plan);
        assert_eq!(verdict.violations, [], "seed {seed}");
        assert_obeys(&edited, &solution.plan, &folder);
        pins += edited.edits.iter().filter(|edit| edit.is_pin).count();
        bans += edited.edits.iter().filter(|edit| !edit.is_pin).count();
        taken_in += 1;
    }
    // Every kind of case has to come by, or the test says nothing of it.
    let counts = [taken_in, refused, pins, bans];
    assert!(counts.iter().all(|&count| count > 10), "{counts:?}");
}

/// Errors are on the rows that were changed.
fn assert_named(case: &Case, faults: &[Fault], seed: u64) {
    let errors: Vec<&Fault> = faults.iter().filter(|fault| fault.is_error()).collect();
    assert!(!errors.is_empty(), "seed {seed}");
    for fault in errors {
        assert_eq!(fault.file, "edited.csv", "seed {seed}: {fault}");
        let line = fault.line.unwrap();
        assert!(
            case.changed.contains(&line),
            "seed {seed}: {fault} but changed {:?}",
            case.changed
        );
        assert!(!fault.expected.is_empty() && fault.hint.ends_with('.'));
    }
}

#[test]
fn a_price_is_the_difference_of_the_best_plans() {
    let mut proven = 0;
    for seed in 0..60 {
        let case = Case::new(seed);
        let Ok((folder, edited)) = case.take_in() else {
            continue;
        };
        let Ok((instance, _)) = folder.instance() else {
            continue;
        };
        if edited.edits.is_empty() {
            continue;
        }
        let solution = solve(&instance, &options(None), &Unwatched);
        let prices = price(&instance, &solution, &edited, &options(None), &Unwatched).unwrap();
        assert_eq!(prices.each.len(), edited.edits.len());
        let together = prices.together.unwrap();
        // Without any edit the folder is as it was.
        let (best_without, best_with) = (
            brute_force(&case.dataset).0,
            brute_force(folder.dataset()).0,
        );
        assert!(together.without.score <= best_without, "seed {seed}");
        assert!(together.bound >= best_without, "seed {seed}");
        assert!(together.with.score <= best_with, "seed {seed}");
        if together.is_exact {
            assert_eq!(together.with.score, best_with, "seed {seed}");
            assert_eq!(together.without.score, best_without, "seed {seed}");
            proven += 1;
        }
        for price in prices.each.iter().flatten() {
            assert_eq!(price.with, together.with);
            assert!(price.without.score <= price.bound, "seed {seed}");
        }
        if let Some(better) = &prices.better {
            assert!(better.score > solution.score);
            assert_eq!(check_plan(folder.dataset(), &better.plan).violations, []);
        }
    }
    assert!(proven > 10, "only {proven} proven prices");
}

#[test]
fn an_unchanged_file_decides_nothing() {
    for seed in 0..40 {
        let case = Case::new(seed);
        let result = case.place.path().join("result/assignments.csv");
        fs::copy(result, case.edited()).unwrap();
        let (folder, edited) = case.take_in().unwrap();
        assert_eq!(edited.edits, [], "seed {seed}");
        assert_eq!(folder.dataset(), &case.dataset);
        assert!(!folder.decides_otherwise());
    }
}

/// The codes that only edits raise, each by its folder under `data/invalid`.
#[test]
fn every_code_of_edits_is_raised_by_its_folder() {
    let invalid = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/invalid");
    let codes = CODES
        .iter()
        .filter(|entry| entry.fixture == Fixture::Kept && entry.raised_by == RaisedBy::Edited);
    let mut count = 0;
    for entry in codes {
        let path = invalid.join(format!("{}-{}", entry.code, entry.slug));
        let folder = Folder::read(&path).unwrap();
        let out = path.join("result");
        let sources = Sources {
            start: None,
            out: &out,
        };
        let faults = match take_in(folder, &out.join("edited.csv"), sources) {
            Ok((_, edited)) => edited.warnings,
            Err(faults) => faults,
        };
        let found: String = faults
            .iter()
            .map(|fault| {
                let line = fault.line.map_or("-".into(), |line| line.to_string());
                let column = fault.column.as_deref().unwrap_or("-");
                format!("{} {} {line} {column}\n", fault.code, fault.file)
            })
            .collect();
        let expected = fs::read_to_string(path.join("expected.txt")).unwrap();
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    assert!(count >= 2);
}

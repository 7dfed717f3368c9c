//! Scenarios, absences and advice against what would happen by hand.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use inzet::scenario::absence::{Draws, try_absences};
use inzet::scenario::advice::{Question, advise};
use inzet::scenario::{Settings, plan_variants, variants};
use inzet_core::{Instance, Options, Unwatched};
use inzet_ingest::scenarios::{apply, read_scenarios};
use inzet_ingest::{Code, read_folder};
use inzet_model::{Dataset, Share};
use inzet_report::Outcome;
use inzet_report::scenarios::Measures;
use inzet_testkit::{render_folder, solve, tiny_dataset};

const FOLDERS: u64 = 120;

fn settings(threads: usize) -> Settings {
    Settings {
        seed: 1,
        threads,
        work_limit: None,
        time_limit: None,
    }
}

/// The files of a folder as text, to be changed as a person would.
struct ByHand(BTreeMap<String, String>);

impl ByHand {
    fn of(dataset: &Dataset) -> Self {
        Self(render_folder(dataset).into_iter().collect())
    }

    /// Writes a cell of the row with this id.
    fn set(&mut self, file: &str, id: &str, column: &str, value: &str) {
        self.each(file, |header, cells| {
            let place = header.iter().position(|name| name == column).unwrap();
            if cells[0] == id {
                cells[place] = value.to_owned();
            }
            true
        });
    }

    /// Takes out every row that names this id in one of the columns.
    fn remove(&mut self, file: &str, columns: &[&str], id: &str) {
        self.each(file, |header, cells| {
            let names = |column: &&str| {
                let place = header.iter().position(|name| name == column);
                place.is_some_and(|place| cells[place] == id)
            };
            !columns.iter().any(names)
        });
    }

    /// Adds a row of these cells; the others stay empty.
    fn add(&mut self, file: &str, cells: &[(&str, &str)]) {
        let text = self.0.get_mut(file).unwrap();
        let header: Vec<String> = row(text.lines().next().unwrap());
        let of = |name: &String| {
            let cell = cells.iter().find(|(column, _)| column == name);
            cell.map_or("", |(_, value)| *value)
        };
        let row: Vec<&str> = header.iter().map(of).collect();
        text.push_str(&(row.join(",") + "\n"));
    }

    fn each(&mut self, file: &str, mut keep: impl FnMut(&[String], &mut Vec<String>) -> bool) {
        let Some(text) = self.0.get_mut(file) else {
            return;
        };
        let header = row(text.lines().next().unwrap());
        let mut lines = vec![header.join(",")];
        for line in text.lines().skip(1) {
            let mut cells = row(line);
            if keep(&header, &mut cells) {
                lines.push(cells.join(","));
            }
        }
        *text = lines.join("\n") + "\n";
    }

    fn replace(&mut self, file: &str, old: &str, new: &str) {
        let text = self.0.get_mut(file).unwrap();
        assert!(text.contains(old), "{file}: {text}");
        *text = text.replace(old, new);
    }

    /// The dataset that is read; decisions forget their lines, which shift.
    fn read(&self) -> Result<Dataset, Vec<inzet_ingest::Fault>> {
        let place = tempfile::tempdir().unwrap();
        for (name, text) in &self.0 {
            fs::write(place.path().join(name), text).unwrap();
        }
        let reading = read_folder(place.path());
        reading.dataset.map(without_lines).ok_or(reading.faults)
    }
}

fn row(line: &str) -> Vec<String> {
    assert!(!line.contains('"'), "{line}");
    line.split(',').map(str::to_owned).collect()
}

fn without_lines(mut dataset: Dataset) -> Dataset {
    for decision in &mut dataset.decisions {
        decision.line = 0;
    }
    dataset
}

/// The dataset with the changes of a text of scenarios, which holds one.
fn changed(dataset: &Dataset, text: &str) -> Result<Dataset, Vec<inzet_ingest::Fault>> {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("scenarios.toml");
    fs::write(&file, text).unwrap();
    let reading = read_scenarios(&file);
    assert_eq!(reading.faults, []);
    apply(dataset, &reading.scenarios[0]).map(without_lines)
}

type Change = (String, Box<dyn Fn(&mut ByHand)>);

/// One change of every kind, as TOML and by hand.
fn changes(dataset: &Dataset) -> Vec<Change> {
    let person = dataset.professionals.first().map(|row| row.id.clone());
    let member = dataset.members.first().map(|row| row.id.clone());
    let demand = dataset.demands.first().map(|row| row.id.clone());
    let (Some(person), Some(member), Some(demand)) = (person, member, demand) else {
        return Vec::new();
    };
    let last = dataset.policy.period.to.plus(-2).to_string();
    let mut changes: Vec<Change> = Vec::new();
    let mut add = |text: String, by_hand: Box<dyn Fn(&mut ByHand)>| {
        changes.push((format!("[[scenario]]\nname = \"x\"\n{text}"), by_hand));
    };
    add(String::new(), Box::new(|_| {}));
    let (id, day) = (person.clone(), last.clone());
    add(
        format!("professional = {{ id = \"{id}\", to = {day}, fte = 0.5 }}"),
        Box::new(move |hand| {
            hand.set("professionals.csv", &id, "to", &day);
            hand.set("professionals.csv", &id, "fte", "0.50");
        }),
    );
    let (id, day) = (member.clone(), last.clone());
    add(
        format!("member = {{ id = \"{id}\", left = \"{day}\", budget_eur = \"1234.50\" }}"),
        Box::new(move |hand| {
            hand.set("members.csv", &id, "left", &day);
            hand.set("members.csv", &id, "budget_eur", "1234.50");
        }),
    );
    let id = demand.clone();
    add(
        format!(
            "demand = {{ id = \"{id}\", priority = \"critical\", positions = 2, skills = [\"new skill:2\"] }}"
        ),
        Box::new(move |hand| {
            hand.set("demands.csv", &id, "priority", "critical");
            hand.set("demands.csv", &id, "positions", "2");
            hand.set("demands.csv", &id, "skills", "new skill:2");
        }),
    );
    add(
        "[[scenario.new_professional]]\nid = \"A\"\ncount = 2\nrole = \"ict_architect\"\nlevel = 3\n\
         day_cost_eur = 500\nskills = [\"aaa\", \"zzz:3\"]\nregions = [\"Elsewhere\"]"
            .to_owned(),
        Box::new(|hand| {
            for id in ["A-1", "A-2"] {
                let cells = [
                    ("id", id),
                    ("role", "ict_architect"),
                    ("level", "3"),
                    ("day_cost_eur", "500"),
                    ("skills", "aaa|zzz:3"),
                    ("regions", "Elsewhere"),
                ];
                hand.add("professionals.csv", &cells);
            }
        }),
    );
    add(
        "new_member = { id = \"A\", name = \"Another\", kind = \"local\", region = \"There\" }\n\
         [[scenario.new_demand]]\nid = \"A1\"\nmember = \"A\"\nrole = \"business_analyst\"\nfte = 1"
            .to_owned(),
        Box::new(|hand| {
            let cells = [
                ("id", "A"),
                ("name", "Another"),
                ("kind", "local"),
                ("region", "There"),
            ];
            hand.add("members.csv", &cells);
            let cells = [
                ("id", "A1"),
                ("member", "A"),
                ("role", "business_analyst"),
                ("fte", "1"),
            ];
            hand.add("demands.csv", &cells);
        }),
    );
    let (gone, left_out) = (person.clone(), demand.clone());
    add(
        format!("without_professionals = [\"{gone}\"]\nwithout_demands = [\"{left_out}\"]"),
        Box::new(move |hand| {
            hand.remove("professionals.csv", &["id"], &gone);
            hand.remove("demands.csv", &["id"], &left_out);
            for file in [
                "availability.csv",
                "previous.csv",
                "decisions.csv",
                "scores.csv",
            ] {
                hand.remove(file, &["professional"], &gone);
            }
            for file in ["decisions.csv", "scores.csv"] {
                hand.remove(file, &["demand"], &left_out);
            }
        }),
    );
    let id = person.clone();
    add(
        format!("without_decisions = [\"{id}\"]"),
        Box::new(move |hand| hand.remove("decisions.csv", &["professional"], &id)),
    );
    let amounts = (dataset.clone(), dataset.policy.management_fee.per_month);
    add(
        "day_costs = \"+2%\"\nbudgets = \"-5%\"\nmanagement_fee = \"+10%\"".to_owned(),
        Box::new(move |hand| {
            // Half up to the cent, spelled out.
            let by = |cents: i64, percent: i64| {
                let changed = (2 * cents * (100 + percent) + 100).div_euclid(200);
                format!("{}.{:02}", changed / 100, changed % 100)
            };
            for row in &amounts.0.professionals {
                let cost = by(row.day_cost.count(), 2);
                hand.set("professionals.csv", &row.id, "day_cost_eur", &cost);
            }
            for row in &amounts.0.members {
                if let Some(budget) = row.budget {
                    let budget = by(budget.count(), -5);
                    hand.set("members.csv", &row.id, "budget_eur", &budget);
                }
            }
            let old = format!("eur_per_month = \"{}\"", amounts.1);
            let new = format!("eur_per_month = \"{}\"", by(amounts.1.count(), 10));
            hand.replace("policy.toml", &old, &new);
        }),
    );
    let solidarity = format!("\nsolidarity = {}\n", dataset.policy.points.solidarity);
    add(
        "[scenario.policy.points]\nsolidarity = 7".to_owned(),
        Box::new(move |hand| hand.replace("policy.toml", &solidarity, "\nsolidarity = 7\n")),
    );
    changes
}

#[test]
fn a_change_is_what_the_changed_files_would_say() {
    let (mut same, mut refused) = (0, 0);
    for seed in 0..FOLDERS {
        let dataset = tiny_dataset(seed);
        for (number, (text, by_hand)) in changes(&dataset).into_iter().enumerate() {
            let mut hand = ByHand::of(&dataset);
            by_hand(&mut hand);
            match (changed(&dataset, &text), hand.read()) {
                (Ok(ours), Ok(theirs)) => {
                    assert_eq!(ours, theirs, "seed {seed}, change {number}: {text}");
                    same += 1;
                }
                (Err(ours), Err(theirs)) => {
                    assert_eq!(ours[0].code, theirs[0].code, "seed {seed}: {text}");
                    refused += 1;
                }
                (ours, theirs) => {
                    // Pools are only checked between tables of a folder.
                    let faults = theirs.err().unwrap_or_default();
                    assert!(
                        ours.is_ok() && faults.iter().any(|one| one.file == "cost_pools.csv"),
                        "seed {seed}, change {number}: {text}\n{ours:?}\n{faults:?}"
                    );
                }
            }
        }
    }
    assert!(same > 800, "{same} alike, {refused} refused");
}

#[test]
fn scenarios_are_verified_and_the_same_with_any_number_of_threads() {
    for seed in 0..25 {
        let dataset = tiny_dataset(seed);
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("scenarios.toml");
        let person = &dataset.professionals[0].id;
        let text = format!(
            "[[scenario]]\nname = \"nothing\"\n[[scenario]]\nname = \"fewer\"\n\
             without_professionals = [\"{person}\"]\n[[scenario]]\nname = \"dearer\"\n\
             day_costs = \"+20%\"\nwithout_decisions = [\"{person}\"]\n"
        );
        fs::write(&file, text).unwrap();
        let Ok(variants) = variants(&dataset, &read_scenarios(&file).scenarios) else {
            continue;
        };
        let base = solve(&dataset, &Options::default());
        let plan = |threads| {
            plan_variants(
                &dataset,
                &variants,
                &base.plan,
                &settings(threads),
                &Unwatched,
            )
            .unwrap()
        };
        let (one, four) = (plan(1), plan(4));
        for (one, four) in one.iter().zip(&four) {
            assert_eq!(one.measures, four.measures, "seed {seed}");
            assert_eq!(one.solution.plan, four.solution.plan, "seed {seed}");
        }
        assert_eq!(
            one[0].solution.plan, base.plan,
            "seed {seed}: the plan as it is"
        );
        assert_eq!(
            one[1].solution.plan, base.plan,
            "seed {seed}: nothing changed"
        );
        for (variant, planned) in variants.iter().zip(&one[1..]) {
            // Tiny folders are planned to the proof, wherever they begin.
            let fresh = solve(&variant.dataset, &Options::default());
            assert_eq!(
                planned.solution.score, fresh.score,
                "seed {seed}: {}",
                variant.name
            );
        }
    }
}

#[test]
fn a_pin_that_no_longer_fits_is_a_fault_of_the_scenario() {
    let dataset = (0..)
        .map(tiny_dataset)
        .find(|dataset| Instance::new(dataset).is_ok_and(|instance| !instance.pins().is_empty()))
        .unwrap();
    let pin = Instance::new(&dataset).unwrap().pins()[0];
    let person = &dataset.professionals[pin.assignment.professional].id;
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("scenarios.toml");
    let first = dataset.policy.period.from.plus(-1);
    let text = format!(
        "[[scenario]]\nname = \"away\"\n[[scenario.professional]]\nid = \"{person}\"\n\
         from = {first}\nto = {first}\n"
    );
    fs::write(&file, text).unwrap();
    let faults = variants(&dataset, &read_scenarios(&file).scenarios).unwrap_err();
    assert_eq!(faults[0].file, "scenarios.toml");
    assert_eq!(faults[0].line, Some(1));
    assert!(
        faults
            .iter()
            .all(|fault| fault.code != Code::UNKNOWN_PROFESSIONAL)
    );
}

fn small() -> Dataset {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/small");
    read_folder(&root).dataset.unwrap()
}

#[test]
fn draws_are_the_same_with_any_number_of_threads_and_near_their_share() {
    let dataset = small();
    let instance = Instance::new(&dataset).unwrap();
    let plan = solve(&dataset, &Options::default()).plan;
    let draw = |percent, count, threads| {
        let share = Share::from_percent(percent).unwrap();
        let draws = Draws { share, count };
        try_absences(&instance, &plan, draws, &settings(threads)).unwrap()
    };
    assert_eq!(draw(3, 60, 1), draw(3, 60, 4));
    let none = draw(0, 5, 1);
    assert_eq!(none.served.mean, none.planned);
    assert_eq!(
        (none.served.p5, none.served.p95),
        (none.planned, none.planned)
    );
    assert_eq!((none.absent.mean, none.demands.len()), (0, 0));
    assert_eq!((none.replanned.lost, none.replanned.won_back), (0, 0));
    let many = draw(3, 4_000, 2);
    // Three per cent of what people have, give or take a tenth of it.
    let parts = 1_000 * many.absent.mean / many.available;
    assert!((27..=33).contains(&parts), "{parts} per mille");
    let lost = many.planned - many.served.mean;
    let parts = 1_000 * lost / many.planned;
    assert!((25..=35).contains(&parts), "{parts} per mille");
}

/// What a folder serves when it is planned from nothing.
fn planned(dataset: &Dataset) -> Measures {
    let instance = Instance::new(dataset).unwrap();
    let solution = solve(dataset, &Options::default());
    assert_eq!(solution.score, solution.bound, "planned to the proof");
    Measures::of(&Outcome::of_solution(&instance, &solution), &solution)
}

#[test]
fn the_best_hire_as_a_row_of_the_folder_serves_what_it_says() {
    let dataset = small();
    let before = planned(&dataset);
    let plan = solve(&dataset, &Options::default()).plan;
    let advice = advise(&dataset, &plan, Question::Hire, &settings(2), &Unwatched).unwrap();
    let best = &advice.suggestions[0];
    assert!(best.served > 0);
    let mut hand = ByHand::of(&dataset);
    let (level, cost) = (best.level.to_string(), best.day_cost.unwrap().to_string());
    let cells = [
        ("id", "NEW"),
        ("role", best.role.as_str()),
        ("level", &level),
        ("day_cost_eur", &cost),
        ("regions", &best.region),
        ("skills", &best.skills),
    ];
    hand.add("professionals.csv", &cells);
    let after = planned(&hand.read().unwrap());
    assert_eq!((after.score - before.score).hundredths(), best.points);
    assert_eq!((after.served - before.served).hundredths(), best.served);
    assert_eq!(before.unmet_fte() - after.unmet_fte(), best.filled);
    assert_eq!(
        after
            .total()
            .zip(before.total())
            .map(|(after, before)| after - before),
        best.euros
    );
}

#[test]
fn a_lesson_gives_what_the_person_with_the_skill_gives() {
    let mut lessons = 0;
    for seed in 0..200 {
        let dataset = tiny_dataset(seed);
        let plan = solve(&dataset, &Options::default()).plan;
        let advice = advise(&dataset, &plan, Question::Teach, &settings(1), &Unwatched).unwrap();
        let before = planned(&dataset);
        for one in &advice.suggestions {
            let (name, level) = one.skills.rsplit_once(':').unwrap();
            let mut taught = dataset.clone();
            let skill = taught
                .skills
                .iter()
                .position(|skill| skill == name)
                .unwrap();
            let skill = inzet_model::SkillIx::from_usize(skill);
            let id = one.professional.clone().unwrap();
            let mut people = taught.professionals.iter_mut();
            let person = people.find(|person| person.id == id).unwrap();
            person.skills.retain(|held| held.skill != skill);
            person.skills.push(inzet_model::Skill {
                skill,
                level: level.parse().unwrap(),
            });
            person.skills.sort();
            let after = planned(&taught);
            assert_eq!(
                (after.score - before.score).hundredths(),
                one.points,
                "seed {seed}"
            );
            lessons += 1;
        }
    }
    assert!(lessons >= 5, "{lessons} lessons");
}

//! Every fix, typed into the folder, is allowed there, serves the demand, and takes elsewhere no
//! more than it says; and it is not allowed without.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use inzet::assignments::read_plan;
use inzet::explain::{Fix, Standing, explain_demand};
use inzet::report::Language;
use inzet_core::Instance;
use inzet_ingest::{read_folder, read_raw_table};
use inzet_model::{Dataset, DemandIx, Plan};
use inzet_testkit::write_folder;
use inzet_verify::{Facts, check_plan};

use crate::effects::{hold, worked};
use crate::folders::{SEEDS, flanders, planned, tiny};

/// Types a value into the cell of a table.
fn type_in(file: &Path, fix: &Fix) {
    let mut table = read_raw_table(file).unwrap();
    let place = |name: &str| table.header.iter().position(|header| header == name);
    let (id, column) = (place("id").unwrap(), place(fix.column));
    let column = column.unwrap_or_else(|| {
        table.header.push(fix.column.to_owned());
        table.header.len() - 1
    });
    let mut typed = 0;
    let mut lines = vec![table.header];
    for mut row in table.rows {
        row.cells.resize(lines[0].len(), String::new());
        if row.cells[id] == fix.id {
            row.cells[column].clone_from(&fix.after);
            typed += 1;
        }
        lines.push(row.cells);
    }
    assert_eq!(typed, 1, "{} {}", fix.file, fix.id);
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let text: Vec<String> = lines
        .iter()
        .map(|cells| cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    fs::write(file, text.concat()).unwrap();
}

/// Writes a plan as somebody would by hand: without days, which follow from the folder.
fn write_plan(dataset: &Dataset, plan: &Plan, file: &Path) {
    let mut text = "professional,demand,position,fte,from,to\n".to_owned();
    let facts = Facts::new(dataset);
    for one in plan.assignments() {
        let person = &dataset.professionals[one.professional].id;
        let demand = &dataset.demands[one.demand].id;
        let position = facts.position_name(one.demand, one.position);
        let span = match facts.pin(one.professional, one.demand) {
            Some(pin) => format!("{},{}", pin.assignment.from, pin.assignment.to),
            None => ",".to_owned(),
        };
        text += &format!("{person},{demand},{position},{},{span}\n", one.fte);
    }
    fs::write(file, text).unwrap();
}

/// Holds one fix in a folder of its own.
fn hold_fix(dataset: &Dataset, plan: &Plan, demand: DemandIx, fix: &Fix, name: &str) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("folder");
    write_folder(dataset, &folder).unwrap();
    type_in(&folder.join(fix.file), fix);
    let reading = read_folder(&folder);
    let changed = reading
        .dataset
        .unwrap_or_else(|| panic!("{name}: {:?}", reading.faults));
    let file = place.path().join("assignments.csv");
    write_plan(&changed, &fix.effect.plan, &file);
    let after = read_plan(&Facts::new(&changed), &file).unwrap().plan;
    hold(
        &fix.effect,
        (dataset, plan),
        (&changed, &after),
        demand,
        name,
    );
    assert!(fix.effect.demand_fte_days.hundredths() > 0, "{name}");
    // Where spans differ the plan is not one of the old folder anyway.
    let without = read_plan(&Facts::new(dataset), &file).unwrap().plan;
    assert!(
        !check_plan(dataset, &without).is_allowed(),
        "{name} needs no change"
    );
    if fix.fills {
        let row = &changed.demands[demand];
        let filled = |plan: &Plan| {
            let mut sums: BTreeMap<u32, u32> = BTreeMap::new();
            let own = plan.assignments().iter().filter(|one| one.demand == demand);
            for one in own {
                *sums.entry(one.position).or_default() += one.fte.hundredths();
            }
            sums.values()
                .filter(|sum| **sum == row.fte.hundredths())
                .count()
        };
        assert!(filled(&after) > filled(plan), "{name} fills nothing");
    }
}

/// Holds all fixes of the unmet demands of a folder; how many of each column, and how many
/// demands no change helps.
fn hold_all(dataset: &Dataset, name: &str, every: usize, counts: &mut BTreeMap<String, u32>) {
    let solution = planned(dataset);
    let instance = Instance::new(dataset).unwrap();
    let standing = Standing::new(&instance, solution.plan.clone()).unwrap();
    let mut demands: Vec<DemandIx> = solution.unmet.iter().map(|row| row.demand).collect();
    demands.dedup();
    for demand in demands.into_iter().step_by(every) {
        let id = &dataset.demands[demand].id;
        let answer = explain_demand(&standing, id, Language::English).unwrap();
        assert!(!answer.met);
        for fix in &answer.fixes {
            let changed = fix.change.apply(dataset);
            let revised = fix.change.revise(&instance, &changed).unwrap();
            let anew = Instance::new(&changed).unwrap();
            assert_eq!(
                revised.candidates(),
                anew.candidates(),
                "{name} {id} {:?}",
                fix.change
            );
            let name = format!("{name} {id} {} {} {}", fix.id, fix.column, fix.after);
            hold_fix(dataset, &solution.plan, demand, fix, &name);
            *counts.entry(fix.column.to_owned()).or_default() += 1;
        }
        if answer.fixes.is_empty() {
            *counts.entry("none".to_owned()).or_default() += 1;
        }
    }
    assert!(!worked(&Facts::new(dataset), &solution.plan).is_empty() || dataset.demands.len() < 9);
}

#[test]
fn every_fix_of_a_hundred_random_folders_is_true() {
    let mut counts = BTreeMap::new();
    for seed in SEEDS {
        hold_all(&tiny(seed), &format!("seed {seed}"), 1, &mut counts);
    }
    for column in [
        "fte",
        "min_level",
        "skills",
        "from",
        "max_members",
        "budget_eur",
        "none",
    ] {
        assert!(
            counts.get(column).is_some_and(|count| *count > 0),
            "{column}: {counts:?}"
        );
    }
}

#[test]
fn every_fix_of_flanders_is_true() {
    let mut counts = BTreeMap::new();
    hold_all(&flanders(), "flanders", 1, &mut counts);
    assert!(counts.values().sum::<u32>() > 20, "{counts:?}");
}

//! Makes `data/flanders-2026q1` again: a quarter of a real size, from the open data of the
//! Flemish government and invented numbers.
//!
//! `cargo run -p inzet-testkit --example make_flanders -- OPEN_DATA FOLDER`, where OPEN_DATA
//! holds the three open tables that data/README.md names. The same tables give the same bytes.

mod bodies;
mod calendar;
mod costs;
mod demands;
mod history;
mod members;
mod staff;
mod table;
mod vocabulary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use inzet_testkit::Random;

/// Changes every invented number of the sample.
const SEED: u64 = 2_026_001;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [open_data, folder] = arguments.as_slice() else {
        eprintln!("usage: make_flanders OPEN_DATA FOLDER");
        return ExitCode::from(2);
    };
    match make(open_data, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn make(open_data: &Path, folder: &Path) -> Result<(), String> {
    let mut random = Random::new(SEED);
    let mut members = members::read_members(open_data)?;
    let staff = staff::make_staff(&mut random);
    let demands = demands::make_demands(&members, &staff, &mut random);
    costs::set_budgets(&mut members, &demands);
    let previous = history::previous_table(&demands, &members, &staff, &mut random);
    let decisions = history::decisions_table(&demands, &members, &staff, &mut random);
    report_sizes(&staff, &demands);
    let files = [
        ("policy.toml", include_str!("policy.toml").to_owned()),
        ("members.csv", members::members_table(&members)),
        ("professionals.csv", staff::staff_table(&staff)),
        ("demands.csv", demands::demands_table(&demands, &members)),
        ("availability.csv", staff::availability_table(&staff)),
        ("previous.csv", previous),
        ("decisions.csv", decisions),
        ("cost_pools.csv", costs::cost_pools_table()),
        ("advances.csv", costs::advances_table(&members)),
    ];
    std::fs::create_dir_all(folder).map_err(|fault| fault.to_string())?;
    for (name, text) in files {
        std::fs::write(folder.join(name), text).map_err(|fault| format!("{name}: {fault}"))?;
    }
    Ok(())
}

/// Says how much there is and how much is asked, by role, in full-time people for the quarter.
fn report_sizes(staff: &[staff::Professional], demands: &[demands::Demand]) {
    let quarter = 100 * calendar::working_days(None, None);
    for role in &vocabulary::ROLES {
        let of_role = staff.iter().filter(|person| person.role.id == role.id);
        let supply: i64 = of_role.map(staff::capacity).sum();
        let of_role = demands.iter().filter(|demand| demand.role.id == role.id);
        let asked: i64 = of_role.map(demands::asked).sum();
        eprintln!(
            "{:20} {:4} FTE, asked {:4}",
            role.id,
            supply / quarter,
            asked / quarter
        );
    }
}

//! Makes the planning folders of `data/flanders-2026`: four quarters of a small association of
//! real bodies with invented numbers, its real costs and what members paid before.
//!
//! `cargo run -p inzet-testkit --example make_year -- OPEN_DATA FOLDER`, where OPEN_DATA holds the
//! three open tables that data/README.md names. The results are planned and closed afterwards, as
//! that page says. The same tables give the same bytes.

#[path = "../make_flanders/bodies.rs"]
mod bodies;
#[path = "../make_flanders/calendar.rs"]
mod calendar;
mod costs;
mod demands;
#[allow(dead_code, reason = "shared with the large sample")]
#[path = "../make_flanders/members.rs"]
mod members;
#[allow(dead_code, reason = "shared with the large sample")]
#[path = "../make_flanders/staff.rs"]
mod staff;
#[path = "../make_flanders/table.rs"]
mod table;
#[allow(dead_code, reason = "shared with the large sample")]
#[path = "../make_flanders/vocabulary.rs"]
mod vocabulary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use inzet_testkit::Random;

use members::Member;
use staff::Professional;

/// Changes every invented number of the sample.
const SEED: u64 = 2_026_004;

/// Places of the members of this association among those of the large sample.
const MEMBERS: [usize; 12] = [0, 1, 8, 12, 39, 51, 58, 64, 66, 67, 90, 104];

/// People of the association.
const STAFF: usize = 24;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [open_data, folder] = arguments.as_slice() else {
        eprintln!("usage: make_year OPEN_DATA FOLDER");
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
    let all = members::read_members(open_data)?;
    let staff = make_staff(&mut random);
    let demands = demands::make_demands(&staff, &mut random);
    for quarter in 1..=4 {
        let members = members_of(&all, quarter);
        let files = [
            ("policy.toml", policy(quarter)),
            ("members.csv", members::members_table(&members)),
            ("professionals.csv", staff::staff_table(&staff)),
            ("demands.csv", demands::table(&demands, &members, quarter)),
            ("cost_pools.csv", costs::planned(quarter)),
        ];
        write(&folder.join(format!("q{quarter}")), &files)?;
    }
    let members = members_of(&all, 4);
    let files = [
        ("cost_pools.csv", costs::real()),
        ("advances.csv", costs::advances(&members)),
    ];
    write(folder, &files)
}

fn write(folder: &Path, files: &[(&str, String)]) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|fault| fault.to_string())?;
    for (name, text) in files {
        std::fs::write(folder.join(name), text).map_err(|fault| format!("{name}: {fault}"))?;
    }
    Ok(())
}

/// The members as they stand in a quarter: one is accepted in the second and a full member from
/// the third, one leaves in the third.
fn members_of(all: &[Member], quarter: u8) -> Vec<Member> {
    let rank = |(rank, place): (usize, usize)| {
        let member = &all[place];
        Member {
            id: format!("M{:02}", rank + 1),
            name: member.name.clone(),
            region: member.region.clone(),
            kbo: member.kbo.clone(),
            ovo: member.ovo.clone(),
            inhabitants: member.inhabitants.clone(),
            state: "full",
            joined: "",
            left: "",
            ..*member
        }
    };
    let mut members: Vec<Member> = MEMBERS.into_iter().enumerate().map(rank).collect();
    members[11].joined = "2026-04-15";
    members[11].state = match quarter {
        1 => "candidate",
        2 => "provisional",
        _ => "full",
    };
    members[5].left = "2026-08-31";
    members
}

/// People with a contract for the whole year; who is away, the small sample leaves out.
fn make_staff(random: &mut Random) -> Vec<Professional> {
    let mut staff = staff::make_staff(random);
    staff.truncate(STAFF);
    for (rank, person) in staff.iter_mut().enumerate() {
        person.id = format!("P{:02}", rank + 1);
        person.from = None;
        person.to = None;
        person.leave.clear();
    }
    staff
}

fn policy(quarter: u8) -> String {
    format!(
        "# Policy of a small sample association. Bodies are real, every number is invented.\n\n\
         quarter = \"2026Q{quarter}\"\n\n[management_fee]\neur_per_month = \"250.00\"\n\n\
         [payment]\niban = \"BE71 0961 2345 6769\"  # fictional\nbic = \"GKCCBEBB\"\ndays = 30\n"
    )
}

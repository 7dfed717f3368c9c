//! Invented planning folders of any size, for trials and measurements.
//!
//! The same size and seed give the same bytes on every machine: numbers are drawn by
//! [`random::Random`] and every distribution is a table of whole numbers.
//!
//! # The model
//! - **Period**: the first quarter of 2026, with the defaults of the policy but for the settings
//!   the folder shows.
//! - **Members** ask in very unequal measure: the weight of the member of rank r is proportional
//!   to 1 / (r + 3), so that the first of 50 draws about one demand in eleven and most draw a
//!   few. One in ten has a budget, between two fifths and all of what its demands would cost.
//! - **Professionals** have one of the eight roles of the agreement, a level around the middle of
//!   the scale, four to eight of their role's twelve skills, up to four of six regions (one in
//!   seven works anywhere) and a contract, part-time for one in four. One in five is away or works
//!   less for some time.
//! - **Demands** follow the roles with a bias: architects and security consultants are asked for
//!   beyond what there is. Nearly half go on from last quarter and are cut to the person who does
//!   them. One in ten may be shared, one in twenty asks for several of the same, one in four has
//!   a window of its own, one in five is on site.
//! - **History**: about 60 % of the professionals served a member last quarter, most of them the
//!   demand that goes on.
//! - No pins, bans or outside scores: those are a planner's.
//!
//! With 1.4 demands per professional between 5 and 6 % of all pairs are eligible, and 10 to 17 %
//! of the FTE-days asked stay unmet, more in small folders. docs/generator.md gives what was
//! measured.

pub mod random;

mod calendar;
mod costs;
mod demands;
mod history;
mod members;
mod staff;
mod table;
mod vocabulary;

use random::Random;

/// How much of everything a generated folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Rows of members.csv. Without a member there is nobody to ask: no demands either.
    pub members: usize,
    /// Rows of professionals.csv.
    pub professionals: usize,
    /// Rows of demands.csv.
    pub demands: usize,
}

/// Draws a planning folder: the name and the contents of each of its files.
///
/// The folder reads without a fault or a warning. Nothing is written: that is the caller's.
///
/// ```
/// use inzet::generate::{Size, generate};
///
/// let size = Size { members: 5, professionals: 12, demands: 16 };
/// let files = generate(&size, 1);
/// assert_eq!(files[0].0, "policy.toml");
/// assert_eq!(files, generate(&size, 1));
/// ```
#[must_use]
pub fn generate(size: &Size, seed: u64) -> Vec<(String, String)> {
    let mut random = Random::new(seed);
    let mut members = members::draw_members(size.members, &mut random);
    let staff = staff::draw_staff(size.professionals, &mut random);
    let demands = demands::draw_demands(size.demands, &members, &staff, &mut random);
    costs::set_budgets(&mut members, &demands, &mut random);
    let previous = history::render_previous(&demands, &members, &staff, &mut random);
    [
        ("policy.toml", render_policy(size, seed)),
        ("members.csv", members::render_members(&members)),
        ("professionals.csv", staff::render_staff(&staff)),
        ("demands.csv", demands::render_demands(&demands, &members)),
        ("availability.csv", staff::render_availability(&staff)),
        ("previous.csv", previous),
        (
            "cost_pools.csv",
            costs::render_cost_pools(&members, size.professionals),
        ),
    ]
    .map(|(name, contents)| (name.to_owned(), contents))
    .into()
}

fn render_policy(size: &Size, seed: u64) -> String {
    let Size {
        members,
        professionals,
        demands,
    } = size;
    format!(
        "# Everything in this folder is invented.\n\
         # inzet generate --members {members} --professionals {professionals} \
         --demands {demands} --seed {seed}\n\n\
         quarter = \"2026Q1\"\n\
         zero_base = \"equal\"\n\n\
         [planning]\n\
         fte_step = \"0.10\"\n\
         min_share = \"0.20\"\n\
         max_members = 3\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Size = Size {
        members: 50,
        professionals: 150,
        demands: 200,
    };

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(generate(&SMALL, 7), generate(&SMALL, 7));
        assert_ne!(generate(&SMALL, 7), generate(&SMALL, 8));
    }

    #[test]
    fn holds_as_much_as_asked() {
        for size in [
            SMALL,
            Size {
                members: 1,
                professionals: 1,
                demands: 1,
            },
            Size {
                members: 3,
                professionals: 0,
                demands: 9,
            },
            Size {
                members: 3,
                professionals: 20,
                demands: 0,
            },
            Size {
                members: 285,
                professionals: 2_000,
                demands: 2_800,
            },
        ] {
            let files = generate(&size, 1);
            let rows = |name: &str| {
                let text = &files.iter().find(|file| file.0 == name).unwrap().1;
                text.lines().count() - 1
            };
            assert_eq!(rows("members.csv"), size.members);
            assert_eq!(rows("professionals.csv"), size.professionals);
            assert_eq!(rows("demands.csv"), size.demands);
        }
    }

    #[test]
    fn without_members_nobody_asks() {
        let files = generate(
            &Size {
                members: 0,
                professionals: 4,
                demands: 6,
            },
            1,
        );
        assert_eq!(files[3].0, "demands.csv");
        assert_eq!(files[3].1.lines().count(), 1);
    }

    /// The bytes themselves: a change of them is a change of every published measurement.
    #[test]
    fn the_first_rows_stay_as_they_are() {
        let files = generate(&SMALL, 1);
        let row = |file: usize| files[file].1.lines().nth(1).unwrap_or_default();
        assert_eq!([row(1), row(2), row(3)], FIRST_ROWS);
    }

    const FIRST_ROWS: [&str; 3] = [
        "M0001,Invented body 0001,local,full,Oost-Vlaanderen,,272187",
        "P0001,business_analyst,2,409.50,1.00,,Antwerpen|Brussel,\
         bpmn|requirements:2|stakeholders|user_stories:2|workshops:3|gdpr,,,",
        "D0001,M0024,project_leader,0.50,,1,1,3,scrum:3,suppliers|budgets:3|prince2:3,,no,normal,,,",
    ];
}

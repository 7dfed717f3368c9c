//! Which one more professional: one candidate for every kind of person that unmet demand asks.

use std::collections::BTreeSet;

use inzet_ingest::Place;
use inzet_ingest::scenarios::{ChangedTable, Entry, EntryCell, Scenario};
use inzet_model::{Cents, Dataset, DemandIx, Fte, Professional, RegionIx, RoleIx, Skill};
use inzet_report::advice::Suggestion;

use super::Candidate;

/// What a demand asks of a person.
type Profile = (RoleIx, u8, Option<RegionIx>, Vec<Skill>);

/// One candidate for every role, level, region and set of skills that some unmet demand asks; a
/// contract of 1.00 FTE at the middle day cost of the role.
pub(super) fn candidates(dataset: &Dataset, unmet: &[DemandIx]) -> Vec<Candidate> {
    let profiles: BTreeSet<Profile> = unmet
        .iter()
        .map(|&demand| {
            let row = &dataset.demands[demand];
            (row.role, row.min_level, row.region, row.skills.clone())
        })
        .collect();
    let id = free_id(dataset);
    let place = |profile: Profile| {
        let cost = usual_cost(dataset, profile.0, profile.1);
        candidate(dataset, profile, cost, &id)
    };
    profiles.into_iter().map(place).collect()
}

fn candidate(
    dataset: &Dataset,
    (role, level, region, skills): Profile,
    day_cost: Cents,
    id: &str,
) -> Candidate {
    let words: Vec<String> = skills
        .iter()
        .map(|skill| format!("{}:{}", dataset.skills[skill.skill], skill.level))
        .collect();
    let region_name = region.map_or(String::new(), |region| dataset.regions[region].clone());
    let role_id = dataset.roles[role].id.clone();
    let name = format!("{role_id} {level} {region_name} {}", words.join(" "));
    let cells = [
        ("role", role_id.clone()),
        ("level", level.to_string()),
        ("day_cost_eur", day_cost.to_string()),
        ("regions", region_name.clone()),
        ("skills", words.join("|")),
    ];
    let cells = cells.map(|(column, text)| EntryCell {
        column: column.to_owned(),
        text,
        line: 0,
    });
    Candidate {
        scenario: Scenario {
            name,
            entries: vec![Entry {
                table: ChangedTable::Professionals,
                is_new: true,
                count: 1,
                id: id.to_owned(),
                place: Place::default(),
                cells: cells.to_vec(),
            }],
            ..Scenario::default()
        },
        suggestion: Suggestion {
            professional: None,
            role: role_id,
            level,
            region: region_name,
            skills: words.join("|"),
            day_cost: Some(day_cost),
            ..Suggestion::default()
        },
        person: Professional {
            id: id.to_owned(),
            role,
            level,
            day_cost,
            fte: Fte::ONE,
            other_roles: Vec::new(),
            regions: region.into_iter().collect(),
            skills,
            max_members: dataset.policy.planning.max_members,
            from: None,
            to: None,
            name: None,
        },
        replaces: None,
    }
}

/// Day costs are rounded to this, so that what is shown is nobody's wage.
const GRAIN_CENTS: i64 = 2_500;

/// The middle day cost of the people of a role at this level, else of the role, else of all, rounded
/// half up to 25 euro; the lower of two in the middle.
fn usual_cost(dataset: &Dataset, role: RoleIx, level: u8) -> Cents {
    let middle = |keep: &dyn Fn(&Professional) -> bool| {
        let people = dataset.professionals.iter().filter(|person| keep(person));
        let mut costs: Vec<Cents> = people.map(|person| person.day_cost).collect();
        costs.sort_unstable();
        costs.get(costs.len().saturating_sub(1) / 2).copied()
    };
    let middle = middle(&|person| person.role == role && person.level == level)
        .or_else(|| middle(&|person| person.role == role))
        .or_else(|| middle(&|_| true))
        .unwrap_or(Cents::ZERO);
    Cents::new((middle.count() + GRAIN_CENTS / 2) / GRAIN_CENTS * GRAIN_CENTS)
}

/// An id that nobody has.
fn free_id(dataset: &Dataset) -> String {
    let is_taken = |id: &str| dataset.professionals.iter().any(|person| person.id == id);
    let mut id = "NEW".to_owned();
    while is_taken(&id) {
        id.push('+');
    }
    id
}

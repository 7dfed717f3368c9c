//! Which skill, taught to whom: people whom one skill keeps from unmet demand.

use std::collections::BTreeSet;

use inzet_core::Instance;
use inzet_core::eligibility::Rule;
use inzet_ingest::Place;
use inzet_ingest::scenarios::{ChangedTable, Entry, EntryCell, Scenario};
use inzet_model::{DemandIx, Professional, ProfessionalIx, Skill};
use inzet_report::advice::Suggestion;

use super::Candidate;

/// One candidate for every person and skill such that the skill alone keeps the person from some
/// unmet demand.
pub(super) fn candidates(instance: &Instance, unmet: &[DemandIx]) -> Vec<Candidate> {
    let demands: BTreeSet<DemandIx> = unmet.iter().copied().collect();
    let mut lessons: BTreeSet<(ProfessionalIx, Skill)> = BTreeSet::new();
    for demand in demands {
        for person in instance.dataset().professionals.indices() {
            lessons.extend(lesson(instance, person, demand).map(|skill| (person, skill)));
        }
    }
    lessons
        .into_iter()
        .map(|(person, skill)| candidate(instance, person, skill))
        .collect()
}

/// The one skill that is missing, when every other rule is met.
fn lesson(instance: &Instance, person: ProfessionalIx, demand: DemandIx) -> Option<Skill> {
    let row = &instance.dataset().professionals[person];
    let mut missing = instance.dataset().demands[demand]
        .skills
        .iter()
        .filter(|asked| !holds(row, **asked));
    let (first, second) = (missing.next(), missing.next());
    let skill = first.filter(|_| second.is_none())?;
    let eligibility = instance.eligibility();
    Rule::ALL
        .into_iter()
        .filter(|rule| *rule != Rule::Skill)
        .all(|rule| eligibility.passes(rule, person, demand))
        .then_some(*skill)
}

fn holds(person: &Professional, asked: Skill) -> bool {
    person
        .skills
        .iter()
        .any(|held| held.skill == asked.skill && held.level >= asked.level)
}

fn candidate(instance: &Instance, person: ProfessionalIx, skill: Skill) -> Candidate {
    let dataset = instance.dataset();
    let row = &dataset.professionals[person];
    let mut skills = row.skills.clone();
    skills.retain(|held| held.skill != skill.skill);
    skills.push(skill);
    skills.sort_unstable();
    let word = |skill: &Skill| format!("{}:{}", dataset.skills[skill.skill], skill.level);
    let words: Vec<String> = skills.iter().map(word).collect();
    let name = format!("{} {}", row.id, word(&skill));
    Candidate {
        scenario: Scenario {
            name,
            entries: vec![Entry {
                table: ChangedTable::Professionals,
                is_new: false,
                count: 1,
                id: row.id.clone(),
                place: Place::default(),
                cells: vec![EntryCell {
                    column: "skills".to_owned(),
                    text: words.join("|"),
                    line: 0,
                }],
            }],
            ..Scenario::default()
        },
        suggestion: Suggestion {
            professional: Some(row.id.clone()),
            role: dataset.roles[row.role].id.clone(),
            level: row.level,
            skills: word(&skill),
            ..Suggestion::default()
        },
        person: Professional {
            skills,
            ..row.clone()
        },
        replaces: Some(person),
    }
}

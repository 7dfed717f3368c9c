//! The three tables that every folder has.

use inzet_model::{Dataset, Skill};

use super::sheet::{Sheet, ends, or_empty, percentage, yes_no};

pub(super) fn members(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new(
        "members",
        &[
            "id",
            "name",
            "kind",
            "state",
            "region",
            "kbo",
            "ovo",
            "joined",
            "left",
            "budget_eur",
        ],
    );
    for column in &dataset.base_columns {
        sheet.add_column(column);
    }
    for member in &dataset.members {
        let [joined, left] = ends(member.joined, member.left);
        let mut row = vec![
            member.id.clone(),
            member.name.clone(),
            member.kind.word().to_owned(),
            member.state.word().to_owned(),
            or_empty(member.region.map(|region| &dataset.regions[region])),
            or_empty(member.kbo.as_ref()),
            or_empty(member.ovo.as_ref()),
            joined,
            left,
            or_empty(member.budget),
        ];
        row.extend(member.bases.iter().map(ToString::to_string));
        sheet.push(row);
    }
    sheet
}

pub(super) fn professionals(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new(
        "professionals",
        &[
            "id",
            "role",
            "level",
            "day_cost_eur",
            "fte",
            "other_roles",
            "regions",
            "skills",
            "max_members",
            "from",
            "to",
            "name",
        ],
    );
    for person in &dataset.professionals {
        let roles = person
            .other_roles
            .iter()
            .map(|role| dataset.roles[*role].id.as_str());
        let regions = person
            .regions
            .iter()
            .map(|region| dataset.regions[*region].as_str());
        let [from, to] = ends(person.from, person.to);
        sheet.push(vec![
            person.id.clone(),
            dataset.roles[person.role].id.clone(),
            person.level.to_string(),
            person.day_cost.to_string(),
            person.fte.to_string(),
            roles.collect::<Vec<_>>().join("|"),
            regions.collect::<Vec<_>>().join("|"),
            skills(dataset, &person.skills),
            person.max_members.to_string(),
            from,
            to,
            or_empty(person.name.as_ref()),
        ]);
    }
    sheet
}

pub(super) fn demands(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new(
        "demands",
        &[
            "id",
            "member",
            "role",
            "fte",
            "min_fte",
            "max_people",
            "positions",
            "min_level",
            "skills",
            "prefers",
            "region",
            "onsite",
            "priority",
            "from",
            "to",
            "min_cover",
            "note",
        ],
    );
    for demand in &dataset.demands {
        let [from, to] = ends(demand.from, demand.to);
        sheet.push(vec![
            demand.id.clone(),
            dataset.members[demand.member].id.clone(),
            dataset.roles[demand.role].id.clone(),
            demand.fte.to_string(),
            demand.min_fte.to_string(),
            demand.max_people.to_string(),
            demand.positions.to_string(),
            demand.min_level.to_string(),
            skills(dataset, &demand.skills),
            skills(dataset, &demand.prefers),
            or_empty(demand.region.map(|region| &dataset.regions[region])),
            yes_no(demand.onsite),
            demand.priority.word().to_owned(),
            from,
            to,
            percentage(demand.min_cover),
            demand.note.clone(),
        ]);
    }
    sheet
}

/// A list of `name:level`.
fn skills(dataset: &Dataset, skills: &[Skill]) -> String {
    let words = skills
        .iter()
        .map(|skill| format!("{}:{}", dataset.skills[skill.skill], skill.level));
    words.collect::<Vec<_>>().join("|")
}

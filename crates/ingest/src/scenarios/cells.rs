//! Rows back to the cells of their CSV file, so that a changed one can be read again.

use inzet_model::{Dataset, Day, DemandIx, MemberIx, ProfessionalIx, Skill};

/// A member's cells, in the order of the layout, without its `x_` columns.
pub(super) fn member(dataset: &Dataset, member: MemberIx) -> Vec<String> {
    let row = &dataset.members[member];
    vec![
        row.id.clone(),
        row.name.clone(),
        row.kind.word().to_owned(),
        row.state.word().to_owned(),
        optional(row.region.map(|region| &dataset.regions[region])),
        optional(row.kbo.as_ref()),
        optional(row.ovo.as_ref()),
        optional(row.joined),
        optional(row.left),
        optional(row.budget),
    ]
}

/// A professional's cells, in the order of the layout.
pub(super) fn professional(dataset: &Dataset, person: ProfessionalIx) -> Vec<String> {
    let row = &dataset.professionals[person];
    let roles = row.other_roles.iter().map(|role| &dataset.roles[*role].id);
    let regions = row.regions.iter().map(|region| &dataset.regions[*region]);
    vec![
        row.id.clone(),
        dataset.roles[row.role].id.clone(),
        row.level.to_string(),
        row.day_cost.to_string(),
        row.fte.to_string(),
        list(roles),
        list(regions),
        skills(dataset, &row.skills),
        row.max_members.to_string(),
        optional::<Day>(row.from),
        optional::<Day>(row.to),
        optional(row.name.as_ref()),
    ]
}

/// A demand's cells, in the order of the layout. A least FTE that is all of it stays empty, and so
/// follows the FTE.
pub(super) fn demand(dataset: &Dataset, demand: DemandIx) -> Vec<String> {
    let row = &dataset.demands[demand];
    vec![
        row.id.clone(),
        dataset.members[row.member].id.clone(),
        dataset.roles[row.role].id.clone(),
        row.fte.to_string(),
        optional((row.min_fte != row.fte).then_some(row.min_fte)),
        row.max_people.to_string(),
        row.positions.to_string(),
        row.min_level.to_string(),
        skills(dataset, &row.skills),
        skills(dataset, &row.prefers),
        optional(row.region.map(|region| &dataset.regions[region])),
        if row.onsite { "yes" } else { "no" }.to_owned(),
        row.priority.word().to_owned(),
        optional(row.from),
        optional(row.to),
        row.min_cover.to_string(),
        row.note.clone(),
    ]
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn list<'a>(items: impl Iterator<Item = &'a String>) -> String {
    items.map(String::as_str).collect::<Vec<_>>().join("|")
}

fn skills(dataset: &Dataset, skills: &[Skill]) -> String {
    let words = skills
        .iter()
        .map(|skill| format!("{}:{}", dataset.skills[skill.skill], skill.level));
    words.collect::<Vec<_>>().join("|")
}

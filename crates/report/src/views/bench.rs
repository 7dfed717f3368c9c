//! Who has time left. What that costs is told by role only: of one person it is near a wage.

use std::collections::BTreeMap;

use inzet_model::{FteDays, IndexVec, ProfessionalIx, RoleIx};
use inzet_money::rounding::half_up;

use super::{Look, View, person_cells, person_headings, role_name};
use crate::files::Style;
use crate::outcome::Outcome;
use crate::table::Cell;

/// Everybody with time left, most first.
#[must_use]
pub fn by_professional(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut headings = person_headings(style);
    headings.extend([
        (say("Rol", "Role"), Look::Word),
        (
            say("Beschikbaar (vte-dagen)", "Available (FTE-days)"),
            Look::Number,
        ),
        (say("Vrij (vte-dagen)", "Free (FTE-days)"), Look::Number),
        (say("Deel vrij", "Share free"), Look::Bar),
    ]);
    let mut view = View::new(say("Vrije capaciteit", "Bench"), &headings);
    let dataset = outcome.dataset();
    let mut free: Vec<(ProfessionalIx, FteDays)> = free_days(outcome)
        .into_iter_enumerated()
        .filter(|(_, days)| days.hundredths() > 0)
        .collect();
    free.sort_by_key(|(person, days)| (std::cmp::Reverse(days.hundredths()), *person));
    for (person, days) in free {
        let available = outcome.instance.capacity(person).total();
        let role = dataset.professionals[person].role;
        let mut row = person_cells(dataset, person, style);
        row.extend([
            Cell::text(role_name(dataset, role, style.language)),
            available.into(),
            days.into(),
            Cell::ratio(days.hundredths(), available.hundredths()),
        ]);
        view.rows.push(row);
    }
    view
}

/// Free FTE-days and their cost by main role.
#[must_use]
pub fn by_role(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let dataset = outcome.dataset();
    let mut roles: BTreeMap<RoleIx, (i128, i128)> = BTreeMap::new();
    for (person, days) in free_days(outcome).into_iter_enumerated() {
        let person = &dataset.professionals[person];
        let product = i128::from(person.day_cost.count()) * i128::from(days.hundredths());
        let sum = roles.entry(person.role).or_default();
        sum.0 += i128::from(days.hundredths());
        sum.1 += half_up(product, 100);
    }
    let mut view = View::new(
        say("Vrije capaciteit per rol", "Bench by role"),
        &[
            (say("Hoofdrol", "Main role"), Look::Word),
            (say("Vrij (vte-dagen)", "Free (FTE-days)"), Look::Number),
            (say("Kost (euro)", "Cost (euro)"), Look::Number),
        ],
    );
    for (role, (days, cost)) in roles {
        view.rows.push(vec![
            Cell::text(role_name(dataset, role, style.language)),
            Cell::Hundredths(days),
            Cell::Hundredths(cost),
        ]);
    }
    view
}

/// What is left of everybody.
fn free_days(outcome: &Outcome) -> IndexVec<ProfessionalIx, FteDays> {
    let people = outcome.dataset().professionals.indices();
    let mut free: IndexVec<ProfessionalIx, FteDays> = people
        .map(|person| outcome.instance.capacity(person).total())
        .collect();
    for served in &outcome.served {
        let person = served.assignment.professional;
        free[person] -= served.assignment.fte * served.days;
    }
    free
}

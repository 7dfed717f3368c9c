//! How much of everybody is used, week by week.

use std::collections::BTreeMap;

use inzet_model::RoleIx;

use super::weeks::{Load, loads, weeks};
use super::{Look, View, person_cells, person_headings, role_name};
use crate::files::Style;
use crate::outcome::Outcome;
use crate::table::Cell;

/// Every professional, a column a week.
#[must_use]
pub fn by_professional(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut headings = person_headings(style);
    headings.push((say("Rol", "Role"), Look::Word));
    headings.push((say("Bezetting", "Utilisation"), Look::Bar));
    let mut view = View::new(say("Bezetting", "Utilisation"), &headings);
    let (weeks, dataset) = (weeks(outcome), outcome.dataset());
    for week in &weeks {
        view.add_heading(week.label(), Look::Heat);
    }
    for (person, loads) in loads(outcome, &weeks).into_iter_enumerated() {
        let role = dataset.professionals[person].role;
        let mut row = person_cells(dataset, person, style);
        row.push(Cell::text(role_name(dataset, role, style.language)));
        row.extend(ratios(&loads));
        view.rows.push(row);
    }
    view
}

/// Every role that somebody has as main role, a column a week.
#[must_use]
pub fn by_role(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let (weeks, dataset) = (weeks(outcome), outcome.dataset());
    let mut roles: BTreeMap<RoleIx, Vec<Load>> = BTreeMap::new();
    for (person, loads) in loads(outcome, &weeks).into_iter_enumerated() {
        let role = dataset.professionals[person].role;
        let sums = roles
            .entry(role)
            .or_insert_with(|| vec![Load::default(); weeks.len()]);
        for (sum, load) in sums.iter_mut().zip(&loads) {
            sum.available += load.available;
            sum.assigned += load.assigned;
        }
    }
    let mut view = View::new(
        say("Bezetting per rol", "Utilisation by role"),
        &[
            (say("Hoofdrol", "Main role"), Look::Word),
            (say("Bezetting", "Utilisation"), Look::Bar),
        ],
    );
    for week in &weeks {
        view.add_heading(week.label(), Look::Heat);
    }
    for (role, loads) in roles {
        let mut row = vec![Cell::text(role_name(dataset, role, style.language))];
        row.extend(ratios(&loads));
        view.rows.push(row);
    }
    view
}

/// The ratio over all weeks, then that of each.
fn ratios(loads: &[Load]) -> Vec<Cell> {
    let sum = |part: fn(&Load) -> i64| loads.iter().map(part).sum::<i64>();
    let mut cells = vec![Cell::ratio(
        sum(|load| load.assigned),
        sum(|load| load.available),
    )];
    cells.extend(
        loads
            .iter()
            .map(|load| Cell::ratio(load.assigned, load.available)),
    );
    cells
}

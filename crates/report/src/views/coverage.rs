//! What was asked and what is served, by member and by role.

use std::collections::BTreeMap;

use inzet_model::RoleIx;

use super::{Look, View, member_cells, role_name};
use crate::files::Style;
use crate::outcome::Outcome;
use crate::table::Cell;

/// Every member that asked something.
#[must_use]
pub fn by_member(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Dekking per lid", "Coverage by member"),
        &[
            (say("Lid", "Member"), Look::Word),
            (say("Naam", "Name"), Look::Word),
            (
                say("Gevraagd (vte-dagen)", "Asked (FTE-days)"),
                Look::Number,
            ),
            (
                say("Ingezet (vte-dagen)", "Served (FTE-days)"),
                Look::Number,
            ),
            (say("Dekking", "Coverage"), Look::Bar),
            (say("Mensen", "People"), Look::Number),
        ],
    );
    let dataset = outcome.dataset();
    for member in dataset.members.indices() {
        let (requested, usage) = (outcome.instance.requested(member), &outcome.usage[member]);
        let (asked, served) = (requested.hundredths(), usage.fte_days.hundredths());
        if asked == 0 && served == 0 {
            continue;
        }
        let mut row = Vec::from(member_cells(dataset, member));
        row.extend([
            requested.into(),
            usage.fte_days.into(),
            Cell::ratio(served, asked),
            Cell::count(usage.people),
        ]);
        view.rows.push(row);
    }
    view
}

/// Every role that somebody asked, in FTE-days.
#[must_use]
pub fn by_role(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let dataset = outcome.dataset();
    let mut roles: BTreeMap<RoleIx, (i64, i64)> = BTreeMap::new();
    for (index, demand) in dataset.demands.iter_enumerated() {
        if let Some(window) = outcome.instance.window(index) {
            let fte = i64::from(demand.fte.hundredths()) * i64::from(demand.positions);
            roles.entry(demand.role).or_default().0 += fte * i64::from(window.len());
        }
    }
    for served in &outcome.served {
        let role = dataset.demands[served.assignment.demand].role;
        let fte = i64::from(served.assignment.fte.hundredths());
        roles.entry(role).or_default().1 += fte * i64::from(served.days);
    }
    let mut view = View::new(
        say("Dekking per rol", "Coverage by role"),
        &[
            (say("Rol", "Role"), Look::Word),
            (
                say("Gevraagd (vte-dagen)", "Asked (FTE-days)"),
                Look::Number,
            ),
            (
                say("Ingezet (vte-dagen)", "Served (FTE-days)"),
                Look::Number,
            ),
            (say("Dekking", "Coverage"), Look::Bar),
        ],
    );
    for (role, (asked, served)) in roles {
        view.rows.push(vec![
            Cell::text(role_name(dataset, role, style.language)),
            Cell::Hundredths(asked.into()),
            Cell::Hundredths(served.into()),
            Cell::ratio(served, asked),
        ]);
    }
    view
}

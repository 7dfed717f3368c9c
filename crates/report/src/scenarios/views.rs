//! Scenarios side by side as tables for people.

use std::collections::BTreeSet;

use inzet_model::{Cents, Score};

use super::{Compared, Measures};
use crate::language::Language;
use crate::number::render_decimal;
use crate::table::Cell;
use crate::views::{Look, View};

/// One row a scenario: worth, proof, coverage, use and euros. The differences are with the folder
/// as it is.
#[must_use]
pub fn overview(compared: &Compared, language: Language) -> View {
    let say = |dutch, english| language.pick(dutch, english);
    let mut view = View::new(
        say("De scenario's naast elkaar", "Scenarios side by side"),
        &[
            (say("Nr.", "No."), Look::Word),
            (say("Scenario", "Scenario"), Look::Word),
            (say("Waarde (punten)", "Worth (points)"), Look::Number),
            (say("Verschil", "Difference"), Look::Number),
            (
                say("Hoogstens af van best", "At most from best"),
                Look::Number,
            ),
            (say("Dekking", "Coverage"), Look::Bar),
            (say("Bezetting", "Utilisation"), Look::Bar),
            (
                say("Ingezet (vte-dagen)", "Served (FTE-days)"),
                Look::Number,
            ),
            (say("Niet ingevuld (vte)", "Unmet (FTE)"), Look::Number),
            (say("Euro", "Euro"), Look::Number),
            (say("Verschil (euro)", "Difference (euro)"), Look::Number),
        ],
    );
    let base = &compared.base;
    view.rows = short_names(compared)
        .into_iter()
        .zip(names(compared, language))
        .zip(compared.all())
        .map(|((number, name), measures)| {
            vec![
                Cell::text(number),
                Cell::text(name),
                Cell::Hundredths(measures.score.hundredths()),
                Cell::Hundredths((measures.score - base.score).hundredths()),
                Cell::text(gap(measures, language)),
                Cell::ratio(measures.served.hundredths(), measures.asked.hundredths()),
                Cell::ratio(
                    measures.served.hundredths(),
                    measures.available.hundredths(),
                ),
                measures.served.into(),
                Cell::Hundredths(measures.unmet_fte().into()),
                measures.total().into(),
                difference(measures.total(), base.total()),
            ]
        })
        .collect();
    view
}

/// FTE that positions miss: one row a role, one column a scenario.
#[must_use]
pub fn unmet_by_role(compared: &Compared, language: Language) -> View {
    let title = language.pick("Niet ingevulde vte per rol", "Unmet FTE by role");
    let mut view = View::new(title, &[(language.pick("Rol", "Role"), Look::Word)]);
    for name in short_names(compared) {
        view.add_heading(name, Look::Number);
    }
    let roles: BTreeSet<&String> = compared
        .all()
        .flat_map(|measures| measures.unmet.keys())
        .collect();
    for role in roles {
        let name = compared.roles.get(role).unwrap_or(role);
        let mut row = vec![Cell::text(name)];
        row.extend(compared.all().map(|measures| {
            let unmet = measures.unmet.get(role);
            unmet.map_or(Cell::Empty, |fte| Cell::Hundredths(i128::from(*fte)))
        }));
        view.rows.push(row);
    }
    let mut row = vec![Cell::text(language.pick("samen", "together"))];
    row.extend(
        compared
            .all()
            .map(|measures| Cell::Hundredths(measures.unmet_fte().into())),
    );
    view.rows.push(row);
    view
}

/// Euros by member: what it pays as the folder is, and what each scenario changes; at most so many
/// members, those with the largest change first, or all by id.
#[must_use]
pub fn euros_by_member(compared: &Compared, most: Option<usize>, language: Language) -> View {
    let title = language.pick("Euro per lid", "Euros by member");
    let mut view = View::new(
        title,
        &[
            (language.pick("Lid", "Member"), Look::Word),
            (language.pick("Naam", "Name"), Look::Word),
        ],
    );
    let mut headings = short_names(compared).into_iter();
    view.add_heading(headings.next().unwrap_or_default(), Look::Number);
    for name in headings {
        view.add_heading(
            format!("{name}: {}", language.pick("verschil", "difference")),
            Look::Number,
        );
    }
    for member in members(compared, most) {
        let base = compared.base.paid_by(member);
        let name = compared.members.get(member).map_or("", String::as_str);
        let mut row = vec![Cell::text(member), Cell::text(name), base.into()];
        row.extend(
            compared
                .scenarios
                .iter()
                .map(|one| difference(one.measures.paid_by(member), base)),
        );
        view.rows.push(row);
    }
    view
}

/// The members to show.
fn members(compared: &Compared, most: Option<usize>) -> Vec<&String> {
    let mut members: Vec<&String> = compared.members.keys().collect();
    let Some(most) = most else { return members };
    let change = |member: &str| {
        let base = compared.base.paid_by(member).unwrap_or_default();
        let changes = compared.scenarios.iter().map(|one| {
            let paid = one.measures.paid_by(member).unwrap_or_default();
            (paid - base).count().abs()
        });
        changes.max().unwrap_or(0)
    };
    // Stable: of equal changes the lowest id comes first.
    members.sort_by_key(|member| std::cmp::Reverse(change(member)));
    members.retain(|member| change(member) > 0);
    members.truncate(most);
    members
}

fn difference(amount: Option<Cents>, base: Option<Cents>) -> Cell {
    amount.zip(base).map(|(amount, base)| amount - base).into()
}

/// How far below the best plan it is at most, as a percentage with four decimals, rounded up.
fn gap(measures: &Measures, language: Language) -> String {
    let (score, bound) = (measures.score.hundredths(), measures.bound.hundredths());
    if measures.bound == Score::new(i128::MAX) {
        return "-".into();
    }
    let distance = bound.saturating_sub(score).max(0);
    let parts = distance.saturating_mul(1_000_000);
    let divisor = bound.abs().max(1);
    let rounded = parts / divisor + i128::from(parts % divisor > 0);
    format!("{} %", render_decimal(rounded, 4, language))
}

/// What people call the folder as it is, and each scenario.
fn names(compared: &Compared, language: Language) -> Vec<String> {
    let as_it_is = language.pick("zoals het is", "as it is").to_owned();
    let scenarios = compared.scenarios.iter().map(|one| one.name.clone());
    std::iter::once(as_it_is).chain(scenarios).collect()
}

/// Headings that leave room: `0`, `1`, `2`, as the overview numbers them.
fn short_names(compared: &Compared) -> Vec<String> {
    (0..=compared.scenarios.len())
        .map(|number| number.to_string())
        .collect()
}

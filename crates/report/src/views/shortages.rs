//! What is not filled, with the reason.

use std::collections::BTreeMap;

use inzet_core::{Reason, Solution, Unmet};

use super::{Look, View, member_cells, role_name};
use crate::explanation::Explainer;
use crate::files::{Style, render_position};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::table::Cell;

/// Every position that misses something, by demand and number; positions of a demand in a row that
/// miss the same for the same reason are one line.
#[must_use]
pub fn view(outcome: &Outcome, solution: &Solution, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Niet ingevuld", "Not filled"),
        &[
            (say("Plaats", "Position"), Look::Word),
            (say("Aantal", "Number"), Look::Number),
            (say("Lid", "Member"), Look::Word),
            (say("Naam van het lid", "Name of the member"), Look::Word),
            (say("Rol", "Role"), Look::Word),
            (say("Gevraagd (vte)", "Asked (FTE)"), Look::Number),
            (say("Tekort (vte)", "Missing (FTE)"), Look::Number),
            (
                say("Tekort (vte-dagen)", "Missing (FTE-days)"),
                Look::Number,
            ),
            (say("Reden", "Reason"), Look::Word),
            (say("Uitleg", "Explanation"), Look::Sentence),
        ],
    );
    let explainer = Explainer::new(outcome, style.language);
    let are_alike = |one: &Unmet, next: &Unmet| {
        let key = |unmet: &Unmet| (unmet.demand, unmet.fte, unmet.fte_days, unmet.reason);
        key(one) == key(next)
            && one.position + 1 == next.position
            && explainer.is_taken_by_pins(one) == explainer.is_taken_by_pins(next)
    };
    let groups = solution.unmet.chunk_by(are_alike);
    view.rows = groups
        .map(|group| line(outcome, group, &explainer, style))
        .collect();
    view
}

/// The line of positions that miss the same.
fn line(outcome: &Outcome, group: &[Unmet], explainer: &Explainer, style: Style) -> Vec<Cell> {
    let dataset = outcome.dataset();
    let (first, last) = (&group[0], &group[group.len() - 1]);
    let demand = &dataset.demands[first.demand];
    let mut name = render_position(demand, first.position);
    if group.len() > 1 {
        name = format!("{name} - {}", render_position(demand, last.position));
    }
    let count = i128::try_from(group.len()).unwrap_or(i128::MAX);
    let all = |hundredths: i128| Cell::Hundredths(count * hundredths);
    let mut row = vec![Cell::text(name), Cell::Integer(count)];
    row.extend(member_cells(dataset, demand.member));
    row.extend([
        Cell::text(role_name(dataset, demand.role, style.language)),
        all(demand.fte.hundredths().into()),
        all(first.fte.hundredths().into()),
        all(first.fte_days.hundredths().into()),
        Cell::text(reason_name(first.reason, style.language)),
        Cell::text(explainer.explain(first)),
    ]);
    row
}

/// What is missing by reason, most FTE-days first; then by reason.
#[must_use]
pub fn by_reason(solution: &Solution, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut reasons: BTreeMap<Reason, (i128, i128, i128)> = BTreeMap::new();
    for unmet in &solution.unmet {
        let sum = reasons.entry(unmet.reason).or_default();
        sum.0 += 1;
        sum.1 += i128::from(unmet.fte.hundredths());
        sum.2 += i128::from(unmet.fte_days.hundredths());
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, (_, _, fte_days))| std::cmp::Reverse(*fte_days));
    let mut view = View::new(
        say("Tekort volgens reden", "Missing by reason"),
        &[
            (say("Reden", "Reason"), Look::Word),
            (say("Plaatsen", "Positions"), Look::Number),
            (
                say("Tekort (vte-dagen)", "Missing (FTE-days)"),
                Look::Number,
            ),
            (say("Tekort (vte)", "Missing (FTE)"), Look::Number),
        ],
    );
    for (reason, (positions, fte, fte_days)) in reasons {
        view.rows.push(vec![
            Cell::text(reason_name(reason, style.language)),
            Cell::Integer(positions),
            Cell::Hundredths(fte_days),
            Cell::Hundredths(fte),
        ]);
    }
    view
}

/// A reason in a few words.
#[must_use]
pub fn reason_name(reason: Reason, language: Language) -> &'static str {
    let (dutch, english) = match reason {
        Reason::NoRole => ("niemand met die rol", "nobody with that role"),
        Reason::Level => ("niveau te laag", "level too low"),
        Reason::Skill => ("vaardigheid ontbreekt", "skill missing"),
        Reason::Region => ("regio", "region"),
        Reason::Availability => ("niet lang genoeg beschikbaar", "not available long enough"),
        Reason::Ban => ("uitgesloten door een beslissing", "excluded by a decision"),
        Reason::Membership => ("geen lid", "no member"),
        Reason::NotListed => ("niet in scores.csv", "not in scores.csv"),
        Reason::NotWorth => ("brengt te weinig op", "not worth it"),
        Reason::Budget => ("budget van het lid", "budget of the member"),
        Reason::MaxMembers => ("hoogste aantal leden", "most members per person"),
        Reason::Capacity => ("geen capaciteit meer", "no capacity left"),
        Reason::Days => ("niet op elke dag", "not on every day"),
    };
    language.pick(dutch, english)
}

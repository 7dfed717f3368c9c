//! Solidarity: every member up to the share below which its FTE-days count extra.

use super::{Look, View, member_cells};
use crate::files::Style;
use crate::outcome::Outcome;
use crate::table::Cell;

/// Every member that asked something, furthest below the share first.
#[must_use]
pub fn view(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Solidariteit", "Solidarity"),
        &[
            (say("Lid", "Member"), Look::Word),
            (say("Naam", "Name"), Look::Word),
            (
                say("Solidair deel (vte-dagen)", "Solidarity share (FTE-days)"),
                Look::Number,
            ),
            (
                say("Ingezet (vte-dagen)", "Served (FTE-days)"),
                Look::Number,
            ),
            (say("Deel bereikt", "Share reached"), Look::Bar),
            (say("Punten", "Points"), Look::Number),
        ],
    );
    let dataset = outcome.dataset();
    let mut rows: Vec<_> = dataset
        .members
        .indices()
        .filter_map(|member| {
            let floor = outcome.instance.solidarity_floor(member);
            let served = outcome.usage[member].fte_days.hundredths();
            (floor > 0).then(|| (Cell::ratio(served.min(floor), floor), member, floor, served))
        })
        .collect();
    rows.sort_by_key(|(reached, member, ..)| (reached.parts(10_000), *member));
    let points = i128::from(dataset.policy.points.solidarity);
    for (reached, member, floor, served) in rows {
        let mut row = Vec::from(member_cells(dataset, member));
        row.extend([
            Cell::Hundredths(floor.into()),
            Cell::Hundredths(served.into()),
            reached,
            Cell::Hundredths(points * i128::from(served.min(floor))),
        ]);
        view.rows.push(row);
    }
    view
}

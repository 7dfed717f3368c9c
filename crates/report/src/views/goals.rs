//! What the plan is worth, goal by goal.

use inzet_core::Goals;

use super::{Look, View};
use crate::files::Style;
use crate::table::Cell;

/// The goals in points; they add up to the score.
#[must_use]
pub fn view(goals: &Goals, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Waarde per doel", "Worth by goal"),
        &[
            (say("Doel", "Goal"), Look::Word),
            (say("Punten", "Points"), Look::Number),
        ],
    );
    let rows = [
        (
            say("dekking van de vragen", "coverage of demands"),
            goals.coverage,
        ),
        (say("solidariteit", "solidarity"), goals.solidarity),
        (say("continuïteit", "continuity"), goals.continuity),
        (say("passende profielen", "fit"), goals.fit),
        (say("loonkost", "cost"), goals.cost),
        (say("samen: de score", "together: the score"), goals.total()),
    ];
    for (name, score) in rows {
        view.rows
            .push(vec![Cell::text(name), Cell::Hundredths(score.hundredths())]);
    }
    view
}

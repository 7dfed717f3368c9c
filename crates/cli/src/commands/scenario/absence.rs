//! Random absences, with the plan as it is.

use inzet::model::Share;
use inzet::report::absence::views::{
    demands, members, spread, what_replanning_wins, what_was_drawn,
};
use inzet::report::absence::{Robustness, json, page};
use inzet::report::views::period_of;
use inzet::scenario::absence::{Draws, try_absences};

use super::super::faulty;
use super::{Answer, Asked};
use crate::exit::{Exit, Failure};
use crate::render::view::render_view;

/// The most members and demands that the terminal shows; page and JSON show all.
const SHOWN: usize = 10;

pub(super) fn run(asked: &Asked, share: Share, count: u32) -> Result<Exit, Failure> {
    let base = asked.base()?;
    let (instance, _) = asked
        .folder
        .instance()
        .map_err(|faults| faulty(asked.folder.path(), &faults, asked.console))?;
    let draws = Draws { share, count };
    let robustness = try_absences(&instance, &base.plan, draws, &asked.settings)
        .map_err(|error| asked.failed(error))?;
    let period = period_of(&asked.folder.dataset().policy.period, asked.language);
    let answer = Answer {
        text: render(&robustness, asked),
        files: vec![
            (json::FILE, json::render(&robustness)),
            (
                page::FILE,
                page::render(&robustness, &period, asked.language),
            ),
        ],
    };
    asked.answer(&answer, None)
}

fn render(robustness: &Robustness, asked: &Asked) -> String {
    let language = asked.language;
    let views = [
        spread(robustness, language),
        members(robustness, Some(SHOWN), language),
        demands(robustness, Some(SHOWN), language),
    ];
    let tables: String = views
        .iter()
        .map(|view| render_view(view, language) + "\n")
        .collect();
    format!(
        "{}\n\n{tables}{}\n",
        what_was_drawn(robustness, language),
        what_replanning_wins(robustness, language)
    )
}

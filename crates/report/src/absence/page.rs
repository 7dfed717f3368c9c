//! How robust a plan is, as a page of HTML that stands alone.

use super::Robustness;
use super::views::{demands, members, spread, what_replanning_wins, what_was_drawn};
use crate::html::escape;
use crate::language::Language;
use crate::page::shell::{Shell, render_section, render_shell};

/// The name of the file.
pub const FILE: &str = "absence.html";

/// The page of a period.
#[must_use]
pub fn render(robustness: &Robustness, period: &str, language: Language) -> String {
    let title = format!(
        "{} {period}",
        language.pick("Hoe robuust is het plan", "How robust is the plan")
    );
    let wins = format!(
        "<p>{}</p>\n",
        escape(&what_replanning_wins(robustness, language))
    );
    let risk = language.pick("Wie het eerst te kort komt", "Who falls short first");
    let body = [
        render_section(
            (
                "ingezet",
                language.pick("Wat ingezet wordt", "What is served"),
            ),
            &wins,
            &spread(robustness, language),
            language,
        ),
        render_section(
            ("vragen", risk),
            "",
            &demands(robustness, None, language),
            language,
        ),
        render_section(
            ("leden", language.pick("Per lid", "By member")),
            "",
            &members(robustness, None, language),
            language,
        ),
    ]
    .concat();
    let shell = Shell {
        title: &title,
        lead: &what_was_drawn(robustness, language),
        body: &body,
    };
    render_shell(&shell, language)
}

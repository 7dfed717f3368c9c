//! Suggestions as a page of HTML that stands alone.

use super::Advice;
use super::views::how;
use crate::language::Language;
use crate::page::shell::{Shell, render_section, render_shell};
use crate::views::View;

/// The page of a table of suggestions.
#[must_use]
pub fn render(advice: &Advice, view: &View, period: &str, language: Language) -> String {
    let title = format!("{} {period}", view.title);
    let heading = language.pick("De beste eerst", "The best first");
    let body = render_section(("advies", heading), "", view, language);
    let shell = Shell {
        title: &title,
        lead: &how(advice, language),
        body: &body,
    };
    render_shell(&shell, language)
}

//! Scenarios side by side as a page of HTML that stands alone.

use super::Compared;
use super::views::{euros_by_member, overview, unmet_by_role};
use crate::html::escape;
use crate::language::Language;
use crate::page::shell::{Shell, render_section, render_shell};

/// The name of the file.
pub const FILE: &str = "scenarios.html";

/// The page: for board and planners, since it shows every member.
#[must_use]
pub fn render(compared: &Compared, language: Language) -> String {
    let title = format!(
        "{} {}",
        language.pick("Scenario's", "Scenarios"),
        compared.period
    );
    let lead = language.pick(
        "Elk scenario is opnieuw gepland, vertrekkend van het plan zoals het is, en nagerekend. \
         Verschillen zijn met het plan zoals het is (0). Voor bestuur en planners: deze pagina \
         toont alle leden, en niemands loon.",
        "Every scenario is planned anew, beginning with the plan as it is, and verified. \
         Differences are with the plan as it is (0). For board and planners: this page shows all \
         members, and nobody's wage.",
    );
    let sections = [
        (
            "overzicht",
            language.pick("Overzicht", "Overview"),
            overview(compared, language),
        ),
        (
            "rollen",
            language.pick("Wat niet ingevuld is", "What is not filled"),
            unmet_by_role(compared, language),
        ),
        (
            "leden",
            language.pick("Wat leden betalen", "What members pay"),
            euros_by_member(compared, None, language),
        ),
    ];
    let body: String = sections
        .iter()
        .map(|(id, heading, view)| {
            let above = numbered(compared, id, language);
            render_section((id, heading), &above, view, language)
        })
        .collect();
    render_shell(
        &Shell {
            title: &title,
            lead,
            body: &body,
        },
        language,
    )
}

/// Which number is which scenario, above tables whose columns are numbers.
fn numbered(compared: &Compared, section: &str, language: Language) -> String {
    if section == "overzicht" {
        return String::new();
    }
    let zero = language.pick("zoals het is", "as it is");
    let names = compared
        .scenarios
        .iter()
        .zip(1..)
        .map(|(one, number)| format!("<b>{number}</b> {}", escape(&one.name)));
    let names: Vec<String> = std::iter::once(format!("<b>0</b> {zero}"))
        .chain(names)
        .collect();
    format!("<p>{}</p>\n", names.join(" · "))
}

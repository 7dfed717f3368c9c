//! report.html: one page for board, planners and finance. It is one file, asks for nothing, and
//! reads well without its script; the script only sorts and filters.

mod chart;
mod section;
pub(crate) mod shell;
pub(crate) mod table;

use crate::files::Style;
use crate::html::escape;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::summary::VERSION;
use crate::timing::Moment;
use crate::views::summary::{figures, title};
use crate::views::{proof, show};

use section::Section;

/// The name of the file.
pub const FILE: &str = "report.html";

const LOOKS: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Nothing is loaded from anywhere, and only the page's own script runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
                      script-src 'nonce-inzet'; base-uri 'none'; form-action 'none'";

/// The page of a plan; the moments are those of the search, when it was watched.
#[must_use]
pub fn render(outcome: &Outcome, moments: &[Moment], style: Style) -> String {
    let language = style.language;
    let sections = section::all(outcome, moments, style);
    let title = escape(&title(outcome, language));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"inzet {VERSION}\">\n\
         <title>{title}</title>\n<style>\n{LOOKS}</style>\n</head>\n<body>\n",
        language.pick("nl", "en")
    );
    page.push_str(&render_top(outcome, &title, &sections, language));
    page.push_str("<main id=\"main\">\n");
    for section in &sections {
        page.push_str(&section.render());
    }
    page.push_str("</main>\n");
    page.push_str(&render_foot(language));
    page.push_str(&format!(
        "<script nonce=\"inzet\">\n{SCRIPT}</script>\n</body>\n</html>\n"
    ));
    page
}

/// Title, proof and figures, and the way to every section.
fn render_top(outcome: &Outcome, title: &str, sections: &[Section], language: Language) -> String {
    let period = &outcome.dataset().policy.period;
    let [from, to] = [period.from, period.to].map(|day| show(&day.into(), language));
    let skip = language.pick("Naar de inhoud", "Skip to content");
    let until = language.pick("tot en met", "to");
    let mut top = format!(
        "<a class=\"skip\" href=\"#main\">{skip}</a>\n<header>\n<h1>{title}</h1>\n\
         <p class=\"period\">{from} {until} {to}</p>\n"
    );
    if let Some(solution) = outcome.solution {
        let sentence = escape(&proof::sentence(solution, language));
        top.push_str(&format!("<p class=\"proof\">{sentence}</p>\n"));
    }
    top.push_str("<dl class=\"figures\">\n");
    for (name, cell) in figures(outcome, language) {
        let value = escape(&show(&cell, language));
        top.push_str(&format!(
            "<div><dt>{}</dt><dd>{value}</dd></div>\n",
            escape(name)
        ));
    }
    let label = language.pick("Inhoud", "Contents");
    top.push_str(&format!(
        "</dl>\n</header>\n<nav aria-label=\"{label}\"><ul>\n"
    ));
    for section in sections {
        let name = escape(&section.title);
        top.push_str(&format!(
            "<li><a href=\"#{}\">{name}</a></li>\n",
            section.id
        ));
    }
    top.push_str("</ul></nav>\n");
    top
}

fn render_foot(language: Language) -> String {
    let text = language.pick(
        "De cijfers op deze pagina staan ook in de tabellen naast dit bestand. Personen staan er \
         met hun nummer, tenzij namen gevraagd zijn; lonen van één persoon staan er niet op.",
        "The figures on this page also stand in the tables beside this file. People go by their \
         id, unless names were asked; no wage of one person is shown.",
    );
    format!("<footer><p>{text}</p><p>inzet {VERSION}</p></footer>\n")
}

//! What every page of this look has around its sections.

use super::table::render_table;
use super::{LOOKS, POLICY, SCRIPT};
use crate::html::escape;
use crate::language::Language;
use crate::summary::VERSION;
use crate::views::View;

/// The parts of a page that differ.
pub(crate) struct Shell<'a> {
    /// Its title, as text.
    pub title: &'a str,
    /// What it shows, as text.
    pub lead: &'a str,
    /// Its sections, as HTML.
    pub body: &'a str,
}

/// The whole page: one file that asks for nothing.
pub(crate) fn render_shell(shell: &Shell, language: Language) -> String {
    let (title, lead) = (escape(shell.title), escape(shell.lead));
    let skip = language.pick("Naar de inhoud", "Skip to content");
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"inzet {VERSION}\">\n\
         <title>{title}</title>\n<style>\n{LOOKS}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">{skip}</a>\n<header>\n<h1>{title}</h1>\n\
         <p class=\"proof\">{lead}</p>\n</header>\n<main id=\"main\">\n{}</main>\n\
         <footer><p>inzet {VERSION}</p></footer>\n\
         <script nonce=\"inzet\">\n{SCRIPT}</script>\n</body>\n</html>\n",
        language.pick("nl", "en"),
        shell.body
    )
}

/// A section of one table, with HTML above it.
pub(crate) fn render_section(
    (id, heading): (&str, &str),
    above: &str,
    view: &View,
    language: Language,
) -> String {
    let table = render_table(view, &format!("{id}-tabel"), language);
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{}</h2>\n\
         {above}{table}</section>\n",
        escape(heading)
    )
}

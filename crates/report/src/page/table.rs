//! A view as a table that can be sorted and filtered.

use crate::html::escape;
use crate::language::Language;
use crate::table::Cell;
use crate::views::{Look, View, show};

/// Tables of fewer rows get no filter: they are seen at once.
const FILTERED_FROM: usize = 12;

/// The table, in a frame that scrolls and can be reached by keyboard. The caption names it.
pub(crate) fn render_table(view: &View, id: &str, language: Language) -> String {
    let title = escape(&view.title);
    let mut html = String::new();
    if view.rows.is_empty() {
        let none = language.pick("Niets te melden.", "Nothing to report.");
        return format!("<p class=\"none\">{title}: {none}</p>\n");
    }
    if view.rows.len() >= FILTERED_FROM {
        html.push_str(&render_filter(&title, id, view.rows.len(), language));
    }
    let frame = language.pick("Tabel", "Table");
    html.push_str(&format!(
        "<div class=\"frame\" role=\"region\" aria-label=\"{frame}: {title}\" tabindex=\"0\">\n\
         <table id=\"{id}\"><caption>{title}</caption>\n<thead><tr>"
    ));
    for heading in &view.headings {
        let class = class_of(heading.look);
        let label = escape(&heading.label);
        html.push_str(&format!(
            "<th scope=\"col\" class=\"{class}\"><button type=\"button\">{label}</button></th>"
        ));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &view.rows {
        html.push_str("<tr>");
        for (place, (cell, heading)) in row.iter().zip(&view.headings).enumerate() {
            html.push_str(&render_cell(cell, heading.look, place == 0, language));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table>\n</div>\n");
    html
}

/// Hidden without the script, which is what makes it work.
fn render_filter(title: &str, id: &str, rows: usize, language: Language) -> String {
    let (of, noun) = language.pick(("van", "rijen"), ("of", "rows"));
    format!(
        "<div class=\"filter\" hidden><label for=\"filter-{id}\">Filter<span class=\"quiet\"> \
         {title}</span></label> <input type=\"search\" id=\"filter-{id}\" data-table=\"{id}\" \
         autocomplete=\"off\"> <output for=\"filter-{id}\" data-of=\"{of}\" data-noun=\"{noun}\">\
         {rows} {of} {rows} {noun}</output></div>\n"
    )
}

fn class_of(look: Look) -> &'static str {
    match look {
        Look::Word => "w",
        Look::Sentence => "s",
        Look::Number => "n",
        Look::Bar => "n b",
        Look::Heat => "n h",
    }
}

fn render_cell(cell: &Cell, look: Look, is_first: bool, language: Language) -> String {
    let text = escape(&show(cell, language));
    if is_first {
        return format!("<th scope=\"row\">{text}</th>");
    }
    match (look, cell) {
        (Look::Heat, Cell::Ratio(..)) => {
            let percent = cell.parts(100);
            let step = (percent + 5).div_euclid(10).clamp(0, 10);
            format!("<td class=\"h{step}\">{percent}</td>")
        }
        (Look::Heat, _) => "<td class=\"hx\">-</td>".to_owned(),
        (Look::Bar, Cell::Ratio(..)) => {
            let percent = cell.parts(100).clamp(0, 100);
            format!("<td class=\"n b\" style=\"--p:{percent}%\">{text}</td>")
        }
        (Look::Number | Look::Bar, _) => format!("<td class=\"n\">{text}</td>"),
        _ => format!("<td>{text}</td>"),
    }
}

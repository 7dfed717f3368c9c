//! A paper as a page of HTML that stands alone and prints on one sheet of A4.

use super::paper::{Due, Grid, Paper, Part, Side};
use crate::html::escape;

const STYLE: &str = include_str!("page.css");

/// From so many rows on the print gets smaller, so that a large member's paper stays one sheet.
const MANY_ROWS: usize = 24;

/// From so many rows on a table runs on in a second column.
const TWO_COLUMNS: usize = 40;

/// The file's text.
#[must_use]
pub fn render(paper: &Paper) -> String {
    let language = paper.language.pick("nl", "en");
    let title = escape(&paper.title);
    let dense = if rows(paper) > MANY_ROWS {
        " class=\"dense\""
    } else {
        ""
    };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body{dense}>\n<main>\n\
         <h1>{title}</h1>\n"
    );
    push_pairs(&mut page, "facts", &paper.facts);
    for part in &paper.parts {
        push_part(&mut page, part);
    }
    page.push_str("</main>\n<footer>\n");
    for words in &paper.footer {
        page.push_str(&format!("<p>{}</p>\n", escape(words)));
    }
    page.push_str("</footer>\n</body>\n</html>\n");
    page
}

fn rows(paper: &Paper) -> usize {
    let rows = paper.parts.iter().map(|part| match part {
        Part::Grid(grid) => grid.rows.len(),
        _ => 0,
    });
    rows.sum()
}

fn push_part(page: &mut String, part: &Part) {
    match part {
        Part::Heading(words) => page.push_str(&format!("<h2>{}</h2>\n", escape(words))),
        Part::Text(words) => page.push_str(&format!("<p>{}</p>\n", escape(words))),
        Part::List(points) => {
            page.push_str("<ul>\n");
            for point in points {
                page.push_str(&format!("<li>{}</li>\n", escape(point)));
            }
            page.push_str("</ul>\n");
        }
        Part::Grid(grid) => push_grid(page, grid),
        Part::Due(due) => push_due(page, due),
    }
}

fn push_pairs(page: &mut String, class: &str, pairs: &[(String, String)]) {
    page.push_str(&format!("<dl class=\"{class}\">\n"));
    for (label, value) in pairs {
        page.push_str(&format!(
            "<div><dt>{}</dt><dd>{}</dd></div>\n",
            escape(label),
            escape(value)
        ));
    }
    page.push_str("</dl>\n");
}

fn push_grid(page: &mut String, grid: &Grid) {
    let side = |place: usize| match grid.columns.get(place).map(|column| column.1) {
        Some(Side::Right) => " class=\"number\"",
        Some(Side::Long) => " class=\"fraction\"",
        _ => "",
    };
    let (before, after) = if grid.rows.len() > TWO_COLUMNS {
        ("<div class=\"columns\">\n", "</div>\n")
    } else {
        ("", "")
    };
    page.push_str(&format!(
        "{before}<table>\n<caption>{}</caption>\n<thead><tr>",
        escape(&grid.caption)
    ));
    for (place, (header, _)) in grid.columns.iter().enumerate() {
        page.push_str(&format!(
            "<th scope=\"col\"{}>{}</th>",
            side(place),
            escape(header)
        ));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    let row = |cells: &[String]| {
        let cells = cells.iter().enumerate();
        let cells = cells.map(|(place, cell)| match place {
            0 => format!("<th scope=\"row\">{}</th>", escape(cell)),
            _ => format!("<td{}>{}</td>", side(place), escape(cell)),
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    page.extend(grid.rows.iter().map(|cells| row(cells)));
    page.push_str("</tbody>\n");
    if let Some(foot) = &grid.foot {
        page.push_str(&format!("<tfoot>{}</tfoot>\n", row(foot).trim_end()));
    }
    page.push_str("</table>\n");
    page.push_str(after);
}

fn push_due(page: &mut String, due: &Due) {
    page.push_str(&format!(
        "<section class=\"due\">\n<p><span>{}</span> <strong>{}</strong></p>\n",
        escape(&due.label),
        escape(&due.amount)
    ));
    push_pairs(page, "how", &due.how);
    page.push_str("</section>\n");
}

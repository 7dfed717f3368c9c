//! A table for people, on the terminal.

use inzet::report::Language;
use inzet::report::views::{Look, View, show};

/// The title, then the columns: words to the left, numbers to the right. Nothing without rows.
pub fn render_view(view: &View, language: Language) -> String {
    if view.rows.is_empty() {
        return String::new();
    }
    let mut lines: Vec<Vec<String>> = vec![
        view.headings
            .iter()
            .map(|heading| heading.label.clone())
            .collect(),
    ];
    lines.extend(view.rows.iter().map(|row| {
        row.iter()
            .map(|cell| show(cell, language))
            .collect::<Vec<String>>()
    }));
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let mut text = format!("{}\n\n", view.title);
    for line in &lines {
        let mut shown = String::from(" ");
        for (column, (cell, heading)) in line.iter().zip(&view.headings).enumerate() {
            let width = width(column);
            shown.push_str(&match heading.look {
                Look::Word | Look::Sentence => format!(" {cell:<width$} "),
                Look::Number | Look::Bar | Look::Heat => format!(" {cell:>width$} "),
            });
        }
        text.push_str(shown.trim_end());
        text.push('\n');
    }
    text
}

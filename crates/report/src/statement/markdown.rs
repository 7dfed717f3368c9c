//! A paper as Markdown.

use super::paper::{Due, Grid, Paper, Part, Side};

/// The file's text.
#[must_use]
pub fn render(paper: &Paper) -> String {
    let mut text = format!("# {}\n\n", plain(&paper.title));
    push_pairs(&mut text, &paper.facts);
    for part in &paper.parts {
        match part {
            Part::Heading(words) => text.push_str(&format!("## {}\n\n", plain(words))),
            Part::Text(words) => text.push_str(&format!("{}\n\n", plain(words))),
            Part::List(points) => {
                for point in points {
                    text.push_str(&format!("- {}\n", plain(point)));
                }
                text.push('\n');
            }
            Part::Grid(grid) => push_grid(&mut text, grid),
            Part::Due(due) => push_due(&mut text, due),
        }
    }
    text.push_str("---\n\n");
    for words in &paper.footer {
        text.push_str(&format!("{}\n\n", plain(words)));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Words in which nothing means something to Markdown.
#[must_use]
pub fn plain(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' => {
                text.push('\\');
                text.push(letter);
            }
            letter if letter.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
    text
}

fn push_pairs(text: &mut String, pairs: &[(String, String)]) {
    for (label, value) in pairs {
        text.push_str(&format!("- {}: {}\n", plain(label), plain(value)));
    }
    text.push('\n');
}

fn push_grid(text: &mut String, grid: &Grid) {
    let headers = grid.columns.iter().map(|(header, _)| header.as_str());
    push_row(text, headers);
    for (_, side) in &grid.columns {
        text.push_str(match side {
            Side::Left => "|---",
            Side::Right | Side::Long => "|---:",
        });
    }
    text.push_str("|\n");
    for row in &grid.rows {
        push_row(text, row.iter().map(String::as_str));
    }
    if let Some(foot) = &grid.foot {
        push_row(text, foot.iter().map(String::as_str));
    }
    text.push('\n');
}

fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for cell in cells {
        text.push_str(&format!("| {} ", plain(cell)));
    }
    text.push_str("|\n");
}

fn push_due(text: &mut String, due: &Due) {
    text.push_str(&format!(
        "**{}: {}**\n\n",
        plain(&due.label),
        plain(&due.amount)
    ));
    push_pairs(text, &due.how);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_a_name() {
        assert_eq!(plain("a|b *c*\n<d>"), "a\\|b \\*c\\* \\<d\\>");
    }
}

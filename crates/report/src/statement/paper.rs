//! A paper before it is Markdown or HTML: its words in order.

use crate::language::Language;

/// A paper in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The language of its words.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// What it is about: label and value.
    pub facts: Vec<(String, String)>,
    /// What it says.
    pub parts: Vec<Part>,
    /// Who may see it, and what it is not.
    pub footer: Vec<String>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Begins a section.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Points, one a line.
    List(Vec<String>),
    /// A table.
    Grid(Grid),
    /// What it comes to: label and value, then how to go about it.
    Due(Due),
}

/// A table of words that are written out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the table is, for who hears it read.
    pub caption: String,
    /// The headers, each with whether its cells stand to the right.
    pub columns: Vec<(String, Side)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The last row, when it is a sum.
    pub foot: Option<Vec<String>>,
}

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
    /// Long numbers, which may break.
    Long,
}

/// The amount at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// To be paid, or to be had back.
    pub label: String,
    /// How much.
    pub amount: String,
    /// How: label and value.
    pub how: Vec<(String, String)>,
}

impl Grid {
    /// An empty table. A header that begins with `>` stands to the right, one that begins with
    /// `~` too, over numbers that may break.
    #[must_use]
    pub fn new(caption: &str, headers: &[&str]) -> Self {
        let columns = headers.iter().map(|header| {
            let side = match header.chars().next() {
                Some('>') => Side::Right,
                Some('~') => Side::Long,
                _ => Side::Left,
            };
            (header.trim_start_matches(['>', '~']).to_owned(), side)
        });
        Self {
            caption: caption.to_owned(),
            columns: columns.collect(),
            ..Self::default()
        }
    }
}

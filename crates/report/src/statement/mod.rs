//! One paper a member: what it asked and received, what it pays, why, and how.
//!
//! The papers of a result ([`quarter`]) and of a settlement ([`year`]) are a [`Paper`] first, in
//! one language; [`markdown`] and [`page`] write any paper. Nothing of another member is on it but
//! the totals of the pools.

pub mod markdown;
pub mod page;
pub mod paper;
pub mod quarter;
pub mod year;

mod grounds;
mod payment;
mod pools;
mod words;

pub(crate) use words::{base as base_name, euro, period};

use crate::language::Language;

pub use paper::Paper;

/// A file that is one member's paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFile {
    /// Its name: rank by id, id, language, format.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The two languages of every paper.
pub const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

/// A member's paper in both languages, each as Markdown and as a page that prints.
///
/// `rank` is the rank that its structured communication holds: it keeps names apart when ids
/// differ only in what no file name can hold.
fn files(rank: u32, id: &str, paper: impl Fn(Language) -> Paper) -> Vec<PaperFile> {
    let mut files = Vec::with_capacity(2 * LANGUAGES.len());
    for language in LANGUAGES {
        let paper = paper(language);
        let stem = format!(
            "statement-{rank:05}-{}.{}",
            safe(id),
            language.pick("nl", "en")
        );
        files.push(PaperFile {
            name: format!("{stem}.md"),
            text: markdown::render(&paper),
        });
        files.push(PaperFile {
            name: format!("{stem}.html"),
            text: page::render(&paper),
        });
    }
    files
}

/// An id with what no file name can hold everywhere as `_`.
fn safe(id: &str) -> String {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    id.chars()
        .map(|letter| if fits(letter) { letter } else { '_' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_leads_out_of_its_folder() {
        assert_eq!(safe("../a b/M1"), ".._a_b_M1");
        assert_eq!(safe("Één"), "__n");
    }
}

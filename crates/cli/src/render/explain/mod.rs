//! Answers of `inzet explain`, as text and as JSON.

mod columns;
mod demand;
mod fix;
mod member;
mod nearest;
mod professional;
mod words;

use serde::Serialize;

pub use demand::render_demand;
pub use member::render_member;
pub use professional::render_professional;

/// The version of the documents, raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// What was asked about, and the whole answer.
#[derive(Serialize)]
struct Document<'a, A> {
    explain: &'a str,
    version: u32,
    answer: &'a A,
}

/// One JSON document, its fields in reading order.
pub fn render_json(explain: &str, answer: &impl Serialize) -> String {
    let document = Document {
        explain,
        version: VERSION,
        answer,
    };
    let json = serde_json::to_string_pretty(&document);
    json.expect("an answer holds nothing but texts and numbers") + "\n"
}

//! Answers of `inzet explain`, as text and as JSON.

mod columns;
mod demand;
mod fix;
mod member;
mod nearest;
mod professional;
mod words;

use serde::Serialize;
use serde_json::{Value, json};

pub use demand::render_demand;
pub use member::render_member;
pub use professional::render_professional;

/// The version of the documents, raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// One JSON document: what was asked about, and the whole answer.
pub fn render_json(kind: &str, answer: &impl Serialize) -> String {
    let answer = serde_json::to_value(answer).unwrap_or(Value::Null);
    let document = json!({ "explain": kind, "version": VERSION, "answer": answer });
    format!("{document:#}\n")
}

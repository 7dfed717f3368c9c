//! Why a command stopped.

use crate::exit::Failure;

/// `error: ...`, with a hint on a line of its own.
pub fn render_failure(failure: &Failure) -> String {
    let mut text = format!("error: {}\n", failure.message.trim_end());
    if let Some(hint) = &failure.hint {
        text.push_str(&format!("  hint: {hint}\n"));
    }
    text
}

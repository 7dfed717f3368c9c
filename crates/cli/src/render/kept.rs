//! How much of the start a plan keeps, when changes were limited.

use inzet::core::Kept;
use inzet::report::Language;

/// One line; nothing without a limit.
pub fn render_kept(kept: Option<&Kept>, language: Language) -> String {
    let Some(kept) = kept else {
        return String::new();
    };
    let (possible, most, changes) = (kept.possible, kept.most_changes, kept.changes());
    match language {
        Language::Dutch => format!(
            "\nGewijzigd: {changes} van de {possible} toewijzingen van de start die nog mogelijk zijn \
             (hoogstens {most}).\n"
        ),
        Language::English => format!(
            "\nChanged: {changes} of the {possible} assignments of the start that are still possible \
             (at most {most}).\n"
        ),
    }
}

//! What the judge says, for the person at the keyboard.

use std::path::Path;

use inzet::verify::Verified;

/// Every broken rule with its row, or that there is none.
pub fn render_verdict(verified: &Verified, result: &Path) -> String {
    let mut text = String::new();
    for finding in &verified.findings {
        let violation = &finding.violation;
        let line = finding
            .line
            .map_or(String::new(), |line| format!("{}:{line}: ", verified.file));
        text.push_str(&format!(
            "{line}{}: {}: found {}, expected {}\n",
            violation.rule, violation.subject, violation.found, violation.expected
        ));
    }
    let (path, count, score) = (result.display(), verified.assignments, verified.score);
    let what = if verified.whole_folder {
        "C1 to C8 and every file"
    } else {
        "C1 to C8"
    };
    let noun = if count == 1 {
        "assignment"
    } else {
        "assignments"
    };
    text.push_str(&match verified.findings.len() {
        0 => format!("{path}: {what} hold; {count} {noun}, score {score}\n"),
        1 => format!("{path}: 1 rule is broken; {count} {noun}, score {score}\n"),
        broken => format!("{path}: {broken} rules are broken; {count} {noun}, score {score}\n"),
    });
    text
}

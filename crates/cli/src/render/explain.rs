//! Answers of `inzet explain`, as text and as JSON.

use inzet::explain::demand::Share;
use inzet::explain::{DemandAnswer, Fix};
use inzet::report::Language;

/// One JSON document with the whole answer.
pub fn render_json(answer: &DemandAnswer) -> String {
    let mut json = serde_json::to_string_pretty(answer).unwrap_or_default();
    json.push('\n');
    json
}

/// The answer for the person at the keyboard.
pub fn render_demand(answer: &DemandAnswer, language: Language) -> String {
    let mut text = format!("{} ({}, {})\n", answer.demand, answer.member, answer.role);
    for position in &answer.positions {
        let people = render_shares(&position.people);
        let reason = position.reason.unwrap_or("-");
        text.push_str(&format!(
            "  {}: {} / {}  {reason}  {people}\n",
            position.position, position.served, position.fte
        ));
    }
    let professionals = language.pick("personeelsleden", "professionals");
    text.push_str(&format!("\n{} {professionals}\n", answer.professionals));
    for step in &answer.funnel {
        text.push_str(&format!(
            "  {} {:<13} -{:<6} {}\n",
            step.rule, step.name, step.removes, step.left
        ));
    }
    text.push_str(language.pick(
        "\nGeschikt (vrij; kost het plan punten en vte elders; nu op)\n",
        "\nEligible (free; costs the plan points and FTE elsewhere; now on)\n",
    ));
    for person in &answer.eligible {
        let cost = person.taking.as_ref().map_or("-  -".into(), |taking| {
            format!("{}  {}", taking.cost_points, taking.cost_fte_elsewhere)
        });
        let own = render_shares(&person.assignments);
        text.push_str(&format!(
            "  {}  {}  {cost}  {own}\n",
            person.professional, person.free
        ));
    }
    text.push_str(&render_fixes(answer, language));
    text
}

fn render_fixes(answer: &DemandAnswer, language: Language) -> String {
    if answer.unmet.is_none() {
        return String::new();
    }
    let mut text = String::from(language.pick("\nWat zou helpen\n", "\nWhat would help\n"));
    if answer.fixes.is_empty() {
        text.push_str(language.pick(
            "  Geen enkele wijziging op zich helpt.\n",
            "  No single change helps.\n",
        ));
    }
    for fix in &answer.fixes {
        text.push_str(&render_fix(fix, language));
    }
    text
}

fn render_fix(fix: &Fix, language: Language) -> String {
    let more = language.pick(
        "vte meer hier, elders verloren",
        "FTE more here, lost elsewhere",
    );
    format!(
        "  {} {} {}: {} -> {} ({} {more}: {})\n",
        fix.file,
        fix.id,
        fix.column,
        fix.before,
        fix.after,
        fix.served_more,
        fix.cost_fte_elsewhere
    )
}

fn render_shares(shares: &[Share]) -> String {
    let words: Vec<String> = shares
        .iter()
        .map(|share| format!("{} {}", share.id, share.fte))
        .collect();
    words.join(", ")
}

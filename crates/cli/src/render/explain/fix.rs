//! Single changes that help, for the planner.

use inzet::explain::Fix;
use inzet::report::Language;

use super::words::Words;

/// The smallest change, then the others; or that none helps.
pub fn render_fixes(fixes: &[Fix], about: &str, words: Words) -> String {
    let Some((smallest, others)) = fixes.split_first() else {
        return words
            .pick(
                "Geen enkele wijziging op zich helpt.\n",
                "No single change helps.\n",
            )
            .to_owned();
    };
    let mut text = words
        .pick(
            "Kleinste wijziging die helpt\n",
            "Smallest change that helps\n",
        )
        .to_owned();
    text.push_str(&render_fix(smallest, about, words));
    if !others.is_empty() {
        text.push_str(words.pick("Ook mogelijk\n", "Also possible\n"));
    }
    for fix in others {
        text.push_str(&render_fix(fix, about, words));
    }
    text
}

fn render_fix(fix: &Fix, about: &str, words: Words) -> String {
    let days = words.signed(fix.effect.demand_fte_days);
    let serves = match (words.language, fix.fills) {
        (Language::Dutch, true) => format!("vult {about} ({days} vte-dagen)"),
        (Language::Dutch, false) => format!("{about} krijgt meer, niet alles ({days} vte-dagen)"),
        (Language::English, true) => format!("fills {about} ({days} FTE-days)"),
        (Language::English, false) => format!("{about} gets more, not all ({days} FTE-days)"),
    };
    format!(
        "  {}\n      {}, {}: {} {} -> {}\n      {serves}; {}\n      plan: {}\n",
        sentence(fix, words),
        fix.file,
        fix.id,
        fix.column,
        shown(fix.column, &fix.before, words),
        shown(fix.column, &fix.after, words),
        words.effect(&fix.effect),
        words.moves(&fix.effect.moves)
    )
}

/// The change in words.
fn sentence(fix: &Fix, words: Words) -> String {
    let id = &fix.id;
    let [before, after] = [&fix.before, &fix.after].map(|value| shown(fix.column, value, words));
    match fix.column {
        "fte" => words.pick(
            format!("Een groter contract voor {id}: {after} vte in plaats van {before}"),
            format!("A larger contract for {id}: {after} FTE instead of {before}"),
        ),
        "min_level" => words.pick(
            format!("Een niveau minder vragen: {after} in plaats van {before}"),
            format!("Ask one level less: {after} instead of {before}"),
        ),
        "skills" => words.pick(
            format!("Een vaardigheid minder vragen: {before} wordt {after}"),
            format!("Ask one skill less: {before} becomes {after}"),
        ),
        "from" => words.pick(
            format!("Later beginnen: op {after} in plaats van {before}"),
            format!("Start later: on {after} instead of {before}"),
        ),
        "max_members" => words.pick(
            format!("Een lid meer voor {id}: {after} in plaats van {before}"),
            format!("One more member for {id}: {after} instead of {before}"),
        ),
        _ => words.pick(
            format!("Een hoger budget voor {id}: {after} euro in plaats van {before}"),
            format!("A higher budget for {id}: {after} euro instead of {before}"),
        ),
    }
}

/// A value as the reader writes it; what is empty is a dash.
fn shown(column: &str, value: &str, words: Words) -> String {
    let is_dutch = words.language == Language::Dutch;
    match column {
        _ if value.is_empty() => "-".into(),
        "fte" if is_dutch => value.replace('.', ","),
        "budget_eur" => grouped(value, words),
        "from" if is_dutch => value.rsplit('-').collect::<Vec<_>>().join("/"),
        _ => value.into(),
    }
}

/// Euro with marks between thousands.
fn grouped(value: &str, words: Words) -> String {
    let cents: Option<i128> = value.replace('.', "").parse().ok();
    cents.map_or_else(
        || value.to_owned(),
        |cents| crate::render::number::render_hundredths(cents, words.language),
    )
}

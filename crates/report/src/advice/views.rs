//! Suggestions as a table for people.

use super::Advice;
use crate::language::Language;
use crate::table::Cell;
use crate::views::{Look, View};

/// Whom to hire.
#[must_use]
pub fn hires(advice: &Advice, language: Language) -> View {
    let say = |dutch, english| language.pick(dutch, english);
    let mut view = View::new(
        say("Wie er het best bij komt", "Whom to hire"),
        &[
            (say("Rol", "Role"), Look::Word),
            (say("Niveau", "Level"), Look::Number),
            (say("Regio", "Region"), Look::Word),
            (say("Vaardigheden", "Skills"), Look::Word),
            (say("Dagkost", "Day cost"), Look::Number),
        ],
    );
    add_gains(&mut view, language);
    for one in &advice.suggestions {
        let mut row = vec![
            Cell::text(&one.role),
            Cell::count(one.level),
            Cell::text(&one.region),
            Cell::text(one.skills.replace('|', ", ")),
            one.day_cost.into(),
        ];
        row.extend(gains(one));
        view.rows.push(row);
    }
    view
}

/// Whom to teach what.
#[must_use]
pub fn lessons(advice: &Advice, language: Language) -> View {
    let say = |dutch, english| language.pick(dutch, english);
    let mut view = View::new(
        say("Wie het best wat leert", "Whom to teach what"),
        &[
            (say("Personeelslid", "Professional"), Look::Word),
            (say("Rol", "Role"), Look::Word),
            (say("Leert", "Learns"), Look::Word),
        ],
    );
    add_gains(&mut view, language);
    for one in &advice.suggestions {
        let mut row = vec![
            Cell::text(one.professional.clone().unwrap_or_default()),
            Cell::text(&one.role),
            Cell::text(&one.skills),
        ];
        row.extend(gains(one));
        view.rows.push(row);
    }
    view
}

fn add_gains(view: &mut View, language: Language) {
    for (dutch, english) in [
        ("Meer ingezet (vte-dagen)", "More served (FTE-days)"),
        ("Minder tekort (vte)", "Less unmet (FTE)"),
        ("Meer punten", "More points"),
        ("Leden betalen meer (euro)", "Members pay more (euro)"),
    ] {
        view.add_heading(language.pick(dutch, english).to_owned(), Look::Number);
    }
}

fn gains(one: &super::Suggestion) -> [Cell; 4] {
    [
        Cell::Hundredths(one.served.into()),
        Cell::Hundredths(one.filled.into()),
        Cell::Hundredths(one.points),
        one.euros.into(),
    ]
}

/// How the table came about, in a sentence.
#[must_use]
pub fn how(advice: &Advice, language: Language) -> String {
    let (tried, confirmed) = (advice.tried, advice.suggestions.len());
    match language {
        Language::Dutch => format!(
            "{tried} mogelijkheden geraamd met de prijzen van het plan; de beste {confirmed} opnieuw \
             gepland en nagerekend. Elk verschil is met het plan zoals het is."
        ),
        Language::English => format!(
            "{tried} candidates guessed at the prices of the plan; the best {confirmed} planned anew \
             and verified. Every difference is with the plan as it is."
        ),
    }
}

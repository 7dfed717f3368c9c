//! How robust a plan is, as tables for people.

use super::{Robustness, Spread};
use crate::language::Language;
use crate::table::Cell;
use crate::views::{Look, View};

/// The spread of what is served, of coverage and of what is absent.
#[must_use]
pub fn spread(robustness: &Robustness, language: Language) -> View {
    let say = |dutch, english| language.pick(dutch, english);
    let mut view = View::new(
        say("Wat ingezet wordt", "What is served"),
        &[
            ("", Look::Word),
            (say("Zonder afwezigheid", "Without absence"), Look::Number),
            (say("Gemiddeld", "Mean"), Look::Number),
            ("p5", Look::Number),
            ("p50", Look::Number),
            ("p95", Look::Number),
        ],
    );
    let days = |value: i64| Cell::Hundredths(value.into());
    let part = |of: i64| move |value: i64| Cell::ratio(value, of);
    view.rows = vec![
        row(
            say("Ingezet (vte-dagen)", "Served (FTE-days)"),
            robustness.planned,
            robustness.served,
            &days,
        ),
        row(
            say("Dekking", "Coverage"),
            robustness.planned,
            robustness.served,
            &part(robustness.asked),
        ),
        row(
            say("Afwezig (vte-dagen)", "Absent (FTE-days)"),
            0,
            robustness.absent,
            &days,
        ),
        row(
            say("Afwezig (deel)", "Absent (part)"),
            0,
            robustness.absent,
            &part(robustness.available),
        ),
    ];
    view
}

fn row(name: &str, without: i64, spread: Spread, show: &dyn Fn(i64) -> Cell) -> Vec<Cell> {
    let mut row = vec![Cell::text(name)];
    row.extend([without, spread.mean, spread.p5, spread.p50, spread.p95].map(show));
    row
}

/// Demands by how often they fall short; at most so many, or all.
#[must_use]
pub fn demands(robustness: &Robustness, most: Option<usize>, language: Language) -> View {
    let say = |dutch, english| language.pick(dutch, english);
    let mut view = View::new(
        say("Vragen met het grootste risico", "Demands most at risk"),
        &[
            (say("Vraag", "Demand"), Look::Word),
            (say("Lid", "Member"), Look::Word),
            (say("Rol", "Role"), Look::Word),
            (say("Onder min_cover", "Under min_cover"), Look::Bar),
            (say("Onder min_fte", "Under min_fte"), Look::Bar),
        ],
    );
    let part = |count: u32| Cell::ratio(count.into(), robustness.draws.into());
    let shown = robustness.demands.iter().take(most.unwrap_or(usize::MAX));
    view.rows = shown
        .map(|risk| {
            vec![
                Cell::text(&risk.demand),
                Cell::text(&risk.member),
                Cell::text(&risk.role),
                part(risk.under_cover),
                part(risk.under_least),
            ]
        })
        .collect();
    view
}

/// Members by how often they fall short; at most so many, or all.
#[must_use]
pub fn members(robustness: &Robustness, most: Option<usize>, language: Language) -> View {
    let say = |dutch, english| language.pick(dutch, english);
    let mut view = View::new(
        say("Leden met het grootste risico", "Members most at risk"),
        &[
            (say("Lid", "Member"), Look::Word),
            (say("Naam", "Name"), Look::Word),
            (say("Onder min_cover", "Under min_cover"), Look::Bar),
            (
                say("Gepland (vte-dagen)", "Planned (FTE-days)"),
                Look::Number,
            ),
            (say("Gemiddeld", "Mean"), Look::Number),
            ("p5", Look::Number),
        ],
    );
    let shown = robustness.members.iter().take(most.unwrap_or(usize::MAX));
    view.rows = shown
        .map(|risk| {
            vec![
                Cell::text(&risk.member),
                Cell::text(&risk.name),
                Cell::ratio(risk.draws_short.into(), robustness.draws.into()),
                Cell::Hundredths(risk.planned.into()),
                Cell::Hundredths(risk.served.mean.into()),
                Cell::Hundredths(risk.served.p5.into()),
            ]
        })
        .collect();
    view
}

/// What was drawn, in a sentence.
#[must_use]
pub fn what_was_drawn(robustness: &Robustness, language: Language) -> String {
    let share = robustness.share.to_string();
    let (draws, seed) = (robustness.draws, robustness.seed);
    match language {
        Language::Dutch => format!(
            "{draws} trekkingen (seed {seed}): iedereen is gemiddeld {} van de werkdagen afwezig, in \
             perioden van gemiddeld 4,66 werkdagen (een aanname). Het plan blijft zoals het is.",
            share.replace('.', ",")
        ),
        Language::English => format!(
            "{draws} draws (seed {seed}): everybody is absent on {share} of working days on average, \
             in spells of 4.66 working days on average (an assumption). The plan stays as it is."
        ),
    }
}

/// What replanning would win back, in a sentence.
#[must_use]
pub fn what_replanning_wins(robustness: &Robustness, language: Language) -> String {
    let replanned = &robustness.replanned;
    let show = |cell: Cell| crate::views::show(&cell, language);
    let draws = i64::from(replanned.draws.max(1));
    let mean = |value: i64| {
        let mean = inzet_money::rounding::half_up(value.into(), draws.into());
        show(Cell::Hundredths(mean))
    };
    let (lost, won) = (mean(replanned.lost), mean(replanned.won_back));
    let part = match Cell::ratio(replanned.won_back, replanned.lost) {
        Cell::Empty => String::new(),
        ratio => format!(" ({})", show(ratio)),
    };
    let count = replanned.draws;
    match language {
        Language::Dutch => format!(
            "Herplannen met behoud van wat standhoudt, in de eerste {count} trekkingen: van gemiddeld \
             {lost} verloren vte-dagen komen er {won} terug{part}."
        ),
        Language::English => format!(
            "Replanning while keeping what stands, in the first {count} draws: of {lost} FTE-days \
             lost on average, {won} are won back{part}."
        ),
    }
}

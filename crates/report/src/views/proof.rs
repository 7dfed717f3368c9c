//! How good the plan provably is, in plain words and against the work done.

use inzet_core::Solution;

use super::{Look, View, show};
use crate::files::Style;
use crate::gap::render_gap;
use crate::language::Language;
use crate::table::Cell;
use crate::timing::Moment;

/// One sentence: how far from the best possible the plan is at most.
#[must_use]
pub fn sentence(solution: &Solution, language: Language) -> String {
    let (score, bound) = (solution.score.hundredths(), solution.bound.hundredths());
    if score == bound {
        return language
            .pick(
                "Dit is bewezen het beste plan: geen enkel toegelaten plan is meer waard.",
                "This is proven to be the best plan: no allowed plan is worth more.",
            )
            .into();
    }
    let ratio = bound.saturating_sub(score).saturating_mul(1_000_000) / bound.abs().max(1) + 1;
    if ratio >= 1_000_000 {
        return language
            .pick(
                "Hoe goed dit plan is, is niet bewezen.",
                "How good this plan is has not been proven.",
            )
            .into();
    }
    let mark = language.pick(',', '.');
    let percent = format!("{}{mark}{:04}", ratio / 10_000, ratio % 10_000);
    match language {
        Language::Dutch => {
            format!("Bewezen: dit plan ligt hoogstens {percent} % onder het best mogelijke.")
        }
        Language::English => {
            format!("Proven: this plan is at most {percent} % below the best possible.")
        }
    }
}

/// Score, bound and gap by the work done, at every moment at which one of them got better.
#[must_use]
pub fn against_work(moments: &[Moment], style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say(
            "Afstand tot het best mogelijke, naar verricht werk",
            "Distance to the best possible, by work done",
        ),
        &[
            (
                say("Na (werkeenheden)", "After (units of work)"),
                Look::Number,
            ),
            (say("Score", "Score"), Look::Number),
            (say("Bovengrens", "Upper bound"), Look::Number),
            (say("Afstand", "Gap"), Look::Number),
        ],
    );
    for moment in moments {
        let score = |value: Option<inzet_model::Score>| {
            value.map_or(Cell::Empty, |value| Cell::Hundredths(value.hundredths()))
        };
        let gap = moment.score.zip(moment.bound);
        let gap = gap.map_or(Cell::Empty, |(score, bound)| {
            let gap = render_gap(score, bound);
            Cell::text(gap_text(&gap, style.language))
        });
        view.rows.push(vec![
            Cell::Integer(moment.work.into()),
            score(moment.score),
            score(moment.bound),
            gap,
        ]);
    }
    view
}

/// `0.01234567` as `1,234567 %`.
fn gap_text(gap: &str, language: Language) -> String {
    let digits = gap.replace('.', "");
    let number: i128 = digits.parse().unwrap_or(0);
    // Eight decimals of a ratio are six of a percentage.
    format!("{} %", crate::number::render_decimal(number, 6, language))
}

/// A score as people read it.
#[must_use]
pub fn points(score: inzet_model::Score, language: Language) -> String {
    show(&Cell::Hundredths(score.hundredths()), language)
}

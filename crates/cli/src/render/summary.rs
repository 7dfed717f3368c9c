//! What a planner sees when a plan is done: who is served, what is not, how good it provably is,
//! and where the files are.

use std::collections::BTreeMap;
use std::path::Path;

use inzet::core::{Solution, StoppedBy, Unmet};
use inzet::model::{Fte, FteDays, RoleIx};
use inzet::report::explanation::explain;
use inzet::report::files::render_position;
use inzet::report::policy::render_quarter;
use inzet::report::{Language, Outcome};

use super::kept::render_kept;
use super::number::{render_hundredths, render_percent};

/// How many unmet positions are shown.
const SHOWN: usize = 5;

/// The summary, in a language.
pub fn render_summary(
    outcome: &Outcome,
    solution: &Solution,
    language: Language,
    place: &Path,
) -> String {
    let mut text = render_title(outcome, solution, language);
    text.push_str(&render_roles(outcome, language));
    text.push_str(&render_totals(outcome, language));
    text.push_str(&render_unmet(outcome, solution, language));
    text.push_str(&render_kept(solution.kept.as_ref(), language));
    text.push_str(&render_proof(solution, language));
    text.push_str(&match language {
        Language::Dutch => format!("Alle bestanden staan in {}.\n", place.display()),
        Language::English => format!("All files are in {}.\n", place.display()),
    });
    text
}

fn render_title(outcome: &Outcome, solution: &Solution, language: Language) -> String {
    let period = &outcome.dataset().policy.period;
    let name = match (period.quarter, language) {
        (Some(quarter), Language::Dutch) => format!("{}K{}", quarter.year, quarter.number),
        (Some(quarter), Language::English) => render_quarter(quarter),
        (None, _) => format!("{} - {}", period.from, period.to),
    };
    let count = solution.plan.assignments().len();
    match language {
        Language::Dutch => format!("Plan {name}: {count} toewijzingen\n\n"),
        Language::English => format!("Plan {name}: {count} assignments\n\n"),
    }
}

/// FTE asked and served of each role.
fn render_roles(outcome: &Outcome, language: Language) -> String {
    let dataset = outcome.dataset();
    let mut roles: BTreeMap<RoleIx, (i128, i128)> = BTreeMap::new();
    for (index, demand) in dataset.demands.iter_enumerated() {
        if outcome.instance.window(index).is_some() {
            let asked = i128::from(demand.positions) * i128::from(demand.fte.hundredths());
            roles.entry(demand.role).or_default().0 += asked;
        }
    }
    for assignment in outcome.plan.assignments() {
        let role = dataset.demands[assignment.demand].role;
        roles.entry(role).or_default().1 += i128::from(assignment.fte.hundredths());
    }
    let mut lines = vec![language.pick(
        ["rol", "gevraagd (vte)", "ingezet (vte)"].map(str::to_owned),
        ["role", "asked (FTE)", "served (FTE)"].map(str::to_owned),
    )];
    let number = |hundredths| render_hundredths(hundredths, language);
    for (role, (asked, served)) in &roles {
        let role = &dataset.roles[*role];
        let name = language.pick(&role.name_nl, &role.name_en).clone();
        lines.push([name, number(*asked), number(*served)]);
    }
    let (asked, served) = roles
        .values()
        .fold((0, 0), |sum, role| (sum.0 + role.0, sum.1 + role.1));
    lines.push([
        language.pick("samen", "together").to_owned(),
        number(asked),
        number(served),
    ]);
    render_columns(&lines)
}

/// The first column to the left, the others to the right.
fn render_columns(lines: &[[String; 3]]) -> String {
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max();
    let widths = [0, 1, 2].map(|column| width(column).unwrap_or(0));
    let mut text = String::new();
    for [name, asked, served] in lines {
        text.push_str(&format!(
            "  {name:<0$}  {asked:>1$}  {served:>2$}\n",
            widths[0], widths[1], widths[2]
        ));
    }
    text
}

fn render_totals(outcome: &Outcome, language: Language) -> String {
    let dataset = outcome.dataset();
    let sum = |days: &mut dyn Iterator<Item = FteDays>| {
        days.map(|days| i128::from(days.hundredths())).sum::<i128>()
    };
    let requested = sum(&mut dataset
        .members
        .indices()
        .map(|member| outcome.instance.requested(member)));
    let served = sum(&mut outcome.usage.iter().map(|usage| usage.fte_days));
    let people = &mut dataset.professionals.indices();
    let available = sum(&mut people.map(|person| outcome.instance.capacity(person).total()));
    let days = |number| render_hundredths(number, language);
    let coverage = render_percent(served, requested, language);
    let utilisation = render_percent(served, available, language);
    let (served, requested, available) = (days(served), days(requested), days(available));
    match language {
        Language::Dutch => format!(
            "\nDekking:   {coverage} ({served} van {requested} gevraagde vte-dagen)\n\
             Bezetting: {utilisation} ({served} van {available} beschikbare vte-dagen)\n"
        ),
        Language::English => format!(
            "\nCoverage:    {coverage} ({served} of {requested} FTE-days asked)\n\
             Utilisation: {utilisation} ({served} of {available} FTE-days available)\n"
        ),
    }
}

/// The positions that miss most, with the reason.
fn render_unmet(outcome: &Outcome, solution: &Solution, language: Language) -> String {
    let dataset = outcome.dataset();
    let mut unmet: Vec<&Unmet> = solution.unmet.iter().collect();
    if unmet.is_empty() {
        return language
            .pick(
                "\nAlle plaatsen zijn volledig ingevuld.\n",
                "\nEvery position is filled.\n",
            )
            .into();
    }
    // Stable: of equal shortages the lowest id comes first.
    unmet.sort_by_key(|one| std::cmp::Reverse(one.fte_days));
    let shown = unmet.len().min(SHOWN);
    let mut text = render_unmet_counts(&unmet, shown, language);
    for one in &unmet[..shown] {
        let demand = &dataset.demands[one.demand];
        text.push_str(&format!(
            "  {} ({}): {}. {}\n",
            render_position(demand, one.position),
            dataset.members[demand.member].id,
            render_missing(one, language),
            explain(outcome, one, language)
        ));
    }
    text
}

/// How many positions miss how much, and how many of those have all their FTE.
fn render_unmet_counts(unmet: &[&Unmet], shown: usize, language: Language) -> String {
    let days: FteDays = unmet.iter().map(|one| one.fte_days).sum();
    let days = render_hundredths(days.hundredths().into(), language);
    let total = unmet.len();
    let short = unmet.iter().filter(|one| one.fte == Fte::ZERO).count();
    let mut text = match language {
        Language::Dutch => format!("\nNiet volledig ingevuld: {total} ({days} vte-dagen"),
        Language::English => format!("\nNot filled: {total} ({days} FTE-days"),
    };
    if short > 0 {
        text.push_str(&match language {
            Language::Dutch => format!("; {short} alleen niet op elke dag"),
            Language::English => format!("; {short} only not on every day"),
        });
    }
    text.push_str(&match language {
        Language::Dutch => format!("); de grootste {shown}:\n"),
        Language::English => format!("); the largest {shown}:\n"),
    });
    text
}

/// The FTE that a position misses, where it misses any, and the FTE-days.
fn render_missing(unmet: &Unmet, language: Language) -> String {
    let number = |hundredths: i128| render_hundredths(hundredths, language);
    let days = number(unmet.fte_days.hundredths().into());
    let days = format!("{days} {}", language.pick("vte-dagen", "FTE-days"));
    if unmet.fte == Fte::ZERO {
        return days;
    }
    let fte = number(unmet.fte.hundredths().into());
    format!("{fte} {}, {days}", language.pick("vte", "FTE"))
}

/// How good the plan provably is, in plain words.
fn render_proof(solution: &Solution, language: Language) -> String {
    let (score, bound) = (solution.score.hundredths(), solution.bound.hundredths());
    if score == bound {
        return language
            .pick(
                "\nDit is bewezen het beste plan: geen enkel toegelaten plan is meer waard.\n",
                "\nThis is proven to be the best plan: no allowed plan is worth more.\n",
            )
            .into();
    }
    let why = render_stop(solution.stopped_by, language);
    let millionths = bound.saturating_sub(score).saturating_mul(1_000_000) / bound.abs().max(1) + 1;
    if millionths >= 1_000_000 {
        return match language {
            Language::Dutch => format!("\nHoe goed dit plan is, is niet bewezen. {why}\n"),
            Language::English => format!("\nHow good this plan is has not been proven. {why}\n"),
        };
    }
    let (whole, rest) = (millionths / 10_000, millionths % 10_000);
    let mark = language.pick(',', '.');
    match language {
        Language::Dutch => format!(
            "\nBewezen: dit plan ligt hoogstens {whole}{mark}{rest:04} % onder het best mogelijke. {why}\n"
        ),
        Language::English => format!(
            "\nProven: this plan is at most {whole}{mark}{rest:04} % below the best possible. {why}\n"
        ),
    }
}

fn render_stop(stopped_by: StoppedBy, language: Language) -> &'static str {
    match stopped_by {
        StoppedBy::Optimal => language.pick("Bewezen optimaal.", "Proven optimal."),
        StoppedBy::Gap => language.pick("De gevraagde afstand is bereikt.", "The gap is reached."),
        StoppedBy::Interrupt => language.pick("Gestopt met Ctrl-C.", "Stopped by Ctrl-C."),
        StoppedBy::Time => language.pick("De tijd was op.", "The time was up."),
        StoppedBy::Work => {
            language.pick("De werklimiet was bereikt.", "The work limit was reached.")
        }
        StoppedBy::Done => language.pick(
            "De methode was uitgewerkt.",
            "The engine had nothing left to try.",
        ),
    }
}

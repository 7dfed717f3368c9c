//! The plan in a few figures.

use inzet_model::FteDays;

use super::period_name;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::table::Cell;

/// What the plan is called.
#[must_use]
pub fn title(outcome: &Outcome, language: Language) -> String {
    let name = period_name(outcome, language);
    match language {
        Language::Dutch => format!("Inzetplan {name}"),
        Language::English => format!("Deployment plan {name}"),
    }
}

/// Share of the FTE-days asked that is served.
#[must_use]
pub fn coverage(outcome: &Outcome) -> Cell {
    let members = outcome.dataset().members.indices();
    let asked: FteDays = members
        .map(|member| outcome.instance.requested(member))
        .sum();
    Cell::ratio(served(outcome).hundredths(), asked.hundredths())
}

/// Share of the FTE-days available that is used.
#[must_use]
pub fn utilisation(outcome: &Outcome) -> Cell {
    let people = outcome.dataset().professionals.indices();
    let available: FteDays = people
        .map(|person| outcome.instance.capacity(person).total())
        .sum();
    Cell::ratio(served(outcome).hundredths(), available.hundredths())
}

fn served(outcome: &Outcome) -> FteDays {
    outcome.usage.iter().map(|usage| usage.fte_days).sum()
}

/// Every figure with its name, in the order in which people ask for them.
#[must_use]
pub fn figures(outcome: &Outcome, language: Language) -> Vec<(&'static str, Cell)> {
    let say = |dutch, english| language.pick(dutch, english);
    let dataset = outcome.dataset();
    let used = outcome
        .usage
        .iter()
        .filter(|usage| usage.people > 0)
        .count();
    let mut figures = vec![
        (
            say("Dekking van de vragen", "Coverage of demands"),
            coverage(outcome),
        ),
        (
            say("Bezetting van het personeel", "Utilisation of staff"),
            utilisation(outcome),
        ),
        (
            say("Toewijzingen", "Assignments"),
            Cell::count(outcome.served.len()),
        ),
        (
            say("Personeelsleden", "Professionals"),
            Cell::count(dataset.professionals.len()),
        ),
        (say("Bediende leden", "Members served"), Cell::count(used)),
        (
            say(
                "Plaatsen die niet volledig ingevuld zijn",
                "Positions not filled",
            ),
            Cell::count(outcome.shortages().len()),
        ),
    ];
    if let Ok(charges) = &outcome.charges {
        let totals = charges.totals.iter();
        let total = totals.map(|total| i128::from(total.total.count())).sum();
        figures.push((
            say("Kosten voor de leden (euro)", "Charges to members (euro)"),
            Cell::Hundredths(total),
        ));
    }
    figures
}

//! What people look at: tables with headings in their language, shown as sheets of plan.xlsx and
//! as sections of report.html.

pub mod bench;
pub mod calendar;
pub mod changes;
pub mod charges;
pub mod coverage;
pub mod goals;
pub mod plan;
pub mod proof;
pub mod shortages;
pub mod solidarity;
pub mod summary;
pub mod utilisation;
pub mod weeks;

use inzet_model::{Dataset, MemberIx, Period, ProfessionalIx, RoleIx};

use crate::files::Style;
use crate::language::Language;
use crate::number::{render_decimal, render_hundredths, render_percent};
use crate::outcome::Outcome;
use crate::policy::render_quarter;
use crate::table::Cell;

/// A table for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The name, as short as a sheet's must be.
    pub title: String,
    /// The columns, left to right.
    pub headings: Vec<Heading>,
    /// The rows, top to bottom, a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What stands above it.
    pub label: String,
    /// How its cells are shown.
    pub look: Look,
}

/// How the cells of a column are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words and ids.
    Word,
    /// A sentence, which needs room.
    Sentence,
    /// Numbers, to the right.
    Number,
    /// A ratio as a percentage with a bar.
    Bar,
    /// A ratio as a whole percentage on a coloured field.
    Heat,
}

impl View {
    /// A view without rows yet.
    #[must_use]
    pub fn new(title: &str, headings: &[(&str, Look)]) -> Self {
        let headings = headings.iter().map(|&(label, look)| Heading {
            label: label.to_owned(),
            look,
        });
        Self {
            title: title.to_owned(),
            headings: headings.collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a column at the right, for headings that only the data knows.
    pub fn add_heading(&mut self, label: String, look: Look) {
        self.headings.push(Heading { label, look });
    }
}

/// The columns that say who: the id, and the name when names are asked.
fn person_headings(style: Style) -> Vec<(&'static str, Look)> {
    let mut headings = vec![(
        style.language.pick("Personeelslid", "Professional"),
        Look::Word,
    )];
    if style.names {
        headings.push((style.language.pick("Naam", "Name"), Look::Word));
    }
    headings
}

/// The cells under [`person_headings`].
fn person_cells(dataset: &Dataset, person: ProfessionalIx, style: Style) -> Vec<Cell> {
    let person = &dataset.professionals[person];
    let mut cells = vec![Cell::text(&person.id)];
    if style.names {
        cells.push(Cell::text(person.name.clone().unwrap_or_default()));
    }
    cells
}

/// The id and the name of a member.
fn member_cells(dataset: &Dataset, member: MemberIx) -> [Cell; 2] {
    let member = &dataset.members[member];
    [Cell::text(&member.id), Cell::text(&member.name)]
}

/// The name of a role in a language.
#[must_use]
pub fn role_name(dataset: &Dataset, role: RoleIx, language: Language) -> &str {
    let role = &dataset.roles[role];
    language.pick(&role.name_nl, &role.name_en)
}

/// What people call the period: `2026K1` or `2026Q1`, else its dates.
#[must_use]
pub fn period_name(outcome: &Outcome, language: Language) -> String {
    period_of(&outcome.dataset().policy.period, language)
}

/// The same, of a period.
#[must_use]
pub fn period_of(period: &Period, language: Language) -> String {
    match (period.quarter, language) {
        (Some(quarter), Language::Dutch) => format!("{}K{}", quarter.year, quarter.number),
        (Some(quarter), Language::English) => render_quarter(quarter),
        (None, _) => {
            let [from, to] = [period.from, period.to].map(|day| show(&Cell::from(day), language));
            format!("{from} - {to}")
        }
    }
}

/// A cell as people write it, each ratio rounded once from its exact value: `1.234,50`, `69,7 %`, `15/01/2026`.
#[must_use]
pub fn show(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Fraction(text) => text.clone(),
        Cell::Integer(number) => render_decimal(*number, 0, language),
        Cell::Hundredths(number) => render_hundredths(*number, language),
        Cell::Ratio(numerator, denominator) => {
            render_percent((*numerator).into(), (*denominator).into(), language)
        }
        Cell::Date(day) => match language {
            Language::Dutch => {
                let (year, month, of_month) = day.ymd();
                format!("{of_month:02}/{month:02}/{year:04}")
            }
            Language::English => day.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_rounded_once() {
        // 71 / 126 = 56.349...; by way of 0.5635 it would be 56.4 %.
        assert_eq!(show(&Cell::ratio(71, 126), Language::English), "56.3 %");
        assert_eq!(show(&Cell::ratio(71, 126), Language::Dutch), "56,3 %");
    }
}

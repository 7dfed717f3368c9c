//! The sections of the page, in the order in which a board asks.

use super::chart::{render_bars, render_curve};
use super::table::render_table;
use crate::files::Style;
use crate::html::escape;
use crate::language::Language;
use crate::outcome::Outcome;
use crate::timing::Moment;
use crate::views::{
    View, bench, changes, charges, coverage, goals, proof, shortages, solidarity, utilisation,
};

/// A part of the page with a heading of its own.
pub(super) struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading, as text.
    pub title: String,
    /// What is in it, as HTML.
    body: String,
}

impl Section {
    fn new(id: &'static str, title: &str, lead: &str) -> Self {
        Self {
            id,
            title: title.to_owned(),
            body: format!("<p>{}</p>\n", escape(lead)),
        }
    }

    /// Adds HTML.
    fn add(mut self, html: &str) -> Self {
        self.body.push_str(html);
        self
    }

    /// Adds a chart of one column of a view, and the view as its table.
    fn chart(self, view: &View, column: usize, language: Language) -> Self {
        let id = format!("{}-kort", self.id);
        let summary = language.pick("Als tabel", "As a table");
        let chart = render_bars(view, column, language);
        let table = render_table(view, &id, language);
        self.add(&format!(
            "<h3>{}</h3>\n{chart}<details><summary>{summary}</summary>\n{table}</details>\n",
            escape(&view.title)
        ))
    }

    /// Adds a table.
    fn table(self, view: &View, name: &str, language: Language) -> Self {
        let id = format!("{}-{name}", self.id);
        let table = render_table(view, &id, language);
        self.add(&format!("<h3>{}</h3>\n{table}", escape(&view.title)))
    }

    /// The section as HTML.
    pub(super) fn render(&self) -> String {
        let (id, title) = (self.id, escape(&self.title));
        format!(
            "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{title}</h2>\n{}</section>\n",
            self.body
        )
    }
}

/// Every section that there is something to say in.
pub(super) fn all(outcome: &Outcome, moments: &[Moment], style: Style) -> Vec<Section> {
    let mut sections = vec![covered(outcome, style)];
    sections.extend(unfilled(outcome, style));
    sections.extend([
        used(outcome, style),
        free(outcome, style),
        changed(outcome, style),
        shared(outcome, style),
    ]);
    sections.extend(paid(outcome, style));
    sections.extend(proven(outcome, moments, style));
    sections
}

fn covered(outcome: &Outcome, style: Style) -> Section {
    let language = style.language;
    Section::new(
        "dekking",
        language.pick("Dekking", "Coverage"),
        language.pick(
            "Hoeveel van wat gevraagd werd, wordt ingevuld: per rol en per lid.",
            "How much of what was asked is served: by role and by member.",
        ),
    )
    .chart(&coverage::by_role(outcome, style), 3, language)
    .table(&coverage::by_member(outcome, style), "leden", language)
}

fn unfilled(outcome: &Outcome, style: Style) -> Option<Section> {
    let (solution, language) = (outcome.solution?, style.language);
    let section = Section::new(
        "tekort",
        language.pick("Niet ingevuld", "Not filled"),
        language.pick(
            "Wat niet of niet helemaal ingevuld is, en waarom.",
            "What is not filled, or not wholly, and why.",
        ),
    );
    Some(
        section
            .chart(&shortages::by_reason(solution, style), 2, language)
            .table(
                &shortages::view(outcome, solution, style),
                "plaatsen",
                language,
            ),
    )
}

fn used(outcome: &Outcome, style: Style) -> Section {
    let language = style.language;
    Section::new(
        "bezetting",
        language.pick("Bezetting", "Utilisation"),
        language.pick(
            "Welk deel van de beschikbare tijd ingezet is, in procent: hoe sterker de kleur, hoe voller.",
            "Which share of the available time is used, in per cent: the stronger the colour, the fuller.",
        ),
    )
    .table(&utilisation::by_role(outcome, style), "rollen", language)
    .table(
        &utilisation::by_professional(outcome, style),
        "mensen",
        language,
    )
}

fn free(outcome: &Outcome, style: Style) -> Section {
    let language = style.language;
    Section::new(
        "vrij",
        language.pick("Vrije capaciteit", "Bench"),
        language.pick(
            "Tijd die niet ingezet is. De kost ervan staat hier per rol, niet per persoon.",
            "Time that is not used. Its cost is shown by role, not by person.",
        ),
    )
    .chart(&bench::by_role(outcome, style), 1, language)
    .table(&bench::by_professional(outcome, style), "mensen", language)
}

fn changed(outcome: &Outcome, style: Style) -> Section {
    let language = style.language;
    Section::new(
        "veranderingen",
        language.pick("Veranderingen", "Changes"),
        language.pick(
            "Wie bij welk lid blijft, wie nieuw is en wie stopt, tegenover de vorige periode.",
            "Who stays with which member, who is new and who leaves, against last period.",
        ),
    )
    .chart(&changes::counts(outcome, style), 1, language)
    .table(&changes::view(outcome, style), "paren", language)
}

fn shared(outcome: &Outcome, style: Style) -> Section {
    let language = style.language;
    let share = outcome.dataset().policy.points.solidarity_share;
    let share = language.pick(share.to_string().replace('.', ","), share.to_string());
    let lead = match language {
        Language::Dutch => format!(
            "Tot {share} van wat een lid vraagt tellen vte-dagen extra, zodat niemand achterblijft."
        ),
        Language::English => format!(
            "Up to {share} of what a member asks, FTE-days count extra, so that nobody is left behind."
        ),
    };
    Section::new(
        "solidariteit",
        language.pick("Solidariteit", "Solidarity"),
        &lead,
    )
    .table(&solidarity::view(outcome, style), "leden", language)
}

fn paid(outcome: &Outcome, style: Style) -> Option<Section> {
    let (charged, language) = (outcome.charges.as_ref().ok()?, style.language);
    let section = Section::new(
        "kosten",
        language.pick("Kosten", "Charges"),
        language.pick(
            "Wat elk lid betaalt: lonen, beheersvergoedingen en zijn deel van elke kostenpool.",
            "What each member pays: wages, management fees and its share of every cost pool.",
        ),
    );
    Some(
        section
            .chart(&charges::by_kind(outcome, charged, style), 1, language)
            .table(
                &charges::by_member(outcome, charged, style),
                "leden",
                language,
            ),
    )
}

fn proven(outcome: &Outcome, moments: &[Moment], style: Style) -> Option<Section> {
    let (solution, language) = (outcome.solution?, style.language);
    let section = Section::new(
        "bewijs",
        language.pick("Hoe goed het plan is", "How good the plan is"),
        &proof::sentence(solution, language),
    );
    let section = section.chart(&goals::view(&solution.goals, style), 1, language);
    let curve = render_curve(moments, solution, language);
    if curve.is_empty() {
        return Some(section);
    }
    let view = proof::against_work(moments, style);
    let summary = language.pick("Als tabel", "As a table");
    let table = render_table(&view, "bewijs-werk", language);
    Some(section.add(&format!(
        "<h3>{}</h3>\n{curve}<details><summary>{summary}</summary>\n{table}</details>\n",
        escape(&view.title)
    )))
}

//! What differs between two results, for the person at the keyboard.

use inzet::diff::{AssignmentChange, Change, Difference, Row, Terms, Worth};
use inzet::report::Language;

use super::number::render_hundredths;

/// Every part in which something differs, or that nothing does.
pub fn render_difference(difference: &Difference, language: Language) -> String {
    let mut parts = Vec::new();
    parts.extend(assignments(&difference.assignments, language));
    parts.extend(people(difference, language));
    parts.extend(
        difference
            .worth
            .as_ref()
            .and_then(|worth| goals(worth, language)),
    );
    parts.extend(members(difference, language));
    if parts.is_empty() {
        parts.push(
            language
                .pick("Geen verschillen.\n", "No differences.\n")
                .into(),
        );
    }
    if !difference.is_whole() {
        parts.push(
            language
                .pick(
                    "Niet alles is vergeleken: niet beide zijn volledige resultaten.\n",
                    "Not everything was compared: not both are whole results.\n",
                )
                .into(),
        );
    }
    parts.join("\n")
}

fn assignments(changes: &[AssignmentChange], language: Language) -> Option<String> {
    if changes.is_empty() {
        return None;
    }
    let title = match (changes.len(), language) {
        (1, Language::Dutch) => "1 toewijzing verschilt".into(),
        (1, Language::English) => "1 assignment differs".into(),
        (count, Language::Dutch) => format!("{count} toewijzingen verschillen"),
        (count, Language::English) => format!("{count} assignments differ"),
    };
    let moved = |one: &AssignmentChange| match &one.terms {
        [Some(first), Some(second)] => (&first.from, &first.to) != (&second.from, &second.to),
        _ => false,
    };
    let has_dates = changes.iter().any(moved);
    let mut header = language
        .pick(
            ["personeelslid", "vraag", "vte (1)", "vte (2)"],
            ["professional", "demand", "FTE (1)", "FTE (2)"],
        )
        .map(str::to_owned)
        .to_vec();
    header.push(String::new());
    if has_dates {
        let dates = language.pick(["dagen (1)", "dagen (2)"], ["days (1)", "days (2)"]);
        header.extend(dates.map(str::to_owned));
    }
    let row = |one: &AssignmentChange| {
        let mut row = vec![one.professional.clone(), one.demand.clone()];
        row.extend(
            one.terms
                .each_ref()
                .map(|terms| fte(terms.as_ref(), language)),
        );
        row.push(word(one.change, language).into());
        if has_dates {
            let show = |terms: &Option<Terms>| terms.as_ref().map(|terms| days(terms, language));
            let dates = one.terms.each_ref().map(show);
            let dates = if moved(one) { dates } else { [None, None] };
            row.extend(dates.map(Option::unwrap_or_default));
        }
        row
    };
    let rows: Vec<Vec<String>> = changes.iter().map(row).collect();
    let left = [0, 1, 4, 5, 6];
    Some(columns(&title, &header, &rows, &left))
}

fn fte(terms: Option<&Terms>, language: Language) -> String {
    let text = terms.map_or("-", |terms| terms.fte.as_str());
    language.pick(text.replace('.', ","), text.to_owned())
}

fn word(change: Change, language: Language) -> &'static str {
    match change {
        Change::Added => language.pick("nieuw", "new"),
        Change::Removed => language.pick("weg", "gone"),
        Change::Changed => language.pick("gewijzigd", "changed"),
    }
}

/// First and last day, as people of the language write them.
fn days(terms: &Terms, language: Language) -> String {
    let show = |day: &str| match (language, day.split('-').collect::<Vec<_>>().as_slice()) {
        (Language::Dutch, [year, month, of_month]) => format!("{of_month}/{month}/{year}"),
        _ => day.to_owned(),
    };
    format!("{} - {}", show(&terms.from), show(&terms.to))
}

fn people(difference: &Difference, language: Language) -> Option<String> {
    let title = language.pick("Vte-dagen per personeelslid", "FTE-days of people");
    let label = language.pick("personeelslid", "professional");
    amounts(title, label, difference.people.as_deref()?, 0, language)
}

fn goals(worth: &[Worth], language: Language) -> Option<String> {
    let title = language.pick("Score, in punten", "Score, in points");
    let rows = worth.iter().map(|one| {
        let name = match one.goal.as_str() {
            "coverage" => language.pick("dekking", "coverage"),
            "solidarity" => language.pick("solidariteit", "solidarity"),
            "continuity" => language.pick("continuïteit", "continuity"),
            "fit" => language.pick("geschiktheid", "fit"),
            "cost" => language.pick("kosten", "cost"),
            _ => language.pick("samen", "together"),
        };
        (name.to_owned(), one.values.map(Some))
    });
    let label = language.pick("doel", "goal");
    numbers(title, label, rows.collect(), language)
}

fn members(difference: &Difference, language: Language) -> Option<String> {
    let label = language.pick("lid", "member");
    let served = language.pick("Vte-dagen per lid", "FTE-days of members");
    let titles = language.pick(
        [
            "Lonen per lid, in euro",
            "Beheerskosten per lid, in euro",
            "Potten per lid, in euro",
            "Totaal per lid, in euro",
        ],
        [
            "Wages of members, in euro",
            "Management fees of members, in euro",
            "Pools of members, in euro",
            "Totals of members, in euro",
        ],
    );
    let mut parts = Vec::new();
    if let Some(rows) = &difference.served {
        parts.extend(amounts(served, label, rows, 0, language));
    }
    if let Some(rows) = &difference.charges {
        for (place, title) in titles.into_iter().enumerate() {
            parts.extend(amounts(title, label, rows, place, language));
        }
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// One column of ids whose numbers differ.
fn amounts<const COLUMNS: usize>(
    title: &str,
    label: &str,
    rows: &[Row<COLUMNS>],
    place: usize,
    language: Language,
) -> Option<String> {
    let rows = rows.iter().map(|row| {
        let values = row
            .values
            .map(|values| values.map(|values| i128::from(values[place])));
        (row.id.clone(), values)
    });
    let differs =
        |row: &(String, [Option<i128>; 2])| row.1[0].unwrap_or(0) != row.1[1].unwrap_or(0);
    numbers(title, label, rows.filter(differs).collect(), language)
}

type Numbers = Vec<(String, [Option<i128>; 2])>;

/// Numbers in hundredths, first, second and what the second has more.
fn numbers(title: &str, label: &str, numbers: Numbers, language: Language) -> Option<String> {
    if numbers.is_empty() {
        return None;
    }
    let header = [label, "(1)", "(2)", language.pick("verschil", "difference")];
    let row = |(name, values): &(String, [Option<i128>; 2])| {
        let show = |value: Option<i128>| {
            value.map_or("-".to_owned(), |value| render_hundredths(value, language))
        };
        let more = values[1].unwrap_or(0) - values[0].unwrap_or(0);
        let sign = if more > 0 { "+" } else { "" };
        vec![
            name.clone(),
            show(values[0]),
            show(values[1]),
            format!("{sign}{}", render_hundredths(more, language)),
        ]
    };
    let rows: Vec<Vec<String>> = numbers.iter().map(row).collect();
    Some(columns(title, &header.map(str::to_owned), &rows, &[0]))
}

/// A title, a header and rows; some columns to the left, the others to the right.
fn columns(title: &str, header: &[String], rows: &[Vec<String>], left: &[usize]) -> String {
    let all: Vec<&[String]> = std::iter::once(header)
        .chain(rows.iter().map(Vec::as_slice))
        .collect();
    let width = |place: usize| all.iter().map(|row| row[place].chars().count()).max();
    let mut text = format!("{title}:\n");
    for row in &all {
        let mut line = String::from(" ");
        for (place, cell) in row.iter().enumerate() {
            let width = width(place).unwrap_or(0);
            let cell = if left.contains(&place) {
                format!(" {cell:<width$} ")
            } else {
                format!(" {cell:>width$} ")
            };
            line.push_str(&cell);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

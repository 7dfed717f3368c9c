//! What edits cost: a table for people, and the same for programs.

use inzet::edited::price::{Price, Prices};
use inzet::edited::{Edit, Edited};
use inzet::model::{Dataset, DecisionKind};
use inzet::report::views::show;
use inzet::report::{Cell, Language, Summary};
use serde::Serialize;

use super::number::render_hundredths;

/// A line of the table: which row, what, points, FTE-days, euro, and how sure.
type Line = [String; 6];

/// The table of prices.
pub fn render_prices(
    dataset: &Dataset,
    edited: &Edited,
    prices: &Prices,
    language: Language,
) -> String {
    let mut lines = vec![header(language)];
    for (edit, price) in edited.edits.iter().zip(&prices.each) {
        let (row, what) = (row_of(edit), describe(dataset, edit, language));
        lines.push(line(row, what, price.as_ref(), language));
    }
    if edited.edits.len() > 1 {
        let what = language.pick("alle samen", "all together").to_owned();
        lines.push(line(
            String::new(),
            what,
            prices.together.as_ref(),
            language,
        ));
    }
    let mut text = language
        .pick(
            "\nWat elke wijziging doet: het plan met alle, min het plan zonder die ene\n\n",
            "\nWhat each edit does: the plan with all of them, less the plan without that one\n\n",
        )
        .to_owned();
    text.push_str(&render_columns(&lines));
    text.push_str(&render_notes(edited, prices, language));
    text
}

fn header(language: Language) -> Line {
    language
        .pick(
            ["rij", "wijziging", "punten", "vte-dagen", "euro", ""],
            ["row", "edit", "points", "FTE-days", "euro", ""],
        )
        .map(str::to_owned)
}

fn row_of(edit: &Edit) -> String {
    match edit.decided.decision.line {
        0 => "-".into(),
        line => line.to_string(),
    }
}

fn describe(dataset: &Dataset, edit: &Edit, language: Language) -> String {
    let professional = &dataset.professionals[edit.professional].id;
    let demand = &dataset.demands[edit.demand].id;
    match edit.decided.decision.kind {
        DecisionKind::Pin(pin) => {
            let mut text = format!("{} {professional} {demand}", language.pick("vast", "pin"));
            if let Some(fte) = pin.fte {
                let fte = render_hundredths(i128::from(fte.hundredths()), language);
                text.push_str(&format!(" {fte} {}", language.pick("vte", "FTE")));
            }
            for (day, word) in [
                (pin.from, language.pick("vanaf", "from")),
                (pin.to, language.pick("tot", "to")),
            ] {
                if let Some(day) = day {
                    text.push_str(&format!(" {word} {}", show(&Cell::from(day), language)));
                }
            }
            text
        }
        DecisionKind::Ban => {
            let word = language.pick("uit", "ban");
            format!("{word} {professional} {demand}")
        }
    }
}

fn line(row: String, what: String, price: Option<&Price>, language: Language) -> Line {
    let Some(price) = price else {
        let none = || "?".to_owned();
        let why = language.pick("niet berekend", "not priced");
        return [row, what, none(), none(), none(), why.to_owned()];
    };
    let number = |count: i128| render_hundredths(count, language);
    let change = Change::of(price);
    let sure = if price.is_exact {
        language.pick("bewezen", "proven").to_owned()
    } else {
        let most = number(change.costs_at_most);
        match language {
            Language::Dutch => format!("kost hoogstens {most} punten"),
            Language::English => format!("costs at most {most} points"),
        }
    };
    [
        row,
        what,
        number(change.points),
        number(change.fte_days),
        number(change.euro),
        sure,
    ]
}

/// A price as hundredths: what the edit adds to the plan, less than zero for what it takes away.
struct Change {
    points: i128,
    fte_days: i128,
    euro: i128,
    costs_at_most: i128,
}

impl Change {
    fn of(price: &Price) -> Self {
        let (with, without) = (&price.with, &price.without);
        let days = |worth: &inzet::edited::price::Worth| i128::from(worth.fte_days.hundredths());
        let cents = |worth: &inzet::edited::price::Worth| i128::from(worth.charged.count());
        Self {
            points: with.score.hundredths() - without.score.hundredths(),
            fte_days: days(with) - days(without),
            euro: cents(with) - cents(without),
            costs_at_most: price
                .bound
                .hundredths()
                .saturating_sub(with.score.hundredths()),
        }
    }
}

/// Words to the left, numbers to the right.
fn render_columns(lines: &[Line]) -> String {
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max();
    let widths: Vec<usize> = (0..6).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for [row, what, points, days, euro, sure] in lines {
        let line = format!(
            "  {row:>0$}  {what:<1$}  {points:>2$}  {days:>3$}  {euro:>4$}  {sure}",
            widths[0], widths[1], widths[2], widths[3], widths[4]
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn render_notes(edited: &Edited, prices: &Prices, language: Language) -> String {
    let mut text = String::new();
    let others = edited.edits.len() - prices.each.len();
    if others > 0 && prices.together.is_none() {
        text.push_str(language.pick(
            "  Gestopt voordat alles berekend was.\n",
            "  Stopped before everything was priced.\n",
        ));
    } else if others > 0 {
        let count = prices.each.len();
        text.push_str(&match language {
            Language::Dutch => format!(
                "  De eerste {count} apart; de andere {others} zitten in de prijs van alle samen.\n"
            ),
            Language::English => format!(
                "  The first {count} one by one; the other {others} are in the price of all together.\n"
            ),
        });
    }
    if prices.each.iter().any(Option::is_none) {
        text.push_str(language.pick(
            "  Niet berekend: zonder die wijziging overtreden de andere beslissingen een regel.\n",
            "  Not priced: without that edit the other decisions break a rule.\n",
        ));
    }
    text
}

/// summary.json with the edits and their prices added.
pub fn render_json(
    summary: &Summary,
    dataset: &Dataset,
    edited: &Edited,
    prices: Option<&Prices>,
) -> String {
    let each = edited.edits.iter().enumerate().map(|(place, edit)| {
        let priced = prices.and_then(|prices| prices.each.get(place)?.as_ref());
        EditText::of(dataset, edit, priced)
    });
    let document = Document {
        summary,
        edits: each.collect(),
        edits_together: prices.and_then(|prices| prices.together.as_ref().map(PriceText::of)),
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    edits: Vec<EditText<'a>>,
    edits_together: Option<PriceText>,
}

#[derive(Serialize)]
struct EditText<'a> {
    decision: &'static str,
    professional: &'a str,
    demand: &'a str,
    fte: Option<String>,
    from: Option<String>,
    to: Option<String>,
    line: Option<u64>,
    price: Option<PriceText>,
}

impl<'a> EditText<'a> {
    fn of(dataset: &'a Dataset, edit: &Edit, price: Option<&Price>) -> Self {
        let decision = &edit.decided.decision;
        let pin = match decision.kind {
            DecisionKind::Pin(pin) => Some(pin),
            DecisionKind::Ban => None,
        };
        Self {
            decision: if pin.is_some() { "pin" } else { "ban" },
            professional: &dataset.professionals[edit.professional].id,
            demand: &dataset.demands[edit.demand].id,
            fte: pin.and_then(|pin| pin.fte).map(|fte| fte.to_string()),
            from: pin.and_then(|pin| pin.from).map(|day| day.to_string()),
            to: pin.and_then(|pin| pin.to).map(|day| day.to_string()),
            line: Some(decision.line).filter(|&line| line > 0),
            price: price.map(PriceText::of),
        }
    }
}

/// Score in hundredths of a point, as everywhere; FTE-days and euro with two decimals.
#[derive(Serialize)]
struct PriceText {
    score: i128,
    fte_days: String,
    charged_eur: String,
    costs_at_most: i128,
    proven: bool,
}

impl PriceText {
    fn of(price: &Price) -> Self {
        let change = Change::of(price);
        let decimal = |count| render_hundredths(count, Language::English).replace(',', "");
        Self {
            score: change.points,
            fte_days: decimal(change.fte_days),
            charged_eur: decimal(change.euro),
            costs_at_most: change.costs_at_most,
            proven: price.is_exact,
        }
    }
}

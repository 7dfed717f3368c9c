//! The unfilled demands nearest to somebody's unused time, and the rules that stand between.

use inzet::explain::professional::{Between, Measure, NearDemand};

use super::columns::Side::{Left, Right};
use super::columns::render_columns;
use super::words::Words;

/// The nearest demands, one a row.
pub fn render_nearest(nearest: &[NearDemand], words: Words) -> String {
    if nearest.is_empty() {
        return words
            .pick(
                "\nIn die tijd is geen vraag onvervuld.\n",
                "\nNo demand is unmet in that time.\n",
            )
            .to_owned();
    }
    let mut text = words
        .pick(
            "\nDichtstbijzijnde onvervulde vragen, en wat ertussen staat\n",
            "\nNearest unmet demands, and what stands between\n",
        )
        .to_owned();
    let fte = words.pick("vte", "FTE");
    let rows: Vec<Vec<String>> = nearest
        .iter()
        .map(|near| {
            let rules = near.between.iter().map(|rule| render_rule(rule, words));
            let rules: Vec<String> = rules.collect();
            let between = if rules.is_empty() {
                words
                    .pick("niets: plan opnieuw", "nothing: plan again")
                    .to_owned()
            } else {
                rules.join("; ")
            };
            vec![
                near.position.clone(),
                near.member.clone(),
                format!("{} {fte}", words.amount(near.missing)),
                between,
            ]
        })
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Left, Right, Left]));
    text
}

fn render_rule(rule: &Between, words: Words) -> String {
    let what = what(rule.what, words);
    let code = rule.rule;
    let measure =
        |measure: &Option<Measure>| measure.as_ref().map(|one| render_measure(one, words));
    let (has, needs) = (measure(&rule.has), measure(&rule.needs));
    let said = match (has, needs) {
        (Some(has), Some(needs)) => words.pick(
            format!(" {has}, nodig {needs}"),
            format!(" {has}, needs {needs}"),
        ),
        (Some(has), None) => format!(" {has}"),
        (None, Some(needs)) => format!(" {needs}"),
        (None, None) => String::new(),
    };
    if code == "score" {
        format!("{what}{said}")
    } else {
        format!("{code} {what}{said}")
    }
}

fn what<'w>(what: &'w str, words: Words<'w>) -> &'w str {
    let (dutch, english) = match what {
        "role" => ("rol", "role"),
        "level" => ("niveau", "level"),
        "skill" => ("vaardigheden", "skills"),
        "region" => ("regio", "region"),
        "days" => ("werkdagen in het venster", "working days in its window"),
        "fte" => ("beschikbare vte", "available FTE"),
        "ban" => ("uitgesloten door een beslissing", "excluded by a decision"),
        "membership" => ("geen lid in dat venster", "no member in its window"),
        "not_listed" => ("niet in scores.csv", "not in scores.csv"),
        "same_demand" => ("werkt al op deze vraag", "works on this demand already"),
        "people" => ("mensen per plaats", "people per position"),
        "room" => ("ruimte op de plaats", "room on the position"),
        "least" => ("minste vte van de plaats", "least FTE of the position"),
        "time" => ("vrije vte", "free FTE"),
        "members" => ("leden", "members"),
        "budget" => ("te weinig budget van", "too little budget of"),
        "points" => (
            "kost meer dan het opbrengt, in punten",
            "costs more than it brings, in points",
        ),
        other => (other, other),
    };
    words.pick(dutch, english)
}

fn render_measure(measure: &Measure, words: Words) -> String {
    match measure {
        Measure::Text(text) if text.is_empty() => words.pick("geen", "none").to_owned(),
        Measure::Text(text) => text.clone(),
        Measure::Count(count) => count.to_string(),
        Measure::Amount(amount) => words.amount(*amount),
    }
}

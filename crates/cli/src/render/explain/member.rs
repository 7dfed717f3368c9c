//! What there is to say about a member, for the planner. Nothing of any other member.

use inzet::explain::MemberAnswer;
use inzet::explain::member::Since;
use inzet::model::Dataset;
use inzet::report::Language;

use super::columns::Side::{Left, Right};
use super::columns::render_columns;
use super::words::Words;
use crate::render::number::render_percent;

/// The whole answer.
pub fn render_member(answer: &MemberAnswer, dataset: &Dataset, language: Language) -> String {
    let words = Words { dataset, language };
    let mut text = render_title(answer, words);
    text.push_str(&render_people(answer, words));
    text.push_str(&render_reasons(answer, words));
    text.push_str(&render_charge(answer, words));
    text.push_str(&render_solidarity(answer, words));
    text.push_str(&render_since(&answer.since, words));
    text
}

fn render_title(answer: &MemberAnswer, words: Words) -> String {
    let MemberAnswer { member, name, .. } = answer;
    let [asked, served] = [answer.requested_fte_days, answer.served_fte_days];
    let coverage = render_percent(served.hundredths(), asked.hundredths(), words.language);
    let [asked, served] = [asked, served].map(|days| words.amount(days));
    let (filled, positions) = (answer.positions_filled, answer.positions);
    let state = match answer.state {
        "candidate" => words.pick("kandidaat", "candidate"),
        "provisional" => words.pick("voorlopig lid", "provisional member"),
        _ => words.pick("lid", "member"),
    };
    words.pick(
        format!(
            "{member}: {name} ({state})\nGevraagd {asked} vte-dagen, gekregen {served} \
             ({coverage}); {filled} van {positions} plaatsen volledig ingevuld\n"
        ),
        format!(
            "{member}: {name} ({state})\nAsked {asked} FTE-days, received {served} ({coverage}); \
             {filled} of {positions} positions filled\n"
        ),
    )
}

fn render_people(answer: &MemberAnswer, words: Words) -> String {
    if answer.people.is_empty() {
        return words
            .pick(
                "\nNiemand werkt voor dit lid.\n",
                "\nNobody works for this member.\n",
            )
            .to_owned();
    }
    let mut text = words
        .pick("\nWie ervoor werkt\n", "\nWho works for it\n")
        .to_owned();
    let fte = words.pick("vte", "FTE");
    let rows: Vec<Vec<String>> = answer
        .people
        .iter()
        .map(|one| {
            vec![
                one.professional.clone(),
                one.position.clone(),
                format!("{} {fte}", words.amount(one.fte)),
                words.span(one.from, one.to),
                words.status(one.status).to_owned(),
            ]
        })
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Left, Right]));
    text
}

fn render_reasons(answer: &MemberAnswer, words: Words) -> String {
    if answer.reasons.is_empty() {
        return String::new();
    }
    let mut text = words
        .pick("\nWaarom niet meer\n", "\nWhy not more\n")
        .to_owned();
    let header = words.pick(
        ["reden", "plaatsen", "vte", "vte-dagen"],
        ["reason", "positions", "FTE", "FTE-days"],
    );
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(answer.reasons.iter().map(|count| {
        vec![
            count.reason.to_owned(),
            count.positions.to_string(),
            words.amount(count.missing),
            words.amount(count.missing_fte_days),
        ]
    }));
    text.push_str(&render_columns(&rows, &[Left, Right, Right, Right]));
    text.push_str(words.pick("De grootste\n", "The largest\n"));
    let rows: Vec<Vec<String>> = answer
        .largest
        .iter()
        .map(|gap| {
            vec![
                gap.position.clone(),
                words.amount(gap.missing),
                gap.explanation.clone(),
            ]
        })
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Right, Left]));
    text
}

fn render_charge(answer: &MemberAnswer, words: Words) -> String {
    let charge = &answer.charge;
    let mut text = words
        .pick("\nWat het betaalt, in euro\n", "\nWhat it pays, in euro\n")
        .to_owned();
    let people = charge.people;
    let fees = match (words.language, people) {
        (Language::Dutch, 1) => "beheerskosten (1 persoon)".to_owned(),
        (Language::Dutch, _) => format!("beheerskosten ({people} personen)"),
        (Language::English, 1) => "management fees (1 person)".to_owned(),
        (Language::English, _) => format!("management fees ({people} people)"),
    };
    let mut rows = vec![
        (
            words.pick("lonen", "wages").to_owned(),
            Some(charge.wage_eur),
        ),
        (fees, Some(charge.management_fee_eur)),
        (words.pick("potten", "pools").to_owned(), charge.pools_eur),
        (words.pick("samen", "together").to_owned(), charge.total_eur),
    ];
    if charge.budget_eur.is_some() {
        let budget = words.pick(
            "budget voor lonen en beheerskosten",
            "budget for wages and fees",
        );
        rows.push((budget.to_owned(), charge.budget_eur));
        let left = words.pick("daarvan over", "left of it");
        rows.push((left.to_owned(), charge.budget_left_eur));
    }
    let shown = |amount: Option<_>| amount.map_or("-".to_owned(), |amount| words.amount(amount));
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(label, amount)| vec![label, shown(amount)])
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Right]));
    if charge.total_eur.is_none() {
        text.push_str(words.pick(
            "  Een pot kan niet verdeeld worden: zie inzet plan.\n",
            "  A pool cannot be split: see inzet plan.\n",
        ));
    }
    text
}

fn render_solidarity(answer: &MemberAnswer, words: Words) -> String {
    let solidarity = &answer.solidarity;
    let points = words.amount(solidarity.points);
    let [lifted, up_to] =
        [solidarity.lifted_fte_days, solidarity.up_to_fte_days].map(|days| words.amount(days));
    words.pick(
        format!("\nSolidariteit: {points} punten, voor {lifted} van hoogstens {up_to} vte-dagen\n"),
        format!("\nSolidarity: {points} points, for {lifted} of at most {up_to} FTE-days\n"),
    )
}

fn render_since(since: &Since, words: Words) -> String {
    let title = words.pick("\nSinds de vorige periode\n", "\nSince last period\n");
    let list = |people: &[String]| {
        if people.is_empty() {
            "-".to_owned()
        } else {
            people.join(", ")
        }
    };
    let rows = [
        (words.pick("gebleven", "stayed"), &since.kept),
        (words.pick("nieuw", "new"), &since.new),
        (words.pick("weg", "gone"), &since.gone),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(label, people)| vec![label.to_owned(), people.len().to_string(), list(people)])
        .collect();
    format!("{title}{}", render_columns(&rows, &[Left, Right, Left]))
}

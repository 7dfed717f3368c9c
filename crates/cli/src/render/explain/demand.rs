//! What there is to say about a demand, for the planner.

use inzet::explain::DemandAnswer;
use inzet::explain::demand::{EligiblePerson, PositionAnswer};
use inzet::model::Dataset;
use inzet::report::Language;

use super::columns::Side::{Left, Right};
use super::columns::render_columns;
use super::fix::render_fixes;
use super::words::Words;

/// So many people are shown; JSON has all of them.
const SHOWN: usize = 10;

/// The whole answer.
pub fn render_demand(answer: &DemandAnswer, dataset: &Dataset, language: Language) -> String {
    let words = Words { dataset, language };
    let mut text = render_title(answer, words);
    text.push_str(&render_positions(&answer.positions, answer, words));
    text.push_str(&render_funnel(answer, words));
    text.push_str(&render_eligible(answer, words));
    let Some(about) = answer.about.as_ref().filter(|_| !answer.met) else {
        return text;
    };
    text.push('\n');
    if let Some(effect) = &answer.without_change {
        let title = words.pick(
            "Zonder wijziging is er al een beter plan; plan opnieuw met --start",
            "There is a better plan without any change; plan again with --start",
        );
        let (effect, moves) = (words.effect(effect), words.moves(&effect.moves));
        text.push_str(&format!("{title}\n  {effect}\n  {moves}\n"));
    }
    text.push_str(&render_fixes(&answer.fixes, about, words));
    text
}

fn render_title(answer: &DemandAnswer, words: Words) -> String {
    let DemandAnswer { demand, member, .. } = answer;
    let (role, fte) = (words.role(&answer.role), words.amount(answer.fte));
    let span = words.span(answer.from, answer.to);
    let priority = words.priority(answer.priority);
    let count = answer.positions.len();
    let fte = if count > 1 {
        format!("{count} x {fte}")
    } else {
        fte
    };
    words.pick(
        format!("{demand}: {role} voor {member}, {fte} vte, prioriteit {priority}, {span}\n"),
        format!("{demand}: {role} for {member}, {fte} FTE, priority {priority}, {span}\n"),
    )
}

fn render_positions(positions: &[PositionAnswer], answer: &DemandAnswer, words: Words) -> String {
    if positions.is_empty() {
        return words
            .pick(
                "Geen werkdag in dit venster: geen plaatsen.\n",
                "No working day in its window: no positions.\n",
            )
            .to_owned();
    }
    let mut text = if answer.met {
        words
            .pick("Volledig ingevuld.\n", "Fully met.\n")
            .to_owned()
    } else {
        words
            .pick("Niet volledig ingevuld.\n", "Not fully met.\n")
            .to_owned()
    };
    let rows: Vec<Vec<String>> = positions
        .iter()
        .map(|position| {
            let people = position.people.iter();
            let people: Vec<String> = people
                .map(|one| {
                    let (fte, span) = (words.amount(one.fte), words.span(one.from, one.to));
                    format!("{} {fte} ({span})", one.professional)
                })
                .collect();
            let why = match (position.reason, &position.explanation) {
                (Some(reason), Some(sentence)) => format!("{reason}: {sentence}"),
                _ => String::new(),
            };
            let of = words.pick("van", "of");
            let served = words.amount(position.served);
            let said: Vec<String> = [people.join(", "), why]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            vec![
                position.position.clone(),
                format!("{served} {of} {}", words.amount(answer.fte)),
                said.join("; "),
            ]
        })
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Right, Left]));
    text
}

fn render_funnel(answer: &DemandAnswer, words: Words) -> String {
    let all = answer.professionals;
    let mut text = words.pick(
        format!("\nVan {all} personeelsleden valt weg, en blijft over\n"),
        format!("\nOf {all} professionals these fall away, and these are left\n"),
    );
    let rows: Vec<Vec<String>> = answer
        .funnel
        .iter()
        .map(|step| {
            vec![
                step.rule.clone(),
                rule_name(&step.rule, words).to_owned(),
                format!("-{}", step.removes),
                step.left.to_string(),
            ]
        })
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Left, Right, Right]));
    text
}

fn rule_name<'w>(rule: &str, words: Words<'w>) -> &'w str {
    let (dutch, english) = match rule {
        "E1" => ("rol", "role"),
        "E2" => ("niveau", "level"),
        "E3" => ("vaardigheden", "skills"),
        "E4" => ("regio, ter plaatse", "region, on site"),
        "E5" => ("beschikbaarheid", "availability"),
        "E6" => ("uitgesloten door een beslissing", "excluded by a decision"),
        "E7" => ("lidmaatschap", "membership"),
        _ => ("niet in scores.csv", "not in scores.csv"),
    };
    words.pick(dutch, english)
}

fn render_eligible(answer: &DemandAnswer, words: Words) -> String {
    let Some(about) = answer
        .about
        .as_ref()
        .filter(|_| !answer.eligible.is_empty())
    else {
        return String::new();
    };
    let mut text = words.pick(
        format!("\nGeschikt voor {about}, en wat het plan wint of verliest met wie erbij komt\n"),
        format!("\nEligible for {about}, and what the plan gains or loses by taking them\n"),
    );
    let header = words.pick(
        [
            "wie",
            "vrij",
            "neemt",
            "punten",
            "vte-dagen elders",
            "nu op",
        ],
        [
            "who",
            "free",
            "takes",
            "points",
            "FTE-days elsewhere",
            "now on",
        ],
    );
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let people = answer.eligible.iter().take(SHOWN);
    rows.extend(people.map(|person| render_person(person, words)));
    text.push_str(&render_columns(
        &rows,
        &[Left, Right, Right, Right, Right, Left],
    ));
    let others = answer.eligible.len().saturating_sub(SHOWN);
    if others > 0 {
        text.push_str(&words.pick(
            format!("  en {others} anderen; --json toont iedereen\n"),
            format!("  and {others} others; --json shows everybody\n"),
        ));
    }
    text
}

fn render_person(person: &EligiblePerson, words: Words) -> Vec<String> {
    let own = person.assignments.iter();
    let own: Vec<String> = own
        .map(|share| format!("{} {}", share.demand, words.amount(share.fte)))
        .collect();
    let mut own = own.join(", ");
    let [mut takes, mut points, mut elsewhere] = ["-", "-", "-"].map(str::to_owned);
    if let Some(taking) = &person.taking {
        takes = words.amount(taking.fte);
        points = words.signed(taking.effect.gain_points);
        let net =
            taking.effect.gained_fte_days.hundredths() - taking.effect.lost_fte_days.hundredths();
        elsewhere = words.signed(inzet::explain::Amount::new(net));
    }
    if let Some(rule) = person.obstacle {
        let gap = if own.is_empty() { "" } else { "; " };
        let obstacle = words.obstacle(rule);
        own = words.pick(
            format!("{own}{gap}kan niet: {obstacle}"),
            format!("{own}{gap}not possible: {obstacle}"),
        );
    }
    let free = words.amount(person.free);
    vec![
        person.professional.clone(),
        free,
        takes,
        points,
        elsewhere,
        own,
    ]
}

//! What there is to say about a professional, for the planner. No euro of anybody.

use inzet::explain::ProfessionalAnswer;
use inzet::explain::professional::AssignmentAnswer;
use inzet::model::Dataset;
use inzet::report::Language;

use super::columns::Side::{Left, Right};
use super::columns::render_columns;
use super::nearest::render_nearest;
use super::words::Words;

/// The whole answer.
pub fn render_professional(
    answer: &ProfessionalAnswer,
    dataset: &Dataset,
    language: Language,
) -> String {
    let words = Words { dataset, language };
    let mut text = render_title(answer, words);
    if answer.assignments.is_empty() {
        text.push_str(words.pick("\nGeen toewijzingen.\n", "\nNo assignments.\n"));
    }
    for assignment in &answer.assignments {
        text.push_str(&render_assignment(assignment, words));
    }
    text.push_str(&render_unused(answer, words));
    if !answer.unused.is_empty() {
        text.push_str(&render_nearest(&answer.nearest, words));
    }
    text
}

fn render_title(answer: &ProfessionalAnswer, words: Words) -> String {
    let id = &answer.professional;
    let role = words.role(&answer.role);
    let [available, assigned, unused] = [
        answer.available_fte_days,
        answer.assigned_fte_days,
        answer.unused_fte_days,
    ]
    .map(|days| words.amount(days));
    let (members, most) = (answer.members, answer.max_members);
    words.pick(
        format!(
            "{id}: {role}\n{assigned} van {available} vte-dagen ingezet, {unused} vrij; \
             {members} van hoogstens {most} leden\n"
        ),
        format!(
            "{id}: {role}\n{assigned} of {available} FTE-days assigned, {unused} unused; \
             {members} of at most {most} members\n"
        ),
    )
}

fn render_assignment(one: &AssignmentAnswer, words: Words) -> String {
    let (fte, days) = (words.amount(one.fte), words.amount(one.fte_days));
    let (role, span) = (words.role(&one.role), words.span(one.from, one.to));
    let status = words.status(one.status);
    let (position, member) = (&one.position, &one.member);
    let mut text = words.pick(
        format!(
            "\n{position}: {role} voor {member}, {fte} vte, {span}, {days} vte-dagen; {status}\n"
        ),
        format!(
            "\n{position}: {role} for {member}, {fte} FTE, {span}, {days} FTE-days; {status}\n"
        ),
    );
    let points = &one.points;
    let goals = [
        (words.pick("prioriteit", "priority"), points.coverage),
        (words.pick("solidariteit", "solidarity"), points.solidarity),
        (words.pick("continuïteit", "continuity"), points.continuity),
        (words.pick("geschiktheid", "fit"), points.fit),
        (words.pick("kosten", "cost"), points.cost),
        (
            words.pick("samen, in punten", "together, in points"),
            points.total,
        ),
    ];
    let rows: Vec<Vec<String>> = goals
        .into_iter()
        .map(|(goal, amount)| vec![goal.to_owned(), words.amount(amount)])
        .collect();
    text.push_str(&render_columns(&rows, &[Left, Right]));
    text.push_str(&render_alternative(one, words));
    text
}

fn render_alternative(one: &AssignmentAnswer, words: Words) -> String {
    let Some(alternative) = &one.alternative else {
        return words
            .pick(
                "  Vastgezet door een beslissing: er is geen alternatief gezocht.\n",
                "  Pinned by a decision: no alternative was sought.\n",
            )
            .to_owned();
    };
    let people = alternative.replaced_by.iter();
    let people: Vec<String> = people
        .map(|step| format!("{} {}", step.professional, words.amount(step.fte_after)))
        .collect();
    let instead = if people.is_empty() {
        words.pick("niemand", "nobody").to_owned()
    } else {
        people.join(", ")
    };
    let days = words.signed(alternative.effect.demand_fte_days);
    let effect = words.effect(&alternative.effect);
    let moves = words.moves(&alternative.effect.moves);
    words.pick(
        format!(
            "  Beste alternatief op {}: {instead} ({days} vte-dagen)\n    {effect}\n    plan: {moves}\n",
            one.demand
        ),
        format!(
            "  Best alternative on {}: {instead} ({days} FTE-days)\n    {effect}\n    plan: {moves}\n",
            one.demand
        ),
    )
}

fn render_unused(answer: &ProfessionalAnswer, words: Words) -> String {
    if answer.unused.is_empty() {
        return words
            .pick("\nGeen vrije tijd.\n", "\nNo unused time.\n")
            .to_owned();
    }
    let mut text = words.pick("\nVrije tijd\n", "\nUnused time\n").to_owned();
    let header = words.pick(
        ["van - tot", "werkdagen", "vte", "vte-dagen"],
        ["from - to", "working days", "FTE", "FTE-days"],
    );
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(answer.unused.iter().map(|free| {
        vec![
            words.span(free.from, free.to),
            free.days.to_string(),
            words.amount(free.fte),
            words.amount(free.fte_days),
        ]
    }));
    text.push_str(&render_columns(&rows, &[Left, Right, Right, Right]));
    text
}

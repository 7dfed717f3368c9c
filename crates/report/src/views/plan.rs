//! The plan by member: who comes to whom.

use super::{Look, View, member_cells, person_cells, person_headings, role_name};
use crate::files::{Style, render_position};
use crate::outcome::Outcome;
use crate::table::Cell;

/// Every assignment, by member, position and professional.
#[must_use]
pub fn by_member(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut headings = vec![
        (say("Lid", "Member"), Look::Word),
        (say("Naam van het lid", "Name of the member"), Look::Word),
        (say("Plaats", "Position"), Look::Word),
        (say("Rol", "Role"), Look::Word),
    ];
    headings.extend(person_headings(style));
    headings.extend([
        (say("Vte", "FTE"), Look::Number),
        (say("Van", "From"), Look::Number),
        (say("Tot en met", "To"), Look::Number),
        (say("Dagen", "Days"), Look::Number),
        (say("Vte-dagen", "FTE-days"), Look::Number),
        (say("Herkomst", "Origin"), Look::Word),
    ]);
    let mut view = View::new(say("Per lid", "By member"), &headings);
    let dataset = outcome.dataset();
    let mut served: Vec<_> = outcome.served.iter().collect();
    served.sort_by_key(|one| {
        let assignment = &one.assignment;
        let member = dataset.demands[assignment.demand].member;
        (
            member,
            assignment.demand,
            assignment.position,
            assignment.professional,
        )
    });
    for one in served {
        let assignment = &one.assignment;
        let demand = &dataset.demands[assignment.demand];
        let mut row = Vec::from(member_cells(dataset, demand.member));
        row.push(Cell::text(render_position(demand, assignment.position)));
        row.push(Cell::text(role_name(dataset, demand.role, style.language)));
        row.extend(person_cells(dataset, assignment.professional, style));
        row.extend([
            assignment.fte.into(),
            assignment.from.into(),
            assignment.to.into(),
            Cell::count(one.days),
            (assignment.fte * one.days).into(),
            Cell::text(status(outcome.instance.status(assignment).word(), style)),
        ]);
        view.rows.push(row);
    }
    view
}

/// How an assignment came to be, in words.
fn status(word: &str, style: Style) -> String {
    let (dutch, english) = match word {
        "pinned" => ("vastgezet", "pinned"),
        "same_demand" => ("zelfde vraag", "same demand"),
        "same_member" => ("zelfde lid", "same member"),
        _ => ("nieuw", "new"),
    };
    style.language.pick(dutch, english).to_owned()
}

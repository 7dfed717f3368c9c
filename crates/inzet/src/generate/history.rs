//! Who served whom last quarter.

use super::demands::Demand;
use super::members::{Member, cumulative_weights, draw_member};
use super::random::Random;
use super::staff::Professional;
use super::table::Table;

/// The text of previous.csv: about 60 % of the professionals have a row, some two.
pub fn render_previous(
    demands: &[Demand],
    members: &[Member],
    staff: &[Professional],
    random: &mut Random,
) -> String {
    let mut served = vec![None; staff.len()];
    for demand in demands {
        if let Some(place) = demand.served_by
            && random.permille(850)
        {
            served[place] = Some(demand);
        }
    }
    let weights = cumulative_weights(members);
    let mut table = Table::new(&["professional", "member", "demand"]);
    for (person, served) in staff.iter().zip(served) {
        if let Some(demand) = served {
            table.push(&[&person.id, &members[demand.member].id, &demand.id]);
        }
        // Somewhere else, on a demand that is gone.
        if !members.is_empty() && random.permille(if served.is_some() { 220 } else { 130 }) {
            let member = draw_member(&weights, random);
            if served.is_none_or(|demand| demand.member != member) {
                table.push(&[&person.id, &members[member].id, ""]);
            }
        }
    }
    table.text()
}

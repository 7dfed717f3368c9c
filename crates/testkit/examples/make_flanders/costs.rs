//! Budgets, shared costs and advances: invented amounts.

use std::collections::BTreeMap;

use crate::calendar::working_days;
use crate::demands::Demand;
use crate::members::Member;
use crate::table::Table;

/// Per cent of what all its demands would cost that each member with a budget has.
/// Some bind, the others only nearly.
const BUDGETS: [i64; 6] = [85, 95, 100, 105, 110, 120];

/// Gives six members of middle size a budget near what all their demands would cost.
pub fn set_budgets(members: &mut [Member], demands: &[Demand]) {
    let mut costs: BTreeMap<usize, (usize, i64)> = BTreeMap::new();
    for demand in demands {
        let (count, cost) = costs.entry(demand.member).or_default();
        *count += 1;
        *cost += likely_cost(demand);
    }
    let fitting = costs.into_iter().filter(|(member, (count, _))| {
        (4..=14).contains(count) && members[*member].left.is_empty()
    });
    let chosen: Vec<(usize, i64)> = fitting
        .map(|(member, (_, cost))| (member, cost))
        .step_by(3)
        .collect();
    for ((member, cost), percent) in chosen.into_iter().zip(BUDGETS) {
        // Planners set budgets in steps of 500 euro.
        let cents = cost * percent / 100;
        members[member].budget = Some(cents - cents % 50_000);
    }
}

/// Wages at level 3 and the fee of one person per position, in cents.
fn likely_cost(demand: &Demand) -> i64 {
    let (first, step) = demand.role.day_cost;
    let day_cost = first + 2 * step;
    let days = working_days(demand.from, demand.to);
    demand.positions * (demand.fte * days * day_cost + 75_000)
}

/// The pools of shared costs.
pub fn cost_pools_table() -> String {
    let mut table = Table::new(&[
        "pool",
        "amount_eur",
        "base",
        "equal_share",
        "members",
        "regime",
        "unit_eur",
        "note",
    ]);
    for row in [
        [
            "administratie",
            "184500.00",
            "fte_days",
            "20%",
            "all",
            "exempt",
            "0.01",
            "Werking, na aftrek van de subsidie",
        ],
        [
            "administratie",
            "-27500.00",
            "fte_days",
            "20%",
            "all",
            "exempt",
            "0.01",
            "Werking, na aftrek van de subsidie",
        ],
        [
            "bank",
            "61250.00",
            "wage",
            "",
            "all",
            "exempt",
            "0.01",
            "Wachttijd en verlof tussen opdrachten",
        ],
        [
            "licenties",
            "46312.40",
            "heads",
            "",
            "all",
            "exempt",
            "0.01",
            "Werkplek en licenties per persoon",
        ],
        [
            "lokale_kennisdeling",
            "18000.00",
            "x_inhabitants",
            "25%",
            "kind:local",
            "exempt",
            "1",
            "Per inwoner, een kwart gelijk",
        ],
        [
            "opleiding_derden",
            "9600.00",
            "equal",
            "",
            "kind:flemish",
            "taxable",
            "0.01",
            "Belaste dienst, bedrag zonder btw",
        ],
    ] {
        table.push(&row.map(str::to_owned));
    }
    table.text()
}

/// Entry fees that the board counts as paid before.
pub fn advances_table(members: &[Member]) -> String {
    let mut table = Table::new(&["member", "amount_eur", "date", "note"]);
    for member in members.iter().filter(|member| member.joined > "2025-12-31") {
        let row = [
            member.id.as_str(),
            "2500.00",
            member.joined,
            "Toetredingsbijdrage",
        ];
        table.push(&row.map(str::to_owned));
    }
    table.text()
}

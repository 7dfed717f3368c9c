//! Budgets and shared costs.

use super::calendar::working_days;
use super::demands::Demand;
use super::members::Member;
use super::random::Random;
use super::table::{Table, hundredths};
use super::vocabulary::ROLES;

/// Gives one member in ten a budget of two fifths to all of what its demands would cost.
pub fn set_budgets(members: &mut [Member], demands: &[Demand], random: &mut Random) {
    let mut costs = vec![0; members.len()];
    for demand in demands {
        costs[demand.member] += likely_cost(demand);
    }
    for (member, cost) in members.iter_mut().zip(costs) {
        if random.permille(100) && cost > 0 {
            let cents = cost * (40 + random.below(61) as i64) / 100;
            // Planners set budgets in steps of 500 euro.
            member.budget = Some(cents - cents % 50_000 + 50_000);
        }
    }
}

/// The text of cost_pools.csv: amounts grow with the staff. Without members there is nobody to
/// share a cost, and a pool would be a fault.
pub fn render_cost_pools(members: &[Member], professionals: usize) -> String {
    let per_person = |cents: i64| hundredths(cents * professionals as i64);
    let mut table = Table::new(&["pool", "amount_eur", "base", "equal_share", "members"]);
    if members.is_empty() {
        return table.text();
    }
    table.push(&[
        "administration",
        &per_person(41_000),
        "fte_days",
        "20%",
        "all",
    ]);
    table.push(&[
        "administration",
        &per_person(-6_000),
        "fte_days",
        "20%",
        "all",
    ]);
    table.push(&["licences", &per_person(10_291), "heads", "", "all"]);
    table.text()
}

/// Wages at level 3 and the fee of one person per position, in cents.
fn likely_cost(demand: &Demand) -> i64 {
    let (first, step) = ROLES[demand.role].day_cost;
    let day_cost = first + 2 * step;
    let days = working_days(demand.from, demand.to);
    demand.positions * (demand.fte * days * day_cost + 75_000)
}

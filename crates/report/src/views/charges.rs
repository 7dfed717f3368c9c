//! What every member pays: wages, management fees and each pool.

use inzet_money::Charges;

use super::{Look, View, member_cells};
use crate::files::Style;
use crate::outcome::Outcome;
use crate::table::Cell;

/// Every member, a column a pool.
#[must_use]
pub fn by_member(outcome: &Outcome, charges: &Charges, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Kosten", "Charges"),
        &[
            (say("Lid", "Member"), Look::Word),
            (say("Naam", "Name"), Look::Word),
            (say("Lonen (euro)", "Wages (euro)"), Look::Number),
            (
                say("Beheersvergoeding (euro)", "Management fees (euro)"),
                Look::Number,
            ),
        ],
    );
    let dataset = outcome.dataset();
    for pool in &dataset.cost_pools {
        view.add_heading(format!("{} (euro)", pool.id), Look::Number);
    }
    view.add_heading(
        say("Samen (euro)", "Together (euro)").to_owned(),
        Look::Number,
    );
    for total in &charges.totals {
        let mut pools = vec![Cell::Empty; dataset.cost_pools.len()];
        for line in charges.lines_of(total.member) {
            if let Some(cell) = line.pool.and_then(|pool| pools.get_mut(pool)) {
                *cell = line.amount.into();
            }
        }
        let mut row = Vec::from(member_cells(dataset, total.member));
        row.extend([total.wage.into(), total.fee.into()]);
        row.extend(pools);
        row.push(total.total.into());
        view.rows.push(row);
    }
    view
}

/// The totals of wages, fees and each pool.
#[must_use]
pub fn by_kind(outcome: &Outcome, charges: &Charges, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Kosten in het kort", "Charges in short"),
        &[
            (say("Kost", "Cost"), Look::Word),
            (say("Bedrag (euro)", "Amount (euro)"), Look::Number),
        ],
    );
    let totals = charges.totals.iter();
    let (wages, fees) = totals.fold((0, 0), |(wages, fees), total| {
        let (wage, fee) = (
            i128::from(total.wage.count()),
            i128::from(total.fee.count()),
        );
        (wages + wage, fees + fee)
    });
    let row = |name: &str, amount| vec![Cell::text(name), Cell::Hundredths(amount)];
    view.rows.push(row(say("lonen", "wages"), wages));
    view.rows
        .push(row(say("beheersvergoedingen", "management fees"), fees));
    for (place, pool) in outcome.dataset().cost_pools.iter().enumerate() {
        let lines = charges.lines.iter().filter(|line| line.pool == Some(place));
        let amount = lines.map(|line| i128::from(line.amount.count())).sum();
        view.rows.push(row(&pool.id, amount));
    }
    view
}

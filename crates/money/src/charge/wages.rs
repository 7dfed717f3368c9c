use inzet_model::Dataset;

use super::line::{ChargeKind, ChargeLine, Position, bare_line};
use super::overflow;
use crate::fault::MoneyFault;
use crate::pool::Method;
use crate::quantity::Quantity;
use crate::quota::Quota;
use crate::service::Served;
use crate::wage::{checked_wage, exact_wage};

/// One line per assignment.
pub(super) fn wage_lines(
    dataset: &Dataset,
    served: &[Served],
    faults: &mut Vec<MoneyFault>,
) -> Vec<ChargeLine> {
    let mut lines = Vec::with_capacity(served.len());
    for one in served {
        match wage_line(dataset, one) {
            Some(line) => lines.push(line),
            None => faults.push(overflow(ChargeKind::Wage)),
        }
    }
    lines
}

fn wage_line(dataset: &Dataset, served: &Served) -> Option<ChargeLine> {
    let assignment = &served.assignment;
    let day_cost = dataset.professionals[assignment.professional].day_cost;
    let quota = exact_wage(day_cost, assignment.fte, served.days);
    Some(ChargeLine {
        professional: Some(assignment.professional),
        position: Some(Position {
            demand: assignment.demand,
            number: assignment.position,
        }),
        quantity: Quantity::FteDays(assignment.fte * served.days),
        quota: Quota::from(quota),
        ..bare_line(
            dataset.demands[assignment.demand].member,
            ChargeKind::Wage,
            checked_wage(day_cost, assignment.fte, served.days)?,
            Method::DayCost,
        )
    })
}

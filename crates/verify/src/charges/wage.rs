//! One wage line per assignment: day_cost x fte x days(a), half up to the cent.

use inzet_model::Assignment;

use crate::charges::{Kind, Line};
use crate::facts::Facts;
use crate::files::cell::Cell;
use crate::fraction::Fraction;

pub(super) fn lines(facts: &Facts, assignments: &[Assignment]) -> Vec<Line> {
    assignments.iter().map(|one| line(facts, one)).collect()
}

fn line(facts: &Facts, assignment: &Assignment) -> Line {
    let fte_days = facts.fte_days(assignment);
    let day_cost = facts.dataset.professionals[assignment.professional].day_cost;
    let quota = Fraction::new(i128::from(day_cost.count()) * fte_days, 100);
    Line {
        member: facts.dataset.demands[assignment.demand].member,
        kind: Kind::Wage,
        professional: Some(assignment.professional),
        assignment: Some(*assignment),
        quantity: Cell::Hundredths(fte_days),
        total_quantity: Cell::Blank,
        quota: Cell::exact(quota),
        amount: quota.half_up(),
        method: Cell::word("day_cost"),
        pool: None,
    }
}

//! One fee line per (professional, member): eur_per_month x months x calendar days in the union
//! of its spans / calendar days of the period, half up to the cent.

use crate::charges::{Kind, Line};
use crate::facts::Facts;
use crate::files::cell::Cell;
use crate::runs::calendar_days;
use crate::usage::{FeeRule, Usage};

pub(super) fn lines(facts: &Facts, usage: &Usage) -> Vec<Line> {
    let rule = FeeRule::of(facts);
    let period_days = calendar_days(facts.calendar.period());
    usage
        .pairs
        .iter()
        .map(|((member, professional), days)| Line {
            member: *member,
            kind: Kind::ManagementFee,
            professional: Some(*professional),
            assignment: None,
            quantity: Cell::Count(i128::from(*days)),
            total_quantity: Cell::Count(i128::from(period_days)),
            quota: Cell::exact(rule.quota(*days)),
            amount: rule.fee(*days),
            method: Cell::word("flat_fee"),
            pool: None,
        })
        .collect()
}

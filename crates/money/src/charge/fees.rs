use inzet_model::Dataset;

use super::line::{ChargeKind, ChargeLine, bare_line};
use super::overflow;
use crate::fault::MoneyFault;
use crate::fee::FeeRule;
use crate::pool::Method;
use crate::quantity::Quantity;
use crate::quota::Quota;
use crate::service::{Pair, Served, pairs};

/// One line per professional and member.
pub(super) fn fee_lines(
    dataset: &Dataset,
    served: &[Served],
    faults: &mut Vec<MoneyFault>,
) -> Vec<ChargeLine> {
    let rule = FeeRule::new(&dataset.policy);
    let period = &dataset.policy.period;
    let period_days = u64::from(period.from.days_through(period.to));
    let mut lines = Vec::new();
    for pair in pairs(dataset, served) {
        match fee_line(&rule, &pair, period_days) {
            Some(line) => lines.push(line),
            None => faults.push(overflow(ChargeKind::ManagementFee)),
        }
    }
    lines
}

fn fee_line(rule: &FeeRule, pair: &Pair, period_days: u64) -> Option<ChargeLine> {
    Some(ChargeLine {
        professional: Some(pair.professional),
        quantity: Quantity::Days(u64::from(pair.span_days)),
        total_quantity: Some(Quantity::Days(period_days)),
        quota: Quota::from(rule.exact_fee(pair.span_days)),
        ..bare_line(
            pair.member,
            ChargeKind::ManagementFee,
            rule.checked_fee(pair.span_days)?,
            Method::FlatFee,
        )
    })
}

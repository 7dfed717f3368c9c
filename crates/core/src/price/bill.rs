//! Bills: what one professional costs a member, wage and fee, and what a cut counts it for.

use inzet_model::{Fte, MemberIx};
use inzet_money::wage;

use crate::candidates::{Pair, PairIx};
use crate::instance::Instance;
use crate::price::rows::RowIx;
use crate::spans::SpanUnion;

/// How many bills above a part of the budget an amount counts for: with `bills` of them allowed,
/// `floor(cents * (bills + 1) / (budget + 1))`.
#[must_use]
pub(crate) fn whole_bills(cents: i64, bills: u32, budget: i64) -> i64 {
    let parts = i128::from(cents) * (i128::from(bills) + 1);
    let whole = parts.div_euclid(i128::from(budget.max(0)) + 1);
    i64::try_from(whole).expect("a bill within the budget counts for few")
}

/// Wages and fee of a bundle of one professional at a member, beyond what the pins pay, in cents.
#[must_use]
pub(crate) fn bill(instance: &Instance, member: MemberIx, items: &[(PairIx, u8)]) -> i64 {
    let candidates = instance.candidates();
    let own = items.iter().filter(|&&(number, _)| {
        instance.dataset().demands[candidates.pair(number).demand].member == member
    });
    let wages = own.map(|&(number, fte)| wage_of(instance, candidates.pair(number), fte));
    wages.sum::<i64>() + extra_fee(instance, member, items)
}

/// What a payroll pays for the items that are told apart on the bills of a member, in cents: each
/// with a fee of its own. What they save by sharing it, the person's bundle gives back.
pub(crate) fn bill_of_told(
    instance: &Instance,
    member: MemberIx,
    told: &[((PairIx, u8), RowIx)],
) -> i64 {
    let bills = told
        .iter()
        .map(|&(item, _)| bill(instance, member, &[item]));
    bills.sum()
}

/// The wage of a pair at some FTE, in cents.
#[must_use]
pub(crate) fn wage_of(instance: &Instance, pair: &Pair, fte: u8) -> i64 {
    let day_cost = instance.dataset().professionals[pair.professional].day_cost;
    wage(day_cost, Fte::from_hundredths(u32::from(fte)), pair.days).count()
}

/// What a bundle of one professional adds to the fee at a member, in cents.
#[must_use]
pub(crate) fn extra_fee(instance: &Instance, member: MemberIx, items: &[(PairIx, u8)]) -> i64 {
    let dataset = instance.dataset();
    let candidates = instance.candidates();
    let Some(&(first, _)) = items.first() else {
        return 0;
    };
    let professional = candidates.pair(first).professional;
    let mut union = SpanUnion::default();
    for pin in instance.pins_of(professional) {
        if dataset.demands[pin.assignment.demand].member == member {
            union.add(pin.assignment.from, pin.assignment.to);
        }
    }
    let pinned = instance.fee_rule().fee(union.days());
    for &(number, _) in items {
        let demand = candidates.pair(number).demand;
        if dataset.demands[demand].member == member {
            let run = instance
                .run(professional, demand)
                .expect("a candidate has a run");
            union.add(run.from, run.to);
        }
    }
    (instance.fee_rule().fee(union.days()) - pinned).count()
}

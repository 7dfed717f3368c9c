//! What each member uses.

use inzet_model::{Cents, Dataset, FteDays, IndexVec, MemberIx};

use crate::fee::FeeRule;
use crate::fraction::Fraction;
use crate::months::months;
use crate::service::{Pair, Served, pairs};
use crate::wage::checked_wage;

/// What a member uses in the period and what that costs it before any pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Full-time days of the assignments.
    pub fte_days: FteDays,
    /// Professional-months: months x days of the spans' union / days of the period, summed.
    pub heads: Fraction,
    /// Wages of the assignments.
    pub wage: Cents,
    /// Management fees of the professionals.
    pub fee: Cents,
    /// Distinct professionals.
    pub people: u32,
}

/// What every member uses, by member; also where a pool is faulty.
///
/// Sums beyond 64 bits, which no folder that FORMAT allows reaches, stay at the largest amount;
/// [`crate::charge()`] reports them.
#[must_use]
pub fn measure(dataset: &Dataset, served: &[Served]) -> IndexVec<MemberIx, Usage> {
    let mut members = IndexVec::from_vec(vec![NOTHING; dataset.members.len()]);
    for one in served {
        let member = dataset.demands[one.assignment.demand].member;
        add_work(dataset, one, &mut members[member]);
    }
    let fees = FeeRule::new(&dataset.policy);
    let mut span_days = vec![0_i128; dataset.members.len()];
    for pair in pairs(dataset, served) {
        add_person(&fees, &pair, &mut members[pair.member]);
        span_days[pair.member.index()] += i128::from(pair.span_days);
    }
    for (usage, days) in members.iter_mut().zip(span_days) {
        usage.heads = heads(dataset, days);
    }
    members
}

const NOTHING: Usage = Usage {
    fte_days: FteDays::ZERO,
    heads: Fraction::ZERO,
    wage: Cents::ZERO,
    fee: Cents::ZERO,
    people: 0,
};

fn add_work(dataset: &Dataset, served: &Served, usage: &mut Usage) {
    let assignment = &served.assignment;
    let day_cost = dataset.professionals[assignment.professional].day_cost;
    usage.fte_days += assignment.fte * served.days;
    let wage = checked_wage(day_cost, assignment.fte, served.days);
    usage.wage = saturating_sum(usage.wage, wage);
}

fn add_person(fees: &FeeRule, pair: &Pair, usage: &mut Usage) {
    usage.people += 1;
    usage.fee = saturating_sum(usage.fee, fees.checked_fee(pair.span_days));
}

fn saturating_sum(sum: Cents, part: Option<Cents>) -> Cents {
    part.and_then(|part| sum.checked_add(part))
        .unwrap_or(Cents::new(i64::MAX))
}

/// Pairs of one member have the period's months and days in common, so their span days add up
/// before the one division.
fn heads(dataset: &Dataset, span_days: i128) -> Fraction {
    let period = &dataset.policy.period;
    let months = months(period);
    let days = i128::from(period.from.days_through(period.to).max(1));
    Fraction::new(months.numerator() * span_days, months.denominator() * days)
}

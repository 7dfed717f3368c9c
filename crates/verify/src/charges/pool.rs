//! One line per member of a pool (MONEY "Inputs" and M3 to M6).

use inzet_model::{Base, CostPool, MemberIx, Share, ZeroBase};

use crate::charges::membership::sharers;
use crate::charges::split::{Part, Weight, split};
use crate::charges::{Kind, Line, PoolPart};
use crate::facts::Facts;
use crate::files::cell::Cell;
use crate::usage::{FeeRule, Usage};

/// Whether M6 applies to some pool: its base is zero for every member that shares it, and the
/// policy makes that an error. Then a result has no charges.
pub(crate) fn has_zero_base(facts: &Facts, usage: &Usage) -> bool {
    facts.dataset.policy.zero_base == ZeroBase::Error
        && facts.dataset.cost_pools.iter().any(|pool| {
            pool.equal_share != Share::WHOLE
                && sharers(facts, pool)
                    .iter()
                    .all(|(member, days)| quantity(facts, usage, pool, *member, *days) == 0)
        })
}

/// The lines of all pools, by pool and member; a pool that cannot be split to its unit, or not
/// within 127 bits, is handed back by its name.
pub(crate) fn pool_lines(facts: &Facts, usage: &Usage) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for (place, pool) in facts.dataset.cost_pools.iter().enumerate() {
        let own = lines_of(facts, usage, place, pool).ok_or_else(|| pool.id.clone())?;
        lines.extend(own);
    }
    Ok(lines)
}

fn lines_of(facts: &Facts, usage: &Usage, place: usize, pool: &CostPool) -> Option<Vec<Line>> {
    let sharers = sharers(facts, pool);
    let weights: Vec<Weight> = sharers
        .iter()
        .map(|(member, days)| {
            let quantity = quantity(facts, usage, pool, *member, *days);
            Some(Weight {
                days: u128::from(*days),
                quantity: u128::try_from(quantity).ok()?,
            })
        })
        .collect::<Option<_>>()?;
    let unit = u128::from(pool.unit.count().unsigned_abs());
    let amount = u128::from(pool.amount.count().unsigned_abs());
    if unit == 0 || !amount.is_multiple_of(unit) {
        return None;
    }
    let parts = split(amount / unit, pool.equal_share.millionths(), &weights)?;
    let total: u128 = weights.iter().map(|one| one.quantity).sum();
    let total = i128::try_from(total).ok()?;
    let total_days: u32 = sharers.iter().map(|(_, days)| *days).sum();
    let mut lines = Vec::new();
    for (((member, days), weight), part) in sharers.into_iter().zip(weights).zip(parts) {
        let sign = i128::from(pool.amount.count().signum());
        lines.push(Line {
            member,
            kind: Kind::Pool,
            professional: None,
            assignment: None,
            quantity: shown(facts, pool, i128::try_from(weight.quantity).ok()?),
            total_quantity: shown(facts, pool, total),
            quota: quota(&part, sign),
            amount: sign * i128::try_from(part.units.checked_mul(unit)?).ok()?,
            method: method(pool, total),
            pool: Some(PoolPart {
                place,
                days,
                total_days,
                odd_unit: part.odd_unit,
            }),
        });
    }
    Some(lines)
}

/// The member's quantity of the pool's base as a whole number, on a grid of its own: hundredths
/// of FTE-days, calendar days of professionals, cents, days of membership, or hundredths.
fn quantity(facts: &Facts, usage: &Usage, pool: &CostPool, member: MemberIx, days: u32) -> i128 {
    let used = &usage.members[member];
    match pool.base {
        Base::FteDays => used.fte_days,
        Base::Heads => used.calendar_days,
        Base::Wage => used.wage,
        Base::Equal => i128::from(days),
        Base::Column(column) => {
            let bases = &facts.dataset.members[member].bases;
            bases
                .get(column)
                .map_or(0, |base| i128::from(base.hundredths()))
        }
    }
}

fn shown(facts: &Facts, pool: &CostPool, quantity: i128) -> Cell {
    match pool.base {
        Base::FteDays | Base::Wage | Base::Column(_) => Cell::Hundredths(quantity),
        Base::Heads => Cell::exact(FeeRule::of(facts).heads(quantity)),
        Base::Equal => Cell::Count(quantity),
    }
}

fn quota(part: &Part, sign: i128) -> Cell {
    let sign = if sign < 0 && part.numerator.narrow() != Some(0) {
        "-"
    } else {
        ""
    };
    Cell::Exact {
        numerator: format!("{sign}{}", part.numerator),
        denominator: part.denominator.to_string(),
    }
}

/// MONEY does not say what a pool is called whose base is zero and that is split by days all the
/// same: both words are right then.
fn method(pool: &CostPool, total: i128) -> Cell {
    let (plain, equal) = ("largest_remainder", "largest_remainder+equal");
    if pool.equal_share > Share::ZERO {
        Cell::word(equal)
    } else if total == 0 {
        Cell::OneOf(vec![equal.to_owned(), plain.to_owned()])
    } else {
        Cell::word(plain)
    }
}

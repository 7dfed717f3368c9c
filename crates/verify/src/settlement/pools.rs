//! Each pool, split anew from the quantities and days on its lines.

use inzet_model::{Share, ZeroBase};

use super::read::{LINES, Line};
use super::{SettledPool, violation};
use crate::charges::{Part, Weight, split};
use crate::fraction::{Fraction, common_divisor};
use crate::shown::hundredths;
use crate::verdict::Violation;

pub(super) fn check(
    lines: &[Line],
    pools: &[SettledPool],
    zero_base: ZeroBase,
    violations: &mut Vec<Violation>,
) {
    for line in lines {
        if !pools.iter().any(|pool| pool.id == line.pool) {
            violations.push(cell(line, "pool", &line.pool, "a pool that was settled"));
        }
    }
    for pool in pools {
        let mut own: Vec<&Line> = lines.iter().filter(|line| line.pool == pool.id).collect();
        own.sort_by(|one, other| one.member.cmp(&other.member));
        check_sums(&own, pool, violations);
        match parts(&own, pool, zero_base) {
            Some(parts) => check_parts(&own, pool, &parts, violations),
            None => violations.push(violation(
                format!("{LINES} pool {}", pool.id),
                "lines that cannot be split".to_owned(),
                "lines among which the amount can be split".to_owned(),
            )),
        }
    }
}

fn check_sums(own: &[&Line], pool: &SettledPool, violations: &mut Vec<Violation>) {
    let quantity = own
        .iter()
        .fold(Fraction::ZERO, |sum, line| sum.plus(line.quantity));
    let days: i128 = own.iter().map(|line| line.days).sum();
    for line in own {
        let amount = i128::from(pool.amount.count());
        if line.pool_amount != amount {
            let found = hundredths(line.pool_amount);
            violations.push(cell(line, "pool_amount_eur", &found, &hundredths(amount)));
        }
        if line.total_quantity != quantity {
            let shown = |one: Fraction| format!("{}/{}", one.numerator(), one.denominator());
            let (found, expected) = (shown(line.total_quantity), shown(quantity));
            violations.push(cell(line, "total_quantity", &found, &expected));
        }
        if line.total_days != days {
            let (found, expected) = (line.total_days.to_string(), days.to_string());
            violations.push(cell(line, "total_days", &found, &expected));
        }
        if line.days <= 0 {
            violations.push(cell(line, "days", &line.days.to_string(), "more than 0"));
        }
    }
    let shares: i128 = own.iter().map(|line| line.share).sum();
    if shares != i128::from(pool.amount.count()) {
        violations.push(violation(
            format!("{LINES} pool {}: sum of share_eur", pool.id),
            hundredths(shares),
            pool.amount.to_string(),
        ));
    }
}

/// The split of a pool by the quantities of its lines, or `None` when there is none.
fn parts(own: &[&Line], pool: &SettledPool, zero_base: ZeroBase) -> Option<Vec<Part>> {
    let (amount, unit) = (
        pool.amount.count().unsigned_abs(),
        pool.unit.count().unsigned_abs(),
    );
    let nothing = own.iter().all(|line| line.quantity == Fraction::ZERO);
    let refused = nothing && zero_base == ZeroBase::Error && pool.equal_share != Share::WHOLE;
    if own.is_empty() || refused || unit == 0 || amount % unit != 0 {
        return None;
    }
    let common = own.iter().try_fold(1_u128, |common, line| {
        let below = line.quantity.denominator().unsigned_abs();
        common.checked_mul(below / common_divisor(common, below))
    })?;
    let weights = own.iter().map(|line| {
        let below = line.quantity.denominator().unsigned_abs();
        let above = u128::try_from(line.quantity.numerator()).ok()?;
        Some(Weight {
            days: u128::try_from(line.days).ok()?,
            quantity: above.checked_mul(common / below)?,
        })
    });
    let weights: Vec<Weight> = weights.collect::<Option<_>>()?;
    split(
        u128::from(amount / unit),
        pool.equal_share.millionths(),
        &weights,
    )
}

fn check_parts(own: &[&Line], pool: &SettledPool, parts: &[Part], violations: &mut Vec<Violation>) {
    let sign = i128::from(pool.amount.count().signum());
    let unit = i128::from(pool.unit.count());
    for (line, part) in own.iter().zip(parts) {
        let units = i128::try_from(part.units).unwrap_or(i128::MAX / unit.max(1));
        let share = sign * units * unit;
        if line.share != share {
            let (found, expected) = (hundredths(line.share), hundredths(share));
            violations.push(cell(line, "share_eur", &found, &expected));
        }
        if line.odd_unit != i128::from(part.odd_unit) {
            let expected = i128::from(part.odd_unit).to_string();
            violations.push(cell(
                line,
                "odd_unit",
                &line.odd_unit.to_string(),
                &expected,
            ));
        }
        let minus = if sign < 0 && part.numerator.narrow() != Some(0) {
            "-"
        } else {
            ""
        };
        let quota = format!("{minus}{}/{}", part.numerator, part.denominator);
        if line.quota != quota {
            violations.push(cell(line, "quota", &line.quota, &quota));
        }
        let by_days = pool.equal_share > Share::ZERO || line.total_quantity == Fraction::ZERO;
        let method = match by_days {
            true => "largest_remainder+equal",
            false => "largest_remainder",
        };
        if line.method != method {
            violations.push(cell(line, "method", &line.method, method));
        }
    }
}

fn cell(line: &Line, column: &str, found: &str, expected: &str) -> Violation {
    violation(
        format!(
            "{LINES}:{} {column} of {} {} ({})",
            line.line, line.member, line.pool, line.base
        ),
        found.to_owned(),
        expected.to_owned(),
    )
}

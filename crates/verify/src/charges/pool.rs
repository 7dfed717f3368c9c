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

#[cfg(test)]
mod tests {
    use inzet_model::{
        Assignment, Cents, Dataset, Fte, MemberKind, MemberState, PoolMembers, Quantity, Regime,
    };

    use super::*;
    use crate::example::{dataset, january, member, period};

    /// Three members: M1, M2 that joins on 1 March (31 days), and M3, Flemish.
    fn folder(base: Base) -> Dataset {
        let mut it = dataset();
        it.members.push(member("M3"));
        it.members[1].joined = Some(january(1).plus(59));
        it.members[2].kind = MemberKind::Flemish;
        it.base_columns = vec!["x_weight".to_owned()];
        for (body, weight) in it.members.iter_mut().zip([100, 200, 0]) {
            body.bases = vec![Quantity::from_hundredths(weight).unwrap()];
        }
        it.cost_pools.push(CostPool {
            id: "pool".to_owned(),
            amount: Cents::new(1_000_000),
            base,
            equal_share: Share::ZERO,
            members: PoolMembers::All,
            regime: Regime::Exempt,
            unit: Cents::new(1),
            note: String::new(),
        });
        it
    }

    /// P1 a full quarter on D1 of M1: 63 days, 31,500 euro.
    fn amounts(dataset: &Dataset) -> Vec<(usize, i128)> {
        let facts = Facts::new(dataset);
        let usage = Usage::of(
            &facts,
            &[Assignment {
                professional: 0.into(),
                demand: 0.into(),
                position: 1,
                fte: Fte::ONE,
                from: period().from,
                to: period().to,
            }],
        );
        let lines = pool_lines(&facts, &usage).unwrap();
        lines
            .iter()
            .map(|line| (line.member.index(), line.amount))
            .collect()
    }

    #[test]
    fn days_of_membership_are_the_equal_base() {
        // 90, 31 and 90 of 211 days of a million cents: 426,540 60/211, 146,919 91/211 and
        // 426,540 60/211; the odd cent goes to the largest remainder, M2.
        let expected = [(0, 426_540), (1, 146_920), (2, 426_540)];
        assert_eq!(amounts(&folder(Base::Equal)), expected);
    }

    #[test]
    fn a_column_counts_as_it_is_typed() {
        // 1.00 and 2.00 of 3.00: 333,333 1/3 and 666,666 2/3.
        let expected = [(0, 333_333), (1, 666_667), (2, 0)];
        assert_eq!(amounts(&folder(Base::Column(0))), expected);
    }

    #[test]
    fn only_members_that_use_something_pay_by_use() {
        for base in [Base::FteDays, Base::Heads, Base::Wage] {
            assert_eq!(amounts(&folder(base)), [(0, 1_000_000), (1, 0), (2, 0)]);
        }
    }

    #[test]
    fn a_pool_has_the_members_it_names_but_no_candidates() {
        let mut it = folder(Base::Equal);
        it.cost_pools[0].members = PoolMembers::Kind(MemberKind::Local);
        // 90 and 31 of 121 days: 743,801 79/121 and 256,198 42/121.
        assert_eq!(amounts(&it), [(0, 743_802), (1, 256_198)]);
        it.members[1].state = MemberState::Candidate;
        assert_eq!(amounts(&it), [(0, 1_000_000)]);
        it.cost_pools[0].members = PoolMembers::Listed(vec![1.into(), 2.into()]);
        assert_eq!(amounts(&it), [(2, 1_000_000)]);
    }

    #[test]
    fn shares_are_whole_units() {
        let mut it = folder(Base::Column(0));
        it.cost_pools[0].unit = Cents::new(100_000);
        // Ten units of 1,000 euro: 3 1/3 and 6 2/3.
        assert_eq!(amounts(&it), [(0, 300_000), (1, 700_000), (2, 0)]);
        it.cost_pools[0].amount = Cents::new(1_000_001);
        let facts = Facts::new(&it);
        let usage = Usage::of(&facts, &[]);
        assert_eq!(pool_lines(&facts, &usage).err(), Some("pool".to_owned()));
    }

    #[test]
    fn a_zero_base_is_an_error_or_split_by_days() {
        let mut it = folder(Base::Column(0));
        it.cost_pools[0].members = PoolMembers::Listed(vec![2.into()]);
        let is_zero = |it: &Dataset| {
            let facts = Facts::new(it);
            has_zero_base(&facts, &Usage::of(&facts, &[]))
        };
        assert!(is_zero(&it));
        it.cost_pools[0].equal_share = Share::WHOLE;
        assert!(!is_zero(&it));
        assert_eq!(amounts(&it), [(2, 1_000_000)]);
        it.cost_pools[0].equal_share = Share::ZERO;
        it.policy.zero_base = ZeroBase::Equal;
        assert!(!is_zero(&it));
        assert_eq!(amounts(&it), [(2, 1_000_000)]);
    }
}

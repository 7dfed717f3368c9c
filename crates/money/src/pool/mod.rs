//! A cost pool, split among its members.

mod weights;

use inzet_model::{Base, Cents, CostPool, IndexVec, MemberIx, PoolMembers, Share, ZeroBase};

use self::weights::weights;
use crate::base;
use crate::basis::BasisRow;
use crate::fault::MoneyFault;
use crate::quantity::Quantity;
use crate::quota::Quota;
use crate::split::{Slice, SplitFault, divide};

/// How the amount of a line came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Day cost x FTE x days, half up to the cent.
    DayCost,
    /// The flat management fee, half up to the cent.
    FlatFee,
    /// Largest remainder on the base.
    LargestRemainder,
    /// Largest remainder on the base and on days of membership together.
    LargestRemainderEqual,
}

impl Method {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::DayCost => "day_cost",
            Self::FlatFee => "flat_fee",
            Self::LargestRemainder => "largest_remainder",
            Self::LargestRemainderEqual => "largest_remainder+equal",
        }
    }
}

/// What one member pays of one pool, with all that is needed to redo it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolLine {
    /// Who pays.
    pub member: MemberIx,
    /// How much of the base it has.
    pub quantity: Quantity,
    /// How much of the base the pool's members have together.
    pub total_quantity: Quantity,
    /// Its days of membership.
    pub days: u64,
    /// Days of membership of the pool's members together.
    pub total_days: u64,
    /// amount x (e x d/D + (1 - e) x q/Q), exact, in rounding units.
    pub quota: Quota,
    /// The floor or the ceiling of the quota, in euro.
    pub amount: Cents,
    /// Whether it received one of the units left over.
    pub odd_unit: bool,
    /// How the pool was split.
    pub method: Method,
}

/// Splits a pool among its members: those it names that have days of membership.
///
/// # Errors
/// M6 and the faults of the pool itself: see [`MoneyFault`], all of which name the pool.
///
/// # Source
/// MONEY, M3 to M6 and inputs.
pub fn split_pool(
    pool: &CostPool,
    basis: &IndexVec<MemberIx, BasisRow>,
    zero_base: ZeroBase,
) -> Result<Vec<PoolLine>, MoneyFault> {
    let amount = amount_in_units(pool)?;
    let sharers = sharers(pool, basis)?;
    let totals = Totals::of(pool, &sharers)?;
    let equal_share = totals.equal_share(pool, zero_base)?;
    let overflow = || overflow(pool);
    let weights = weights(&sharers, &totals, equal_share).ok_or_else(overflow)?;
    let slices = divide(amount, &weights).map_err(|fault| match fault {
        SplitFault::ZeroWeights => MoneyFault::ZeroBase {
            pool: pool.id.clone(),
        },
        _ => overflow(),
    })?;
    let method = if equal_share == Share::ZERO {
        Method::LargestRemainder
    } else {
        Method::LargestRemainderEqual
    };
    sharers
        .iter()
        .zip(slices)
        .map(|(sharer, slice)| line(pool, sharer, &totals, slice, method).ok_or_else(overflow))
        .collect()
}

fn overflow(pool: &CostPool) -> MoneyFault {
    MoneyFault::Overflow {
        place: pool.id.clone(),
    }
}

fn amount_in_units(pool: &CostPool) -> Result<i128, MoneyFault> {
    let (amount, unit) = (pool.amount.count(), pool.unit.count());
    if unit <= 0 || amount % unit != 0 {
        return Err(MoneyFault::OffUnit {
            pool: pool.id.clone(),
            amount: pool.amount,
            unit: pool.unit,
        });
    }
    Ok(i128::from(amount / unit))
}

/// One of the pool's members.
struct Sharer {
    member: MemberIx,
    days: u64,
    quantity: Quantity,
}

fn sharers(
    pool: &CostPool,
    basis: &IndexVec<MemberIx, BasisRow>,
) -> Result<Vec<Sharer>, MoneyFault> {
    let mut sharers = Vec::new();
    for (member, row) in basis.iter_enumerated() {
        if row.membership_days == 0 || !takes_part(&pool.members, member, row) {
            continue;
        }
        let quantity = quantity(pool, row)?;
        sharers.push(Sharer {
            member,
            days: row.membership_days,
            quantity,
        });
    }
    if sharers.is_empty() {
        return Err(MoneyFault::NobodyLeft {
            pool: pool.id.clone(),
        });
    }
    Ok(sharers)
}

fn takes_part(members: &PoolMembers, member: MemberIx, row: &BasisRow) -> bool {
    match members {
        PoolMembers::All => true,
        PoolMembers::Kind(kind) => row.kind == *kind,
        PoolMembers::Listed(listed) => listed.binary_search(&member).is_ok(),
    }
}

fn quantity(pool: &CostPool, row: &BasisRow) -> Result<Quantity, MoneyFault> {
    let Some(quantity) = base::quantity(&pool.base, row) else {
        return Err(MoneyFault::NoColumn {
            pool: pool.id.clone(),
            column: match pool.base {
                Base::Column(place) => place,
                _ => 0,
            },
        });
    };
    if quantity.is_negative() {
        return Err(MoneyFault::NegativeQuantity {
            pool: pool.id.clone(),
            member: row.member.clone(),
            quantity: quantity.to_string(),
        });
    }
    Ok(quantity)
}

struct Totals {
    days: u64,
    quantity: Quantity,
}

impl Totals {
    fn of(pool: &CostPool, sharers: &[Sharer]) -> Result<Self, MoneyFault> {
        let (first, rest) = sharers
            .split_first()
            .ok_or_else(|| MoneyFault::NobodyLeft {
                pool: pool.id.clone(),
            })?;
        let start = Self {
            days: first.days,
            quantity: first.quantity,
        };
        rest.iter()
            .try_fold(start, |sum, sharer| {
                Some(Self {
                    days: sum.days.checked_add(sharer.days)?,
                    quantity: sum.quantity.checked_add(sharer.quantity)?,
                })
            })
            .ok_or_else(|| overflow(pool))
    }

    /// The part that is shared by days of membership: the pool's own, or the whole when its base
    /// is zero and the policy says so. No matter when all of it is shared so anyway.
    fn equal_share(&self, pool: &CostPool, zero_base: ZeroBase) -> Result<Share, MoneyFault> {
        if pool.equal_share == Share::WHOLE || !self.quantity.is_zero() {
            return Ok(pool.equal_share);
        }
        match zero_base {
            ZeroBase::Equal => Ok(Share::WHOLE),
            ZeroBase::Error => Err(MoneyFault::ZeroBase {
                pool: pool.id.clone(),
            }),
        }
    }
}

fn line(
    pool: &CostPool,
    sharer: &Sharer,
    totals: &Totals,
    slice: Slice,
    method: Method,
) -> Option<PoolLine> {
    let cents = slice.units.checked_mul(i128::from(pool.unit.count()))?;
    Some(PoolLine {
        member: sharer.member,
        quantity: sharer.quantity,
        total_quantity: totals.quantity,
        days: sharer.days,
        total_days: totals.days,
        quota: slice.quota,
        amount: Cents::new(i64::try_from(cents).ok()?),
        odd_unit: slice.odd_unit,
        method,
    })
}

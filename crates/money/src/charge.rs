//! What every member is charged.

use inzet_model::{
    Base, Cents, CostPool, Dataset, DemandIx, IndexVec, MemberIx, PositionNumber, ProfessionalIx,
    Share,
};

use crate::basis::{BasisRow, basis};
use crate::fault::MoneyFault;
use crate::fee::FeeRule;
use crate::pool::{Method, PoolLine, split_pool};
use crate::quantity::Quantity;
use crate::quota::Quota;
use crate::service::{Pair, Served, pairs};
use crate::usage::measure;
use crate::wage::{checked_wage, exact_wage};

/// What every member is charged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charges {
    /// charges.csv: by member, kind, pool, professional, position.
    pub lines: Vec<ChargeLine>,
    /// charges_total.csv: every member.
    pub totals: Vec<MemberTotal>,
    /// basis.csv: every member.
    pub basis: Vec<BasisRow>,
}

impl Charges {
    /// The lines of one member: all that a paper of that member may show of them (M8).
    #[must_use]
    pub fn lines_of(&self, member: MemberIx) -> &[ChargeLine] {
        let start = self.lines.partition_point(|line| line.member < member);
        let end = self.lines.partition_point(|line| line.member <= member);
        &self.lines[start..end]
    }
}

/// What a member is charged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChargeKind {
    /// The wage of an assignment.
    Wage,
    /// The flat fee of a professional.
    ManagementFee,
    /// A share of a pool.
    Pool,
}

impl ChargeKind {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wage => "wage",
            Self::ManagementFee => "management_fee",
            Self::Pool => "pool",
        }
    }
}

/// A position: one of a demand's identical ones. Sorted by demand, then number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The demand.
    pub demand: DemandIx,
    /// Which of its positions, from 1.
    pub number: PositionNumber,
}

/// A row of charges.csv. What is `None` is an empty cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargeLine {
    /// Who pays.
    pub member: MemberIx,
    /// For what.
    pub kind: ChargeKind,
    /// The pool's place in `Dataset::cost_pools`, which is sorted by pool.
    pub pool: Option<usize>,
    /// For whose work.
    pub professional: Option<ProfessionalIx>,
    /// For which position's work; wage lines only.
    pub position: Option<Position>,
    /// By what the pool is split.
    pub base: Option<Base>,
    /// How much of the base, of work or of days.
    pub quantity: Quantity,
    /// Of how much.
    pub total_quantity: Option<Quantity>,
    /// What the pool costs.
    pub pool_amount: Option<Cents>,
    /// How much of the pool is shared equally.
    pub equal_share: Option<Share>,
    /// Days of membership.
    pub days: Option<u64>,
    /// Days of membership of the pool's members.
    pub total_days: Option<u64>,
    /// The exact amount before rounding, in the pool's unit or in cents.
    pub quota: Quota,
    /// What the member pays.
    pub amount: Cents,
    /// Whether the share holds a unit left over.
    pub odd_unit: Option<bool>,
    /// How the amount came about.
    pub method: Method,
}

/// A row of charges_total.csv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberTotal {
    /// Who pays.
    pub member: MemberIx,
    /// Wages.
    pub wage: Cents,
    /// Management fees.
    pub fee: Cents,
    /// Shares of pools.
    pub pools: Cents,
    /// All of it.
    pub total: Cents,
}

/// Charges the members for what they were served and for their shares of the pools.
///
/// Nothing is asked of the assignments: a plan that breaks rules is charged as it stands.
///
/// # Errors
/// The faults of every pool, not only of the first; nothing is charged then.
///
/// # Source
/// MONEY.
pub fn charge(dataset: &Dataset, served: &[Served]) -> Result<Charges, Vec<MoneyFault>> {
    let usage = measure(dataset, served);
    let basis = basis(dataset, &usage);
    let mut faults = Vec::new();
    let mut lines = wage_lines(dataset, &sorted(served), &mut faults);
    lines.extend(fee_lines(dataset, served, &mut faults));
    for (place, pool) in dataset.cost_pools.iter().enumerate() {
        match split_pool(pool, &basis, dataset.policy.zero_base) {
            Ok(split) => lines.extend(split.iter().map(|line| pool_line(place, pool, line))),
            Err(fault) => faults.push(fault),
        }
    }
    let totals = totals(&basis, &lines, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    lines.sort_by_key(sort_key);
    Ok(Charges {
        lines,
        totals,
        basis: basis.into_iter().collect(),
    })
}

/// A hand-made plan may hold two assignments with one key: sorted beforehand, their order is not
/// that of its rows.
fn sorted(served: &[Served]) -> Vec<Served> {
    let mut served = served.to_vec();
    served.sort_unstable();
    served
}

type SortKey = (
    MemberIx,
    ChargeKind,
    Option<usize>,
    Option<ProfessionalIx>,
    Option<Position>,
);

const fn sort_key(line: &ChargeLine) -> SortKey {
    (
        line.member,
        line.kind,
        line.pool,
        line.professional,
        line.position,
    )
}

fn wage_lines(
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

fn fee_lines(
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

fn pool_line(place: usize, pool: &CostPool, line: &PoolLine) -> ChargeLine {
    ChargeLine {
        pool: Some(place),
        base: Some(pool.base.clone()),
        quantity: line.quantity,
        total_quantity: Some(line.total_quantity),
        pool_amount: Some(pool.amount),
        equal_share: Some(pool.equal_share),
        days: Some(line.days),
        total_days: Some(line.total_days),
        quota: line.quota,
        odd_unit: Some(line.odd_unit),
        ..bare_line(line.member, ChargeKind::Pool, line.amount, line.method)
    }
}

const fn bare_line(
    member: MemberIx,
    kind: ChargeKind,
    amount: Cents,
    method: Method,
) -> ChargeLine {
    ChargeLine {
        member,
        kind,
        pool: None,
        professional: None,
        position: None,
        base: None,
        quantity: Quantity::Days(0),
        total_quantity: None,
        pool_amount: None,
        equal_share: None,
        days: None,
        total_days: None,
        quota: Quota::ZERO,
        amount,
        odd_unit: None,
        method,
    }
}

fn totals(
    basis: &IndexVec<MemberIx, BasisRow>,
    lines: &[ChargeLine],
    faults: &mut Vec<MoneyFault>,
) -> Vec<MemberTotal> {
    let mut totals: IndexVec<MemberIx, MemberTotal> = basis
        .indices()
        .map(|member| MemberTotal {
            member,
            wage: Cents::ZERO,
            fee: Cents::ZERO,
            pools: Cents::ZERO,
            total: Cents::ZERO,
        })
        .collect();
    for line in lines {
        if add_line(&mut totals[line.member], line).is_none() {
            faults.push(overflow(line.kind));
        }
    }
    totals.into_iter().collect()
}

fn add_line(total: &mut MemberTotal, line: &ChargeLine) -> Option<()> {
    let part = match line.kind {
        ChargeKind::Wage => &mut total.wage,
        ChargeKind::ManagementFee => &mut total.fee,
        ChargeKind::Pool => &mut total.pools,
    };
    *part = part.checked_add(line.amount)?;
    total.total = total.total.checked_add(line.amount)?;
    Some(())
}

fn overflow(kind: ChargeKind) -> MoneyFault {
    MoneyFault::Overflow {
        place: kind.word().to_owned(),
    }
}

use inzet_model::{Base, Cents, DemandIx, MemberIx, PositionNumber, ProfessionalIx, Share};

use crate::pool::Method;
use crate::quantity::Quantity;
use crate::quota::Quota;

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

/// What charges.csv is sorted by.
pub(super) type SortKey = (
    MemberIx,
    ChargeKind,
    Option<usize>,
    Option<ProfessionalIx>,
    Option<Position>,
);

pub(super) const fn sort_key(line: &ChargeLine) -> SortKey {
    (
        line.member,
        line.kind,
        line.pool,
        line.professional,
        line.position,
    )
}

/// A line with nothing but what every line has.
pub(super) const fn bare_line(
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

//! What members are charged, derived anew from MONEY "In a result".

mod fee;
mod membership;
mod pool;
mod split;
mod wage;

use inzet_model::{Assignment, MemberIx, ProfessionalIx};

use crate::facts::Facts;
use crate::files::cell::Cell;
use crate::usage::Usage;

pub(crate) use pool::{has_zero_base, pool_lines};
pub(crate) use split::{Part, Weight, split};

/// The kinds of lines, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The wage of an assignment.
    Wage,
    /// The management fee of a professional at a member.
    ManagementFee,
    /// A member's part of a pool.
    Pool,
}

impl Kind {
    /// The word in charges.csv.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Wage => "wage",
            Self::ManagementFee => "management_fee",
            Self::Pool => "pool",
        }
    }
}

/// A line of charges.csv. What is `None` or blank is an empty cell.
pub(crate) struct Line {
    pub(crate) member: MemberIx,
    pub(crate) kind: Kind,
    pub(crate) professional: Option<ProfessionalIx>,
    /// The assignment of a wage line.
    pub(crate) assignment: Option<Assignment>,
    pub(crate) quantity: Cell,
    pub(crate) total_quantity: Cell,
    pub(crate) quota: Cell,
    /// Cents.
    pub(crate) amount: i128,
    pub(crate) method: Cell,
    pub(crate) pool: Option<PoolPart>,
}

/// What only pool lines have.
pub(crate) struct PoolPart {
    /// Its place in `Dataset::cost_pools`.
    pub(crate) place: usize,
    pub(crate) days: u32,
    pub(crate) total_days: u32,
    pub(crate) odd_unit: bool,
}

/// All lines but those of pools, in no particular order.
pub(crate) fn direct_lines(facts: &Facts, usage: &Usage, assignments: &[Assignment]) -> Vec<Line> {
    let mut lines = wage::lines(facts, assignments);
    lines.extend(fee::lines(facts, usage));
    lines
}

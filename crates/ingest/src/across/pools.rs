//! Whether a pool leaves anybody and anything to split it by.

use inzet_model::{
    Base, CostPool, Member, MemberIx, MemberState, Period, Policy, PoolMembers, Share, ZeroBase,
};

use crate::code::Code;
use crate::fault::{CellFault, Fault};
use crate::table::Table;

/// Checks the pools, each with its first line; all members are sound, in the order of their ids.
pub(crate) fn check_pools(
    table: &Table,
    pools: &[(u64, CostPool)],
    members: &[Member],
    policy: &Policy,
    faults: &mut Vec<Fault>,
) {
    for (line, pool) in pools {
        let mut sharing = members
            .iter()
            .enumerate()
            .filter(|(rank, member)| {
                shares(pool, MemberIx::from(*rank), member) && is_member_in(member, &policy.period)
            })
            .peekable();
        if sharing.peek().is_none() {
            faults.push(nobody().at(table.cell(*line, "members"), &pool.id));
            continue;
        }
        let Base::Column(column) = pool.base else {
            continue;
        };
        let is_zero = sharing.all(|(_, member)| {
            member
                .bases
                .get(column)
                .is_none_or(|quantity| quantity.hundredths() == 0)
        });
        let matters = policy.zero_base == ZeroBase::Error && pool.equal_share != Share::WHOLE;
        if is_zero && matters {
            faults.push(zero_base().at(table.cell(*line, "base"), &pool.id));
        }
    }
}

fn shares(pool: &CostPool, ix: MemberIx, member: &Member) -> bool {
    match &pool.members {
        PoolMembers::All => true,
        PoolMembers::Kind(kind) => member.kind == *kind,
        PoolMembers::Listed(listed) => listed.binary_search(&ix).is_ok(),
    }
}

/// Whether it has days of membership in the period; a candidate has none.
fn is_member_in(member: &Member, period: &Period) -> bool {
    member.state != MemberState::Candidate
        && member.joined.is_none_or(|joined| joined <= period.to)
        && member.left.is_none_or(|left| left >= period.from)
}

fn nobody() -> CellFault {
    CellFault::new(
        Code::POOL_NOBODY,
        "a pool that some member with days of membership in the period shares",
        "Correct `members` of the pool, or the states and dates in members.csv.",
    )
}

fn zero_base() -> CellFault {
    CellFault::new(
        Code::ZERO_BASE,
        "a base that is above zero for some member of the pool",
        "Fill in the column in members.csv, or set zero_base = \"equal\" in policy.toml.",
    )
}

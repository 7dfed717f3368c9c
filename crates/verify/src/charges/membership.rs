//! Who shares a pool: members that it names, with days of membership above 0.

use inzet_model::{CostPool, MemberIx, PoolMembers};

use crate::facts::Facts;

/// The members of a pool by id, each with its days of membership.
pub(super) fn sharers(facts: &Facts, pool: &CostPool) -> Vec<(MemberIx, u32)> {
    facts
        .dataset
        .members
        .iter_enumerated()
        .filter(|(member, body)| match &pool.members {
            PoolMembers::All => true,
            PoolMembers::Kind(kind) => body.kind == *kind,
            PoolMembers::Listed(listed) => listed.contains(member),
        })
        .map(|(member, _)| (member, facts.membership_days(member)))
        .filter(|(_, days)| *days > 0)
        .collect()
}

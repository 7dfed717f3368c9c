//! Shared costs of a tiny folder.

use inzet_model::{
    Advance, Base, Cents, CostPool, Dataset, MemberIx, MemberState, PoolMembers, Regime, Share,
};
use inzet_verify::Facts;

use crate::random::Random;

/// Up to three pools of any base, when there is a member to carry them; and advances.
pub(super) fn add_pools(dataset: &mut Dataset, random: &mut Random) {
    let facts = Facts::new(dataset);
    let carriers: Vec<MemberIx> = dataset
        .members
        .indices()
        .filter(|&member| facts.membership_days(member) > 0)
        .collect();
    if carriers.is_empty() {
        return;
    }
    for number in 1..=random.choose(&[(0, 40), (1, 30), (2, 20), (3, 10)]) {
        let pool = draw_pool(number, dataset, &carriers, random);
        dataset.cost_pools.push(pool);
    }
    for member in dataset.members.indices() {
        if dataset.members[member].state != MemberState::Candidate && random.percent(15) {
            dataset.advances.push(Advance {
                member,
                amount: Cents::new(i64::from(random.between(1, 100_000))),
                date: None,
                note: String::new(),
            });
        }
    }
}

fn draw_pool(
    number: u32,
    dataset: &Dataset,
    carriers: &[MemberIx],
    random: &mut Random,
) -> CostPool {
    let base = match random.below(5) {
        0 => Base::Heads,
        1 => Base::Wage,
        2 => Base::Equal,
        3 if !dataset.base_columns.is_empty() => Base::Column(0),
        _ => Base::FteDays,
    };
    let unit = random.choose(&[(1, 60), (100, 30), (100_000, 10)]);
    let one = *random.pick(carriers);
    CostPool {
        id: format!("pool{number}"),
        amount: Cents::new(unit * (i64::from(random.between(0, 20_000)) - 2_000)),
        base,
        equal_share: Share::from_percent(random.choose(&[(0, 50), (20, 30), (33, 10), (100, 10)]))
            .expect("at most the whole"),
        members: match random.below(4) {
            0 => PoolMembers::Kind(dataset.members[one].kind),
            1 => PoolMembers::Listed(vec![one]),
            _ => PoolMembers::All,
        },
        regime: random.choose(&[(Regime::Exempt, 80), (Regime::Taxable, 20)]),
        unit: Cents::new(unit),
        note: String::new(),
    }
}

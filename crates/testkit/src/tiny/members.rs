//! The members of a tiny folder.

use inzet_model::{
    Cents, Dataset, Fte, Member, MemberIx, MemberKind, MemberState, Quantity, RegionIx,
};
use inzet_verify::Facts;

use super::some_ends;
use crate::random::Random;

pub(super) fn add_members(dataset: &mut Dataset, random: &mut Random) {
    if random.percent(50) {
        dataset.base_columns = vec!["x_inhabitants".to_owned()];
    }
    for number in 1..=random.between(1, 3) {
        let (joined, left) = some_ends(dataset, 9, random);
        let regions = dataset.regions.len() as u64;
        let bases = dataset.base_columns.len();
        let base = Quantity::from_hundredths(random.below(1_000_000)).expect("far below the limit");
        dataset.members.push(Member {
            id: format!("M{number}"),
            name: format!("Body {number}"),
            kind: random.choose(&[
                (MemberKind::Flemish, 1),
                (MemberKind::Local, 1),
                (MemberKind::Other, 1),
            ]),
            state: random.choose(&[
                (MemberState::Full, 83),
                (MemberState::Provisional, 14),
                (MemberState::Candidate, 3),
            ]),
            region: random
                .percent(60)
                .then(|| RegionIx::from_usize(random.below(regions) as usize)),
            kbo: None,
            ovo: None,
            joined,
            left,
            budget: None,
            bases: vec![base; bases],
        });
    }
}

/// Budgets from nothing to a little more than all demands of a member could cost.
pub(super) fn set_budgets(dataset: &mut Dataset, random: &mut Random) {
    let mut most = vec![0; dataset.members.len()];
    let facts = Facts::new(dataset);
    let dearest = dataset
        .professionals
        .iter()
        .map(|person| person.day_cost.count())
        .max();
    for (demand, asked) in dataset.demands.iter_enumerated() {
        let asked_fte = Fte::from_hundredths(asked.fte.hundredths() * asked.positions);
        let days = (asked_fte * facts.window_days(demand)).hundredths();
        let people = i64::from(asked.max_people * asked.positions);
        most[asked.member.index()] += days * dearest.unwrap_or(0) / 100
            + people * dataset.policy.management_fee.per_month.count();
    }
    for (member, most) in most.into_iter().enumerate() {
        if random.percent(28) {
            let budget = most * i64::from(random.between(15, 110)) / 100;
            dataset.members[MemberIx::from_usize(member)].budget = Some(Cents::new(budget));
        }
    }
}

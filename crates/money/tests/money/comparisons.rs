//! The same pools under other bases.

use inzet_model::{Base, Cents, MemberIx};
use inzet_money::MoneyFault;
use inzet_money::compare::compare;

use crate::folder::{folder, pool, served};

#[test]
fn another_base_shows_what_each_member_would_gain_or_lose() {
    let mut dataset = folder(2, 2);
    dataset.cost_pools = vec![
        pool("a", 1_000, Base::FteDays),
        pool("b", 1_001, Base::FteDays),
    ];
    let plan = [served(0, 0, 100, 10), served(1, 1, 100, 30)];
    let comparison = compare(&dataset, &plan, &[Base::Heads, Base::Equal]).unwrap();
    assert_eq!(
        comparison.chosen.raw,
        [250 + 250, 750 + 751].map(Cents::new)
    );
    let heads = comparison.others[0].members.as_ref().unwrap();
    let first = &heads[MemberIx::from_usize(0)];
    assert_eq!(first.amount, Cents::new(500 + 501));
    assert_eq!(first.difference, Cents::new(501));
    let sum: Cents = heads.iter().map(|member| member.difference).sum();
    assert_eq!(sum, Cents::ZERO);
}

#[test]
fn a_base_that_cannot_split_is_told_in_its_place() {
    let mut dataset = folder(1, 1);
    dataset.cost_pools = vec![pool("a", 1_000, Base::FteDays)];
    let plan = [served(0, 0, 100, 10)];
    let comparison = compare(&dataset, &plan, &[Base::Column(0), Base::Equal]).unwrap();
    assert_eq!(
        comparison.others[0].members,
        Err(vec![MoneyFault::ZeroBase { pool: "a".into() }])
    );
    assert!(comparison.others[1].members.is_ok());
    assert!(compare(&dataset, &[], &[Base::Equal]).is_err());
}

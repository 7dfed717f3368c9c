//! What a pool is refused for, each fault by name.

use inzet_model::{Base, Cents, MemberIx, MemberKind, MemberState, PoolMembers, Share};
use inzet_money::{MoneyFault, charge};

use crate::folder::{folder, pool, served};

#[test]
fn a_base_that_is_zero_for_every_member_of_the_pool() {
    let mut dataset = folder(2, 1);
    let mut costs = pool("office", 1_000, Base::FteDays);
    costs.members = PoolMembers::Listed(vec![MemberIx::from_usize(1)]);
    costs.equal_share = Share::from_percent(99).unwrap();
    dataset.cost_pools = vec![costs];
    // Only the other member is served.
    assert_eq!(
        charge(&dataset, &[served(0, 0, 100, 10)]),
        Err(vec![MoneyFault::ZeroBase {
            pool: "office".into()
        }])
    );
}

#[test]
fn but_not_when_all_of_it_is_shared_equally() {
    let mut dataset = folder(2, 0);
    let mut costs = pool("office", 1_000, Base::FteDays);
    costs.equal_share = Share::WHOLE;
    dataset.cost_pools = vec![costs];
    let charges = charge(&dataset, &[]).unwrap();
    assert_eq!(charges.lines[0].amount, Cents::new(500));
    assert_eq!(charges.lines[0].method.word(), "largest_remainder+equal");
}

#[test]
fn nobody_left() {
    let mut dataset = folder(2, 0);
    dataset.members[0].kind = MemberKind::Local;
    dataset.members[0].state = MemberState::Candidate;
    let mut costs = pool("local", 1_000, Base::Equal);
    costs.members = PoolMembers::Kind(MemberKind::Local);
    dataset.cost_pools = vec![costs];
    assert_eq!(
        charge(&dataset, &[]),
        Err(vec![MoneyFault::NobodyLeft {
            pool: "local".into()
        }])
    );
}

#[test]
fn an_amount_off_its_unit() {
    let mut dataset = folder(1, 0);
    let mut costs = pool("licences", 150, Base::Equal);
    costs.unit = Cents::new(100);
    dataset.cost_pools = vec![costs];
    assert_eq!(
        charge(&dataset, &[]),
        Err(vec![MoneyFault::OffUnit {
            pool: "licences".into(),
            amount: Cents::new(150),
            unit: Cents::new(100)
        }])
    );
}

#[test]
fn a_negative_quantity() {
    let mut dataset = folder(1, 1);
    dataset.professionals[0].day_cost = Cents::new(-100);
    dataset.cost_pools = vec![pool("wages", 1_000, Base::Wage)];
    assert_eq!(
        charge(&dataset, &[served(0, 0, 100, 10)]),
        Err(vec![MoneyFault::NegativeQuantity {
            pool: "wages".into(),
            member: "M00000".into(),
            quantity: "-10.00".into()
        }])
    );
}

#[test]
fn a_column_that_is_not_there() {
    let mut dataset = folder(1, 0);
    dataset.cost_pools = vec![pool("p", 1_000, Base::Column(7))];
    assert_eq!(
        charge(&dataset, &[]),
        Err(vec![MoneyFault::NoColumn {
            pool: "p".into(),
            column: 7
        }])
    );
}

#[test]
fn wages_that_do_not_fit() {
    let mut dataset = folder(1, 1);
    dataset.professionals[0].day_cost = Cents::new(i64::MAX);
    assert_eq!(
        charge(&dataset, &[served(0, 0, 100, 10)]),
        Err(vec![MoneyFault::Overflow {
            place: "wage".into()
        }])
    );
}

#[test]
fn every_faulty_pool_is_named_in_one_pass() {
    let mut dataset = folder(1, 0);
    dataset.cost_pools = vec![
        pool("a", 1_000, Base::FteDays),
        pool("b", 1_000, Base::Equal),
        pool("c", 1_000, Base::Heads),
    ];
    let faults = charge(&dataset, &[]).unwrap_err();
    let pools: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(pools, ["pool a: base zero", "pool c: base zero"]);
}

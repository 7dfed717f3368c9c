//! The settlement of a year.

use std::collections::BTreeMap;

use inzet_model::{
    Advance, Base, Cents, FteDays, MemberIx, MemberKind, MemberState, Payment, PoolMembers,
    Quantity, Quarter, Share, ZeroBase,
};
use inzet_money::settle::{Charged, ClosedResult, OldSettlement, Settlement, Year, settle};
use inzet_money::{BasisRow, Fraction, MoneyFault, Occasion};
use proptest::prelude::*;

use crate::folder::{day, pool};

fn row(id: &str, hundredths: i64) -> BasisRow {
    BasisRow {
        member: id.to_owned(),
        name: format!("Member {id}"),
        kind: MemberKind::Other,
        state: MemberState::Full,
        membership_days: 90,
        fte_days: FteDays::from_hundredths(hundredths),
        heads: Fraction::new(7, 3),
        wage: Cents::new(100),
        columns: vec![Quantity::from_hundredths(100).unwrap()],
    }
}

fn result(number: u8, members: &[(&str, i64, i64, i64)]) -> ClosedResult {
    ClosedResult {
        name: format!("q{number}"),
        period: Quarter { year: 2026, number }.period().unwrap(),
        zero_base: ZeroBase::Error,
        payment: Payment::default(),
        columns: vec!["x_size".to_owned()],
        basis: members.iter().map(|one| row(one.0, one.1)).collect(),
        charged: members
            .iter()
            .map(|one| Charged {
                member: one.0.to_owned(),
                fees: Cents::new(one.2),
                pools: Cents::new(one.3),
            })
            .collect(),
    }
}

fn advance(member: usize, cents: i64) -> Advance {
    Advance {
        member: MemberIx::from_usize(member),
        amount: Cents::new(cents),
        date: None,
        note: String::new(),
    }
}

fn year() -> Year {
    let first = result(1, &[("a", 1_000, 750, 50), ("b", 2_000, 750, 50)]);
    let second = result(2, &[("a", 0, 0, 100), ("c", 3_000, 250, 0)]);
    Year::gather(&[second, first]).unwrap()
}

fn balances(settlement: &Settlement) -> Vec<i64> {
    let balances = settlement.totals.iter().map(|total| total.balance.count());
    balances.collect()
}

#[test]
fn quantities_add_up_over_the_results() {
    let year = year();
    let a = &year.basis[year.member("a").unwrap()];
    assert_eq!(a.membership_days, 180);
    assert_eq!(a.fte_days.to_string(), "10.00");
    assert_eq!(a.heads, Fraction::new(14, 3));
    assert_eq!(a.wage, Cents::new(200));
    assert_eq!(year.basis[year.member("b").unwrap()].membership_days, 90);
    assert_eq!(year.paid[year.member("a").unwrap()].pools, Cents::new(150));
    assert!(year.gaps.is_empty());
    assert_eq!(year.member("d"), None);
}

#[test]
fn name_kind_and_columns_are_those_of_the_last_result_that_names_the_member() {
    let mut first = result(1, &[("a", 1, 0, 0), ("b", 1, 0, 0)]);
    let mut second = result(2, &[("a", 1, 0, 0)]);
    first.columns = vec!["x_beds".to_owned()];
    second.basis[0].name = "Renamed".to_owned();
    second.basis[0].kind = MemberKind::Local;
    second.basis[0].columns[0] = Quantity::from_hundredths(900).unwrap();
    second.zero_base = ZeroBase::Equal;
    second.payment.days = 60;
    let year = Year::gather(&[second, first]).unwrap();
    assert_eq!(year.columns, ["x_beds", "x_size"]);
    let sizes = |id: &str| {
        let row = &year.basis[year.member(id).unwrap()];
        let sizes: Vec<_> = row.columns.iter().map(|size| size.hundredths()).collect();
        sizes
    };
    assert_eq!(sizes("a"), [0, 900]);
    assert_eq!(sizes("b"), [100, 0]);
    let a = &year.basis[year.member("a").unwrap()];
    assert_eq!((a.name.as_str(), a.kind), ("Renamed", MemberKind::Local));
    assert_eq!(year.zero_base, ZeroBase::Equal);
    assert_eq!(year.payment.days, 60);
}

#[test]
fn everybody_is_brought_to_its_share() {
    let year = year();
    let costs = [pool("office", 6_000, Base::FteDays)];
    let advances = [advance(1, 500), advance(1, 200)];
    let settlement = settle(&year, &costs, &advances, None).unwrap();
    // Shares 1,000, 2,000 and 3,000; paid 900, 800 + 700 and 250.
    assert_eq!(balances(&settlement), [100, 500, 2_750]);
    assert!(settlement.proof.holds());
    assert_eq!(settlement.proof.costs, Cents::new(6_000));
    assert_eq!(settlement.proof.balances, Cents::new(3_350));
    assert_eq!(
        settlement.lines[0].share.total_quantity.to_string(),
        "60.00"
    );
    assert_eq!(settlement.lines[0].share.total_days, 360);
    let communication = settlement.totals[MemberIx::from_usize(2)].communication;
    assert_eq!(&communication.to_string()[..15], "+++202/6000/003");
    assert!(settlement.corrections.is_empty());
}

#[test]
fn a_broken_sum_breaks_the_proof() {
    let year = year();
    let costs = [pool("office", 6_000, Base::FteDays)];
    let proof = settle(&year, &costs, &[], None).unwrap().proof;
    let mut short = proof;
    short.shares = Cents::new(5_999);
    assert!(!short.holds());
    let mut unpaid = proof;
    unpaid.advances = Cents::new(1);
    assert!(!unpaid.holds());
}

#[test]
fn a_statement_holds_one_members_lines_alone() {
    let year = year();
    let mut few = pool("few", 100, Base::Equal);
    few.members = PoolMembers::Listed(vec![MemberIx::from_usize(0)]);
    let costs = [pool("office", 6_000, Base::FteDays), few];
    let settlement = settle(&year, &costs, &[], None).unwrap();
    let b = year.member("b").unwrap();
    let statement = settlement.statement(&year, b);
    assert_eq!(statement.member.member, "b");
    assert_eq!(statement.lines.len(), 1);
    assert!(statement.lines.iter().all(|line| line.share.member == b));
    assert_eq!(statement.total.share, Cents::new(2_000));
    // Lines go by the name of the pool, not by its place.
    let a = settlement.statement(&year, year.member("a").unwrap());
    let pools: Vec<_> = a.lines.iter().map(|line| line.pool).collect();
    assert_eq!(pools, [1, 0]);
}

#[test]
fn a_correction_is_a_delta_for_members_of_either() {
    let year = year();
    let costs = [pool("office", 6_600, Base::FteDays)];
    let old = OldSettlement {
        year: 2026,
        occasion: Occasion::Year,
        balances: BTreeMap::from([
            ("a".to_owned(), Cents::new(100)),
            ("aa".to_owned(), Cents::new(-40)),
            ("b".to_owned(), Cents::new(1_200)),
        ]),
    };
    let settlement = settle(&year, &costs, &[], Some(&old)).unwrap();
    let rows: Vec<_> = settlement
        .corrections
        .iter()
        .map(|row| {
            let amounts = [row.old_balance, row.new_balance, row.delta].map(Cents::count);
            (row.member.as_str(), amounts)
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("a", [100, 200, 100]),
            ("aa", [-40, 0, 40]),
            ("b", [1_200, 1_400, 200]),
            ("c", [0, 3_050, 3_050]),
        ]
    );
    assert_eq!(settlement.occasion, Occasion::Correction(1));
    let c = &settlement.corrections[3].communication;
    assert_eq!(&c.to_string()[..15], "+++202/6500/004");
    let statement = settlement.statement(&year, year.member("c").unwrap());
    assert_eq!(statement.correction.unwrap().delta, Cents::new(3_050));
    assert_eq!(statement.total.communication, *c);
}

#[test]
fn the_sixth_correction_and_that_of_another_year_are_refused() {
    let year = year();
    let mut old = OldSettlement {
        year: 2026,
        occasion: Occasion::Correction(5),
        balances: BTreeMap::new(),
    };
    let settled = |old: &OldSettlement| settle(&year, &[], &[], Some(old)).unwrap_err();
    assert_eq!(
        settled(&old),
        [MoneyFault::CorrectionsExhausted { year: 2026 }]
    );
    old.year = 2025;
    assert_eq!(
        settled(&old),
        [MoneyFault::OtherYear {
            old: 2025,
            new: 2026
        }]
    );
}

#[test]
fn overlapping_results_are_refused_and_gaps_are_told() {
    let mut long = result(1, &[("a", 1, 0, 0)]);
    long.period.to = day(9, 30);
    let inside = result(2, &[("a", 1, 0, 0)]);
    let after = result(3, &[("a", 1, 0, 0)]);
    let overlap = |second: &str| MoneyFault::Overlap {
        first: "q1".into(),
        second: second.into(),
    };
    assert_eq!(
        Year::gather(&[after.clone(), inside, long]).unwrap_err(),
        [overlap("q2"), overlap("q3")]
    );
    let gathered = Year::gather(&[after, result(1, &[("a", 1, 0, 0)])]).unwrap();
    assert_eq!(gathered.gaps.len(), 1);
    assert_eq!(gathered.gaps[0].from, day(4, 1));
    assert_eq!(gathered.gaps[0].to, day(6, 30));
    assert_eq!(Year::gather(&[]).unwrap_err(), [MoneyFault::NoResults]);
}

#[test]
fn charges_without_a_basis_are_refused() {
    let mut strange = result(1, &[("a", 1, 0, 0)]);
    strange.charged[0].member = "b".into();
    strange.basis.push(row("a", 2));
    strange.basis[0].columns.clear();
    let mismatch = |member: &str| MoneyFault::BasisMismatch {
        result: "q1".into(),
        member: member.into(),
    };
    let columns = MoneyFault::BasisColumns {
        result: "q1".into(),
        member: "a".into(),
    };
    assert_eq!(
        Year::gather(&[strange]).unwrap_err(),
        [columns, mismatch("a"), mismatch("b")]
    );
}

#[test]
fn every_faulty_actual_pool_is_named() {
    let mut idle = year();
    for row in &mut idle.basis {
        row.fte_days = FteDays::ZERO;
    }
    let costs = [
        pool("a", 1_000, Base::FteDays),
        pool("b", 1_000, Base::Equal),
        pool("c", 1_000, Base::FteDays),
    ];
    let zero = |pool: &str| MoneyFault::ZeroBase { pool: pool.into() };
    let faults = settle(&idle, &costs, &[], None).unwrap_err();
    assert_eq!(faults, [zero("a"), zero("c")]);
}

#[test]
fn four_quarters_of_heads_add_up_exactly() {
    // 3 months x 1 day / 90, 91, 92 and 92 days.
    let results: Vec<_> = (0..4_u8)
        .map(|place| {
            let mut quarter = result(place + 1, &[("a", 0, 0, 0), ("b", 0, 0, 0)]);
            let days = [90, 91, 92, 92][usize::from(place)];
            quarter.basis[0].heads = Fraction::new(3, days);
            quarter.basis[1].heads = Fraction::new(6, days);
            quarter
        })
        .collect();
    let year = Year::gather(&results).unwrap();
    let costs = [pool("p", 3_000_000, Base::Heads)];
    let settlement = settle(&year, &costs, &[], None).unwrap();
    assert_eq!(balances(&settlement), [1_000_000, 2_000_000]);
    let heads = settlement.lines[0].share.quantity.to_string();
    // 1/30 + 3/91 + 3/46 = (2,093 + 2,070 + 4,095) / 62,790.
    assert_eq!(heads, "4129/31395");
}

type Quarters = Vec<Vec<(usize, i64, i64, i64)>>;

fn quarters() -> impl Strategy<Value = Quarters> {
    let member = (
        0..7_usize,
        1..10_000_i64,
        0..100_000_i64,
        -9_999..99_999_i64,
    );
    prop::collection::vec(prop::collection::vec(member, 1..8), 1..5)
}

fn gathered(quarters: &Quarters) -> Year {
    let results: Vec<ClosedResult> = (1..)
        .zip(quarters)
        .map(|(number, members)| {
            let unique: BTreeMap<usize, _> = members.iter().map(|one| (one.0, one)).collect();
            let names: Vec<_> = unique
                .values()
                .map(|one| (format!("m{}", one.0), one.1, one.2, one.3))
                .collect();
            let rows: Vec<_> = names
                .iter()
                .map(|one| (one.0.as_str(), one.1, one.2, one.3))
                .collect();
            result(number, &rows)
        })
        .collect();
    Year::gather(&results).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn balances_add_up_to_costs_less_payments(
        quarters in quarters(),
        costs in prop::collection::vec((-1_000_000..9_000_000_i64, 0..4_usize, 0..=4_u32), 0..5),
        advances in prop::collection::vec((0..7_usize, -1_000..100_000_i64), 0..6),
    ) {
        let year = gathered(&quarters);
        let costs: Vec<_> = costs
            .into_iter()
            .enumerate()
            .map(|(place, (cents, base, quarters))| {
                let base = [Base::FteDays, Base::Heads, Base::Equal, Base::Column(0)][base].clone();
                let mut costs = pool(&format!("p{place}"), cents, base);
                costs.equal_share = Share::from_percent(quarters * 25).unwrap();
                costs
            })
            .collect();
        let advances: Vec<_> = advances
            .into_iter()
            .map(|(member, cents)| advance(member % year.basis.len(), cents))
            .collect();
        let settlement = settle(&year, &costs, &advances, None).unwrap();
        prop_assert!(settlement.proof.holds());
        let charged: i64 = year.paid.iter().map(|paid| (paid.fees + paid.pools).count()).sum();
        let paid = charged + advances.iter().map(|row| row.amount.count()).sum::<i64>();
        let spent: i64 = costs.iter().map(|pool| pool.amount.count()).sum();
        prop_assert_eq!(balances(&settlement).iter().sum::<i64>(), spent - paid);
        let ranks: Vec<_> = settlement.totals.iter().map(|total| total.communication.rank()).collect();
        prop_assert_eq!(ranks, (1..).take(settlement.totals.len()).collect::<Vec<u32>>());
    }

    #[test]
    fn a_correction_moves_every_balance_to_the_new_one(
        quarters in quarters(),
        before in 0..1_000_000_i64,
        after in 0..1_000_000_i64,
    ) {
        let year = gathered(&quarters);
        let settled = |cents, old: Option<&OldSettlement>| {
            settle(&year, &[pool("p", cents, Base::FteDays)], &[], old).unwrap()
        };
        let first = settled(before, None);
        let old = OldSettlement {
            year: first.year,
            occasion: first.occasion,
            balances: year
                .basis
                .iter()
                .zip(&first.totals)
                .map(|(row, total)| (row.member.clone(), total.balance))
                .collect(),
        };
        let second = settled(after, Some(&old));
        let deltas: Cents = second.corrections.iter().map(|row| row.delta).sum();
        prop_assert_eq!(deltas.count(), after - before);
        for (row, total) in second.corrections.iter().zip(&second.totals) {
            prop_assert_eq!(row.old_balance + row.delta, total.balance);
        }
    }
}

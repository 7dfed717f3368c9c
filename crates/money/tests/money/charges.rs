//! What members are charged: lines, totals, basis.

use inzet_model::{
    Base, Cents, Dataset, DemandIx, MemberIx, MemberKind, MemberState, PoolMembers, Share, ZeroBase,
};
use inzet_money::{ChargeKind, ChargeLine, Charges, Served, charge, measure};
use proptest::prelude::*;

use crate::folder::{day, folder, pool, served, set_size};

fn ix(member: usize) -> MemberIx {
    MemberIx::from_usize(member)
}

fn pool_lines(charges: &Charges) -> Vec<&ChargeLine> {
    let is_pool = |line: &&ChargeLine| line.kind == ChargeKind::Pool;
    charges.lines.iter().filter(is_pool).collect()
}

fn amounts(dataset: &Dataset, served: &[Served]) -> Vec<i64> {
    pool_lines(&charge(dataset, served).unwrap())
        .iter()
        .map(|line| line.amount.count())
        .collect()
}

#[test]
fn a_wage_line_can_be_redone_with_a_pocket_calculator() {
    let dataset = folder(1, 1);
    let charges = charge(&dataset, &[served(0, 0, 80, 63)]).unwrap();
    let wage = &charges.lines[0];
    // 400.00 x 0.80 x 63 = 20,160.00.
    assert_eq!(wage.kind, ChargeKind::Wage);
    assert_eq!(wage.amount.to_string(), "20160.00");
    assert_eq!(wage.quantity.to_string(), "50.40");
    assert_eq!(wage.quota.to_string(), "2016000/1");
    assert_eq!(wage.method.word(), "day_cost");
    assert_eq!(wage.position.map(|position| position.number), Some(1));
    assert!(wage.total_quantity.is_none() && wage.days.is_none() && wage.odd_unit.is_none());
}

#[test]
fn one_fee_for_a_professional_however_many_its_assignments() {
    let mut dataset = folder(1, 1);
    let second = dataset.demands[0].clone();
    dataset.demands.push(second);
    let mut early = served(0, 0, 40, 20);
    early.assignment.to = day(1, 31);
    let mut late = served(0, 0, 40, 40);
    late.assignment.demand = DemandIx::from_usize(1);
    late.assignment.from = day(1, 30);
    late.assignment.to = day(3, 1);
    let charges = charge(&dataset, &[late, early]).unwrap();
    let fees: Vec<_> = charges
        .lines
        .iter()
        .filter(|line| line.kind == ChargeKind::ManagementFee)
        .collect();
    // 1 January to 1 March is 60 days of 90: 250 x 3 x 60 / 90.
    assert_eq!(fees.len(), 1);
    assert_eq!(fees[0].amount, Cents::new(50_000));
    assert_eq!(fees[0].quantity.to_string(), "60");
    assert_eq!(fees[0].total_quantity.unwrap().to_string(), "90");
    assert_eq!(charges.basis[0].heads.to_string(), "2/1");
    assert_eq!(charges.lines[0].position.unwrap().demand.index(), 0);
}

#[test]
fn days_outside_the_period_cost_no_fee() {
    let dataset = folder(1, 1);
    let mut long = served(0, 0, 100, 20);
    long.assignment.from = day(1, 1).plus(-365);
    long.assignment.to = day(1, 30);
    let usage = measure(&dataset, &[long]);
    // 250 x 3 x 30 / 90.
    assert_eq!(usage[ix(0)].fee, Cents::new(25_000));
    assert_eq!(usage[ix(0)].heads.to_string(), "1/1");
}

#[test]
fn totals_and_basis_hold_every_member() {
    let mut dataset = folder(3, 2);
    dataset.cost_pools = vec![pool("p", 1_000, Base::FteDays)];
    let charges = charge(&dataset, &[served(0, 0, 50, 10), served(1, 2, 50, 30)]).unwrap();
    let totals: Vec<_> = charges
        .totals
        .iter()
        .map(|total| [total.wage, total.fee, total.pools, total.total].map(Cents::count))
        .collect();
    assert_eq!(
        totals,
        [
            [200_000, 75_000, 250, 275_250],
            [0, 0, 0, 0],
            [600_000, 75_000, 750, 675_750]
        ]
    );
    assert_eq!(charges.basis.len(), 3);
    assert_eq!(charges.basis[1].membership_days, 90);
    // A member without uptake is in the pool all the same, at nothing.
    assert_eq!(charges.lines_of(ix(1)).len(), 1);
    assert_eq!(charges.lines_of(ix(1))[0].quota.to_string(), "0/1");
}

#[test]
fn every_base_has_its_own_quantity() {
    let mut dataset = folder(2, 3);
    set_size(&mut dataset, 0, 100);
    set_size(&mut dataset, 1, 300);
    dataset.members[1].joined = Some(day(3, 2));
    dataset.professionals[1].day_cost = Cents::new(80_000);
    let plan = [
        served(0, 0, 100, 30),
        served(2, 0, 100, 10),
        served(1, 1, 100, 60),
    ];
    let base = |base: Base| {
        let mut dataset = dataset.clone();
        dataset.cost_pools = vec![pool("p", 10_000, base)];
        amounts(&dataset, &plan)
    };
    assert_eq!(base(Base::FteDays), [4_000, 6_000]);
    assert_eq!(base(Base::Heads), [6_667, 3_333]);
    // 16,000 euro and 48,000 euro.
    assert_eq!(base(Base::Wage), [2_500, 7_500]);
    // 90 days and 30.
    assert_eq!(base(Base::Equal), [7_500, 2_500]);
    assert_eq!(base(Base::Column(0)), [2_500, 7_500]);
}

#[test]
fn the_equal_share_goes_by_days_and_the_rest_by_the_base() {
    let mut dataset = folder(3, 1);
    dataset.members[2].left = Some(day(1, 20));
    let mut costs = pool("p", 1_000_001, Base::FteDays);
    costs.equal_share = Share::from_percent(25).unwrap();
    dataset.cost_pools = vec![costs];
    let charges = charge(&dataset, &[served(0, 1, 100, 10)]).unwrap();
    let lines = pool_lines(&charges);
    // Days 90, 90 and 20 of 200: 1,000,001 x 1/4 x 9/20, and for the second 3/4 on top.
    assert_eq!(lines[0].quota.to_string(), "9000009/80");
    assert_eq!(lines[1].quota.to_string(), "69000069/80");
    assert_eq!(lines[2].quota.to_string(), "1000001/40");
    // 112,500.1125 and 862,500.8625 and 25,000.025: the second has the largest remainder.
    let cents: Vec<_> = lines.iter().map(|line| line.amount.count()).collect();
    assert_eq!(cents, [112_500, 862_501, 25_000]);
    assert_eq!(lines[1].odd_unit, Some(true));
    assert_eq!(lines[1].method.word(), "largest_remainder+equal");
    assert_eq!((lines[2].days, lines[2].total_days), (Some(20), Some(200)));
}

#[test]
fn only_members_with_days_of_membership_are_in_a_pool() {
    let mut dataset = folder(4, 1);
    dataset.members[0].state = MemberState::Candidate;
    dataset.members[1].left = Some(day(1, 1).plus(-1));
    dataset.members[2].state = MemberState::Provisional;
    dataset.cost_pools = vec![pool("p", 1_000, Base::Equal)];
    let charges = charge(&dataset, &[]).unwrap();
    let members: Vec<_> = pool_lines(&charges)
        .iter()
        .map(|line| line.member.index())
        .collect();
    assert_eq!(members, [2, 3]);
}

#[test]
fn a_pool_of_some_counts_only_their_quantities() {
    let mut dataset = folder(3, 3);
    dataset.members[0].kind = MemberKind::Local;
    dataset.members[2].kind = MemberKind::Local;
    let mut local = pool("local", 1_000, Base::FteDays);
    local.members = PoolMembers::Kind(MemberKind::Local);
    let mut listed = pool("listed", 1_000, Base::FteDays);
    listed.members = PoolMembers::Listed(vec![ix(0), ix(1)]);
    dataset.cost_pools = vec![listed, local];
    let plan = [
        served(0, 0, 100, 10),
        served(1, 1, 100, 10),
        served(2, 2, 100, 30),
    ];
    let charges = charge(&dataset, &plan).unwrap();
    let rows: Vec<_> = pool_lines(&charges)
        .iter()
        .map(|line| {
            let total = line.total_quantity.unwrap().to_string();
            (
                line.pool.unwrap(),
                line.member.index(),
                total,
                line.amount.count(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (0, 0, "20.00".to_owned(), 500),
            (1, 0, "40.00".to_owned(), 250),
            (0, 1, "20.00".to_owned(), 500),
            (1, 2, "40.00".to_owned(), 750),
        ]
    );
}

#[test]
fn a_zero_base_is_split_by_days_where_the_policy_says_so() {
    let mut dataset = folder(2, 1);
    dataset.members[1].joined = Some(day(3, 2));
    dataset.policy.zero_base = ZeroBase::Equal;
    dataset.cost_pools = vec![pool("p", 1_000, Base::FteDays)];
    let charges = charge(&dataset, &[]).unwrap();
    let lines = pool_lines(&charges);
    assert_eq!(lines[0].amount, Cents::new(750));
    assert_eq!(lines[0].total_quantity.unwrap().to_string(), "0.00");
    assert_eq!(lines[0].equal_share, Some(Share::ZERO));
    assert_eq!(lines[0].method.word(), "largest_remainder+equal");
}

#[test]
fn a_credit_note_is_split_as_a_cost_and_given_back() {
    let mut dataset = folder(3, 1);
    dataset.cost_pools = vec![pool("p", -1_000, Base::Equal)];
    assert_eq!(amounts(&dataset, &[]), [-334, -333, -333]);
}

#[test]
fn usage_is_measured_also_where_a_pool_is_faulty() {
    let mut dataset = folder(2, 2);
    dataset.cost_pools = vec![pool("p", 1_000, Base::Column(0))];
    let plan = [served(0, 1, 50, 20), served(1, 1, 50, 20)];
    assert!(charge(&dataset, &plan).is_err());
    let usage = &measure(&dataset, &plan)[ix(1)];
    assert_eq!(usage.people, 2);
    assert_eq!(usage.fte_days.to_string(), "20.00");
    assert_eq!(usage.heads.to_string(), "6/1");
    assert_eq!(usage.wage, Cents::new(800_000));
    assert_eq!(usage.fee, Cents::new(150_000));
}

#[test]
fn five_thousand_members_of_the_largest_size_share_a_trillion() {
    let mut dataset = folder(5_000, 0);
    for member in 0..5_000_u64 {
        let size = 100_000_000_000_000 - member * 19_999_999_937;
        set_size(&mut dataset, usize::try_from(member).unwrap(), size);
        dataset.members[member as usize].left = Some(day(1, 1).plus((member % 97) as i32));
    }
    for percent in [0, 1, 33, 99] {
        let mut costs = pool("p", 100_000_000_000_000, Base::Column(0));
        costs.equal_share = Share::from_millionths(percent * 10_000 + percent).unwrap();
        dataset.cost_pools = vec![costs];
        let amounts = amounts(&dataset, &[]);
        assert_eq!(amounts.len(), 5_000);
        assert_eq!(amounts.iter().sum::<i64>(), 100_000_000_000_000);
    }
}

/// A folder of some members with sizes, states and pools of any kind, and a plan for it.
fn case() -> impl Strategy<Value = (Dataset, Vec<Served>)> {
    let member = (0..4_u64, 0..100_000_000_000_000_u64, 0..120_i32, 0..3_usize);
    let members = prop::collection::vec(member, 1..9);
    let one_pool = (
        -10_000_000..10_000_000_i64,
        0..5_usize,
        0..=4_u32,
        0..4_usize,
        0..3_usize,
    );
    let pools = prop::collection::vec(one_pool, 1..5);
    let work = prop::collection::vec((0..4_usize, 0..9_usize, 1..100_u32, 1..64_u32), 0..12);
    (members, pools, work).prop_map(|(members, pools, work)| {
        let mut dataset = folder(members.len(), 4);
        dataset.policy.zero_base = ZeroBase::Equal;
        for (place, (scale, size, left, kind)) in members.iter().enumerate() {
            set_size(&mut dataset, place, if *scale == 0 { 0 } else { *size });
            dataset.members[place].left = Some(day(1, 1).plus(*left));
            dataset.members[place].kind =
                [MemberKind::Local, MemberKind::Flemish, MemberKind::Other][*kind];
        }
        for (place, (units, base, quarters, members, unit)) in pools.into_iter().enumerate() {
            let unit = [1, 100, 100_000][unit];
            let base = [
                Base::FteDays,
                Base::Heads,
                Base::Wage,
                Base::Equal,
                Base::Column(0),
            ][base]
                .clone();
            let mut costs = pool(&format!("pool{place}"), units * unit, base);
            costs.unit = Cents::new(unit);
            costs.equal_share = Share::from_percent(quarters * 25).unwrap();
            costs.members = match members {
                0 => PoolMembers::Kind(dataset.members[0].kind),
                1 => PoolMembers::Listed(vec![ix(0)]),
                _ => PoolMembers::All,
            };
            dataset.cost_pools.push(costs);
        }
        let count = dataset.members.len();
        let plan = work
            .into_iter()
            .map(|(professional, member, fte, days)| {
                served(professional, member % count, fte, days)
            })
            .collect();
        (dataset, plan)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_pool_adds_up_and_every_share_keeps_to_its_quota((dataset, plan) in case()) {
        let charges = charge(&dataset, &plan).unwrap();
        for (place, pool) in dataset.cost_pools.iter().enumerate() {
            let lines: Vec<_> = charges
                .lines
                .iter()
                .filter(|line| line.pool == Some(place))
                .collect();
            let sum: Cents = lines.iter().map(|line| line.amount).sum();
            prop_assert_eq!(sum, pool.amount);
            for line in lines {
                let units = i128::from(line.amount.count() / pool.unit.count());
                prop_assert_eq!(line.amount.count() % pool.unit.count(), 0);
                prop_assert!(units == line.quota.floor() || units == line.quota.ceiling());
            }
        }
        let lines: Cents = charges.lines.iter().map(|line| line.amount).sum();
        let totals: Cents = charges.totals.iter().map(|total| total.total).sum();
        prop_assert_eq!(lines, totals);
    }

    #[test]
    fn a_quota_is_the_formula_of_its_line((dataset, plan) in case()) {
        let charges = charge(&dataset, &plan).unwrap();
        for line in charges.lines.iter().filter(|line| line.kind == ChargeKind::Pool) {
            let pool = &dataset.cost_pools[line.pool.unwrap()];
            prop_assert_eq!(line.quota.exact(), formula(line, pool.unit));
        }
    }

    #[test]
    fn the_order_of_assignments_has_no_effect(
        (dataset, plan, shuffled) in case()
            .prop_flat_map(|(dataset, plan)| {
                (Just(dataset), Just(plan.clone()), Just(plan).prop_shuffle())
            }),
    ) {
        prop_assert_eq!(charge(&dataset, &plan), charge(&dataset, &shuffled));
    }
}

/// amount x (e x d/D + (1 - e) x q/Q), by multiplying fractions.
fn formula(line: &ChargeLine, unit: Cents) -> inzet_money::Exact {
    use num_bigint::{BigInt, BigUint};
    let quantity = line.quantity.in_units().unwrap();
    let total = line.total_quantity.unwrap().in_units().unwrap();
    let zero = total.numerator() == 0;
    let equal = if zero {
        1_000_000
    } else {
        line.equal_share.unwrap().millionths()
    };
    let units = BigInt::from(line.pool_amount.unwrap().count() / unit.count());
    let by_day = inzet_money::Exact::new(
        &units * equal * line.days.unwrap(),
        BigUint::from(1_000_000_u32) * line.total_days.unwrap(),
    );
    if zero {
        return by_day;
    }
    let above = &units * (1_000_000 - equal) * quantity.numerator() * total.denominator();
    let below = BigUint::from(1_000_000_u32)
        * total.numerator().unsigned_abs()
        * quantity.denominator().unsigned_abs();
    &by_day + &inzet_money::Exact::new(above, below)
}

//! Pools and settlements of the largest size that FORMAT allows: 5,000 members, quantities up to
//! 10^12, amounts up to 10^12 euro.

use inzet_model::{
    Base, Cents, FteDays, IndexVec, MemberIx, MemberKind, MemberState, Payment, PoolMembers,
    Quantity, Quarter, Share, ZeroBase,
};
use inzet_money::pool::split_pool;
use inzet_money::settle::{Charged, ClosedResult, Year, settle};
use inzet_money::{BasisRow, Fraction, PoolLine};
use proptest::prelude::*;

use crate::folder::pool;

const MEMBERS: usize = 5_000;

/// Numbers that follow from a seed: drawing 5,000 members by a strategy would take minutes.
struct Draw(u64);

impl Draw {
    /// A number below the bound. Steele, Lea and Flood, "Fast splittable pseudorandom number
    /// generators" (2014).
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn row(&mut self, member: usize, days: u64) -> BasisRow {
        // One in eight uses nothing; sizes are of every order of magnitude.
        let magnitude = 10_u64.pow(u32::try_from(self.below(15)).unwrap());
        let size = if self.below(8) == 0 {
            0
        } else {
            self.below(magnitude + 1)
        };
        BasisRow {
            member: format!("M{member:05}"),
            name: String::new(),
            kind: [MemberKind::Flemish, MemberKind::Local, MemberKind::Other]
                [usize::try_from(self.below(3)).unwrap()],
            state: MemberState::Full,
            membership_days: 1 + self.below(days),
            fte_days: FteDays::from_hundredths(i64::try_from(size).unwrap()),
            heads: Fraction::new(i128::from(3 * self.below(10_000)), i128::from(days)),
            wage: Cents::new(i64::try_from(size).unwrap()),
            columns: vec![Quantity::from_hundredths(size).unwrap()],
        }
    }
}

fn base(place: usize) -> Base {
    [
        Base::FteDays,
        Base::Heads,
        Base::Wage,
        Base::Equal,
        Base::Column(0),
    ][place]
        .clone()
}

/// Odd units go to the largest remainders of the absolute amount, ties to the lowest id.
fn odd_units_are_where_they_belong(lines: &[PoolLine], negative: bool) -> bool {
    let remainder = |line: &PoolLine| match (negative, line.quota.remainder()) {
        (true, above) if above > 0 => line.quota.denominator() - above,
        (_, above) => above,
    };
    let key = |(place, line): (usize, &PoolLine)| (remainder(line), std::cmp::Reverse(place));
    let places = || lines.iter().enumerate();
    let least = places().filter(|(_, line)| line.odd_unit).map(key).min();
    let most = places().filter(|(_, line)| !line.odd_unit).map(key).max();
    match (least, most) {
        (Some(least), Some(most)) => least > most,
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn pools_of_up_to_5000_members_are_exact(
        seed in any::<u64>(),
        members in prop_oneof![3 => 1..60_usize, 1 => 1..=MEMBERS, 1 => Just(MEMBERS)],
        base_place in 0..5_usize,
        (units, unit) in (-100_000_000_000_000..=100_000_000_000_000_i64, prop_oneof![Just(1_i64), Just(100), Just(100_000)]),
        equal in prop_oneof![Just(0_u32), Just(1_000_000), 0..=1_000_000_u32],
        subset in 0..3_usize,
    ) {
        let mut draw = Draw(seed);
        let basis: IndexVec<MemberIx, BasisRow> =
            (0..members).map(|member| draw.row(member, 365)).collect();
        let mut costs = pool("p", units / unit * unit, base(base_place));
        costs.unit = Cents::new(unit);
        costs.equal_share = Share::from_millionths(equal).unwrap();
        costs.members = match subset {
            0 => PoolMembers::All,
            1 => PoolMembers::Kind(basis[MemberIx::from_usize(0)].kind),
            _ => PoolMembers::Listed((0..members).step_by(3).map(MemberIx::from_usize).collect()),
        };
        let lines = split_pool(&costs, &basis, ZeroBase::Equal).unwrap();
        let sum: i128 = lines.iter().map(|line| i128::from(line.amount.count())).sum();
        prop_assert_eq!(sum, i128::from(costs.amount.count()));
        for line in &lines {
            prop_assert_eq!(line.amount.count() % unit, 0);
            let share = i128::from(line.amount.count() / unit);
            prop_assert!(share == line.quota.floor() || share == line.quota.ceiling());
        }
        prop_assert!(odd_units_are_where_they_belong(&lines, costs.amount < Cents::ZERO));
    }
}

/// A closed quarter of 5,000 members, a few of them missing.
fn quarter(number: u8, draw: &mut Draw) -> ClosedResult {
    let period = Quarter { year: 2026, number }.period().unwrap();
    let members: Vec<usize> = (0..MEMBERS).filter(|_| draw.below(50) > 0).collect();
    let days = u64::from(period.from.days_through(period.to));
    ClosedResult {
        name: format!("q{number}"),
        period,
        zero_base: ZeroBase::Error,
        payment: Payment::default(),
        columns: vec!["x_size".to_owned()],
        basis: members
            .iter()
            .map(|&member| draw.row(member, days))
            .collect(),
        charged: members
            .iter()
            .map(|member| Charged {
                member: format!("M{member:05}"),
                fees: Cents::new(i64::try_from(draw.below(10_000_000)).unwrap()),
                pools: Cents::new(i64::try_from(draw.below(10_000_000)).unwrap() - 5_000_000),
            })
            .collect(),
    }
}

#[test]
fn a_year_of_5000_members_is_settled_exactly() {
    for seed in 1..=4 {
        let mut draw = Draw(seed);
        let results: Vec<ClosedResult> = (1..=4).map(|number| quarter(number, &mut draw)).collect();
        let year = Year::gather(&results).unwrap();
        let costs: Vec<_> = (0..5)
            .map(|place| {
                let cents = i64::try_from(draw.below(100_000_000_000_000)).unwrap();
                let mut costs = pool(
                    &format!("p{place}"),
                    cents - 50_000_000_000_000,
                    base(place),
                );
                costs.equal_share = Share::from_millionths(place as u32 * 123_457).unwrap();
                costs
            })
            .collect();
        let settlement = settle(&year, &costs, &[], None).unwrap();
        assert!(settlement.proof.holds());
        assert_eq!(settlement.totals.len(), MEMBERS);
        for line in &settlement.lines {
            let share = i128::from(line.share.amount.count());
            let quota = line.share.quota;
            assert!(share == quota.floor() || share == quota.ceiling());
        }
    }
}

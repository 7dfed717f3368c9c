//! People told apart at random, on positions and on bills, and cuts on what solidarity counts.

use inzet_core::price::lift::Rounding;
use inzet_core::price::{Relaxation, Rows};
use inzet_model::MemberIx;
use inzet_testkit::Random;

/// How many of a hundred.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// Members with a budget that get a purse.
    pub purses: u64,
    /// Levels that are told apart on positions which several may share.
    pub levels: u64,
    /// Levels that are told apart on the bills of a purse.
    pub bills: u64,
    /// Members with a cut on what solidarity counts, and then with another.
    pub lifts: u64,
}

/// Tells some people apart.
///
/// # Panics
/// Never: nobody gives more than a full FTE.
pub fn tell_apart(relaxation: &mut Relaxation, random: &mut Random, told: Told) {
    let instance = relaxation.instance();
    let step = instance.dataset().policy.planning.fte_step.hundredths();
    for member in instance.dataset().members.indices() {
        if random.percent(told.purses) {
            relaxation.rows_mut().open_purse(instance, member);
        }
    }
    for (number, pair) in (0..).zip(instance.candidates().pairs()) {
        let levels = (u32::from(pair.least)..=u32::from(pair.most)).filter(|fte| fte % step == 0);
        for fte in levels {
            let fte = u8::try_from(fte).expect("nobody gives more than 1.00");
            if random.percent(told.levels) && Rows::is_teamable(instance, pair.demand) {
                relaxation.rows_mut().tell_apart(instance, number, fte);
            }
            if random.percent(told.bills) {
                relaxation.rows_mut().tell_bill_apart(instance, number, fte);
            }
        }
    }
    relaxation.rows_mut().count_lowest(instance);
    for member in instance.dataset().members.indices() {
        while random.percent(told.lifts) {
            add_lift(relaxation, random, member);
        }
    }
}

/// Adds some cut on what solidarity counts for a member: any is right, whatever is thought to be taken.
fn add_lift(relaxation: &mut Relaxation, random: &mut Random, member: MemberIx) {
    let instance = relaxation.instance();
    let Some(row) = relaxation.rows().solidarity_of(member) else {
        return;
    };
    let mut taken = Vec::new();
    for (number, pair) in (0..).zip(instance.candidates().pairs()) {
        if instance.dataset().demands[pair.demand].member == member && random.percent(30) {
            let item = (number, pair.most);
            taken.push((item, i64::from(pair.most) * i64::from(pair.days)));
        }
    }
    let floor = relaxation.rows().floor(row);
    let step = i64::from(random.between(1, u32::try_from(floor).map_or(1, |floor| floor + 2)));
    let pinned = relaxation.rows().limits()[row];
    let rounding = Rounding::new(step, (floor, pinned), &taken);
    let rows = relaxation.rows_mut();
    rows.add_lift(instance, member, rounding);
}

//! Which rounding of what a member receives the master's shares break most.

use std::collections::BTreeMap;

use inzet_model::MemberIx;

use super::{Item, Rounding};
use crate::bundle::Items;
use crate::price::relaxation::Relaxation;

/// A cut must be broken by so many steps of the prices, a twentieth of an assignment each.
const BROKEN: f64 = 0.1;

/// Work that one assignment may be thought of as so many jumps of.
const PARTS: i64 = 4;

/// Shares from which an assignment may be thought to be taken.
const TAKEN: [f64; 3] = [2.0, 0.999, 0.5];

/// A share that is a whole.
const WHOLE: f64 = 0.9999;

/// An assignment of which the master takes a share.
#[derive(Clone, Copy, Debug)]
struct Share {
    /// The pair, and its hundredths of FTE.
    item: Item,
    /// What it adds whole, in hundredths of FTE-days.
    work: i64,
    /// How much is taken.
    part: f64,
}

/// Of every member the rounding that bundles taken in part break most.
pub(crate) fn broken_lifts<'p>(
    relaxation: &Relaxation,
    taken: impl Iterator<Item = (&'p Items, f64)>,
) -> Vec<(MemberIx, Rounding)> {
    let rows = relaxation.rows();
    let points = relaxation.instance().dataset().policy.points.solidarity as f64;
    let mut broken = Vec::new();
    for (member, shares) in received(relaxation, taken) {
        let Some(row) = rows.solidarity_of(member) else {
            continue;
        };
        let (floor, pinned) = (rows.floor(row), rows.limits()[row]);
        let work = shares.iter().map(|share| share.part * share.work as f64);
        let mut counted = (pinned as f64 + work.sum::<f64>()).min(floor as f64);
        for lift in rows.lifts_of(member) {
            let most = lift.rounding.limit as f64 + sum(&shares, &lift.rounding);
            counted = counted.min(most);
        }
        if let Some((much, rounding)) = most_broken((floor, pinned), &shares, counted)
            && much * points > BROKEN * relaxation.step()
        {
            broken.push((member, rounding));
        }
    }
    broken
}

/// What bundles taken in part give to every member.
fn received<'p>(
    relaxation: &Relaxation,
    taken: impl Iterator<Item = (&'p Items, f64)>,
) -> BTreeMap<MemberIx, Vec<Share>> {
    let instance = relaxation.instance();
    let mut parts: BTreeMap<(MemberIx, Item), f64> = BTreeMap::new();
    for (items, part) in taken {
        for &item in items {
            let demand = instance.candidates().pair(item.0).demand;
            let member = instance.dataset().demands[demand].member;
            *parts.entry((member, item)).or_default() += part;
        }
    }
    let mut received: BTreeMap<MemberIx, Vec<Share>> = BTreeMap::new();
    for ((member, item), part) in parts {
        let days = i64::from(instance.candidates().pair(item.0).days);
        let work = i64::from(item.1) * days;
        let share = Share { item, work, part };
        received.entry(member).or_default().push(share);
    }
    received
}

/// The rounding that the shares break most, where solidarity counts up to a floor, of which the pins give a
/// part, and counts so much; and by how much.
fn most_broken(
    (floor, pinned): (i64, i64),
    shares: &[Share],
    counted: f64,
) -> Option<(f64, Rounding)> {
    let mut most: Option<(f64, Rounding)> = None;
    let mut last = usize::MAX;
    for least in TAKEN {
        let taken = shares.iter().filter(|share| share.part >= least);
        let taken: Vec<(Item, i64)> = taken.map(|share| (share.item, share.work)).collect();
        if taken.len() == last {
            continue;
        }
        last = taken.len();
        let left = floor - pinned - taken.iter().map(|item| item.1).sum::<i64>();
        for step in steps(shares, left) {
            let rounding = Rounding::new(step, (floor, pinned), &taken);
            if rounding.rest == 0 {
                continue;
            }
            let broken = counted - rounding.limit as f64 - sum(shares, &rounding);
            if most.as_ref().is_none_or(|most| broken > most.0) {
                most = Some((broken, rounding));
            }
        }
    }
    most
}

/// What shares count for in all.
fn sum(shares: &[Share], rounding: &Rounding) -> f64 {
    let counts = shares
        .iter()
        .map(|share| share.part * rounding.counted(share.item, share.work) as f64);
    counts.sum()
}

/// Steps that may round well: what assignments add that are taken in part, parts of that, and one that is
/// more than what is left.
fn steps(shares: &[Share], left: i64) -> Vec<i64> {
    let broken = shares.iter().filter(|share| share.part < WHOLE);
    let mut steps: Vec<i64> = broken
        .flat_map(|share| (1..=PARTS).map(|parts| share.work / parts))
        .collect();
    steps.push(left.abs() + 1);
    steps.retain(|&step| step > 0);
    steps.sort_unstable();
    steps.dedup();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(pair: u32, work: i64, part: f64) -> Share {
        let item = (pair, 50);
        Share { item, work, part }
    }

    /// A third of a large assignment lifts a member just to its floor: whole, it would lift it over.
    #[test]
    fn a_part_counts_for_what_it_lifts_to_the_floor() {
        let shares = [share(0, 1_110, 1.0), share(1, 3_780, 1_335.0 / 3_780.0)];
        let (broken, rounding) = most_broken((2_445, 0), &shares, 2_445.0).expect("a cut");
        assert_eq!(rounding.taken, [(0, 50)]);
        // What is left to lift, less that part of it.
        let left = 1_335.0 * (1.0 - 1_335.0 / 3_780.0);
        assert!((broken - left).abs() < 1e-6, "{broken}");
    }

    #[test]
    fn whole_assignments_break_nothing() {
        let shares = [share(0, 1_110, 1.0), share(1, 900, 1.0)];
        let broken = most_broken((2_445, 300), &shares, 2_310.0);
        assert!(broken.is_none_or(|broken| broken.0 <= 1e-9));
    }
}

//! Lift cuts: solidarity counts what a member receives up to a floor, and whole assignments lift it
//! there in jumps. Parts of one that just reach the floor are worth more than any plan; a cut that
//! rounds what each assignment adds takes that away.
//!
//! # Source
//! Marchand and Wolsey 2001, Aggregation and mixed integer rounding to solve MIPs.

mod separate;

use inzet_model::MemberIx;

use crate::candidates::PairIx;
use crate::price::rows::RowIx;

pub(crate) use separate::broken_lifts;

/// A cut on what solidarity counts for one member: never more than its limit and what each
/// assignment counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// Whose solidarity.
    pub member: MemberIx,
    /// The row of the cut.
    pub row: RowIx,
    /// How it rounds.
    pub rounding: Rounding,
}

/// A pair with its hundredths of FTE.
pub type Item = (PairIx, u8);

/// How what assignments add is rounded, in hundredths of FTE-days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// From one jump to the next: above 0.
    pub step: i64,
    /// How far the floor is above the last jump before it.
    pub rest: i64,
    /// Pairs with hundredths of FTE that are thought to be taken, by pair, then FTE: what counts is how
    /// far the plan falls without them.
    pub taken: Vec<Item>,
    /// What solidarity counts at most beyond what assignments count for.
    pub limit: i64,
}

impl Rounding {
    /// A rounding in steps, where solidarity counts up to a floor and the pins give so much of it, and
    /// some assignments are thought to be taken; with the work of each.
    #[must_use]
    pub fn new(step: i64, (floor, pinned): (i64, i64), taken: &[(Item, i64)]) -> Self {
        let left = floor - pinned - taken.iter().map(|item| item.1).sum::<i64>();
        let mut items: Vec<Item> = taken.iter().map(|item| item.0).collect();
        items.sort_unstable();
        let mut rounding = Self {
            step,
            rest: left.rem_euclid(step),
            taken: items,
            limit: 0,
        };
        let jumps = left.div_euclid(step) + i64::from(rounding.rest > 0);
        let given: i64 = taken.iter().map(|item| rounding.rounded(-item.1)).sum();
        rounding.limit = floor + given - rounding.rest * jumps;
        rounding
    }

    /// What an assignment of some work counts for: no less than 0 and no more than the work.
    #[must_use]
    pub fn counted(&self, item: Item, work: i64) -> i64 {
        if self.taken.binary_search(&item).is_ok() {
            -self.rounded(-work)
        } else {
            self.rounded(work)
        }
    }

    /// The mixed integer rounding of an amount: whole steps count for the rest each, and what is
    /// left over for no more than that.
    fn rounded(&self, amount: i64) -> i64 {
        let (jumps, over) = (amount.div_euclid(self.step), amount.rem_euclid(self.step));
        self.rest * jumps + over.min(self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever is taken of some assignments, what solidarity counts keeps to the cut.
    #[test]
    fn no_plan_breaks_a_cut() {
        let work = [1110, 3780, 1260, 2520];
        let items: Vec<(Item, i64)> = (0..4)
            .map(|pair| ((pair, 50), work[pair as usize]))
            .collect();
        let mut tight = 0;
        for floor in [700, 2445, 3780, 5000, 8000] {
            for pinned in [0, 300] {
                for step in [630, 1110, 1890, 2446, 3780] {
                    for thought in 0..16_usize {
                        let taken: Vec<_> = (0..4)
                            .filter(|bit| thought >> bit & 1 == 1)
                            .map(|bit| items[bit])
                            .collect();
                        let rounding = Rounding::new(step, (floor, pinned), &taken);
                        for plan in 0..16_usize {
                            let own = (0..4).filter(|bit| plan >> bit & 1 == 1);
                            let own: Vec<_> = own.map(|bit| items[bit]).collect();
                            let served = pinned + own.iter().map(|item| item.1).sum::<i64>();
                            let counts = own.iter().map(|item| rounding.counted(item.0, item.1));
                            let most = rounding.limit + counts.sum::<i64>();
                            assert!(served.min(floor) <= most);
                            tight += u32::from(served.min(floor) == most);
                        }
                    }
                }
            }
        }
        assert!(tight > 1_000, "{tight}");
    }
}

//! What choices from a place on can still add: a knapsack over the FTE-days that are left, every
//! choice whole or not at all, solved for all places and all amounts by one dynamic programme.
//!
//! It only cuts a search off, so it may err on the high side: FTE-days are rounded in favour of
//! the bundle, profits are single floats with room for their rounding.

use super::Market;
use super::choice::Choice;

/// Amounts of FTE-days that are told apart.
const AMOUNTS: usize = 64;

/// Covers every rounding of a sum of at most some hundred profits.
const MARGIN: f32 = 1.0 + 1e-5;

/// The most that choices from each place on add, by FTE-days left.
pub(super) struct Ahead {
    table: Vec<[f32; AMOUNTS + 1]>,
    /// Hundredths of FTE-days in one amount.
    unit: i64,
}

impl Ahead {
    /// The table of some choices for so many hundredths of FTE-days.
    pub(super) fn new(market: &Market, choices: &[Choice], work: i64) -> Self {
        let unit = work.max(1).unsigned_abs().div_ceil(AMOUNTS as u64) as i64;
        let mut table = vec![[0.0_f32; AMOUNTS + 1]; choices.len() + 1];
        for (place, choice) in choices.iter().enumerate().rev() {
            let (before, after) = table.split_at_mut(place + 1);
            let (row, next) = (&mut before[place], &after[0]);
            *row = *next;
            for fte in market.levels(choice, choice.most) {
                let amount = (i64::from(fte) * choice.days / unit) as usize;
                let profit = market.profit(choice, fte) as f32 * MARGIN;
                if profit > 0.0 && amount <= AMOUNTS {
                    let pairs = row[amount..].iter_mut().zip(&next[..=AMOUNTS - amount]);
                    pairs.for_each(|(most, rest)| *most = most.max(profit + rest));
                }
            }
        }
        Self { table, unit }
    }

    /// The most that choices from a place on add to a bundle that leaves so many FTE-days.
    pub(super) fn most(&self, from: usize, left: i64) -> i64 {
        let amounts = (left
            .max(0)
            .unsigned_abs()
            .div_ceil(self.unit.unsigned_abs())) as usize;
        (self.table[from][amounts.min(AMOUNTS)] * MARGIN) as i64
    }
}

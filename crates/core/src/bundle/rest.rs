//! The rest: what offers from a place on can still add to those chosen, in two ways. One counts the
//! FTE-days that are left and the number of offers, by a knapsack (of few offers only their number, as
//! looking through them takes less than the knapsack); the other what each earns beyond its rent, which
//! knows on which days the person is full.

use super::offers::Offers;
use super::words::Words;

/// Amounts of FTE-days that are told apart.
const AMOUNTS: usize = 64;

/// Offers in a bundle that are counted; with more, only FTE-days are.
const COUNTED: usize = 4;

/// Offers of which only the number is counted.
const FEW: usize = 10;

/// Covers every rounding of a sum of profits in floats.
const MARGIN: f64 = 1.0 + 1e-12;

/// The most that offers from each place on add, by their number.
pub(super) struct Rest {
    /// By number of offers, then place, then FTE-days left. The last number stands for as many as there
    /// is room for. Empty where there are few.
    layers: Vec<Vec<[f64; AMOUNTS + 1]>>,
    /// By number of offers, then place: what they are worth, whatever FTE-days they take.
    worth: Vec<Vec<i64>>,
    /// By number of offers, then place: beyond their rents.
    above: Vec<Vec<i64>>,
    /// Hundredths of FTE-days in one amount.
    unit: i64,
    /// Offers in a bundle at most.
    pub(super) most: usize,
    is_counted: bool,
}

impl Rest {
    /// Of some offers to a person with so many hundredths of FTE-days.
    pub(super) fn new<W: Words>(offers: &Offers<W>, open: &[u32], work: i64, most: usize) -> Self {
        let is_counted = most <= COUNTED;
        let is_few = is_counted && open.len() <= FEW;
        let count = if is_counted { most } else { 1 };
        let by_place =
            |is_there: bool| vec![vec![0; open.len() + 1]; if is_there { count + 1 } else { 0 }];
        let layers = if is_few { 0 } else { count + 1 };
        let mut rest = Self {
            layers: vec![vec![[0.0; AMOUNTS + 1]; open.len() + 1]; layers],
            worth: by_place(is_few),
            above: by_place(is_counted),
            unit: work.max(1).unsigned_abs().div_ceil(AMOUNTS as u64) as i64,
            most,
            is_counted,
        };
        for layer in 1..=count {
            if is_few {
                let profit = |number: u32| offers.get(number).profit;
                fill(&mut rest.worth, open, layer, profit);
            } else {
                rest.fill_layer(offers, open, layer);
            }
            if is_counted {
                let above = |number: u32| offers.get(number).above;
                fill(&mut rest.above, open, layer, above);
            }
        }
        rest
    }

    fn fill_layer<W: Words>(&mut self, offers: &Offers<W>, open: &[u32], layer: usize) {
        let (before, own) = self.layers.split_at_mut(layer);
        let own = &mut own[0];
        for (place, &number) in open.iter().enumerate().rev() {
            let offer = offers.get(number);
            let amount = (offer.work / self.unit) as usize;
            let profit = offer.profit as f64 * MARGIN;
            let (row, next) = own.split_at_mut(place + 1);
            let (row, next) = (&mut row[place], &next[0]);
            *row = *next;
            if amount <= AMOUNTS {
                let rest = if self.is_counted {
                    &before[layer - 1][place + 1]
                } else {
                    next
                };
                let pairs = row[amount..].iter_mut().zip(&rest[..=AMOUNTS - amount]);
                pairs.for_each(|(most, rest)| *most = most.max(profit + rest));
            }
        }
    }

    /// The most that offers from a place on add to `chosen` others that leave so many FTE-days.
    pub(super) fn most(&self, from: usize, left: i64, chosen: usize) -> i64 {
        let layer = if self.is_counted {
            self.most.saturating_sub(chosen)
        } else {
            1
        };
        if let Some(worth) = self.worth.get(layer) {
            return worth[from];
        }
        let amounts = left
            .max(0)
            .unsigned_abs()
            .div_ceil(self.unit.unsigned_abs()) as usize;
        (self.layers[layer][from][amounts.min(AMOUNTS)] * MARGIN) as i64
    }

    /// The most that offers from a place on earn beyond their rents, beside `chosen` others; nothing
    /// where that is not counted.
    pub(super) fn above(&self, from: usize, chosen: usize) -> Option<i64> {
        let layer = self.most.saturating_sub(chosen);
        self.is_counted.then(|| self.above[layer][from])
    }
}

/// The most that so many offers from each place on add up to, from what one fewer do.
fn fill(layers: &mut [Vec<i64>], open: &[u32], layer: usize, of: impl Fn(u32) -> i64) {
    for (place, &number) in open.iter().enumerate().rev() {
        let with = layers[layer - 1][place + 1].saturating_add(of(number));
        layers[layer][place] = layers[layer][place + 1].max(with);
    }
}

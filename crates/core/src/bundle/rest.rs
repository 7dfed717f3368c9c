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
    /// By number of offers (but none), then place, by FTE-days left. The last number stands for as many
    /// as there is room for. Empty where there are few.
    layers: Vec<Amounts>,
    /// By number of offers, then place: what they are worth, whatever FTE-days they take. Empty where there
    /// are many.
    worth: Vec<i64>,
    /// By number of offers, then place: beyond their rents. Empty where offers are not counted.
    above: Vec<i64>,
    /// Places, one after the last offer included.
    places: usize,
    /// Hundredths of FTE-days in one amount.
    unit: i64,
    /// Offers in a bundle at most.
    pub(super) most: usize,
    is_counted: bool,
}

/// What is added by FTE-days left.
type Amounts = [f64; AMOUNTS + 1];

impl Rest {
    /// Of some offers to a person with so many hundredths of FTE-days.
    pub(super) fn new<W: Words>(offers: &Offers<W>, open: &[u32], work: i64, most: usize) -> Self {
        let is_counted = most <= COUNTED;
        let is_few = is_counted && open.len() <= FEW;
        let count = if is_counted { most } else { 1 };
        let mut rest = Self {
            layers: Vec::new(),
            worth: Vec::new(),
            above: Vec::new(),
            places: open.len() + 1,
            unit: work.max(1).unsigned_abs().div_ceil(AMOUNTS as u64) as i64,
            most,
            is_counted,
        };
        if is_few {
            rest.worth = sums(open, count, |number| offers.get(number).profit);
        } else {
            rest.layers = vec![[0.0; AMOUNTS + 1]; count * rest.places];
            for layer in 0..count {
                rest.fill_layer(offers, open, layer);
            }
        }
        if is_counted {
            rest.above = sums(open, count, |number| offers.get(number).above);
        }
        rest
    }

    /// One offer more than the layer before has, of which the first has none before it.
    fn fill_layer<W: Words>(&mut self, offers: &Offers<W>, open: &[u32], layer: usize) {
        let (before, own) = self.layers.split_at_mut(layer * self.places);
        let before = before
            .len()
            .checked_sub(self.places)
            .map(|start| &before[start..]);
        for (place, &number) in open.iter().enumerate().rev() {
            let offer = offers.get(number);
            let amount = (offer.work / self.unit) as usize;
            let profit = offer.profit as f64 * MARGIN;
            let (row, next) = own.split_at_mut(place + 1);
            let (row, next) = (&mut row[place], &next[0]);
            *row = *next;
            if amount > AMOUNTS {
                continue;
            }
            let rest = match before {
                Some(before) => &before[place + 1],
                None if self.is_counted => &[0.0; AMOUNTS + 1],
                None => next,
            };
            let pairs = row[amount..].iter_mut().zip(&rest[..=AMOUNTS - amount]);
            pairs.for_each(|(most, rest)| *most = most.max(profit + rest));
        }
    }

    /// The most that offers from a place on add to `chosen` others that leave so many FTE-days.
    pub(super) fn most(&self, from: usize, left: i64, chosen: usize) -> i64 {
        let layer = if self.is_counted {
            self.most.saturating_sub(chosen)
        } else {
            1
        };
        if layer == 0 {
            return 0;
        }
        if let Some(&worth) = self.worth.get(layer * self.places + from) {
            return worth;
        }
        let amounts = left
            .max(0)
            .unsigned_abs()
            .div_ceil(self.unit.unsigned_abs()) as usize;
        let amounts = amounts.min(AMOUNTS);
        (self.layers[(layer - 1) * self.places + from][amounts] * MARGIN) as i64
    }

    /// The most that offers from a place on earn beyond their rents, beside `chosen` others; nothing
    /// where that is not counted.
    pub(super) fn above(&self, from: usize, chosen: usize) -> Option<i64> {
        let layer = self.most.saturating_sub(chosen);
        self.is_counted
            .then(|| self.above[layer * self.places + from])
    }
}

/// By number of offers up to `count`, then place: the most that so many of those from the place on add
/// up to.
fn sums(open: &[u32], count: usize, of: impl Fn(u32) -> i64) -> Vec<i64> {
    let places = open.len() + 1;
    let mut sums = vec![0_i64; (count + 1) * places];
    for layer in 1..=count {
        for (place, &number) in open.iter().enumerate().rev() {
            let own = layer * places + place;
            let with = sums[own - places + 1].saturating_add(of(number));
            sums[own] = sums[own + 1].max(with);
        }
    }
    sums
}

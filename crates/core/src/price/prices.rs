//! Prices as integers: multiples of a power of two, so that the relaxation is exact.

use crate::instance::Instance;
use crate::price::fixing::Fixing;
use crate::price::rows::{Row, RowIx, Rows};

/// A price that no bundle can pay, in hundredths of a point a unit.
const CLOSING: f64 = 1e15;

/// How finely prices are cut: a price of `1 << bits` is one hundredth of a point for one unit of
/// its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    bits: u32,
    /// More than one assignment can be worth, in hundredths of a point.
    largest: i128,
}

impl Scale {
    /// The finest scale on which no bundle's value can leave 60 bits.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let largest = largest(instance);
        // Twenty items at most share one full-time person's hundredths, and a profit is compared
        // with another.
        let room = (1_i128 << 58) / largest;
        let bits = (127 - room.max(1).leading_zeros()).min(20);
        Self { bits, largest }
    }

    /// More than one assignment can be worth, in hundredths of a point.
    pub(crate) fn largest(self) -> i128 {
        self.largest
    }

    /// An integer value on this scale.
    #[must_use]
    pub fn up(self, value: i128) -> i128 {
        value << self.bits
    }

    /// The floor of a scaled value.
    #[must_use]
    pub fn floor(self, scaled: i128) -> i128 {
        scaled >> self.bits
    }

    /// By how many bits values are shifted.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.bits
    }

    /// One on this scale.
    #[must_use]
    pub fn one(self) -> f64 {
        f64::from(1_u32 << self.bits)
    }
}

fn largest(instance: &Instance) -> i128 {
    let points = &instance.dataset().policy.points;
    let solidarity = i128::from(points.solidarity);
    let pairs = instance.candidates().pairs().iter();
    let worth =
        pairs.map(|pair| 100 * i128::from(pair.days) * (i128::from(pair.rate.abs()) + solidarity));
    worth.max().unwrap_or(1) + 100 * i128::from(points.new_assignment) + 1
}

/// A price for every row, at least 0; those of solidarity at most the policy's points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    scaled: Vec<i64>,
}

impl Prices {
    /// The nearest prices that are allowed to these, in hundredths of a point a unit.
    #[must_use]
    pub fn round(instance: &Instance, rows: &Rows, scale: Scale, wanted: &[f64]) -> Self {
        Self::round_under(instance, rows, scale, (wanted, None))
    }

    /// The same; rows of which a branch wants a least use may have negative prices, and nobody pays
    /// for somebody told apart who may not be taken.
    #[must_use]
    pub fn round_under(
        instance: &Instance,
        rows: &Rows,
        scale: Scale,
        (wanted, fixing): (&[f64], Option<&Fixing>),
    ) -> Self {
        let is_free = |row: RowIx| {
            rows.is_given(row) || fixing.is_some_and(|fixing| fixing.range_of(row).is_some())
        };
        let scaled = rows
            .rows()
            .iter()
            .zip(wanted)
            .enumerate()
            .map(|(place, (row, &price))| {
                let most = most_of(instance, scale, *row);
                if fixing.is_some_and(|fixing| fixing.closes(*row)) {
                    return nearest(f64::MIN, scale, (true, most));
                }
                nearest(price, scale, (is_free(place), most))
            })
            .collect();
        let mut prices = Self { scaled };
        prices.share_solidarity(instance, rows, scale);
        prices
    }

    /// What cuts on solidarity ask is part of its points: more would only be lost.
    fn share_solidarity(&mut self, instance: &Instance, rows: &Rows, scale: Scale) {
        for member in rows.lifted() {
            let Some(row) = rows.solidarity_of(member) else {
                continue;
            };
            let points = most_of(instance, scale, rows.rows()[row]) as i64;
            let mut left = points - self.scaled[row];
            for lift in rows.lifts_of(member) {
                let price = &mut self.scaled[lift.row];
                *price = (*price).min(left);
                left -= *price;
            }
        }
    }

    /// Changes some prices to the nearest that are allowed to these, in hundredths of a point a
    /// unit; an infinite one closes the row to everybody.
    pub fn change(
        &mut self,
        instance: &Instance,
        rows: &Rows,
        scale: Scale,
        wanted: impl IntoIterator<Item = (RowIx, f64)>,
    ) {
        for (row, price) in wanted {
            let most = most_of(instance, scale, rows.rows()[row]);
            let price = price.min(CLOSING);
            self.scaled[row] = nearest(price, scale, (rows.is_given(row), most));
        }
        self.share_solidarity(instance, rows, scale);
    }

    /// The price of a row, scaled.
    #[must_use]
    pub fn of(&self, row: RowIx) -> i64 {
        self.scaled[row]
    }

    /// The price of a row that may not exist.
    #[must_use]
    pub fn of_optional(&self, row: Option<RowIx>) -> i64 {
        row.map_or(0, |row| self.scaled[row])
    }
}

/// The highest price that a row may have, scaled.
fn most_of(instance: &Instance, scale: Scale, row: Row) -> f64 {
    // Above this no bundle could pay anyway, and sums stay inside 64 bits.
    const MOST: f64 = (1_i64 << 58) as f64;
    match row {
        Row::Solidarity(_) | Row::Lift(..) => {
            instance.dataset().policy.points.solidarity as f64 * scale.one()
        }
        Row::Budget(_) => scale.one() * 1e4,
        Row::People(_) | Row::Bills(..) => MOST / 128.0,
        // Whole positions of these must stay inside 64 bits.
        Row::Fte(_) | Row::Level(..) | Row::Paid(..) | Row::PaidPeople(_) | Row::PaidFte(_) => {
            MOST / 16_384.0
        }
    }
}

/// The nearest price in scaled units; a negative one only where it is free.
fn nearest(price: f64, scale: Scale, (is_free, most): (bool, f64)) -> i64 {
    let price = if price.is_finite() { price } else { 0.0 };
    let least = if is_free { -most } else { 0.0 };
    (price * scale.one()).clamp(least, most).round() as i64
}

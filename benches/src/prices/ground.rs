//! Prices in hundredths of a point a typical assignment, so that those of people, of FTE, of
//! money and of solidarity weigh alike, and what is allowed of them.

use inzet_core::price::ascent::Priced;
use inzet_core::price::start::starting_prices;
use inzet_core::price::{Relaxation, Row};

use super::Meter;

/// A relaxation whose prices are sought.
#[derive(Debug)]
pub struct Ground<'a> {
    relaxation: &'a Relaxation<'a>,
    /// Highest price of each row.
    most: Vec<f64>,
}

/// What the oracle says to some prices.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The bound, in hundredths of a point.
    pub value: f64,
    /// What is used beyond each limit, in typical assignments: where it is above zero the bound
    /// falls as the price rises.
    pub excess: Vec<f64>,
}

impl<'a> Ground<'a> {
    /// The ground of a relaxation.
    #[must_use]
    pub fn new(relaxation: &'a Relaxation<'a>) -> Self {
        let points = relaxation.instance().dataset().policy.points.solidarity as f64;
        let rows = relaxation.rows();
        let most = rows.rows().iter().zip(rows.typical());
        let most = most.map(|(row, typical)| match row {
            Row::Solidarity(_) => points * typical,
            _ => f64::INFINITY,
        });
        Self {
            relaxation,
            most: most.collect(),
        }
    }

    /// What is relaxed.
    #[must_use]
    pub fn relaxation(&self) -> &'a Relaxation<'a> {
        self.relaxation
    }

    /// Where every method begins.
    #[must_use]
    pub fn start(&self) -> Vec<f64> {
        let unit = starting_prices(self.relaxation.instance(), self.relaxation.rows());
        let mut prices = self.times_typical(&unit);
        self.keep_inside(&mut prices);
        prices
    }

    /// From hundredths of a point a unit of each row.
    #[must_use]
    pub fn times_typical(&self, unit: &[f64]) -> Vec<f64> {
        let typical = self.relaxation.rows().typical();
        unit.iter().zip(typical).map(|(p, t)| p * t).collect()
    }

    /// Into hundredths of a point a unit of each row.
    #[must_use]
    pub fn per_unit(&self, prices: &[f64]) -> Vec<f64> {
        let typical = self.relaxation.rows().typical();
        prices.iter().zip(typical).map(|(p, t)| p / t).collect()
    }

    /// The nearest prices that are allowed: at least 0, of solidarity at most the policy's points.
    pub fn keep_inside(&self, prices: &mut [f64]) {
        for (price, most) in prices.iter_mut().zip(&self.most) {
            *price = price.clamp(0.0, *most);
        }
    }

    /// Asks for the bound at some prices.
    pub fn ask(&self, prices: &[f64], meter: &mut Meter) -> Answer {
        let priced = meter.ask(self.relaxation, self.per_unit(prices));
        Answer {
            value: self.value(&priced),
            excess: self.excess(&priced),
        }
    }

    /// The bound, in hundredths of a point.
    #[must_use]
    pub fn value(&self, priced: &Priced) -> f64 {
        self.relaxation.scale().floor(priced.pricing.scaled) as f64
    }

    /// What is used beyond each limit, in typical assignments. At the highest price of solidarity
    /// every count of it is as good; the one that lets the price fall is told.
    fn excess(&self, priced: &Priced) -> Vec<f64> {
        let rows = self.relaxation.rows();
        let rounded = self.relaxation.round(&priced.prices);
        let points = self
            .relaxation
            .instance()
            .dataset()
            .policy
            .points
            .solidarity;
        let highest = self.relaxation.scale().up(i128::from(points));
        let excess = priced.pricing.excess.iter().enumerate();
        let whole = excess.map(|(row, &excess)| match rows.rows()[row] {
            Row::Solidarity(_) if i128::from(rounded.of(row)) >= highest => {
                excess + rows.floor(row)
            }
            _ => excess,
        });
        let typical = rows.typical();
        whole.zip(typical).map(|(e, t)| e as f64 / t).collect()
    }

    /// The allowed prices at a step along a direction.
    #[must_use]
    pub fn moved(&self, prices: &[f64], direction: &[f64], step: f64) -> Vec<f64> {
        let pairs = prices.iter().zip(direction);
        let mut moved: Vec<f64> = pairs.map(|(price, along)| price + step * along).collect();
        self.keep_inside(&mut moved);
        moved
    }

    /// The square of a direction's length, without the rows whose price is at its end already.
    #[must_use]
    pub fn square(&self, prices: &[f64], direction: &[f64]) -> f64 {
        let rows = prices.iter().zip(direction).zip(&self.most);
        let free = rows.filter(|((price, along), most)| {
            !(**along < 0.0 && **price <= 0.0 || **along > 0.0 && *price >= most)
        });
        free.map(|((_, along), _)| along * along).sum()
    }
}

/// The sum of products.
#[must_use]
pub fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use inzet::generate::Size;
    use inzet_core::Instance;

    use super::*;
    use crate::dataset_of;
    use crate::prices::Limit;

    const SMALL: Size = Size {
        members: 8,
        professionals: 30,
        demands: 42,
    };

    fn meter(clock: &dyn Fn() -> Duration) -> Meter<'_> {
        let limit = Limit {
            time: Duration::MAX,
            rounds: u32::MAX,
        };
        Meter::new(clock, limit)
    }

    /// What makes a direction a subgradient: the bound at any prices is at least what the slope at
    /// others says. With the other sign this fails at once.
    #[test]
    fn the_bound_falls_as_the_price_of_what_is_used_too_much_rises() {
        let dataset = dataset_of(&SMALL, 1);
        let instance = Instance::new(&dataset).unwrap();
        let relaxation = Relaxation::new(&instance);
        let ground = Ground::new(&relaxation);
        let clock = || Duration::ZERO;
        let mut meter = meter(&clock);
        let here = ground.start();
        let answer = ground.ask(&here, &mut meter);
        let (mut below, mut above) = (false, false);
        for step in [-3e5, -1e4, -300.0, 300.0, 1e4, 3e5] {
            let there = ground.moved(&here, &answer.excess, step);
            let way: Vec<f64> = there.iter().zip(&here).map(|(a, b)| a - b).collect();
            let promised = answer.value - dot(&answer.excess, &way);
            let value = ground.ask(&there, &mut meter).value;
            assert!(value >= promised - 100.0, "{value} at step {step}");
            below |= value < answer.value && step > 0.0;
            above |= value > answer.value && step < 0.0;
        }
        assert!(below, "some step along it lowers the bound");
        assert!(above, "a step against it raises the bound");
    }

    #[test]
    fn prices_stay_between_nothing_and_the_points_of_solidarity() {
        let dataset = dataset_of(&SMALL, 1);
        let instance = Instance::new(&dataset).unwrap();
        let relaxation = Relaxation::new(&instance);
        let ground = Ground::new(&relaxation);
        let rows = relaxation.rows();
        let far = ground.moved(&ground.start(), &vec![1.0; rows.len()], 1e12);
        let mut row = rows.rows().iter();
        let row = row.position(|row| matches!(row, Row::Solidarity(_)));
        let row = row.expect("the policy counts solidarity");
        let points = dataset.policy.points.solidarity as f64;
        assert_eq!(ground.per_unit(&far)[row], points);
        let low = ground.moved(&far, &vec![-1.0; rows.len()], 1e15);
        assert!(low.iter().all(|&price| price == 0.0));
        // At an end only the way back has a length.
        assert_eq!(ground.square(&low, &vec![-1.0; rows.len()]), 0.0);
        assert!(ground.square(&low, &vec![1.0; rows.len()]) > 0.0);
    }
}

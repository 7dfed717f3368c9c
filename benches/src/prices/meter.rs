//! The oracle that every method asks, and the notes of when its bound fell.

use std::time::Duration;

use inzet_core::price::Relaxation;
use inzet_core::price::ascent::{Oracle, Priced};
use inzet_model::Score;

/// When a method must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Time since it began.
    pub time: Duration,
    /// Questions to the oracle.
    pub rounds: u32,
}

/// A bound below all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Since the method began.
    pub time: Duration,
    /// Questions asked until then.
    pub round: u32,
    /// No plan is worth more, before the grid of the scores is looked at.
    pub bound: Score,
}

/// Answers to prices, and notes every bound that beats the ones before.
pub struct Meter<'a> {
    clock: &'a dyn Fn() -> Duration,
    begun: Duration,
    limit: Limit,
    rounds: u32,
    points: Vec<Point>,
}

impl<'a> Meter<'a> {
    /// A meter that begins now, by a clock that counts from any moment.
    pub fn new(clock: &'a dyn Fn() -> Duration, limit: Limit) -> Self {
        Self {
            clock,
            begun: clock(),
            limit,
            rounds: 0,
            points: Vec::new(),
        }
    }

    /// The bound at some prices, in hundredths of a point a unit of each row.
    pub fn ask(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced {
        let pricing = relaxation.price(&relaxation.round(&prices));
        self.rounds += 1;
        let bound = Score::new(relaxation.scale().floor(pricing.scaled));
        if self.points.last().is_none_or(|last| bound < last.bound) {
            self.points.push(Point {
                time: self.elapsed(),
                round: self.rounds,
                bound,
            });
        }
        Priced { prices, pricing }
    }

    /// Time since it began.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        (self.clock)().saturating_sub(self.begun)
    }

    /// Whether time or rounds are up.
    #[must_use]
    pub fn is_up(&self) -> bool {
        self.rounds >= self.limit.rounds || self.elapsed() >= self.limit.time
    }

    /// Questions asked.
    #[must_use]
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Every bound that beat the ones before, in the order of time.
    #[must_use]
    pub fn into_points(self) -> Vec<Point> {
        self.points
    }
}

impl Oracle for Meter<'_> {
    fn evaluate(&mut self, relaxation: &Relaxation, prices: Vec<f64>) -> Priced {
        self.ask(relaxation, prices)
    }

    fn spend(&mut self, _: u64) {}

    fn is_over(&self, _: &Priced, _: f64) -> bool {
        self.is_up()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn counts_from_its_own_beginning() {
        let now = Cell::new(Duration::from_secs(100));
        let clock = || now.get();
        let limit = Limit {
            time: Duration::from_secs(30),
            rounds: 5,
        };
        let meter = Meter::new(&clock, limit);
        now.set(Duration::from_secs(129));
        assert!(!meter.is_up());
        now.set(Duration::from_secs(130));
        assert!(meter.is_up());
        assert_eq!(meter.elapsed(), limit.time);
    }
}

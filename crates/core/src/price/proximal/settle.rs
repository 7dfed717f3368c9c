//! Steps of everybody who hesitates at once: conjugate gradients over the shares of what is taken.
//! Steps of one agent at a time find out who takes what; here all of them settle how much.
//!
//! # Source
//! Moré and Toraldo 1991, On the solution of large quadratic programming problems with bound
//! constraints.

use super::Proximal;
use super::face::{Face, NONE};
use crate::price::pool::Pool;

/// Part of what was to be gained at first at which shares are settled.
const SETTLED: f64 = 1e-4;

/// A direction that earns less, squared, leads nowhere.
const NOTHING: f64 = 1e-12;

/// Times that a step is shortened that went over a kink, where a price reaches its end.
const SHORTENED: u32 = 4;

/// Part of its first slope by which a step may have gone too far.
const TOO_FAR: f64 = 0.1;

impl Proximal {
    /// Settles how much is taken of what is taken, in so many steps at most; the columns looked at.
    pub(super) fn settle(&mut self, pool: &mut Pool, steps: u32) -> u64 {
        let mut face = Face::new(pool, self.prices.len());
        let mut looks = 0;
        let mut first = None;
        let mut last = None;
        for _ in 0..steps {
            looks += 2 * face.taken.len() as u64;
            face.measure(&self.prices);
            let square = face.product(|one| one.above);
            let least = SETTLED * SETTLED * *first.get_or_insert(square);
            if square <= least.max(NOTHING) {
                break;
            }
            // Polak and Ribière; from a new face, or where that leads down, the steepest way.
            let turn = last.map_or(0.0, |last| (square - face.product(|one| one.before)) / last);
            let mut slope = face.turn(f64::max(turn, 0.0));
            if slope <= 0.0 {
                slope = face.turn(0.0);
            }
            let is_inside = self.walk(&mut face, slope);
            last = is_inside.then_some(square);
        }
        for (agent, place, share) in face.into_shares() {
            pool.agents_mut()[agent as usize][place as usize].share = share;
        }
        looks
    }

    /// Goes as far as pays; whether everything is still taken.
    fn walk(&mut self, face: &mut Face, slope: f64) -> bool {
        face.change();
        let bent = face.changed().filter(|row| self.bends(row.0));
        let curve: f64 = bent.map(|(_, change)| change * change).sum();
        let most = face.room();
        let mut part = most.min(slope / (self.step * curve).max(NONE));
        self.use_more(face, part);
        let worth = face.worth();
        for _ in 0..SHORTENED {
            let paid = face
                .changed()
                .map(|(row, change)| change * self.prices[row]);
            let now = worth - paid.sum::<f64>();
            if now >= -TOO_FAR * slope {
                break;
            }
            let shorter = part * slope / (slope - now);
            self.use_more(face, shorter - part);
            part = shorter;
        }
        face.go(part);
        let is_inside = part < most;
        if !is_inside {
            face.leave();
        }
        is_inside
    }

    fn use_more(&mut self, face: &Face, part: f64) {
        for (row, change) in face.changed() {
            self.use_more_of(row, part * change);
        }
    }

    /// Whether the price of a row follows what is used of it.
    fn bends(&self, row: usize) -> bool {
        let above = self.wanted(row);
        if self.shared.with(row).is_some() {
            // Where they share all of the points, one pays what another does not.
            return above >= 0.0 && above <= self.prices[row];
        }
        (0.0..self.most[row]).contains(&above) || above + self.step * self.slacks[row] < 0.0
    }
}

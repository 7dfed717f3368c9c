//! Settling by turns: conjugate gradients over the shares of what is taken.
//!
//! # Source
//! Moré and Toraldo 1991, On the solution of large quadratic programming problems with bound
//! constraints.

use super::Proximal;
use super::face::Face;
use super::settle::is_settled;

/// Steps at most.
const STEPS: u32 = 20;

impl Proximal {
    /// Turns to where all earn more, some times at most; the columns looked at.
    pub(super) fn turn(&mut self, face: &mut Face) -> u64 {
        let mut looks = 0;
        let mut first = None;
        let mut last = None;
        for _ in 0..STEPS {
            looks += 2 * face.taken.len() as u64;
            face.measure(&self.prices);
            let square = face.product(|one| one.above);
            if is_settled(square, &mut first) {
                break;
            }
            // Polak and Ribière; from a new face, or where that leads down, the steepest way.
            let turn = last.map_or(0.0, |last| (square - face.product(|one| one.before)) / last);
            let mut slope = face.turn(f64::max(turn, 0.0));
            if slope <= 0.0 {
                slope = face.steepest();
            }
            let walked = self.walk(face, slope);
            last = walked.is_inside.then_some(square);
        }
        looks
    }
}

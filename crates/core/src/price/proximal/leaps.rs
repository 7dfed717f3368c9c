//! Settling by leaps: each goes to where the model is highest as far as it is one quadratic, or as near to that
//! as shares allow. The more of a leap proves too far, the more the next ones are damped.
//!
//! # Source
//! Bertsekas 1982, Projected Newton methods for optimization problems with simple constraints;
//! Marquardt 1963 on when to damp.

use super::Proximal;
use super::face::Face;
use super::newton::Newton;
use super::settle::is_settled;

/// Leaps at most.
const LEAPS: u32 = 5;

/// Damping of the first leap, beside what shares use together, squared: in typical assignments.
pub(super) const FIRST: f64 = 1e-2;

/// Damping at least, and where the next settling begins at least.
const LEAST: (f64, f64) = (1e-7, 1e-4);

/// Damping at most.
const MOST: f64 = 1.0;

/// By how much it changes.
const TIMES: f64 = 10.0;

/// A part of a leap below which the next is damped more.
const SHORT: f64 = 0.2;

/// A part above which it is damped less.
const WHOLE: f64 = 0.9;

impl Proximal {
    /// Leaps to where all earn most, some times at most; as many looks at columns as that takes.
    pub(super) fn leap(&mut self, face: &mut Face) -> u64 {
        let mut looks = 0;
        let mut first = None;
        for _ in 0..LEAPS {
            face.measure(&self.prices);
            if is_settled(face.product(|one| one.above), &mut first) {
                break;
            }
            let newton = Newton::new(face, |row| self.bends(row), self.damping);
            looks += newton.len() as u64;
            let mut slope = face.aim(&newton.steps(face, self.step));
            if slope.is_nan() || slope <= 0.0 {
                // Where shares end the way there may lead down.
                if self.damping < MOST {
                    self.damping *= TIMES;
                    continue;
                }
                slope = face.steepest();
            }
            let part = self.walk(face, slope).part;
            if part < SHORT {
                self.damping = (self.damping * TIMES).min(MOST);
            } else if part > WHOLE {
                self.damping = (self.damping / TIMES).max(LEAST.0);
            }
        }
        self.damping = self.damping.max(LEAST.1);
        looks
    }
}

//! Branches that are open: the one with the highest bound first, of equals the youngest.

use crate::price::fixing::Fixing;
use crate::price::pool::Taken;

use super::choose::Choice;

/// A branch that is still open.
#[derive(Debug)]
pub struct Open {
    /// No plan of the branch is worth more, scaled.
    pub scaled: i128,
    /// Tells branches with the same bound apart: younger ones first.
    pub number: u64,
    /// What has been decided.
    pub fixing: Fixing,
    pub prices: Vec<f64>,
    pub taken: Vec<Taken>,
    /// With what hangs on each, falling.
    pub choices: Vec<(f64, Choice)>,
}

impl Open {
    /// The part of the gap above `cutoff` that each half of a branch took away.
    pub fn parts(&self, halves: [i128; 2], cutoff: i128) -> [f64; 2] {
        let gap = (self.scaled - cutoff).max(1) as f64;
        halves.map(|half| ((self.scaled - half) as f64 / gap).clamp(0.0, 1.0))
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Open {}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.scaled, self.number).cmp(&(other.scaled, other.number))
    }
}

//! Steps of everybody who hesitates at once. Steps of one agent at a time find out who takes what; here all
//! of them settle how much: by turns, many cheap steps, or by leaps, few that each solve a system.

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

/// How shares are settled together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By conjugate gradients: for few agents, whose shares hang together loosely.
    Turns,
    /// By damped Newton steps: for many, of whom chains of people and demands make the model so steep one
    /// way and so flat another that thousands of turns do not settle it.
    Leaps,
}

/// How a step went.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walked {
    /// How much of the direction was gone.
    pub(super) part: f64,
    /// Whether everything is still taken.
    pub(super) is_inside: bool,
}

impl Proximal {
    /// Settles how much is taken of what is taken; the columns looked at.
    pub(super) fn settle(&mut self, pool: &mut Pool, way: Way) -> u64 {
        let mut face = Face::new(pool, self.prices.len());
        let looks = match way {
            Way::Turns => self.turn(&mut face),
            Way::Leaps => self.leap(&mut face),
        };
        for (agent, place, share) in face.into_shares() {
            pool.agents_mut()[agent as usize][place as usize].share = share;
        }
        looks
    }

    /// Goes as far as pays.
    pub(super) fn walk(&mut self, face: &mut Face, slope: f64) -> Walked {
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
        Walked { part, is_inside }
    }

    fn use_more(&mut self, face: &Face, part: f64) {
        for (row, change) in face.changed() {
            self.use_more_of(row, part * change);
        }
    }

    /// Whether the price of a row follows what is used of it.
    pub(super) fn bends(&self, row: usize) -> bool {
        let above = self.wanted(row);
        if self.shared.with(row).is_some() {
            // Where they share all of the points, one pays what another does not.
            return above >= 0.0 && above <= self.prices[row];
        }
        (0.0..self.most[row]).contains(&above) || above + self.step * self.slacks[row] < 0.0
    }
}

/// Whether what is to be gained, squared, is little of what it was at first.
pub(super) fn is_settled(square: f64, first: &mut Option<f64>) -> bool {
    let least = SETTLED * SETTLED * *first.get_or_insert(square);
    square <= least.max(NOTHING)
}

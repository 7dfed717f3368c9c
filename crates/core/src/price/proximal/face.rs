//! Steps of everybody who hesitates at once: conjugate gradients over the shares of what is taken.
//! Steps of one agent at a time find out who takes what; here all of them settle how much.
//!
//! # Source
//! Moré and Toraldo 1991, On the solution of large quadratic programming problems with bound
//! constraints.

use super::Proximal;
use crate::price::column::Column;
use crate::price::pool::Pool;

/// Part of what was to be gained at first at which shares are settled.
const SETTLED: f64 = 1e-4;

/// A direction that earns less, squared, leads nowhere.
const NOTHING: f64 = 1e-12;

/// A share this small is none.
const NONE: f64 = 1e-12;

/// Times that a step is shortened that went over a kink, where a price reaches its end.
const SHORTENED: u32 = 4;

/// Part of its first slope by which a step may have gone too far.
const TOO_FAR: f64 = 0.1;

/// Something that an agent takes a share of.
#[derive(Clone, Copy, Debug)]
struct Held<'a> {
    agent: usize,
    /// Its place among what the agent knows, with the column; nothing for the share left free.
    column: Option<(usize, &'a Column)>,
    share: f64,
    /// What it earns above the mean of what the agent takes.
    above: f64,
    /// The same, a step ago.
    before: f64,
    /// How its share changes.
    direction: f64,
}

/// The shares of those who hesitate.
struct Face<'a> {
    /// By agent, two at least of each.
    taken: Vec<Held<'a>>,
    /// Of those who no longer do: agent, place and share.
    settled: Vec<(usize, usize, f64)>,
}

impl Proximal {
    /// Settles how much is taken of what is taken, in so many steps at most; the columns looked at.
    pub(super) fn settle(&mut self, pool: &mut Pool, steps: u32) -> u64 {
        let mut face = Face::new(pool);
        let mut change = vec![0.0; self.prices.len()];
        let mut looks = 0;
        let mut first = None;
        let mut last = None;
        for _ in 0..steps {
            looks += 2 * face.taken.len() as u64;
            self.measure(&mut face);
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
            let is_inside = self.walk(&mut face, &mut change, slope);
            last = is_inside.then_some(square);
        }
        for (agent, place, share) in face.into_shares() {
            pool.agents_mut()[agent][place].share = share;
        }
        looks
    }

    /// What everything that is taken earns above the mean of its agent.
    fn measure(&self, face: &mut Face) {
        for own in face.taken.chunk_by_mut(|a, b| a.agent == b.agent) {
            let mut sum = 0.0;
            for one in own.iter_mut() {
                one.before = one.above;
                one.above = one.column.map_or(0.0, |(_, column)| self.profit(column));
                sum += one.above;
            }
            let mean = sum / own.len() as f64;
            own.iter_mut().for_each(|one| one.above -= mean);
        }
    }

    /// Goes as far as pays; whether everything is still taken.
    fn walk(&mut self, face: &mut Face, change: &mut [f64], slope: f64) -> bool {
        let rows = face.changes(change);
        let bent = rows.iter().filter(|row| self.bends(row.0));
        let curve: f64 = bent.map(|&(_, change)| change * change).sum();
        let most = face.room();
        let mut part = most.min(slope / (self.step * curve).max(NONE));
        self.use_more(&rows, part);
        for _ in 0..SHORTENED {
            let now = face.slope(self);
            if now >= -TOO_FAR * slope {
                break;
            }
            let shorter = part * slope / (slope - now);
            self.use_more(&rows, shorter - part);
            part = shorter;
        }
        face.go(part);
        let is_inside = part < most;
        if !is_inside {
            face.leave();
        }
        is_inside
    }

    fn use_more(&mut self, rows: &[(usize, f64)], part: f64) {
        for &(row, change) in rows {
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

impl<'a> Face<'a> {
    /// Everybody who takes several things, the share left free among them.
    fn new(pool: &'a Pool) -> Self {
        let mut taken = Vec::new();
        for (agent, own) in pool.agents().iter().enumerate() {
            let start = taken.len();
            let one = Held {
                agent,
                column: None,
                share: 1.0,
                above: 0.0,
                before: 0.0,
                direction: 0.0,
            };
            let mut free = one;
            for (place, column) in own.iter().enumerate().filter(|own| own.1.share > 0.0) {
                free.share -= column.share;
                taken.push(Held {
                    column: Some((place, column)),
                    share: column.share,
                    ..one
                });
            }
            if free.share > NONE && taken.len() > start {
                taken.push(free);
            }
            if taken.len() < start + 2 {
                taken.truncate(start);
            }
        }
        Self {
            taken,
            settled: Vec::new(),
        }
    }

    /// What is earned above the mean, times something.
    fn product(&self, other: impl Fn(&Held) -> f64) -> f64 {
        let products = self.taken.iter().map(|one| one.above * other(one));
        products.sum()
    }

    /// Turns to what earns more, and keeps so much of the direction; what the new one earns.
    fn turn(&mut self, kept: f64) -> f64 {
        for one in &mut self.taken {
            one.direction = one.above + kept * one.direction;
        }
        self.product(|one| one.direction)
    }

    /// What the direction changes, by row; `change` holds nothing before and after.
    fn changes(&self, change: &mut [f64]) -> Vec<(usize, f64)> {
        let mut rows = Vec::new();
        for one in &self.taken {
            let entries = one.column.map_or(&[][..], |(_, column)| &column.entries);
            for &(row, used) in entries {
                let row = row as usize;
                rows.push((row, 0.0));
                change[row] += used * one.direction;
            }
        }
        // A row is told once: the second time nothing is left of its change.
        for (row, changed) in &mut rows {
            *changed = std::mem::take(&mut change[*row]);
        }
        rows.retain(|row| row.1 != 0.0);
        rows
    }

    /// How far until something is no longer taken.
    fn room(&self) -> f64 {
        let falling = self.taken.iter().filter(|one| one.direction < 0.0);
        let room = falling.map(|one| -one.share / one.direction);
        room.fold(f64::MAX, f64::min)
    }

    /// What the direction earns at the prices.
    fn slope(&self, master: &Proximal) -> f64 {
        let earned = self.taken.iter().filter_map(|one| {
            let (_, column) = one.column?;
            Some(one.direction * master.profit(column))
        });
        earned.sum()
    }

    fn go(&mut self, part: f64) {
        for one in &mut self.taken {
            one.share = (one.share + part * one.direction).max(0.0);
            if one.share <= NONE && one.direction < 0.0 {
                one.share = 0.0;
            }
        }
    }

    /// Leaves out what is no longer taken, and who no longer hesitates.
    fn leave(&mut self) {
        let mut kept = Vec::with_capacity(self.taken.len());
        for own in self.taken.chunk_by(|a, b| a.agent == b.agent) {
            let start = kept.len();
            for one in own {
                if one.share > 0.0 {
                    kept.push(*one);
                } else {
                    self.settled.extend(settled(one));
                }
            }
            if kept.len() == start + 1 {
                self.settled.extend(kept.pop().iter().filter_map(settled));
            }
        }
        self.taken = kept;
    }

    /// What is taken in the end: agent, place and share.
    fn into_shares(mut self) -> Vec<(usize, usize, f64)> {
        self.settled.extend(self.taken.iter().filter_map(settled));
        self.settled
    }
}

fn settled(one: &Held) -> Option<(usize, usize, f64)> {
    one.column.map(|(place, _)| (one.agent, place, one.share))
}

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
struct Held {
    agent: u32,
    /// Its place among what the agent knows; nothing for the share left free.
    place: Option<u32>,
    /// Where its entries end among those of the face, which begin where those of the one before end.
    entries: (u32, u32),
    /// What it is worth before prices.
    value: f64,
    share: f64,
    /// What it earns above the mean of what the agent takes.
    above: f64,
    /// The same, a step ago.
    before: f64,
    /// How its share changes.
    direction: f64,
}

/// The shares of those who hesitate, over the rows that they use: side by side in memory, as every step
/// goes over all of them.
#[derive(Debug, Default)]
struct Face {
    /// By agent, two at least of each.
    taken: Vec<Held>,
    /// What each uses of the rows of the face.
    entries: Vec<(u32, f64)>,
    /// The rows of the face, by their numbers in the frame.
    rows: Vec<u32>,
    /// Their prices.
    prices: Vec<f64>,
    /// How much of them the direction uses.
    changes: Vec<f64>,
    /// Of those who no longer hesitate: agent, place and share.
    settled: Vec<(u32, u32, f64)>,
}

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

impl Face {
    /// Everybody who takes several things, the share left free among them; over so many rows.
    fn new(pool: &Pool, rows: usize) -> Self {
        let mut face = Self::default();
        let mut places = vec![u32::MAX; rows];
        for (agent, own) in (0..).zip(pool.agents()) {
            let taken = own.iter().filter(|column| column.share > 0.0);
            let (number, share) =
                taken.fold((0, 0.0), |sum, column| (sum.0 + 1, sum.1 + column.share));
            let free = 1.0 - share;
            if number + u32::from(free > NONE) < 2 || number == 0 {
                continue;
            }
            for (place, column) in (0..).zip(own).filter(|own| own.1.share > 0.0) {
                face.take((agent, place), column, &mut places);
            }
            if free > NONE {
                let at = face.entries.len() as u32;
                face.taken.push(Held {
                    agent,
                    place: None,
                    entries: (at, at),
                    value: 0.0,
                    share: free,
                    above: 0.0,
                    before: 0.0,
                    direction: 0.0,
                });
            }
        }
        face.prices.resize(face.rows.len(), 0.0);
        face.changes.resize(face.rows.len(), 0.0);
        face
    }

    /// Adds a column; `places` knows which rows are there already.
    fn take(&mut self, (agent, place): (u32, u32), column: &Column, places: &mut [u32]) {
        let start = self.entries.len() as u32;
        for &(row, used) in &column.entries {
            let known = &mut places[row as usize];
            if *known == u32::MAX {
                *known = self.rows.len() as u32;
                self.rows.push(row);
            }
            self.entries.push((*known, used));
        }
        self.taken.push(Held {
            agent,
            place: Some(place),
            entries: (start, self.entries.len() as u32),
            value: column.value,
            share: column.share,
            above: 0.0,
            before: 0.0,
            direction: 0.0,
        });
    }

    /// What everything that is taken earns above the mean of its agent.
    fn measure(&mut self, prices: &[f64]) {
        for (own, &row) in self.prices.iter_mut().zip(&self.rows) {
            *own = prices[row as usize];
        }
        for own in self.taken.chunk_by_mut(|a, b| a.agent == b.agent) {
            let mut sum = 0.0;
            for one in own.iter_mut() {
                let entries = &self.entries[one.entries.0 as usize..one.entries.1 as usize];
                let paid = entries
                    .iter()
                    .map(|&(row, used)| used * self.prices[row as usize]);
                one.before = one.above;
                one.above = one.value - paid.sum::<f64>();
                sum += one.above;
            }
            let mean = sum / own.len() as f64;
            own.iter_mut().for_each(|one| one.above -= mean);
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

    /// Counts how much the direction uses of each row.
    fn change(&mut self) {
        self.changes.fill(0.0);
        for one in &self.taken {
            for &(row, used) in &self.entries[one.entries.0 as usize..one.entries.1 as usize] {
                self.changes[row as usize] += used * one.direction;
            }
        }
    }

    /// The rows of which the direction uses something, by their numbers in the frame, with how much.
    fn changed(&self) -> impl Iterator<Item = (usize, f64)> {
        let rows = self.rows.iter().zip(&self.changes);
        let changed = rows.filter(|(_, change)| **change != 0.0);
        changed.map(|(&row, &change)| (row as usize, change))
    }

    /// What the direction is worth before prices.
    fn worth(&self) -> f64 {
        let worths = self.taken.iter().map(|one| one.direction * one.value);
        worths.sum()
    }

    /// How far until something is no longer taken.
    fn room(&self) -> f64 {
        let falling = self.taken.iter().filter(|one| one.direction < 0.0);
        let room = falling.map(|one| -one.share / one.direction);
        room.fold(f64::MAX, f64::min)
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
    fn into_shares(mut self) -> Vec<(u32, u32, f64)> {
        self.settled.extend(self.taken.iter().filter_map(settled));
        self.settled
    }
}

fn settled(one: &Held) -> Option<(u32, u32, f64)> {
    one.place.map(|place| (one.agent, place, one.share))
}

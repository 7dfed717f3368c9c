//! The face: the shares of those who hesitate, with what their columns use of which rows. Directions on it
//! keep everybody's shares at one together.

use super::shared::surplus;
use crate::price::column::Column;
use crate::price::pool::Pool;

/// A share this small is none.
pub(super) const NONE: f64 = 1e-12;

/// Something that an agent takes a share of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    agent: u32,
    /// Its place among what the agent knows; nothing for the share left free.
    place: Option<u32>,
    /// From where to where its entries go among those of the face.
    entries: (u32, u32),
    /// What it is worth before prices.
    value: f64,
    share: f64,
    /// What it earns above the mean of what the agent takes.
    pub(super) above: f64,
    /// The same, a step ago.
    pub(super) before: f64,
    /// How its share changes.
    pub(super) direction: f64,
}

/// The shares of those who hesitate: side by side in memory, as every step goes over all of them.
#[derive(Debug, Default)]
pub(super) struct Face {
    /// By agent, two at least of each.
    pub(super) taken: Vec<Held>,
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

impl Held {
    /// A share of an agent that nothing is known of yet: one left free.
    fn of(agent: u32, share: f64) -> Self {
        Self {
            agent,
            place: None,
            entries: (0, 0),
            value: 0.0,
            share,
            above: 0.0,
            before: 0.0,
            direction: 0.0,
        }
    }

    /// Whether both are shares of the same agent.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.agent == other.agent
    }

    /// How much is taken.
    pub(super) fn share(&self) -> f64 {
        self.share
    }

    /// What it uses of the rows of its face, of all that its face uses.
    fn uses<'e>(&self, all: &'e [(u32, f64)]) -> &'e [(u32, f64)] {
        &all[self.entries.0 as usize..self.entries.1 as usize]
    }
}

impl Face {
    /// Everybody who takes several things, the share left free among them; over so many rows.
    pub(super) fn new(pool: &Pool, rows: usize) -> Self {
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
                face.taken.push(Held::of(agent, free));
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
            place: Some(place),
            entries: (start, self.entries.len() as u32),
            value: column.value,
            ..Held::of(agent, column.share)
        });
    }

    /// What everything that is taken earns above the mean of its agent.
    pub(super) fn measure(&mut self, prices: &[f64]) {
        for (own, &row) in self.prices.iter_mut().zip(&self.rows) {
            *own = prices[row as usize];
        }
        for own in self.taken.chunk_by_mut(Held::is_of) {
            let mut sum = 0.0;
            for one in own.iter_mut() {
                let uses = one.uses(&self.entries).iter();
                let paid = uses.map(|&(row, used)| used * self.prices[row as usize]);
                one.before = one.above;
                one.above = one.value - paid.sum::<f64>();
                sum += one.above;
            }
            let mean = sum / own.len() as f64;
            own.iter_mut().for_each(|one| one.above -= mean);
        }
    }

    /// What is earned above the mean, times something.
    pub(super) fn product(&self, other: impl Fn(&Held) -> f64) -> f64 {
        let products = self.taken.iter().map(|one| one.above * other(one));
        products.sum()
    }

    /// Turns to what earns more, and keeps so much of the direction; what the new one earns.
    pub(super) fn turn(&mut self, kept: f64) -> f64 {
        for one in &mut self.taken {
            one.direction = one.above + kept * one.direction;
        }
        self.product(|one| one.direction)
    }

    /// Turns to what earns more, the steepest way; what that earns.
    pub(super) fn steepest(&mut self) -> f64 {
        for one in &mut self.taken {
            one.direction = one.above;
        }
        self.product(|one| one.direction)
    }

    /// Turns to the shares that are nearest to where some steps lead; what that earns.
    pub(super) fn aim(&mut self, steps: &[f64]) -> f64 {
        let mut start = 0;
        for own in self.taken.chunk_by_mut(Held::is_of) {
            let steps = &steps[start..start + own.len()];
            start += own.len();
            let wanted = own.iter().zip(steps).map(|(one, step)| one.share + step);
            let less = surplus(wanted, own.iter().map(|one| one.share).sum());
            for (one, step) in own.iter_mut().zip(steps) {
                one.direction = (one.share + step - less).max(0.0) - one.share;
            }
        }
        self.product(|one| one.direction)
    }

    /// Its rows, by their numbers in the frame.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|&row| row as usize)
    }

    /// What a share uses of the rows of the face.
    pub(super) fn uses(&self, place: usize) -> &[(u32, f64)] {
        self.taken[place].uses(&self.entries)
    }

    /// Counts how much the direction uses of each row.
    pub(super) fn change(&mut self) {
        self.changes.fill(0.0);
        for one in &self.taken {
            for &(row, used) in one.uses(&self.entries) {
                self.changes[row as usize] += used * one.direction;
            }
        }
    }

    /// The rows of which the direction uses something, by their numbers in the frame, with how much.
    pub(super) fn changed(&self) -> impl Iterator<Item = (usize, f64)> {
        let rows = self.rows.iter().zip(&self.changes);
        let changed = rows.filter(|(_, change)| **change != 0.0);
        changed.map(|(&row, &change)| (row as usize, change))
    }

    /// What the direction is worth before prices.
    pub(super) fn worth(&self) -> f64 {
        let worths = self.taken.iter().map(|one| one.direction * one.value);
        worths.sum()
    }

    /// How far until something is no longer taken.
    pub(super) fn room(&self) -> f64 {
        let falling = self.taken.iter().filter(|one| one.direction < 0.0);
        let room = falling.map(|one| -one.share / one.direction);
        room.fold(f64::MAX, f64::min)
    }

    pub(super) fn go(&mut self, part: f64) {
        for one in &mut self.taken {
            one.share = (one.share + part * one.direction).max(0.0);
            if one.share <= NONE && one.direction < 0.0 {
                one.share = 0.0;
            }
        }
    }

    /// Leaves out what is no longer taken, and who no longer hesitates.
    pub(super) fn leave(&mut self) {
        let mut kept = Vec::with_capacity(self.taken.len());
        for own in self.taken.chunk_by(Held::is_of) {
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
    pub(super) fn into_shares(mut self) -> Vec<(u32, u32, f64)> {
        self.settled.extend(self.taken.iter().filter_map(settled));
        self.settled
    }
}

fn settled(one: &Held) -> Option<(u32, u32, f64)> {
    one.place.map(|place| (one.agent, place, one.share))
}

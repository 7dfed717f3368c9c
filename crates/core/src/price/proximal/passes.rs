//! Passes over everybody: each agent moves a share from its worst bundle to its best.
//!
//! # Source
//! Lacoste-Julien et al. 2013, Block-coordinate Frank-Wolfe optimization.

use super::Proximal;
use crate::price::column::Column;
use crate::price::pool::Pool;

/// Twice as long a pause each time somebody is content, so often at most.
const MOST_CONTENT: u32 = 2;

/// Passes after which those who hesitate settle together.
const SETTLED: u64 = 5;

/// What an agent answered last.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// Passes to leave it alone for.
    pause: u32,
    /// Times in a row that it was content.
    content: u32,
    /// Profit that its shares missed.
    missed: f64,
}

/// What a master ends with.
#[derive(Clone, Copy, Debug)]
pub struct Modelled {
    /// The modelled bound at the prices found, in hundredths of a point.
    pub value: f64,
    /// Bundles looked at.
    pub looks: u64,
}

impl Proximal {
    /// Climbs until the distance to the best shares is below `tolerance` (hundredths of a point),
    /// for `passes` at most. Who has just been found content is left alone for a while, the longer
    /// the more often; in the end everybody is asked.
    pub fn solve(&mut self, pool: &mut Pool, passes: u64, tolerance: f64) -> Modelled {
        let count = pool.agents().len();
        let small = tolerance / count.max(1) as f64;
        let mut asked = vec![Asked::default(); count];
        let mut looks = 0;
        let mut is_whole = true;
        for pass in 1..=passes {
            if let Some(way) = self.settles
                && pass % SETTLED == 0
            {
                looks += self.settle(pool, way);
            }
            for (own, asked) in pool.agents_mut().iter_mut().zip(&mut asked) {
                if own.is_empty() || (asked.pause > 0 && !is_whole) {
                    asked.pause = asked.pause.saturating_sub(1);
                    continue;
                }
                looks += own.len() as u64;
                asked.missed = self.step_of(own);
                asked.content = if asked.missed > small {
                    0
                } else {
                    (asked.content + 1).min(MOST_CONTENT)
                };
                asked.pause = (1 << asked.content) - 1;
            }
            let distance: f64 = asked.iter().map(|asked| asked.missed).sum();
            let was_whole = std::mem::replace(&mut is_whole, distance <= tolerance);
            if was_whole && is_whole {
                break;
            }
        }
        Modelled {
            value: self.value(pool),
            looks,
        }
    }

    /// What the rest would be worth if an agent took one of its bundles whole, with that bundle, in
    /// hundredths of a point; everything is as before afterwards.
    pub fn probe(
        &mut self,
        pool: &mut Pool,
        (agent, place): (usize, usize),
        passes: u64,
    ) -> Modelled {
        let saved = (self.excess.clone(), self.prices.clone());
        let shares = pool.shares();
        let own = std::mem::take(&mut pool.agents_mut()[agent]);
        for column in own.iter().filter(|column| column.share > 0.0) {
            self.move_rows(&column.entries, -column.share);
        }
        // What is used of a row and what is left of it differ by the same.
        self.move_rows(&own[place].entries, 1.0);
        let rows = own[place].entries.iter();
        rows.for_each(|&(row, used)| self.limits[row as usize] -= used);
        let mut modelled = self.solve(pool, passes, 0.0);
        modelled.value += own[place].value;
        let rows = own[place].entries.iter();
        rows.for_each(|&(row, used)| self.limits[row as usize] += used);
        pool.agents_mut()[agent] = own;
        pool.set_shares(&shares);
        (self.excess, self.prices) = saved;
        modelled
    }

    /// Uses so much more of some rows.
    fn move_rows(&mut self, entries: &[(u32, f64)], part: f64) {
        for &(row, used) in entries {
            self.use_more_of(row as usize, used * part);
        }
    }

    /// Moves a share from the worst bundle that is taken to the best; what the shares missed.
    fn step_of(&mut self, own: &mut [Column]) -> f64 {
        // Taking nothing is a bundle too, of profit 0.
        let mut free = 1.0;
        let (mut best, mut best_place) = (0.0, None);
        let (mut worst, mut worst_place) = (f64::INFINITY, None);
        let mut taken = 0.0;
        for (place, column) in own.iter().enumerate() {
            let profit = self.profit(column);
            if profit > best {
                (best, best_place) = (profit, Some(place));
            }
            if column.share > 0.0 {
                free -= column.share;
                taken += column.share * profit;
                if profit < worst {
                    (worst, worst_place) = (profit, Some(place));
                }
            }
        }
        let mut room = worst_place.map_or(0.0, |place: usize| own[place].share);
        if free > 1e-12 && worst > 0.0 {
            (worst, worst_place, room) = (0.0, None, free);
        }
        if best_place != worst_place && best > worst {
            self.shift(own, worst_place, best_place, (best - worst, room));
        }
        best - taken
    }

    /// Moves as much as pays, at most `room`, from one bundle to another.
    fn shift(
        &mut self,
        own: &mut [Column],
        from: Option<usize>,
        to: Option<usize>,
        (gain, room): (f64, f64),
    ) {
        let mut change = std::mem::take(&mut self.change);
        change.clear();
        let to_entries = to.map_or(&[][..], |place| &own[place].entries);
        let from_entries = from.map_or(&[][..], |place| &own[place].entries);
        let mut add = |row: u32, used: f64| match change.iter_mut().find(|known| known.0 == row) {
            Some(known) => known.1 += used,
            None => change.push((row, used)),
        };
        to_entries.iter().for_each(|&(row, used)| add(row, used));
        from_entries.iter().for_each(|&(row, used)| add(row, -used));
        let curve: f64 = change.iter().map(|(_, used)| used * used).sum();
        let wanted = gain / (self.step * curve).max(1e-9);
        let part = wanted.min(room);
        if let Some(place) = to {
            own[place].share += part;
        }
        if let Some(place) = from {
            own[place].share = if part < room {
                own[place].share - part
            } else {
                0.0
            };
        }
        for &(row, used) in &change {
            self.use_more_of(row as usize, used * part);
        }
        self.change = change;
    }
}

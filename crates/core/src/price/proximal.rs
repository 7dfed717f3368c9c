//! The master problem of a proximal bundle method: the prices with the lowest modelled bound, less
//! what it costs to move far from a centre.
//!
//! The model is the highest value of the bundles seen, professional by professional; its dual is a
//! concave quadratic over one simplex a professional, which is climbed one professional at a time:
//! a share moves from the worst bundle taken to the best one. A pass over everybody costs a few
//! operations a bundle, so no linear algebra is needed at any size.
//!
//! # Source
//! Kiwiel 1990, Proximity control in bundle methods; Lacoste-Julien et al. 2013, Block-coordinate
//! Frank-Wolfe optimization.

use crate::price::fixing::Fixing;
use crate::price::pool::{Column, Pool};
use crate::price::relaxation::Relaxation;
use crate::price::rows::Row;

/// Prices, in hundredths of a point a typical assignment, and the plan in shares behind them.
#[derive(Clone, Debug)]
pub struct Proximal {
    /// What all bundles taken use beyond the limits.
    excess: Vec<f64>,
    prices: Vec<f64>,
    centre: Vec<f64>,
    /// Highest price of each row.
    most: Vec<f64>,
    /// Limits, less what solidarity counts.
    limits: Vec<f64>,
    /// How far below its limit a row may be used before its price becomes negative.
    slacks: Vec<f64>,
    /// How far a price moves for one assignment too many.
    step: f64,
    /// What the model is worth at prices of zero without any bundle.
    constant: f64,
    /// What one shift changes, by row: kept to be filled again.
    change: Vec<(u32, f64)>,
}

/// Twice as long a pause each time somebody is content, so often at most.
const MOST_CONTENT: u32 = 2;

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
    /// A master of everybody around some prices (hundredths of a point a unit of the row).
    #[must_use]
    pub fn new(relaxation: &Relaxation, pool: &Pool, prices: &[f64], step: f64) -> Self {
        let rows = relaxation.rows();
        let typical = rows.typical();
        let points = relaxation.instance().dataset().policy.points.solidarity as f64;
        let mut constant = relaxation.constant() as f64;
        let (mut most, mut limits, mut slacks) = (Vec::new(), Vec::new(), Vec::new());
        for (row, kind) in rows.rows().iter().enumerate() {
            let mut limit = rows.limits()[row] as f64;
            let mut highest = f64::INFINITY;
            if let Row::Solidarity(_) = kind {
                limit -= rows.floor(row) as f64;
                constant += points * rows.floor(row) as f64;
                highest = points * typical[row];
            }
            if rows.is_given(row) {
                limit = 0.0;
            }
            slacks.push(if rows.is_given(row) {
                0.0
            } else {
                f64::INFINITY
            });
            limits.push(limit / typical[row]);
            most.push(highest);
        }
        let centre: Vec<f64> = prices.iter().zip(typical).map(|(p, t)| p * t).collect();
        let mut master = Self {
            excess: vec![0.0; limits.len()],
            prices: centre.clone(),
            centre,
            most,
            slacks,
            limits,
            step,
            constant,
            change: Vec::new(),
        };
        master.recount(pool);
        master
    }

    /// Counts everything anew: after the pool or the limits have changed.
    pub fn recount(&mut self, pool: &Pool) {
        for (excess, limit) in self.excess.iter_mut().zip(&self.limits) {
            *excess = -limit;
        }
        for own in pool.agents() {
            for column in own.iter().filter(|column| column.share > 0.0) {
                for &(row, used) in &column.entries {
                    self.excess[row as usize] += used * column.share;
                }
            }
        }
        self.reprice();
    }

    /// Serves so many at least and counts no bonus, as a branch wants.
    pub fn decide(&mut self, relaxation: &Relaxation, fixing: &Fixing) {
        let typical = relaxation.rows().typical();
        for &(row, least, most) in fixing.people() {
            self.limits[row] = most as f64 / typical[row];
            self.slacks[row] = (most - least) as f64 / typical[row];
        }
        let teams = relaxation.rows().teams().len();
        let used = (0..teams).filter(|&place| fixing.used(place).0 > 0).count();
        let bonus = fixing.total_bonus() as f64 + used as f64 * fixing.bonus() as f64;
        self.constant -= bonus / relaxation.scale().one();
    }

    /// Moves the centre to the prices.
    pub fn move_centre(&mut self) {
        self.centre.clone_from(&self.prices);
        self.reprice();
    }

    /// How far a price moves for one assignment too many.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.step
    }

    /// Changes it.
    pub fn set_step(&mut self, step: f64) {
        self.step = step;
        self.reprice();
    }

    /// Limits, in typical assignments: a dive lowers them by what it has placed.
    pub fn limits_mut(&mut self) -> &mut [f64] {
        &mut self.limits
    }

    fn reprice(&mut self) {
        for row in 0..self.prices.len() {
            self.prices[row] = self.price(row);
        }
    }

    fn price(&self, row: usize) -> f64 {
        let above = self.centre[row] + self.step * self.excess[row];
        if above >= 0.0 {
            return above.min(self.most[row]);
        }
        (above + self.step * self.slacks[row]).min(0.0)
    }

    /// The prices in hundredths of a point a unit of each row.
    #[must_use]
    pub fn unit_prices(&self, relaxation: &Relaxation) -> Vec<f64> {
        let typical = relaxation.rows().typical();
        self.prices
            .iter()
            .zip(typical)
            .map(|(p, t)| p / t)
            .collect()
    }

    /// Climbs until the distance to the best shares is below `tolerance` (hundredths of a point),
    /// for `passes` at most. Who has just been found content is left alone for a while, the longer
    /// the more often; in the end everybody is asked.
    pub fn solve(&mut self, pool: &mut Pool, passes: u64, tolerance: f64) -> Modelled {
        let count = pool.agents().len();
        let small = tolerance / count.max(1) as f64;
        let mut asked = vec![Asked::default(); count];
        let mut looks = 0;
        let mut is_whole = true;
        for _ in 0..passes {
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
            let row = row as usize;
            self.excess[row] += used * part;
            self.prices[row] = self.price(row);
        }
    }

    /// The modelled bound at the prices, in hundredths of a point.
    fn value(&self, pool: &Pool) -> f64 {
        let priced = self.prices.iter().enumerate();
        let rows: f64 = priced
            .map(|(row, &price)| match price {
                0.0.. => price * self.limits[row],
                _ => price * (self.limits[row] - self.slacks[row]),
            })
            .sum();
        let profits = pool.agents().iter().map(|own| {
            let profits = own.iter().map(|column| self.profit(column));
            profits.fold(0.0, f64::max)
        });
        self.constant + rows + profits.sum::<f64>()
    }

    fn profit(&self, column: &Column) -> f64 {
        let entries = column.entries.iter();
        let paid: f64 = entries
            .map(|&(row, used)| used * self.prices[row as usize])
            .sum();
        column.value - paid
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
            let row = row as usize;
            self.excess[row] += used * part;
            self.prices[row] = self.price(row);
        }
        self.change = change;
    }
}

//! The master problem of a proximal bundle method: the prices with the lowest modelled bound, less
//! what it costs to move far from a centre.
//!
//! The model is the highest value of the bundles seen, professional by professional; its dual is a
//! concave quadratic over one simplex a professional, which is climbed one professional at a time:
//! a share moves from the worst bundle taken to the best one. A pass over everybody costs a few
//! operations a bundle, so no linear algebra is needed at any size. In a branch, and where prices are driven
//! on before there are any, the shares of all who hesitate are settled together every few passes: by turns
//! of conjugate gradients, or by leaps that each solve a system.
//!
//! # Source
//! Kiwiel 1990, Proximity control in bundle methods; Lacoste-Julien et al. 2013, Block-coordinate
//! Frank-Wolfe optimization.

mod face;
mod factor;
mod leaps;
mod newton;
mod passes;
mod settle;
mod shared;
mod symmetric;
mod turns;

use std::sync::Arc;

use crate::price::column::Column;
use crate::price::fixing::Fixing;
use crate::price::frame::Frame;
use crate::price::pool::Pool;
use crate::price::relaxation::Relaxation;
use crate::price::rows::Row;

pub use passes::Modelled;
pub use settle::Way;
use shared::{Shared, surplus};

/// Prices, in hundredths of a point a typical assignment, and the plan in shares behind them.
#[derive(Clone, Debug)]
pub struct Proximal {
    /// The rows, of which the lists below have one number each.
    frame: Arc<Frame>,
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
    /// Rows that share their highest price: of a member's solidarity and its cuts.
    shared: Shared,
    /// How far a price moves for one assignment too many.
    step: f64,
    /// What the model is worth at prices of zero without any bundle.
    constant: f64,
    /// What one shift changes, by row: kept to be filled again.
    change: Vec<(u32, f64)>,
    /// How shares are settled together too, if they are.
    settles: Option<Way>,
    /// Damping of the next leap.
    damping: f64,
}

impl Proximal {
    /// A master of everybody in a pool, over the rows of its frame, around some prices (of every row
    /// there is, in hundredths of a point a unit).
    #[must_use]
    pub fn new(relaxation: &Relaxation, pool: &Pool, prices: &[f64], step: f64) -> Self {
        let rows = relaxation.rows();
        let typical = rows.typical();
        let points = relaxation.instance().dataset().policy.points.solidarity as f64;
        let mut constant = relaxation.constant() as f64;
        let (mut most, mut limits, mut slacks) = (Vec::new(), Vec::new(), Vec::new());
        let frame = Arc::clone(pool.frame());
        for &row in frame.rows() {
            let kind = rows.rows()[row];
            let mut limit = rows.limits()[row] as f64;
            let mut highest = f64::INFINITY;
            if let Row::Solidarity(_) | Row::Lift(..) = kind {
                limit -= rows.floor(row) as f64;
                highest = points * typical[row];
            }
            if let Row::Solidarity(_) = kind {
                constant += points * rows.floor(row) as f64;
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
        let centre = frame.rows().iter().map(|&row| prices[row] * typical[row]);
        let centre: Vec<f64> = centre.collect();
        let mut master = Self {
            frame: Arc::clone(&frame),
            excess: vec![0.0; limits.len()],
            prices: centre.clone(),
            centre,
            most,
            slacks,
            limits,
            shared: Shared::new(rows, &frame),
            step,
            constant,
            change: Vec::new(),
            settles: None,
            damping: leaps::FIRST,
        };
        master.recount(pool);
        master
    }

    /// Settles shares together too, every few passes: what takes long with each agent on its own, prices
    /// that are far from where they should be, and what must be exact, goes faster so.
    pub fn settle_by(&mut self, way: Way) {
        self.settles = Some(way);
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
        let bonus =
            fixing.total_bonus() as f64 + fixing.used_teams() as f64 * fixing.bonus() as f64;
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
            self.reprice_row(row);
        }
    }

    /// Uses so much more of a row, and changes the prices that follow.
    fn use_more_of(&mut self, row: usize, used: f64) {
        self.excess[row] += used;
        self.reprice_row(row);
    }

    /// The price of a row, and of those with which it shares its highest price.
    fn reprice_row(&mut self, row: usize) {
        let Some(shared) = self.shared.with(row) else {
            self.prices[row] = self.price(row);
            return;
        };
        let wanted = shared.iter().map(|&row| self.wanted(row as usize));
        let less = surplus(wanted, self.most[row]);
        for &row in shared {
            let row = row as usize;
            self.prices[row] = (self.centre[row] + self.step * self.excess[row] - less).max(0.0);
        }
    }

    /// The price of a row if none were too high or too low.
    fn wanted(&self, row: usize) -> f64 {
        self.centre[row] + self.step * self.excess[row]
    }

    /// The price of a row that shares its highest price with none.
    fn price(&self, row: usize) -> f64 {
        let above = self.wanted(row);
        if above >= 0.0 {
            return above.min(self.most[row]);
        }
        (above + self.step * self.slacks[row]).min(0.0)
    }

    /// The prices in hundredths of a point a unit, by the rows of the frame.
    #[must_use]
    pub fn unit_prices(&self, relaxation: &Relaxation) -> Vec<f64> {
        let typical = relaxation.rows().typical();
        let rows = self.frame.rows().iter().zip(&self.prices);
        rows.map(|(&row, price)| price / typical[row]).collect()
    }

    /// The rows that it has prices of.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
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

    /// What a column earns at the prices, in hundredths of a point.
    pub(crate) fn profit(&self, column: &Column) -> f64 {
        let entries = column.entries.iter();
        let paid: f64 = entries
            .map(|&(row, used)| used * self.prices[row as usize])
            .sum();
        column.value - paid
    }
}

//! Diving: the master's largest choices become the plan's, what is left is priced and solved
//! again, until everybody is placed.
//!
//! # Source
//! Sadykov et al. 2019, Primal heuristics for branch and price: the assets of diving methods.

use std::collections::BTreeSet;

use inzet_model::ProfessionalIx;
use rayon::prelude::*;

use super::assembly::{complete, position_for, put_whole};
use super::draft::Draft;
use crate::bundle::{Best, Items, Market};
use crate::price::pool::Pool;
use crate::price::proximal::Proximal;
use crate::price::{Relaxation, Row};
use crate::stop::Stop;

/// A share of the master that is taken at once.
const SURE: f64 = 0.9;

/// Part of those who are not placed yet that is placed in every round at least.
const PART: usize = 40;

/// Passes of one master.
const PASSES: u64 = 100;

/// Where a dive begins, and how it goes.
#[derive(Clone, Copy, Debug)]
pub struct Begin<'a> {
    /// Prices in hundredths of a point a unit of each row.
    pub prices: &'a [f64],
    /// How far a price moves for one assignment too many.
    pub step: f64,
}

/// Places professionals who have nothing in a draft yet; what others hold stays. Gives the work.
pub fn dive(
    relaxation: &Relaxation,
    pool: &Pool,
    begin: Begin,
    open: &[ProfessionalIx],
    draft: &mut Draft,
    is_hurried: &(dyn Fn() -> bool + Sync),
) -> u64 {
    let mut dive = Dive::new(relaxation, pool, begin, open, draft);
    while !dive.open.is_empty() && !is_hurried() {
        dive.master(draft);
        if !dive.place(draft) {
            break;
        }
    }
    dive.work
}

/// The same for everybody, completed.
#[must_use]
pub fn dive_whole<'a>(
    relaxation: &Relaxation<'a>,
    pool: &Pool,
    begin: Begin,
    stop: &mut Stop,
) -> Draft<'a> {
    let instance = relaxation.instance();
    let people = instance.dataset().professionals.indices();
    let open: Vec<ProfessionalIx> = people
        .filter(|&person| !instance.candidates().range_of(person).is_empty())
        .collect();
    let mut draft = Draft::new(instance);
    let work = dive(relaxation, pool, begin, &open, &mut draft, &|| {
        stop.is_hurried()
    });
    stop.spend(work);
    complete(&mut draft);
    draft
}

struct Dive<'a, 'b> {
    relaxation: &'b Relaxation<'a>,
    pool: Pool,
    master: Proximal,
    /// By agent of the pool.
    open: Vec<ProfessionalIx>,
    /// Bundles that did not fit as a whole, though each item had a position.
    refused: BTreeSet<(ProfessionalIx, Items)>,
    work: u64,
}

impl<'a, 'b> Dive<'a, 'b> {
    fn new(
        relaxation: &'b Relaxation<'a>,
        pool: &Pool,
        begin: Begin,
        open: &[ProfessionalIx],
        draft: &Draft,
    ) -> Self {
        let pool = pool.part(open);
        let mut master = Proximal::new(relaxation, &pool, begin.prices, begin.step);
        let people = relaxation.instance().dataset().professionals.indices();
        for person in people.filter(|&person| !draft.items(person).is_empty()) {
            lower(relaxation, &mut master, &draft.bundle(person));
        }
        let mut dive = Self {
            relaxation,
            pool,
            master,
            open: open.to_vec(),
            refused: BTreeSet::new(),
            work: 0,
        };
        dive.drop_misfits(draft);
        dive
    }

    /// Shares and prices for those who are not placed, and what they answer to them.
    fn master(&mut self, draft: &Draft) {
        for round in 0..2 {
            if round > 0 {
                self.answer(draft);
            }
            let done = self.master.solve(&mut self.pool, PASSES, 0.0);
            self.work += 8 * done.passes * self.pool.len() as u64;
        }
        self.master.move_centre();
    }

    /// Places those whose share is sure, and some more; whether anything changed.
    fn place(&mut self, draft: &mut Draft) -> bool {
        let mut wanted: Vec<(i64, usize, usize)> = Vec::new();
        for (agent, own) in self.pool.agents()[..self.open.len()].iter().enumerate() {
            for (place, column) in own.iter().enumerate() {
                if column.share > 0.01 {
                    wanted.push((-((column.share * 1e6) as i64), agent, place));
                }
            }
        }
        wanted.sort_unstable();
        let least = self.open.len().div_ceil(PART);
        let (mut placed, mut refused) = (Vec::new(), Vec::new());
        for (share, agent, place) in wanted {
            if placed.len() + refused.len() >= least && share > -((SURE * 1e6) as i64) {
                break;
            }
            if placed.contains(&agent) {
                continue;
            }
            let items = &self.pool.agents()[agent][place].items;
            if put_whole(draft, items) {
                lower(self.relaxation, &mut self.master, items);
                placed.push(agent);
            } else {
                refused.push((agent, place));
            }
        }
        if placed.is_empty() && refused.is_empty() {
            return false;
        }
        refused.sort_unstable();
        for &(agent, place) in refused.iter().rev() {
            let column = self.pool.agents_mut()[agent].remove(place);
            self.refused.insert((self.open[agent], column.items));
        }
        placed.sort_unstable();
        for &agent in placed.iter().rev() {
            self.pool.close(agent);
            self.open.swap_remove(agent);
        }
        self.drop_misfits(draft);
        true
    }

    /// Drops bundles of which a position has been taken.
    fn drop_misfits(&mut self, draft: &Draft) {
        let candidates = draft.instance().candidates();
        let people = self.open.len();
        for own in &mut self.pool.agents_mut()[..people] {
            own.retain(|column| {
                let mut items = column.items.iter();
                items.all(|&(number, fte)| {
                    position_for(draft, candidates.pair(number).demand, fte).is_some()
                })
            });
        }
        self.master.recount(&self.pool);
    }

    /// Everybody's best bundles on what is open, at the master's prices.
    fn answer(&mut self, draft: &Draft) {
        let mut prices = self.master.unit_prices(self.relaxation);
        for (row, price) in self.relaxation.rows().rows().iter().zip(&mut prices) {
            let demand = match row {
                Row::People(demand) => *demand,
                Row::Level(pair, _) => draft.instance().candidates().pair(*pair).demand,
                _ => continue,
            };
            if draft.people_left(demand) == 0 {
                *price = f64::INFINITY;
            }
        }
        let prices = self.relaxation.round_closed(&prices);
        let market: Market = self.relaxation.market(&prices).hasty();
        let open = self.open.par_iter();
        let answers: Vec<Best> = open.map(|&person| market.best(person)).collect();
        for (agent, answer) in answers.iter().enumerate() {
            self.work += answer.work;
            let bundle = (self.open[agent], answer.bundle.items.clone());
            if !self.refused.contains(&bundle) {
                self.pool.add_to(self.relaxation, agent, &bundle.1);
            }
        }
    }
}

/// Lowers the limits of a master by what a placed bundle uses.
fn lower(relaxation: &Relaxation, master: &mut Proximal, items: &Items) {
    let rows = relaxation.rows();
    let limits = master.limits_mut();
    for (row, used) in rows.use_of(relaxation.instance(), items) {
        limits[row] -= used as f64 / rows.typical()[row];
    }
}

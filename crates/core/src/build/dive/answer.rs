//! What those who are not placed yet answer to the prices of a dive, and what fits no more.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Dive;
use crate::build::assembly::position_for;
use crate::build::draft::Draft;
use crate::bundle::{Best, Market};
use crate::candidates::{Pair, PairIx};
use crate::price::pool::Pool;
use crate::price::{Decision, Prices, Relaxation, Row};

impl Dive<'_, '_> {
    /// Closes pairs that prices alone cannot keep out: the part of a budget or of a shared
    /// position that is left is too small for them.
    fn close_misfits(&mut self, draft: &Draft) {
        let Some(closed) = &mut self.closed else {
            return;
        };
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        let candidates = instance.candidates();
        for &person in &self.open {
            for number in candidates.range_of(person) {
                let pair = candidates.pair(number as PairIx);
                let row = &instance.dataset().demands[pair.demand];
                let is_shared =
                    row.max_people > 1 || instance.dataset().members[row.member].budget.is_some();
                if is_shared && !fits(draft, pair, pair.least) {
                    closed.decide(instance, rows, Decision::Without(number as PairIx));
                }
            }
        }
    }

    /// The best crews and payrolls, those who are placed among them.
    fn answer_together(&mut self, prices: &Prices) {
        let crews = self.relaxation.crews(prices, self.teams.clone());
        for (&place, crew) in self.teams.iter().zip(&crews) {
            if let Some(crew) = crew {
                self.pool.add_crew(self.relaxation, place, crew);
            }
        }
        let payrolls = self.relaxation.payrolls(prices, self.purses.clone());
        for (&place, payroll) in self.purses.iter().zip(&payrolls) {
            self.pool.add_payroll(self.relaxation, place, payroll);
        }
    }

    /// Everybody's best bundles on what is open, at the master's prices.
    pub(super) fn answer(&mut self, draft: &Draft) {
        let mut prices = self.master.unit_prices(self.relaxation);
        self.answer_together(&self.relaxation.round(&prices));
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
        self.close_misfits(draft);
        let mut market: Market = self.relaxation.market(&prices).hasty();
        if let Some(closed) = &self.closed {
            market = market.under(closed);
        }
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

/// Whether a pair can still be put in at some FTE.
pub(super) fn fits(draft: &Draft, pair: &Pair, fte: u8) -> bool {
    position_for(draft, pair.demand, fte).is_some() && draft.allows(pair, fte)
}

/// The teams and purses, by place, that any bundle of a pool is in.
pub(super) fn wholes_of(relaxation: &Relaxation, pool: &Pool) -> (Vec<usize>, Vec<usize>) {
    let (instance, rows) = (relaxation.instance(), relaxation.rows());
    let (mut teams, mut purses) = (BTreeSet::new(), BTreeSet::new());
    for &(pair, _) in pool.bundles().flat_map(|column| &column.items) {
        let demand = instance.candidates().pair(pair).demand;
        let member = instance.dataset().demands[demand].member;
        let team = rows
            .teams()
            .binary_search_by_key(&demand, |team| team.demand);
        let purse = rows
            .purses()
            .binary_search_by_key(&member, |purse| purse.member);
        teams.extend(team);
        purses.extend(purse);
    }
    (teams.into_iter().collect(), purses.into_iter().collect())
}

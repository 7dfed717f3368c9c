//! What those who are not placed yet answer to the prices of a dive, and what fits no more.

use rayon::prelude::*;

use super::Dive;
use crate::build::draft::Draft;
use crate::build::open::fits;
use crate::bundle::{Best, Market};
use crate::price::{Decision, Row};

impl Dive<'_, '_> {
    /// Closes pairs that prices alone cannot keep out: the part of a budget or of a shared
    /// position that is left is too small for them.
    fn close_misfits(&mut self, draft: &Draft) {
        let Some(closed) = &mut self.closed else {
            return;
        };
        if self.scope.is_crowded() {
            return;
        }
        let (instance, rows) = (self.relaxation.instance(), self.relaxation.rows());
        for agent in 0..self.scope.open.len() {
            for number in self.scope.pairs(instance, agent) {
                let pair = instance.candidates().pair(number);
                let row = &instance.dataset().demands[pair.demand];
                let is_shared =
                    row.max_people > 1 || instance.dataset().members[row.member].budget.is_some();
                if is_shared && !fits(draft, pair, pair.least) {
                    closed.decide(instance, rows, Decision::Without(number));
                }
            }
        }
    }

    /// Changes the prices of the rows of the frame.
    fn reprice(&mut self, prices: &[f64]) {
        let relaxation = self.relaxation;
        let wanted = self.pool.frame().rows().iter().copied();
        let wanted = wanted.zip(prices.iter().copied());
        let (instance, rows) = (relaxation.instance(), relaxation.rows());
        self.prices
            .change(instance, rows, relaxation.scale(), wanted);
    }

    /// Everybody's best bundles on what is open, at the master's prices.
    pub(super) fn answer(&mut self, draft: &Draft) {
        let relaxation = self.relaxation;
        let (instance, rows) = (relaxation.instance(), relaxation.rows());
        let mut prices = self.master.unit_prices(relaxation);
        self.reprice(&prices);
        self.answer_together();
        for (&row, price) in self.pool.frame().rows().iter().zip(&mut prices) {
            let demand = match rows.rows()[row] {
                Row::People(demand) => demand,
                Row::Level(pair, _) => instance.candidates().pair(pair).demand,
                _ => continue,
            };
            if draft.people_left(demand) == 0 {
                *price = f64::INFINITY;
            }
        }
        self.reprice(&prices);
        let mut quotes = std::mem::take(&mut self.quotes);
        quotes.renew((instance, rows), &self.prices, self.scope.frame.demands());
        self.close_misfits(draft);
        let priced = (&self.prices, quotes);
        let mut market = Market::quoted((instance, rows), priced, relaxation.scale()).hasty();
        if let Some(closed) = &self.closed {
            market = market.under(closed);
        }
        let agents = (0..self.scope.open.len()).into_par_iter();
        let answers: Vec<Best> = agents
            .map(|agent| self.scope.best(&market, draft, agent))
            .collect();
        self.quotes = market.into_quotes();
        for (agent, answer) in answers.iter().enumerate() {
            self.work += answer.work;
            let bundle = (self.scope.open[agent], answer.bundle.items.clone());
            if !self.refused.contains(&bundle) {
                self.pool.add_to(relaxation, agent, &bundle.1);
            }
        }
    }
}

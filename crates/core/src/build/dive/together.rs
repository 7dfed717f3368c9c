//! The best crews and payrolls at the prices of a dive: asked again only where a price has changed.

use std::sync::Arc;

use super::Dive;
use crate::price::Prices;
use crate::price::rows::RowIx;

/// The prices at which teams or purses were asked last, by their number in the frame.
#[derive(Debug, Default)]
pub(super) struct Asked {
    prices: Vec<Vec<i64>>,
}

impl Asked {
    /// Of some teams or purses, by their place among all, those of which a price has changed since
    /// they were asked last; notes the prices.
    fn stale<R: Iterator<Item = RowIx>>(
        &mut self,
        places: &[usize],
        prices: &Prices,
        rows_of: impl Fn(usize) -> R,
    ) -> Vec<usize> {
        self.prices.resize(places.len(), Vec::new());
        let known = places.iter().zip(&mut self.prices);
        let stale = known.filter_map(|(&place, known)| {
            let now: Vec<i64> = rows_of(place).map(|row| prices.of(row)).collect();
            let is_stale = now != *known;
            *known = now;
            is_stale.then_some(place)
        });
        stale.collect()
    }
}

impl Dive<'_, '_> {
    /// The best crews and payrolls, those who are placed among them.
    pub(super) fn answer_together(&mut self) {
        let frame = Arc::clone(self.pool.frame());
        let (relaxation, rows) = (self.relaxation, self.relaxation.rows());
        let (crews, payrolls) = &mut self.asked;
        let teams = crews.stale(frame.teams(), &self.prices, |team| {
            rows.teams()[team].rows()
        });
        let purses = payrolls.stale(frame.purses(), &self.prices, |purse| {
            rows.purses()[purse].rows(rows)
        });
        let crews = relaxation.crews(&self.prices, teams.clone());
        for (team, crew) in teams.into_iter().zip(&crews) {
            if let Some(crew) = crew {
                self.pool.add_crew(relaxation, team, crew);
            }
        }
        let payrolls = relaxation.payrolls(&self.prices, purses.clone());
        for (purse, payroll) in purses.into_iter().zip(&payrolls) {
            self.pool.add_payroll(relaxation, purse, payroll);
        }
    }
}

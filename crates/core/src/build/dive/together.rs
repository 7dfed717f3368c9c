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
    /// Whether somebody has to be asked again; notes the prices.
    fn is_new(
        &mut self,
        number: usize,
        prices: &Prices,
        rows: impl Iterator<Item = RowIx>,
    ) -> bool {
        if self.prices.len() <= number {
            self.prices.resize(number + 1, Vec::new());
        }
        let now: Vec<i64> = rows.map(|row| prices.of(row)).collect();
        let is_new = now != self.prices[number];
        self.prices[number] = now;
        is_new
    }
}

impl Dive<'_, '_> {
    /// The best crews and payrolls, those who are placed among them.
    pub(super) fn answer_together(&mut self) {
        let frame = Arc::clone(self.pool.frame());
        let (relaxation, rows) = (self.relaxation, self.relaxation.rows());
        let numbered = frame.teams().iter().enumerate();
        let teams: Vec<usize> = numbered
            .filter(|&(number, &place)| {
                let own = rows.teams()[place].rows();
                self.asked.0.is_new(number, &self.prices, own)
            })
            .map(|(_, &place)| place)
            .collect();
        let crews = relaxation.crews(&self.prices, teams.clone());
        for (place, crew) in teams.into_iter().zip(&crews) {
            if let Some(crew) = crew {
                self.pool.add_crew(relaxation, place, crew);
            }
        }
        let numbered = frame.purses().iter().enumerate();
        let purses: Vec<usize> = numbered
            .filter(|&(number, &place)| {
                let own = rows.purses()[place].rows(rows);
                self.asked.1.is_new(number, &self.prices, own)
            })
            .map(|(_, &place)| place)
            .collect();
        let payrolls = relaxation.payrolls(&self.prices, purses.clone());
        for (place, payroll) in purses.into_iter().zip(&payrolls) {
            self.pool.add_payroll(relaxation, place, payroll);
        }
    }
}

//! Purses: who may be paid together from one budget (C7), as a problem of its own. A price for
//! money alone lets a budget pay parts of people; prices for who is paid do not.
//!
//! People are told apart at the levels on which the master hesitated; all others are alike to it,
//! and count by their number and FTE on each demand.
//!
//! # Source
//! Guignard and Kim 1987, Lagrangean decomposition.

use inzet_model::{DemandIx, MemberIx};

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::bill::wage_of;
use crate::price::fee::Payable;
use crate::price::level::{Level, row_in};
use crate::price::lowest::Lowest;
use crate::price::payroll;
use crate::price::prices::Prices;
use crate::price::rows::{RowIx, Rows};
use crate::price::team::reach;

/// The budget of a member, with who is told apart on its bills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purse {
    /// Whose budget.
    pub member: MemberIx,
    /// The row of the money.
    pub budget: RowIx,
    /// Cents that the pins leave.
    pub cents: i64,
    /// Pairs and hundredths of FTE that are told apart, with their row; by pair, then FTE.
    pub levels: Vec<Level>,
    /// The member's demands that somebody can serve.
    pub demands: Vec<DemandIx>,
    /// By the same order: how much of each can be paid.
    pub wanted: Vec<Wanted>,
    /// Whether the lowest bills of all are known.
    is_counted: bool,
}

/// How much of a demand a budget can pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Hundredths of FTE at most.
    pub most: u32,
    /// What those cost who are not told apart.
    pub(super) lowest: Lowest,
    /// Hundredths of FTE that so many of those who are eligible can take together, by their number.
    pub reach: Vec<u32>,
}

/// People on a demand who are not told apart: how many, and their hundredths of FTE.
pub type Crowd = (DemandIx, u32, u32);

/// People who are paid together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payroll {
    /// Who is told apart, at how much.
    pub items: Items,
    /// All others.
    pub others: Vec<Crowd>,
    /// What those told apart are paid, in cents.
    pub cents: i64,
    /// No payroll is worth more: what all of them pay less what the money would earn elsewhere;
    /// scaled.
    pub worth: i128,
}

impl Purse {
    /// The purse of a member, nobody told apart yet.
    #[must_use]
    pub fn new(instance: &Instance, member: MemberIx, (budget, cents): (RowIx, i64)) -> Self {
        let demands = instance.dataset().demands.iter_enumerated();
        let own = demands.filter(|(demand, row)| {
            row.member == member && !instance.candidates().of_demand(*demand).is_empty()
        });
        let demands: Vec<DemandIx> = own.map(|(demand, _)| demand).collect();
        let wanted = demands.iter();
        Self {
            member,
            budget,
            cents,
            levels: Vec::new(),
            wanted: wanted
                .map(|&demand| Wanted::of(instance, demand, cents))
                .collect(),
            demands,
            is_counted: false,
        }
    }

    /// Counts anew what those cost who are not told apart; where all pairs are known.
    pub(super) fn count_lowest(&mut self, instance: &Instance) {
        if !instance.candidates().is_whole() {
            return;
        }
        if !self.is_counted {
            let payable = Payable::new(instance, &self.demands);
            for (&demand, wanted) in self.demands.iter().zip(&mut self.wanted) {
                wanted.lowest = Lowest::new(instance, (self.member, demand), &payable);
            }
            self.is_counted = true;
        }
        for wanted in &mut self.wanted {
            wanted.lowest.leave_out(&self.levels);
        }
    }

    /// Steps of FTE that can be paid, on all demands.
    #[must_use]
    pub fn steps(&self, instance: &Instance) -> u32 {
        let step = instance.dataset().policy.planning.fte_step.hundredths();
        self.wanted.iter().map(|wanted| wanted.most / step).sum()
    }

    /// The row of a pair at some FTE, if it is told apart.
    #[must_use]
    pub fn row_of(&self, pair: PairIx, fte: u8) -> Option<RowIx> {
        row_in(&self.levels, pair, fte)
    }

    /// Every row that its prices are those of.
    pub fn rows(&self, rows: &Rows) -> impl Iterator<Item = RowIx> {
        let told = self.levels.iter().map(|level| level.2);
        let others = self.demands.iter();
        let others = others.filter_map(|&demand| rows.others_of(demand));
        let others = others.flat_map(|(people, fte)| std::iter::once(people).chain(fte));
        std::iter::once(self.budget).chain(told).chain(others)
    }

    /// What a payroll uses of each row, by row: money, and negatively those it pays.
    #[must_use]
    pub fn uses(&self, rows: &Rows, payroll: &Payroll) -> Vec<(RowIx, i64)> {
        let items = payroll.items.iter();
        let mut uses: Vec<(RowIx, i64)> = items
            .filter_map(|&(pair, fte)| Some((self.row_of(pair, fte)?, -1)))
            .collect();
        for &(demand, people, fte) in &payroll.others {
            if let Some((crowd, shared)) = rows.others_of(demand) {
                uses.push((crowd, -i64::from(people)));
                uses.extend(shared.map(|row| (row, -i64::from(fte))));
            }
        }
        uses.push((self.budget, payroll.cents));
        uses.sort_unstable();
        uses
    }

    /// The payroll that is worth most.
    #[must_use]
    pub fn best_payroll(&self, instance: &Instance, rows: &Rows, prices: &Prices) -> Payroll {
        payroll::best(self, instance, rows, prices)
    }
}

impl Wanted {
    fn of(instance: &Instance, demand: DemandIx, cents: i64) -> Self {
        let row = &instance.dataset().demands[demand];
        let candidates = instance.candidates();
        let pairs = candidates.of_demand(demand).iter();
        let wages = pairs.map(|&pair| wage_of(instance, candidates.pair(pair), 100));
        let cheapest = wages.min().unwrap_or(0);
        let asked = row.positions.saturating_mul(row.fte.hundredths());
        // Wages are rounded, for each person by half a cent at most; one step more is no harm.
        let places = i64::from(row.positions) * i64::from(row.max_people);
        let step = instance.dataset().policy.planning.fte_step.hundredths();
        let payable = (cents.max(0) + places + 2)
            .saturating_mul(100)
            .checked_div(cheapest)
            .and_then(|fte| u32::try_from(fte).ok())
            .map_or(asked, |fte| fte.saturating_add(step) / step * step);
        Self {
            most: asked.min(payable),
            lowest: Lowest::paid(cheapest),
            reach: reach(
                instance,
                demand,
                row.positions.saturating_mul(row.max_people),
            ),
        }
    }
}

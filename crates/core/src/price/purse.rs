//! Purses: who may be paid together from one budget (C7), as a problem of its own. A price for
//! money alone lets a budget pay parts of people; prices for each person at each level do not.
//!
//! # Source
//! Guignard and Kim 1987, Lagrangean decomposition.

use inzet_model::{DemandIx, MemberIx};

use crate::bundle::Items;
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::bill::{bill, wage_of};
use crate::price::level::{Level, row_in};
use crate::price::prices::Prices;
use crate::price::rows::RowIx;

/// Sets of people looked at before the search is content with less.
const NODES: u64 = 4_000;

/// With which part of what is still possible it is content: nothing, then more.
const PARTS: [i128; 5] = [i128::MAX, 64, 16, 4, 1];

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
}

/// People who are paid together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payroll {
    /// Who, at how much.
    pub items: Items,
    /// What they are paid, in cents.
    pub cents: i64,
    /// No payroll is worth more: what they pay less what the money would earn elsewhere; scaled.
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
        Self {
            member,
            budget,
            cents,
            levels: Vec::new(),
            demands: own.map(|(demand, _)| demand).collect(),
        }
    }

    /// The row of a pair at some FTE, if it is told apart.
    #[must_use]
    pub fn row_of(&self, pair: PairIx, fte: u8) -> Option<RowIx> {
        row_in(&self.levels, pair, fte)
    }

    /// What a payroll uses of each row, by row: money, and negatively those it pays.
    #[must_use]
    pub fn uses(&self, payroll: &Payroll) -> Vec<(RowIx, i64)> {
        let items = payroll.items.iter();
        let mut uses: Vec<(RowIx, i64)> = items
            .filter_map(|&(pair, fte)| Some((self.row_of(pair, fte)?, -1)))
            .collect();
        uses.push((self.budget, payroll.cents));
        uses.sort_unstable();
        uses
    }

    /// The payroll that is worth most.
    #[must_use]
    pub fn best_payroll(&self, instance: &Instance, prices: &Prices) -> Payroll {
        let mut search = Search::new(self, instance, prices);
        let reach = search.ahead(0, self.cents);
        for part in PARTS {
            search.nodes = 0;
            search.tolerance = (reach - search.best.worth) / part;
            search.deepen(0, 0, 0);
            if search.nodes <= NODES {
                break;
            }
        }
        let mut best = search.best;
        best.worth = (best.worth + search.tolerance).min(reach);
        best.items.sort_unstable();
        best
    }
}

/// Somebody who may be paid.
#[derive(Clone, Copy, Debug)]
struct Payee {
    pair: PairIx,
    fte: u8,
    /// What it pays, scaled.
    paid: i128,
    /// The least that it adds to the bills, in cents.
    least: i64,
    /// The most that it is worth, scaled.
    worth: i128,
}

struct Search<'a> {
    purse: &'a Purse,
    instance: &'a Instance<'a>,
    /// Price of a cent, scaled.
    money: i128,
    payees: Vec<Payee>,
    chosen: Vec<Payee>,
    best: Payroll,
    nodes: u64,
    /// What a payroll must be worth more than the best to be looked for.
    tolerance: i128,
}

impl<'a> Search<'a> {
    fn new(purse: &'a Purse, instance: &'a Instance<'a>, prices: &Prices) -> Self {
        let candidates = instance.candidates();
        let money = i128::from(prices.of(purse.budget));
        let mut payees = Vec::new();
        for &(pair, fte, row) in &purse.levels {
            let own = candidates.pair(pair).professional;
            let others = purse
                .levels
                .iter()
                .any(|level| level.0 != pair && candidates.pair(level.0).professional == own);
            // Whoever has another demand of the member may pay no fee of its own for this one.
            let least = if others {
                wage_of(instance, candidates.pair(pair), fte)
            } else {
                bill(instance, purse.member, &[(pair, fte)])
            };
            let paid = i128::from(prices.of(row));
            let worth = paid - money * i128::from(least);
            if worth > 0 && least <= purse.cents {
                payees.push(Payee {
                    pair,
                    fte,
                    paid,
                    least,
                    worth,
                });
            }
        }
        // By worth per cent, falling; the keys tell equals apart.
        payees.sort_unstable_by(|a, b| {
            let (left, right) = (
                a.worth * i128::from(b.least.max(1)),
                b.worth * i128::from(a.least.max(1)),
            );
            right.cmp(&left).then((a.pair, a.fte).cmp(&(b.pair, b.fte)))
        });
        Self {
            purse,
            instance,
            money,
            payees,
            chosen: Vec::new(),
            best: Payroll::default(),
            nodes: 0,
            tolerance: 0,
        }
    }

    /// The most that payees from a place on add with so many cents: the last one in part.
    fn ahead(&self, from: usize, mut cents: i64) -> i128 {
        let mut worth = 0;
        for payee in &self.payees[from..] {
            if payee.least > cents {
                let part = payee.worth * i128::from(cents) / i128::from(payee.least.max(1));
                return worth + part + 1;
            }
            cents -= payee.least;
            worth += payee.worth;
        }
        worth
    }

    fn deepen(&mut self, from: usize, paid: i128, cents: i64) {
        for place in from..self.payees.len() {
            self.nodes += 1;
            let reach =
                paid - self.money * i128::from(cents) + self.ahead(place, self.purse.cents - cents);
            if self.nodes > NODES || reach <= self.best.worth + self.tolerance {
                return;
            }
            let payee = self.payees[place];
            if self.is_taken(payee) {
                continue;
            }
            let more = self.adds(payee);
            if cents + more > self.purse.cents {
                continue;
            }
            self.chosen.push(payee);
            let (paid, cents) = (paid + payee.paid, cents + more);
            self.note(paid, cents);
            self.deepen(place + 1, paid, cents);
            self.chosen.pop();
        }
    }

    /// Whether the same person is on the demand already, or nobody more fits on it.
    fn is_taken(&self, payee: Payee) -> bool {
        let candidates = self.instance.candidates();
        let demand = candidates.pair(payee.pair).demand;
        let row = &self.instance.dataset().demands[demand];
        let on = self
            .chosen
            .iter()
            .filter(|other| candidates.pair(other.pair).demand == demand);
        let places = row.positions.saturating_mul(row.max_people) as usize;
        let mut count = 0;
        for other in on {
            count += 1;
            if other.pair == payee.pair {
                return true;
            }
        }
        count >= places
    }

    /// What a payee adds to the bills, in cents.
    fn adds(&self, payee: Payee) -> i64 {
        let candidates = self.instance.candidates();
        let own = candidates.pair(payee.pair).professional;
        let mut items: Items = self
            .chosen
            .iter()
            .filter(|other| candidates.pair(other.pair).professional == own)
            .map(|other| (other.pair, other.fte))
            .collect();
        let before = bill(self.instance, self.purse.member, &items);
        items.push((payee.pair, payee.fte));
        bill(self.instance, self.purse.member, &items) - before
    }

    fn note(&mut self, paid: i128, cents: i64) {
        let worth = paid - self.money * i128::from(cents);
        if worth > self.best.worth {
            self.best = Payroll {
                items: self
                    .chosen
                    .iter()
                    .map(|payee| (payee.pair, payee.fte))
                    .collect(),
                cents,
                worth,
            };
        }
    }
}

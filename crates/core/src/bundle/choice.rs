//! Choices: the pairs of a professional that are worth looking at, at the prices.
//!
//! Every pair is looked at in every round, so the look is a handful of integer operations on what
//! the prices ask of its demand; what is more (a budget's wage, a cut's link) only for those that
//! would still pay without it.

use inzet_model::{DemandIx, MemberIx, ProfessionalIx};

use super::{Market, clamp};
use crate::candidates::{Pair, PairIx};
use crate::instance::Instance;
use crate::price::rows::wage_of;
use crate::price::{Prices, Rows};

/// What the prices ask on one demand, scaled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quote {
    /// Added to the rate of everybody: what the member's solidarity pays for a hundredth of an
    /// FTE-day.
    lift: i64,
    /// Paid for a hundredth of FTE.
    fte: i64,
    /// Paid once.
    people: i64,
    /// Whether pairs may have a price of their own.
    is_linked: bool,
    /// Whether the member's budget has a price.
    pub(super) is_charged: bool,
}

impl Quote {
    pub(super) fn of(instance: &Instance, rows: &Rows, prices: &Prices, demand: DemandIx) -> Self {
        let member = instance.dataset().demands[demand].member;
        let block = rows.block_of(demand);
        let bonus = block.map_or(0, |block| prices.of(block.least()));
        Self {
            lift: prices.of_optional(rows.solidarity_of(member)),
            fte: prices.of_optional(rows.fte_of(demand)) - bonus,
            people: prices.of_optional(rows.people_of(demand)),
            is_linked: block.is_some(),
            is_charged: is_charged(rows, prices, member),
        }
    }
}

fn is_charged(rows: &Rows, prices: &Prices, member: MemberIx) -> bool {
    rows.budget_of(member).is_some_and(|row| {
        prices.of(row) > 0
            || rows
                .bills_of(member)
                .iter()
                .any(|bill| prices.of(bill.2) > 0)
    })
}

/// A candidate that is worth looking at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) pair: PairIx,
    pub(super) member: MemberIx,
    pub(super) lane_start: u16,
    pub(super) lane_end: u16,
    pub(super) days: i64,
    pub(super) least: u8,
    pub(super) most: u8,
    /// Profit of one hundredth of FTE, before the wage of a budget.
    pub(super) slope: i64,
    /// What is paid once.
    pub(super) fixed: i64,
    /// Whether the member's budget has a price.
    pub(super) is_charged: bool,
    /// Highest profit of a hundredth of an FTE-day, rounded up.
    pub(super) density: i64,
}

impl Market<'_> {
    pub(super) fn quote(&self, demand: DemandIx) -> &Quote {
        &self.quotes[demand.index()]
    }

    /// The candidates with a profit of at least `least` at some level, densest first; and how many
    /// were looked at.
    pub(super) fn choices(&self, professional: ProfessionalIx, least: i64) -> (Vec<Choice>, u64) {
        let candidates = self.instance.candidates();
        let range = candidates.range_of(professional);
        let scanned = range.len() as u64;
        let first = range.start;
        let mut choices: Vec<Choice> = candidates.pairs()[range]
            .iter()
            .enumerate()
            .filter(|(_, pair)| self.glance(pair) >= least)
            .filter_map(|(place, pair)| {
                let number = u32::try_from(first + place).expect("fewer than 2^32 pairs");
                self.choice(number, pair, least)
            })
            .collect();
        choices.sort_unstable_by(|a, b| b.density.cmp(&a.density).then(a.pair.cmp(&b.pair)));
        (choices, scanned)
    }

    /// At least the highest profit of a pair: without budgets and links.
    fn glance(&self, pair: &Pair) -> i64 {
        let quote = self.quote(pair.demand);
        let slope = self.slope(pair, quote);
        let fte = if slope > 0 { pair.most } else { pair.least };
        let new = if pair.is_new { self.new_assignment } else { 0 };
        i64::from(fte) * slope - quote.people - new
    }

    fn slope(&self, pair: &Pair, quote: &Quote) -> i64 {
        let rate = (pair.rate << self.scale.bits()) + quote.lift;
        i64::from(pair.days) * rate - quote.fte
    }

    /// What a pair earns by the hundredth of FTE and pays once, before the wage of a budget.
    pub(super) fn line(&self, number: PairIx) -> (i64, i64) {
        let pair = self.instance.candidates().pair(number);
        let quote = self.quote(pair.demand);
        let mut fixed = quote.people;
        if pair.is_new {
            fixed += self.new_assignment;
        }
        if quote.is_linked {
            fixed += self.prices.of_optional(self.rows.link_of(number));
        }
        (self.slope(pair, quote), fixed)
    }

    fn choice(&self, number: PairIx, pair: &Pair, least: i64) -> Option<Choice> {
        let (slope, fixed) = self.line(number);
        let top = i64::from(if slope > 0 { pair.most } else { pair.least }) * slope - fixed;
        if top < least {
            return None;
        }
        let days = i64::from(pair.days);
        let mut choice = Choice {
            pair: number,
            member: self.instance.dataset().demands[pair.demand].member,
            lane_start: pair.lane_start,
            lane_end: pair.lane_end,
            days,
            least: pair.least,
            most: pair.most,
            slope,
            fixed,
            is_charged: self.quote(pair.demand).is_charged,
            density: top.div_euclid(i64::from(pair.most) * days) + 1,
        };
        if choice.is_charged || slope <= 0 {
            let top = self.look_at_levels(&mut choice);
            return (top >= least).then_some(choice);
        }
        Some(choice)
    }

    /// Where the profit is not a straight line upwards, looks at every level; the highest profit.
    fn look_at_levels(&self, choice: &mut Choice) -> i64 {
        let mut top = i64::MIN;
        choice.density = i64::MIN;
        for fte in self.levels(choice, choice.most) {
            let profit = self.profit(choice, fte);
            top = top.max(profit);
            let density = profit.div_euclid(i64::from(fte) * choice.days) + 1;
            choice.density = choice.density.max(density);
        }
        top
    }

    /// The levels of a choice, largest first.
    pub(super) fn levels(&self, choice: &Choice, most: u8) -> impl Iterator<Item = u8> + use<> {
        let most = most / self.step * self.step;
        (choice.least..=most).rev().step_by(usize::from(self.step))
    }

    /// Profit of a choice at some FTE on its own, without the fee: in a bundle it is never more,
    /// since what a budget charges grows at least as fast as the bill.
    pub(super) fn profit(&self, choice: &Choice, fte: u8) -> i64 {
        let profit = i64::from(fte) * choice.slope - choice.fixed;
        if !choice.is_charged {
            return profit;
        }
        let pair = self.instance.candidates().pair(choice.pair);
        clamp(i128::from(profit) - self.charge(choice.member, wage_of(self.instance, pair, fte)))
    }
}

//! Choices: the pairs of a professional that are worth looking at, at the prices.
//!
//! Every pair is looked at in every round, so the look is a handful of integer operations on what
//! the prices ask of its demand; what is more (a budget's wage, a cut's link) only for those that
//! would still pay without it.

use inzet_model::{DemandIx, MemberIx};

use super::{Market, clamp};
use crate::candidates::{Pair, PairIx};
use crate::instance::Instance;
use crate::price::{Prices, Rows, bill, wage_of};

/// What the prices ask on one demand, scaled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quote {
    /// Added to the rate of everybody: what the member's solidarity pays for a hundredth of an
    /// FTE-day, cuts included.
    lift: i64,
    /// Paid for a hundredth of FTE.
    fte: i64,
    /// Paid once.
    people: i64,
    /// Whether some people are told apart, or solidarity counts in jumps.
    is_bent: bool,
    /// The most that somebody told apart pays less than the others.
    bonus: i64,
    /// Whether the member's budget has a price.
    pub(super) is_charged: bool,
}

impl Quote {
    pub(super) fn of(instance: &Instance, rows: &Rows, prices: &Prices, demand: DemandIx) -> Self {
        let member = instance.dataset().demands[demand].member;
        let team = rows.team_of(demand);
        let fte = prices.of_optional(rows.fte_of(demand));
        let people = prices.of_optional(rows.people_of(demand));
        let others = rows.others_of(demand);
        let cuts = rows.lifts_of(member).iter();
        let levels = team.map_or(&[][..], |team| &team.levels);
        let less = levels
            .iter()
            .map(|&(_, level, row)| people + i64::from(level) * fte - prices.of(row));
        Self {
            lift: prices.of_optional(rows.solidarity_of(member))
                + cuts.clone().map(|lift| prices.of(lift.row)).sum::<i64>(),
            fte: fte + prices.of_optional(others.and_then(|others| others.1)),
            people: people + prices.of_optional(others.map(|others| others.0)),
            is_bent: team.is_some() || cuts.len() > 0,
            bonus: less.max().unwrap_or(0).max(0) + saved_bill(instance, rows, prices, demand),
            is_charged: is_charged(rows, prices, member),
        }
    }
}

/// What the prices ask on every demand, by its number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quotes {
    quotes: Vec<Quote>,
}

impl Quotes {
    pub(super) fn new(instance: &Instance, rows: &Rows, prices: &Prices) -> Self {
        let demands = instance.dataset().demands.indices();
        let quotes = demands.map(|demand| Quote::of(instance, rows, prices, demand));
        Self {
            quotes: quotes.collect(),
        }
    }

    /// Looks at the prices of some demands anew.
    pub(crate) fn renew(
        &mut self,
        (instance, rows): (&Instance, &Rows),
        prices: &Prices,
        demands: &[DemandIx],
    ) {
        for &demand in demands {
            self.quotes[demand.index()] = Quote::of(instance, rows, prices, demand);
        }
    }
}

/// The most that somebody told apart on the member's bills may save.
fn saved_bill(instance: &Instance, rows: &Rows, prices: &Prices, demand: DemandIx) -> i64 {
    let member = instance.dataset().demands[demand].member;
    let Some(purse) = rows.purse_of(member) else {
        return 0;
    };
    let money = i128::from(prices.of(purse.budget));
    let levels = purse.levels.iter();
    let own = levels.filter(|level| instance.candidates().pair(level.0).demand == demand);
    let saved = own.map(|&(number, fte, row)| {
        let wage = wage_of(instance, instance.candidates().pair(number), fte);
        let fee = bill(instance, member, &[(number, fte)]) - wage;
        money * i128::from(fee)
            + i128::from(rows.others_price(prices, demand, fte) - prices.of(row))
    });
    clamp(saved.max().unwrap_or(0).max(0))
}

fn is_charged(rows: &Rows, prices: &Prices, member: MemberIx) -> bool {
    rows.budget_of(member).is_some_and(|row| {
        prices.of(row) > 0
            || rows.purse_of(member).is_some()
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
    /// Whether some people are told apart on the demand, or solidarity counts in jumps.
    pub(super) is_bent: bool,
    /// Highest profit of a hundredth of an FTE-day, rounded up.
    pub(super) density: i64,
}

impl Market<'_> {
    pub(super) fn quote(&self, demand: DemandIx) -> &Quote {
        &self.quotes.quotes[demand.index()]
    }

    /// Those of some pairs with a profit of at least `least` at some level, densest first; and how
    /// many were looked at.
    pub(super) fn choices(
        &self,
        pairs: impl Iterator<Item = PairIx>,
        least: i64,
    ) -> (Vec<Choice>, u64) {
        let candidates = self.instance.candidates();
        let mut scanned = 0;
        let mut choices: Vec<Choice> = pairs
            .inspect(|_| scanned += 1)
            .map(|number| (number, candidates.pair(number)))
            .filter(|&(number, pair)| self.glance(pair) >= least || self.is_forced(number))
            .filter_map(|(number, pair)| self.choice(number, pair, least))
            .collect();
        choices.sort_unstable_by(|a, b| b.density.cmp(&a.density).then(a.pair.cmp(&b.pair)));
        (choices, scanned)
    }

    /// At least the highest profit of a pair: without budgets and links.
    pub(super) fn glance(&self, pair: &Pair) -> i64 {
        let quote = self.quote(pair.demand);
        let slope = self.slope(pair, quote);
        let fte = if slope > 0 { pair.most } else { pair.least };
        let new = if pair.is_new { self.new_assignment } else { 0 };
        i64::from(fte) * slope - quote.people - new + quote.bonus
    }

    /// What a pair earns beyond what its work would elsewhere, at so much for a hundredth of an
    /// FTE-day: at its least or its most FTE, with the wage that a budget pays. For comparison only.
    pub(crate) fn above_rent(&self, pair: &Pair, rent: i64) -> i64 {
        let quote = self.quote(pair.demand);
        let member = self.instance.dataset().demands[pair.demand].member;
        let money = self.prices.of_optional(self.rows.budget_of(member));
        let new = if pair.is_new { self.new_assignment } else { 0 };
        let slope = self
            .slope(pair, quote)
            .saturating_sub(rent.saturating_mul(i64::from(pair.days)));
        let at = |fte: u8| {
            let wage = if money > 0 {
                wage_of(self.instance, pair, fte)
            } else {
                0
            };
            clamp(i128::from(fte) * i128::from(slope) - i128::from(money) * i128::from(wage))
        };
        at(pair.least).max(at(pair.most)) - quote.people - new
    }

    fn is_forced(&self, number: PairIx) -> bool {
        self.fixing.is_some_and(|fixing| fixing.forces(number))
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
        if let Some(fixing) = self.fixing
            && self.is_forced(number)
        {
            fixed -= fixing.bonus();
        }
        (self.slope(pair, quote), fixed)
    }

    fn choice(&self, number: PairIx, pair: &Pair, least: i64) -> Option<Choice> {
        let (slope, fixed) = self.line(number);
        let (mut fewest, mut most) = (pair.least, pair.most);
        if let Some(hold) = self.fixing.and_then(|fixing| fixing.of(number)) {
            (fewest, most) = (hold.least, hold.most);
        }
        if most < fewest {
            return None;
        }
        let quote = self.quote(pair.demand);
        let top = i64::from(if slope > 0 { most } else { fewest }) * slope - fixed;
        if top + quote.bonus < least {
            return None;
        }
        let days = i64::from(pair.days);
        let mut choice = Choice {
            pair: number,
            member: self.instance.dataset().demands[pair.demand].member,
            lane_start: pair.lane_start,
            lane_end: pair.lane_end,
            days,
            least: fewest,
            most,
            slope,
            fixed,
            is_charged: quote.is_charged,
            is_bent: quote.is_bent,
            density: top.div_euclid(i64::from(most) * days) + 1,
        };
        if choice.is_charged || choice.is_bent || slope <= 0 {
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

    /// Profit of a choice at some FTE before the wage of a budget.
    pub(super) fn line_profit(&self, choice: &Choice, fte: u8) -> i64 {
        let profit = i64::from(fte) * choice.slope - choice.fixed;
        if choice.is_bent {
            profit + self.discount(choice.pair, fte)
        } else {
            profit
        }
    }

    /// What a pair at some FTE pays less than those who are not told apart, and what solidarity pays it
    /// less than its work.
    pub(super) fn discount(&self, number: PairIx, fte: u8) -> i64 {
        self.told_discount(number, fte) - self.uncounted(number, fte)
    }

    /// What the cuts on solidarity pay less than they would if all of the work counted.
    fn uncounted(&self, number: PairIx, fte: u8) -> i64 {
        if !self.rows.has_lifts() {
            return 0;
        }
        let pair = self.instance.candidates().pair(number);
        let member = self.instance.dataset().demands[pair.demand].member;
        let work = i64::from(fte) * i64::from(pair.days);
        let lifts = self.rows.lifts_of(member).iter();
        lifts
            .map(|lift| {
                let counted = lift.rounding.counted((number, fte), work);
                self.prices.of(lift.row) * (work - counted)
            })
            .sum()
    }

    fn told_discount(&self, number: PairIx, fte: u8) -> i64 {
        let Some(row) = self.rows.level_of(number, fte) else {
            return 0;
        };
        let demand = self.instance.candidates().pair(number).demand;
        let people = self.prices.of_optional(self.rows.people_of(demand));
        let a_unit = self.prices.of_optional(self.rows.fte_of(demand));
        people + i64::from(fte) * a_unit - self.prices.of(row)
    }

    /// Profit of a choice at some FTE on its own, without the fee: in a bundle it is never more,
    /// since what a budget charges grows at least as fast as the bill.
    pub(super) fn profit(&self, choice: &Choice, fte: u8) -> i64 {
        let profit = self.line_profit(choice, fte);
        if !choice.is_charged {
            return profit;
        }
        clamp(i128::from(profit) - self.least_charge(choice.member, choice.pair, fte))
    }
}

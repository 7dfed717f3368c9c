//! Offers: what one member makes of a professional, as sets of its choices. A set that needs at
//! least as much of the person as another and earns no more is beaten, and left out; so is one that falls
//! too far short of its rents.

use inzet_model::MemberIx;

use super::choice::Choice;
use super::rents::Rented;
use super::words::Words;
use super::{Items, Market, clamp};

/// Some choices of one member, each at some FTE.
#[derive(Clone, Debug)]
pub(super) struct Offer<W> {
    pub(super) member: MemberIx,
    /// What they earn together, scaled.
    pub(super) profit: i64,
    /// What they take of the person.
    pub(super) load: W,
    /// The same in hundredths of FTE-days.
    pub(super) work: i64,
    /// What they earn beyond their rents.
    pub(super) above: i64,
    /// The last choice, at its FTE.
    last: (u32, u8),
    /// The offer of all others, by number.
    before: Option<u32>,
}

/// All offers of all members that are not beaten by one of the same member.
pub(super) struct Offers<'a, W> {
    market: &'a Market<'a>,
    rented: &'a Rented,
    room: W,
    arena: Vec<Offer<W>>,
    /// Sets that were compared.
    pub(super) compared: u64,
}

impl<'a, W: Words> Offers<'a, W> {
    /// The offers of choices that are sorted by member, to a person with so much room.
    pub(super) fn new(market: &'a Market<'a>, rented: &'a Rented, room: W) -> Self {
        let mut offers = Self {
            market,
            rented,
            room,
            arena: Vec::new(),
            compared: 0,
        };
        let mut start = 0;
        for own in rented.choices.chunk_by(|a, b| a.member == b.member) {
            offers.add_member(start..start + own.len());
            start += own.len();
        }
        offers
    }

    /// Numbers of the offers that earn something, and beyond their rents what they need.
    pub(super) fn paying(&self) -> Vec<u32> {
        let needed = |offer: &Offer<W>| self.rented.tolls[offer.last.0 as usize].needed;
        let numbers = (0_u32..).zip(&self.arena);
        let paying = numbers.filter(|(_, offer)| offer.profit > 0 && offer.above >= needed(offer));
        paying.map(|(number, _)| number).collect()
    }

    pub(super) fn get(&self, number: u32) -> &Offer<W> {
        &self.arena[number as usize]
    }

    /// The pairs of an offer.
    pub(super) fn items(&self, number: u32) -> Items {
        let mut items = Items::new();
        let mut next = Some(number);
        while let Some(number) = next {
            let offer = self.get(number);
            let (choice, fte) = offer.last;
            items.push((self.rented.choices[choice as usize].pair, fte));
            next = offer.before;
        }
        items
    }

    /// Adds the offers of one member: every set known so far, with every choice in turn.
    fn add_member(&mut self, own: std::ops::Range<usize>) {
        let first = self.arena.len();
        let margin = self.margin(&self.rented.choices[own.start]);
        for number in own {
            let choice = self.rented.choices[number];
            let known = self.arena.len();
            for fte in self.market.levels(&choice, choice.most) {
                let lanes = (usize::from(choice.lane_start), usize::from(choice.lane_end));
                let load = self.room.span(lanes, fte);
                let last = (number as u32, fte);
                self.consider(first, margin, last, load.clone(), None);
                for before in first..known {
                    let rest = self.room.minus(&self.arena[before].load);
                    if load.fits(&rest) {
                        let together = self.arena[before].load.plus(&load);
                        self.consider(first, margin, last, together, Some(before as u32));
                    }
                }
            }
        }
        if margin > 0 {
            self.keep_unbeaten(first);
        }
    }

    /// How much an offer may earn less than one that takes no less of the person, and still be
    /// worth completing: what a member with a budget pays is no sum over the choices, as they
    /// share a fee and the roundings of cuts.
    fn margin(&self, choice: &Choice) -> i64 {
        if !choice.is_charged {
            return 0;
        }
        let (rows, prices) = (self.market.rows, self.market.prices);
        let money = i128::from(prices.of_optional(rows.budget_of(choice.member)));
        let period = &self.market.instance.dataset().policy.period;
        let days = period.from.days_through(period.to);
        let fee = self.market.instance.fee_rule().fee(days).count();
        let cuts = rows.bills_of(choice.member).iter();
        let cuts: i128 = cuts.map(|cut| i128::from(prices.of(cut.2))).sum();
        // One fee on all of the bill, one on the part of those who are told apart.
        clamp(2 * money * i128::from(fee) + cuts + 1)
    }

    /// Adds an offer unless one of the same member beats it by the margin.
    fn consider(
        &mut self,
        first: usize,
        margin: i64,
        last: (u32, u8),
        load: W,
        before: Option<u32>,
    ) {
        let choice = &self.rented.choices[last.0 as usize];
        let toll = self.rented.tolls[last.0 as usize];
        let (others, work, rent) = before.map_or((0, 0, 0), |number| {
            let offer = self.get(number);
            (offer.profit, offer.work, offer.profit - offer.above)
        });
        let rent = rent + i64::from(last.1) * toll.rent;
        // At most what it earns: what a budget charges for a set is no less than for its parts.
        let most = others.saturating_add(self.market.profit(choice, last.1));
        let is_short = most.saturating_sub(rent).saturating_add(toll.later) < toll.needed;
        if is_short || self.is_needless(first, margin, most, &load) {
            return;
        }
        let mut profit = most;
        if choice.is_charged {
            profit = self.charged(choice, others, last.1, before);
            if self.is_needless(first, margin, profit, &load) {
                return;
            }
        }
        self.arena.push(Offer {
            member: choice.member,
            profit,
            load,
            work: work + i64::from(last.1) * choice.days,
            above: profit.saturating_sub(rent),
            last,
            before,
        });
    }

    /// Whether an offer earns nothing, or one of the same member beats it by the margin.
    fn is_needless(&mut self, first: usize, margin: i64, profit: i64, load: &W) -> bool {
        if profit.saturating_add(margin) <= 0 {
            return true;
        }
        let own = &self.arena[first..];
        self.compared += own.len() as u64;
        own.iter()
            .any(|offer| offer.profit >= profit.saturating_add(margin) && offer.load.fits(load))
    }

    /// What a set earns of which the others earn so much, where the member's budget charges it.
    fn charged(&self, choice: &Choice, others: i64, fte: u8, before: Option<u32>) -> i64 {
        let mut items = before.map_or_else(Items::new, |number| self.items(number));
        let charge = self.market.charge(choice.member, &items);
        items.push((choice.pair, fte));
        let charge = self.market.charge(choice.member, &items) - charge;
        let line = self.market.line_profit(choice, fte);
        others.saturating_add(clamp(i128::from(line) - charge))
    }

    /// Gives the offers of the last member that another beats without any margin no profit.
    fn keep_unbeaten(&mut self, first: usize) {
        for number in first..self.arena.len() {
            let own = &self.arena[number];
            let is_beaten = self.arena[first..]
                .iter()
                .enumerate()
                .any(|(place, other)| {
                    let is_before = (other.profit, number) > (own.profit, first + place);
                    is_before && other.load.fits(&own.load)
                });
            if is_beaten {
                self.arena[number].profit = 0;
            }
        }
    }
}

//! Rows of budgets that are paid as a whole: who is told apart on the bills, and all others.

use inzet_model::{DemandIx, MemberIx};
use rayon::prelude::*;

use super::{Others, Row, RowIx, Rows};
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::prices::Prices;
use crate::price::purse::Purse;
use crate::shares::share_range;

/// Steps of FTE that a budget with a purse can pay at most, all demands taken together.
const MOST_STEPS: u32 = 600;

impl Rows {
    /// What those who are not told apart on the bills of a member use.
    pub(super) fn add_others(
        &self,
        (instance, member): (&Instance, MemberIx),
        items: &[(PairIx, u8)],
        usage: &mut Vec<(RowIx, i64)>,
    ) {
        let Some(purse) = self.purse_of(member) else {
            return;
        };
        for &(number, fte) in items {
            let demand = instance.candidates().pair(number).demand;
            let is_own = instance.dataset().demands[demand].member == member;
            if let Some((people, shared)) = self.paid[demand].filter(|_| is_own)
                && purse.row_of(number, fte).is_none()
            {
                usage.push((people, 1));
                usage.extend(shared.map(|row| (row, i64::from(fte))));
            }
        }
    }

    /// The items of a bundle that are told apart on the bills of a member, with their rows.
    #[must_use]
    pub fn told_apart(
        &self,
        member: MemberIx,
        items: &[(PairIx, u8)],
    ) -> Vec<((PairIx, u8), RowIx)> {
        let Some(purse) = self.purse_of(member) else {
            return Vec::new();
        };
        let told = items.iter();
        told.filter_map(|&item| Some((item, purse.row_of(item.0, item.1)?)))
            .collect()
    }

    /// The purse of a member, if it has one.
    #[must_use]
    pub fn purse_of(&self, member: MemberIx) -> Option<&Purse> {
        let place = self
            .purses
            .binary_search_by_key(&member, |purse| purse.member)
            .ok()?;
        Some(&self.purses[place])
    }

    /// Every purse, by member.
    #[must_use]
    pub fn purses(&self) -> &[Purse] {
        &self.purses
    }

    /// The rows of those who are not told apart on the bills of a demand, if its member has a purse.
    #[must_use]
    pub fn others_of(&self, demand: DemandIx) -> Option<Others> {
        self.paid[demand]
    }

    /// What somebody who is not told apart on the bills of a demand pays for so much FTE, scaled.
    #[must_use]
    pub fn others_price(&self, prices: &Prices, demand: DemandIx, fte: u8) -> i64 {
        self.paid[demand].map_or(0, |(people, shared)| {
            prices.of(people) + i64::from(fte) * prices.of_optional(shared)
        })
    }

    /// Gives a member with a budget a purse; whether that is new. A budget that pays a large part of
    /// many positions is near enough to one that pays parts of them, and gets none.
    pub fn open_purse(&mut self, instance: &Instance, member: MemberIx) -> bool {
        let Some(budget) = self.budget_of(member) else {
            return false;
        };
        let place = self.purses.partition_point(|purse| purse.member < member);
        let known = self.purses.get(place);
        if known.is_some_and(|purse| purse.member == member) {
            return false;
        }
        let purse = Purse::new(instance, member, (budget, self.limits[budget]));
        if purse.steps(instance) > MOST_STEPS {
            return false;
        }
        for &demand in &purse.demands {
            let row = &instance.dataset().demands[demand];
            let range = share_range(row, &instance.dataset().policy.planning);
            self.push(Row::PaidPeople(demand), 0, 1.0, 0);
            let people = self.rows.len() - 1;
            let typical = f64::from(range.most.hundredths());
            let shared = (range.least < range.most)
                .then(|| self.push(Row::PaidFte(demand), 0, typical, 0))
                .flatten();
            self.paid[demand] = Some((people, shared.map(|row| row as usize)));
        }
        self.purses.insert(place, purse);
        true
    }

    /// Tells a person at some FTE apart on the bills of the demand's member, which has a purse;
    /// whether that is new.
    pub fn tell_bill_apart(&mut self, instance: &Instance, pair: PairIx, fte: u8) -> bool {
        let demand = instance.candidates().pair(pair).demand;
        let member = instance.dataset().demands[demand].member;
        let purse = self.purse_of(member);
        if purse.is_none_or(|purse| purse.row_of(pair, fte).is_some()) {
            return false;
        }
        self.push(Row::Paid(pair, fte), 0, 1.0, 0);
        let row = self.rows.len() - 1;
        let place = self.purses.partition_point(|purse| purse.member < member);
        let levels = &mut self.purses[place].levels;
        let at = levels.partition_point(|level| (level.0, level.1) < (pair, fte));
        levels.insert(at, (pair, fte, row));
        true
    }

    /// Counts anew what those cost who are not told apart on the bills: after some have been.
    pub fn count_lowest(&mut self, instance: &Instance) {
        let purses = self.purses.par_iter_mut();
        purses.for_each(|purse| purse.count_lowest(instance));
    }

    /// The cuts on the number of large bills of a member.
    #[must_use]
    pub fn bills_of(&self, member: MemberIx) -> &[(MemberIx, u32, RowIx)] {
        let start = self.bills.partition_point(|bill| bill.0 < member);
        let end = self.bills.partition_point(|bill| bill.0 <= member);
        &self.bills[start..end]
    }

    /// Adds the cut that a budget pays at most `bills` bills of more than the part of it that
    /// would allow one more, larger bills counting for several: Chvátal and Gomory's rounding.
    pub fn add_bill_cut(&mut self, member: MemberIx, bills: u32) {
        let place = self
            .bills
            .partition_point(|bill| (bill.0, bill.1) < (member, bills));
        if self
            .bills
            .get(place)
            .is_some_and(|bill| (bill.0, bill.1) == (member, bills))
        {
            return;
        }
        self.push(Row::Bills(member, bills), i64::from(bills), 1.0, 0);
        self.bills
            .insert(place, (member, bills, self.rows.len() - 1));
    }
}

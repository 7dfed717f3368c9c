//! What people who are not told apart on a demand cost a budget at least: the lowest of their bills.
//! Whoever is told apart is no longer among them, so the more are, the less a payroll can count on
//! somebody cheap whom no bundle sends.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, MemberIx};

use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::bill::{bill, wage_of};
use crate::price::fee::{Payable, fit_together};
use crate::price::level::{Level, row_in};
use crate::shares::share_range;

/// More than any budget: nobody is there.
const NOBODY: i64 = i64::MAX / 4;

/// Bills that are remembered of each FTE, besides one for every person there is room for.
const MOST: usize = 48;

/// The least that those of a demand who are not told apart add to the bills, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lowest {
    /// For a full FTE of whoever is paid least, where not all pairs are known.
    rate: i64,
    /// By hundredths of FTE, rising: the lowest bills of all for so much.
    bills: Vec<Bills>,
    /// By the same order: what so many of those who are not told apart cost at least, by their number.
    sums: Vec<Vec<i64>>,
    /// People on all positions at most.
    places: usize,
    /// Whether everybody takes the same FTE.
    is_alike: bool,
}

/// The lowest bills for some FTE.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bills {
    /// In hundredths.
    fte: u8,
    /// In cents, with the pair, rising.
    lowest: Vec<(i64, PairIx)>,
    /// Whether there are more, none of them lower.
    has_more: bool,
}

impl Lowest {
    /// Of all whose wage for a full FTE is no lower than this: where not all pairs are listed no more is
    /// known of them.
    pub fn paid(rate: i64) -> Self {
        Self {
            rate,
            ..Self::default()
        }
    }

    /// Of a demand, nobody told apart yet; no fee is counted of those who may pay it on another demand of
    /// the member.
    pub fn new(
        instance: &Instance,
        (member, demand): (MemberIx, DemandIx),
        payable: &Payable,
    ) -> Self {
        let row = &instance.dataset().demands[demand];
        let planning = &instance.dataset().policy.planning;
        let step = planning.fte_step.hundredths();
        let candidates = instance.candidates();
        let mut bills: BTreeMap<u8, Vec<(i64, PairIx)>> = BTreeMap::new();
        for &number in candidates.of_demand(demand) {
            let pair = candidates.pair(number);
            let beside = payable.beside(instance, number);
            for fte in steps(pair.least, pair.most, step) {
                let may_share = |other: PairIx| {
                    let least = candidates.pair(other).least;
                    fit_together(instance, (number, fte), (other, least))
                };
                let cents = if beside.clone().any(may_share) {
                    wage_of(instance, pair, fte)
                } else {
                    bill(instance, member, &[(number, fte)])
                };
                bills.entry(fte).or_default().push((cents, number));
            }
        }
        let range = share_range(row, planning);
        let places = row.positions.saturating_mul(row.max_people) as usize;
        let bills = bills.into_iter();
        Self {
            rate: 0,
            bills: bills
                .map(|(fte, all)| Bills::of(fte, all, places))
                .collect(),
            sums: Vec::new(),
            places,
            is_alike: range.least == range.most,
        }
    }

    /// Leaves out those who are told apart.
    pub fn leave_out(&mut self, levels: &[Level]) {
        let bills = self.bills.iter();
        let sums = bills.map(|bills| bills.sums(levels, self.places));
        self.sums = sums.collect();
    }

    /// What so many people with so many hundredths of FTE together cost at least, in cents.
    pub fn least(&self, people: u32, fte: u32) -> i64 {
        if people == 0 {
            return 0;
        }
        let number = people as usize;
        if self.bills.is_empty() && self.sums.is_empty() {
            // Each wage is rounded, by half a cent at most, and nobody takes less than a hundredth.
            let wages = self.rate * i64::from(fte) / 100 - i64::from(fte) - 1;
            return wages.max(0);
        }
        let known = self.bills.iter().zip(&self.sums);
        let mut own = known.map(|(bills, sums)| (u32::from(bills.fte), sums));
        if self.is_alike {
            let sums = own.next().map(|own| own.1);
            return sums
                .and_then(|sums| sums.get(number))
                .copied()
                .unwrap_or(NOBODY);
        }
        let single = own.filter_map(|(level, sums)| Some((level, *sums.get(1)?)));
        if people == 1 {
            let exact = single.clone().find(|single| single.0 == fte);
            return exact.map_or(NOBODY, |single| single.1);
        }
        // None of them costs less for each hundredth than whoever costs least.
        let shares = single.map(|(level, cents)| {
            let share = i128::from(cents) * i128::from(fte) / i128::from(level.max(1));
            i64::try_from(share).unwrap_or(NOBODY)
        });
        shares.min().unwrap_or(NOBODY)
    }
}

impl Bills {
    fn of(fte: u8, mut all: Vec<(i64, PairIx)>, places: usize) -> Self {
        let most = MOST + places;
        let has_more = all.len() > most;
        if has_more {
            all.select_nth_unstable(most);
            all.truncate(most);
        }
        all.sort_unstable();
        Self {
            fte,
            lowest: all,
            has_more,
        }
    }

    /// The sums of the lowest of those who are not told apart, by how many, up to so many.
    fn sums(&self, levels: &[Level], most: usize) -> Vec<i64> {
        let left = self.lowest.iter();
        let left = left.filter(|bill| row_in(levels, bill.1, self.fte).is_none());
        let last = self.lowest.last().filter(|_| self.has_more);
        let more = last.into_iter().cycle();
        let sums = left.chain(more).take(most).scan(0, |sum, bill| {
            *sum += bill.0;
            Some(*sum)
        });
        std::iter::once(0).chain(sums).collect()
    }
}

/// What somebody may take on the grid, from the least to the most, in hundredths of FTE.
fn steps(least: u8, most: u8, step: u32) -> impl Iterator<Item = u8> {
    let first = u32::from(least).div_ceil(step) * step;
    let on_grid = (first..=u32::from(most)).step_by(step as usize);
    on_grid.filter_map(|fte| u8::try_from(fte).ok())
}

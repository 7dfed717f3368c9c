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

/// The least that those of a demand who are not told apart add to the bills, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lowest {
    /// For a full FTE of whoever is paid least.
    rate: i64,
    /// The fee that each of them pays at least.
    fee: i64,
    /// By steps of FTE: what somebody costs at so much. Nothing where not all pairs are known.
    single: Vec<i64>,
    /// Where everybody takes the same FTE: what so many cost, by their number.
    alike: Option<Vec<i64>>,
    /// The step of FTE, in hundredths.
    step: u32,
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

    /// Of those of a demand who are not told apart; no fee is counted of those who may pay it on another
    /// demand of the member.
    pub fn new(
        instance: &Instance,
        (member, demand): (MemberIx, DemandIx),
        levels: &[Level],
        payable: &Payable,
    ) -> Self {
        let row = &instance.dataset().demands[demand];
        let planning = &instance.dataset().policy.planning;
        let step = planning.fte_step.hundredths();
        let candidates = instance.candidates();
        let mut bills: BTreeMap<u8, Vec<i64>> = BTreeMap::new();
        let (mut rate, mut fee) = (NOBODY, NOBODY);
        for &number in candidates.of_demand(demand) {
            let pair = candidates.pair(number);
            let beside = payable.beside(instance, number);
            let mut is_counted = false;
            for fte in steps(pair.least, pair.most, step) {
                if row_in(levels, number, fte).is_some() {
                    continue;
                }
                let wage = wage_of(instance, pair, fte);
                let may_share = |other: &PairIx| {
                    let least = candidates.pair(*other).least;
                    fit_together(instance, (number, fte), (*other, least))
                };
                let whole = if beside.clone().any(|other| may_share(&other)) {
                    wage
                } else {
                    bill(instance, member, &[(number, fte)])
                };
                fee = fee.min(whole - wage);
                bills.entry(fte).or_default().push(whole);
                is_counted = true;
            }
            if is_counted {
                rate = rate.min(wage_of(instance, pair, 100));
            }
        }
        let range = share_range(row, planning);
        let is_alike = range.least == range.most;
        let widest = bills.keys().last().map_or(0, |&fte| u32::from(fte) / step);
        let mut single = vec![NOBODY; widest as usize + 1];
        for (&fte, bills) in &bills {
            let least = bills.iter().copied().min();
            single[(u32::from(fte) / step) as usize] = least.unwrap_or(NOBODY);
        }
        let places = row.positions.saturating_mul(row.max_people) as usize;
        let alike = bills.into_values().next().filter(|_| is_alike);
        Self {
            rate,
            fee,
            single,
            alike: is_alike.then(|| sums(alike.unwrap_or_default(), places)),
            step,
        }
    }

    /// What so many people with so much FTE together cost at least, in hundredths of FTE and cents.
    pub fn least(&self, people: u32, fte: u32) -> i64 {
        if people == 0 {
            return 0;
        }
        if let Some(sums) = &self.alike {
            return sums.get(people as usize).copied().unwrap_or(NOBODY);
        }
        if people == 1 && !self.single.is_empty() {
            let place = (fte / self.step) as usize;
            return self.single.get(place).copied().unwrap_or(NOBODY);
        }
        if self.rate >= NOBODY {
            return NOBODY;
        }
        // Each wage is rounded, by half a cent at most.
        let people = i64::from(people);
        let wages = self.rate * i64::from(fte) / 100 - people - 1;
        wages.max(0) + people * self.fee
    }
}

/// What somebody may take on the grid, from the least to the most, in hundredths of FTE.
fn steps(least: u8, most: u8, step: u32) -> impl Iterator<Item = u8> {
    let first = u32::from(least).div_ceil(step) * step;
    let on_grid = (first..=u32::from(most)).step_by(step as usize);
    on_grid.filter_map(|fte| u8::try_from(fte).ok())
}

/// The sums of the lowest, by how many, up to so many of them.
fn sums(mut all: Vec<i64>, most: usize) -> Vec<i64> {
    all.sort_unstable();
    let sums = all.into_iter().take(most).scan(0, |sum, one| {
        *sum += one;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

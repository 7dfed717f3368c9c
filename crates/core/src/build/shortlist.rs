//! Shortlists: of every professional the bundles that lose least against the best at the prices,
//! and of every demand the professionals who have it on their list.

use std::collections::BTreeMap;

use inzet_model::{DemandIx, IndexVec, MemberIx, ProfessionalIx};
use rayon::prelude::*;

use super::draft::Draft;
use crate::bundle::{Bundle, Items, Market};
use crate::price::{Pricing, Row};

/// Bundles near the best, for everybody.
#[derive(Clone, Debug)]
pub struct Shortlists {
    /// By falling profit; the empty bundle is among them when it is near enough.
    pub bundles: IndexVec<ProfessionalIx, Vec<Bundle>>,
    /// Who has a demand on the list, each once, by id.
    pub people: IndexVec<DemandIx, Vec<ProfessionalIx>>,
    /// What everybody's items in the plan lose against the best bundle, scaled.
    pub regrets: IndexVec<ProfessionalIx, i64>,
    /// Demands that keep something to give at their price, those that keep most first.
    pub open: Vec<DemandIx>,
    /// What the best crews pay on all positions of each team, scaled.
    pub crews: BTreeMap<DemandIx, i128>,
    /// What the best payroll of each purse is worth, scaled.
    pub payrolls: BTreeMap<MemberIx, i128>,
    /// How much a listed bundle may lose, scaled.
    pub regret: i64,
    /// Whether every bundle within the regret is listed.
    pub is_whole: bool,
    /// Work done.
    pub work: u64,
}

impl Shortlists {
    /// Lists, for everybody, the bundles that lose at most `regret` (scaled) against the best;
    /// with more than `most` of them, only those that lose least.
    #[must_use]
    pub fn new(market: &Market, pricing: &Pricing, regret: i64, most: usize) -> Self {
        let people = market.instance.dataset().professionals.len();
        let lists: Vec<(Vec<Bundle>, bool, u64)> = (0..people)
            .into_par_iter()
            .map(|number| {
                let professional = ProfessionalIx::from_usize(number);
                shortlist(market, professional, pricing, (regret, most))
            })
            .collect();
        let demands = market.instance.dataset().demands.len();
        let mut shortlists = Self {
            bundles: IndexVec::with_capacity(people),
            people: (0..demands).map(|_| Vec::new()).collect(),
            regrets: (0..people).map(|_| 0).collect(),
            open: Vec::new(),
            crews: crews(market, pricing),
            payrolls: payrolls(market, pricing),
            regret,
            is_whole: true,
            work: 0,
        };
        for (bundles, is_whole, work) in lists {
            let professional = shortlists.bundles.next_idx();
            for bundle in &bundles {
                for &(number, _) in &bundle.items {
                    let demand = market.instance.candidates().pair(number).demand;
                    let people = &mut shortlists.people[demand];
                    if people.last() != Some(&professional) {
                        people.push(professional);
                    }
                }
            }
            shortlists.bundles.push(bundles);
            shortlists.is_whole &= is_whole;
            shortlists.work += work;
        }
        shortlists
    }

    /// Notes what everybody loses in a plan.
    pub fn measure(&mut self, market: &Market, pricing: &Pricing, draft: &Draft) {
        for (professional, regret) in self.regrets.iter_mut_enumerated() {
            let items: Items = draft
                .items(professional)
                .iter()
                .map(|item| (item.pair, item.fte))
                .collect();
            *regret = pricing.best[professional].bundle.profit - market.value(&items);
        }
        let mut open: Vec<(i128, DemandIx)> = Vec::new();
        for (row, kind) in market.rows.rows().iter().enumerate() {
            let price = i128::from(market.prices.of(row));
            let (left, demand) = match *kind {
                Row::People(demand) => (draft.people_left(demand), demand),
                Row::Fte(demand) => (draft.fte_left(demand), demand),
                _ => continue,
            };
            if price > 0 && left > 0 {
                open.push((-price * i128::from(left), demand));
            }
        }
        open.sort_unstable();
        self.open = open.into_iter().map(|(_, demand)| demand).collect();
    }

    /// Lists what everybody has in a plan too.
    pub fn add_plan(&mut self, market: &Market, draft: &Draft) {
        for (professional, bundles) in self.bundles.iter_mut_enumerated() {
            let items = draft.bundle(professional);
            if bundles.iter().any(|bundle| bundle.items == items) {
                continue;
            }
            let profit = market.value(&items);
            let place = bundles.partition_point(|bundle| bundle.profit >= profit);
            bundles.insert(place, Bundle { profit, items });
        }
    }

    /// Number of bundles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bundles.iter().map(Vec::len).sum()
    }

    /// Whether nobody has anything on the list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the best crews pay on all positions of each team, scaled.
fn crews(market: &Market, pricing: &Pricing) -> BTreeMap<DemandIx, i128> {
    let teams = market.rows.teams().iter().zip(&pricing.crews);
    let paid = teams.map(|(team, crew)| {
        let worth = crew
            .as_ref()
            .map_or(0, |crew| i128::from(crew.worth.max(0)));
        (team.demand, worth * i128::from(team.count))
    });
    paid.collect()
}

/// What the best payroll of each purse is worth, scaled.
fn payrolls(market: &Market, pricing: &Pricing) -> BTreeMap<MemberIx, i128> {
    let purses = market.rows.purses().iter().zip(&pricing.payrolls);
    purses
        .map(|(purse, payroll)| (purse.member, payroll.worth))
        .collect()
}

/// One professional's list, best first, and whether every bundle within the regret is on it.
fn shortlist(
    market: &Market,
    professional: ProfessionalIx,
    pricing: &Pricing,
    (regret, most): (i64, usize),
) -> (Vec<Bundle>, bool, u64) {
    let best = &pricing.best[professional];
    let least = best.bundle.profit.saturating_sub(regret);
    let (bundles, is_whole, work) = market.top(professional, best.bound, least, most);
    // A search that was cut short knows no best bundle to measure regret by.
    (bundles, is_whole && best.bound == best.bundle.profit, work)
}

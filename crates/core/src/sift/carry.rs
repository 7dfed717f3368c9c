//! What is carried from one list of pairs to the next: prices, and bundles by demand, as the numbers of
//! pairs change.

use inzet_model::{DemandIx, ProfessionalIx};

use crate::bundle::Items;
use crate::price::Relaxation;
use crate::price::pool::Pool;

/// A bundle whatever the list.
#[derive(Clone, Debug)]
struct Carry {
    professional: ProfessionalIx,
    items: Vec<(DemandIx, u8)>,
    /// How much of it the master takes.
    share: f64,
}

/// Prices of the rows that every list has, and bundles.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// Per row, in hundredths of a point a unit.
    pub prices: Vec<f64>,
    bundles: Vec<Carry>,
}

impl Carried {
    /// The bundles of a pool, with prices.
    pub fn of(relaxation: &Relaxation, pool: &Pool, prices: Vec<f64>) -> Self {
        let candidates = relaxation.instance().candidates();
        let people = relaxation.instance().dataset().professionals.indices();
        let bundles = people.flat_map(|professional| {
            let own = pool.of(professional).iter();
            own.map(move |column| Carry {
                professional,
                items: column
                    .items
                    .iter()
                    .map(|&(pair, fte)| (candidates.pair(pair).demand, fte))
                    .collect(),
                share: column.share,
            })
        });
        Self {
            prices,
            bundles: bundles.collect(),
        }
    }

    /// The pairs that the master takes, and others, sorted.
    pub fn pairs(&self, others: &[(ProfessionalIx, DemandIx)]) -> Vec<(ProfessionalIx, DemandIx)> {
        let taken = self.bundles.iter().filter(|bundle| bundle.share > 0.0);
        let pairs = taken.flat_map(|bundle| {
            let items = bundle.items.iter();
            items.map(|&(demand, _)| (bundle.professional, demand))
        });
        let mut pairs: Vec<_> = pairs.chain(others.iter().copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Puts the bundles of which every pair is listed into a pool; gives the prices.
    pub fn put(&self, relaxation: &Relaxation, pool: &mut Pool) -> Vec<f64> {
        let candidates = relaxation.instance().candidates();
        for bundle in &self.bundles {
            let items = bundle.items.iter().map(|&(demand, fte)| {
                let pair = candidates.find(bundle.professional, demand)?;
                Some((pair, fte))
            });
            if let Some(items) = items.collect::<Option<Items>>() {
                pool.add_taken(relaxation, bundle.professional, &items, bundle.share);
            }
        }
        self.prices.clone()
    }
}

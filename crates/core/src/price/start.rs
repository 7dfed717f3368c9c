//! Starting prices: what each position would pay if every role had one price for an FTE-day.
//!
//! Demands of a role are served by falling worth until its people run out; the worth of an
//! FTE-day of the last one is what everybody of the role can earn elsewhere, and a position's
//! price is what it is worth above that, but never far below what its best candidate earns. So few
//! pairs look profitable in the first round.

use inzet_model::{DemandIx, IndexVec, RoleIx};

use crate::candidates::Candidates;
use crate::instance::Instance;
use crate::price::rows::{Row, Rows};

/// Part of what the best candidate earns that a position asks at least. Where prices are too low
/// everybody has hundreds of pairs that look profitable, and the search for bundles drowns in
/// them: at 10,000 professionals a round takes 13 s without this, and half a second with it.
const DEAR: f64 = 0.9;

/// A starting price for every row, in hundredths of a point a unit.
#[must_use]
pub fn starting_prices(instance: &Instance, rows: &Rows) -> Vec<f64> {
    let worth = worth_per_day(instance);
    let rents = rents(instance, &worth);
    let dataset = instance.dataset();
    let price_per_day = |demand: DemandIx| {
        let above = worth[demand] - rents[dataset.demands[demand].role];
        above.max(DEAR * best_rate(instance, demand))
    };
    rows.rows()
        .iter()
        .map(|row| match *row {
            Row::People(demand) if rows.fte_of(demand).is_none() => {
                price_per_day(demand) * work_of(instance, demand)
            }
            Row::Fte(demand) => {
                let days = instance.window(demand).map_or(0, crate::runs::Span::len);
                price_per_day(demand) * f64::from(days)
            }
            _ => 0.0,
        })
        .collect()
}

/// How far prices move at first for one assignment too many, in hundredths of a point: a twentieth of
/// what an assignment is typically worth.
#[must_use]
pub fn first_step(instance: &Instance) -> f64 {
    let pairs = instance.candidates().pairs();
    let worth = pairs.iter().map(|pair| {
        let work = f64::from(pair.most) * f64::from(pair.days);
        work * pair.rate.max(0) as f64
    });
    (worth.sum::<f64>() / pairs.len().max(1) as f64 * 0.05).max(1.0)
}

/// The highest rate of a demand's candidates; at least 0.
fn best_rate(instance: &Instance, demand: DemandIx) -> f64 {
    let candidates = instance.candidates();
    let pairs = candidates.of_demand(demand).iter();
    let rates = pairs.map(|&number| candidates.pair(number).rate);
    rates.max().unwrap_or(0).max(0) as f64
}

/// Hundredths of FTE-days of one position.
fn work_of(instance: &Instance, demand: DemandIx) -> f64 {
    let days = instance.window(demand).map_or(0, crate::runs::Span::len);
    f64::from(instance.asked(demand).hundredths()) * f64::from(days)
}

/// The mean rate of a demand's candidates.
fn worth_per_day(instance: &Instance) -> IndexVec<DemandIx, f64> {
    let candidates: &Candidates = instance.candidates();
    let mean = |demand: DemandIx| {
        let pairs = candidates.of_demand(demand);
        let sum: f64 = pairs
            .iter()
            .map(|&number| candidates.pair(number).rate as f64)
            .sum();
        sum / pairs.len().max(1) as f64
    };
    instance.dataset().demands.indices().map(mean).collect()
}

/// What an FTE-day of each role earns on the last demand that its people can serve.
fn rents(instance: &Instance, worth: &IndexVec<DemandIx, f64>) -> IndexVec<RoleIx, f64> {
    let dataset = instance.dataset();
    let mut supply: IndexVec<RoleIx, f64> = dataset.roles.iter().map(|_| 0.0).collect();
    for (professional, person) in dataset.professionals.iter_enumerated() {
        supply[person.role] += instance.capacity(professional).total().hundredths() as f64;
    }
    let mut demands: Vec<DemandIx> = dataset.demands.indices().collect();
    demands.sort_by(|a, b| worth[*b].total_cmp(&worth[*a]).then(a.cmp(b)));
    let mut rents: IndexVec<RoleIx, f64> = dataset.roles.iter().map(|_| 0.0).collect();
    for demand in demands {
        let row = &dataset.demands[demand];
        if supply[row.role] <= 0.0 {
            continue;
        }
        supply[row.role] -= work_of(instance, demand) * f64::from(row.positions);
        if supply[row.role] <= 0.0 {
            rents[row.role] = worth[demand].max(0.0);
        }
    }
    rents
}

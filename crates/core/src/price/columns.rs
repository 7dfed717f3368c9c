//! Stabilised column generation: a master programme over the bundles seen finds prices, one round
//! of pricing finds better bundles, until both agree.
//!
//! # Source
//! Wentges 1997 on smoothing the prices of the master towards the best known.

use std::collections::BTreeSet;

use inzet_model::ProfessionalIx;

use crate::bundle::Items;
use crate::exact::linear::{Column, LpSolution, Master};
use crate::price::relaxation::{Pricing, Relaxation};
use crate::price::rows::Row;
use crate::price::volume::{PRICING, Priced, evaluate};
use crate::stop::Stop;

/// Part of the best known prices in those that are tried.
const SMOOTHING: f64 = 0.6;

/// Every bundle that was somebody's best answer to some prices.
#[derive(Debug, Default)]
pub struct Columns {
    bundles: Vec<(ProfessionalIx, Items)>,
    seen: BTreeSet<(ProfessionalIx, Items)>,
}

impl Columns {
    /// Adds the answers of a round; the number that were new.
    pub fn add(&mut self, pricing: &Pricing) -> usize {
        let before = self.bundles.len();
        for (professional, best) in pricing.best.iter_enumerated() {
            if !best.bundle.items.is_empty() {
                self.add_bundle(professional, &best.bundle.items);
            }
        }
        self.bundles.len() - before
    }

    /// Adds one bundle; whether it was new.
    pub fn add_bundle(&mut self, professional: ProfessionalIx, items: &Items) -> bool {
        let is_new = self.seen.insert((professional, items.clone()));
        if is_new {
            self.bundles.push((professional, items.clone()));
        }
        is_new
    }

    /// The bundles, in the order in which they came.
    #[must_use]
    pub fn bundles(&self) -> &[(ProfessionalIx, Items)] {
        &self.bundles
    }
}

/// What column generation ends with.
#[derive(Debug)]
pub struct Converged {
    /// The best prices and the answers to them.
    pub best: Priced,
    /// How much of each of the bundles the last master takes, in their order.
    pub primal: Vec<f64>,
    /// Whether master and relaxation agree.
    pub is_converged: bool,
}

/// Columns that come before those of bundles: the FTE-days of solidarity, and the used positions
/// of blocks.
pub(crate) fn first_columns(relaxation: &Relaxation) -> Vec<Column> {
    let people = relaxation.instance().dataset().professionals.len();
    let blocks = relaxation.rows().blocks().iter().map(|block| Column {
        value: 0.0,
        entries: block
            .gives
            .iter()
            .map(|(row, gives)| (number(people + row), -*gives as f64))
            .collect(),
        upper: block.count as f64,
    });
    solidarity_columns(relaxation)
        .into_iter()
        .chain(blocks)
        .collect()
}

fn solidarity_columns(relaxation: &Relaxation) -> Vec<Column> {
    let people = relaxation.instance().dataset().professionals.len();
    let points = relaxation.instance().dataset().policy.points.solidarity as f64;
    let rows = relaxation.rows();
    (0..rows.len())
        .filter(|&row| matches!(rows.rows()[row], Row::Solidarity(_)))
        .map(|row| Column {
            value: points,
            entries: vec![(number(people + row), 1.0)],
            upper: rows.floor(row) as f64,
        })
        .collect()
}

/// The column of a bundle: one row for its professional, then the priced rows.
pub(crate) fn column(
    relaxation: &Relaxation,
    professional: ProfessionalIx,
    items: &Items,
) -> Column {
    let instance = relaxation.instance();
    let people = instance.dataset().professionals.len();
    let mut entries = vec![(number(professional.index()), 1.0)];
    for (row, used) in relaxation.rows().use_of(instance, items) {
        entries.push((number(people + row), used as f64));
    }
    Column {
        value: worth(relaxation, items) as f64,
        entries,
        upper: f64::INFINITY,
    }
}

/// What a bundle is worth without solidarity, in hundredths of a point.
pub(crate) fn worth(relaxation: &Relaxation, items: &Items) -> i128 {
    let instance = relaxation.instance();
    items
        .iter()
        .map(|&(pair, fte)| {
            let pair = instance.candidates().pair(pair);
            let work = i128::from(fte) * i128::from(pair.days);
            let new = if pair.is_new {
                instance.new_assignment_cost().hundredths()
            } else {
                0
            };
            work * i128::from(pair.rate) - new
        })
        .sum()
}

/// Right-hand sides: one bundle a professional, then the limits.
pub(crate) fn right_hand_sides(relaxation: &Relaxation) -> Vec<f64> {
    let people = relaxation.instance().dataset().professionals.len();
    let limits = relaxation.rows().limits().iter().map(|&limit| limit as f64);
    std::iter::repeat_n(1.0, people).chain(limits).collect()
}

fn number(row: usize) -> u32 {
    u32::try_from(row).expect("fewer than 2^32 rows")
}

/// Generates columns from some prices until master and relaxation differ by less than `tolerance`
/// of the bound, for `rounds` masters at most.
pub fn generate(
    relaxation: &Relaxation,
    mut best: Priced,
    columns: &mut Columns,
    (rounds, tolerance): (u32, f64),
    stop: &mut Stop,
) -> Converged {
    let mut master = Master::new(&right_hand_sides(relaxation));
    let first = first_columns(relaxation);
    master.add_columns(&first);
    let extra = first.len();
    let fixed = master_offset(relaxation);
    let mut known = 0;
    let mut primal = Vec::new();
    let mut is_converged = false;
    for _ in 0..rounds {
        if stop.is_over() || stop.is_past(PRICING) {
            break;
        }
        let fresh: Vec<Column> = columns.bundles()[known..]
            .iter()
            .map(|(professional, items)| column(relaxation, *professional, items))
            .collect();
        known = columns.bundles().len();
        master.add_columns(&fresh);
        stop.spend(400 * known as u64);
        let Some(solution) = master.solve() else {
            break;
        };
        primal = solution.primal[extra..].to_vec();
        let bound = relaxation.scale().floor(best.pricing.scaled) as f64;
        if bound - (solution.value + fixed) <= tolerance * bound.abs().max(1.0) {
            is_converged = true;
            break;
        }
        if !try_prices(relaxation, &mut best, columns, &solution, stop) {
            is_converged = true;
            break;
        }
    }
    Converged {
        best,
        primal,
        is_converged,
    }
}

/// Prices between the best known and the master's; the master's own when those bring nothing new.
/// Whether anything was new or better.
fn try_prices(
    relaxation: &Relaxation,
    best: &mut Priced,
    columns: &mut Columns,
    solution: &LpSolution,
    stop: &mut Stop,
) -> bool {
    let people = relaxation.instance().dataset().professionals.len();
    let duals = &solution.duals[people..];
    for smoothing in [SMOOTHING, 0.0] {
        let prices: Vec<f64> = best
            .prices
            .iter()
            .zip(duals)
            .map(|(best, dual)| smoothing * best + (1.0 - smoothing) * dual)
            .collect();
        let next = evaluate(relaxation, prices, stop);
        let added = columns.add(&next.pricing);
        let is_better = next.pricing.scaled < best.pricing.scaled;
        if is_better {
            *best = next;
        }
        if added > 0 || is_better {
            return true;
        }
    }
    false
}

/// What every plan is worth besides bundles and solidarity.
fn master_offset(relaxation: &Relaxation) -> f64 {
    relaxation.constant() as f64
}

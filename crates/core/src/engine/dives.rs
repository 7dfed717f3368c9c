//! The first plans: dives for everybody, and what the master takes already.

use inzet_model::ProfessionalIx;
use rayon::prelude::*;

use crate::build::dive::{Begin, dive_whole};
use crate::build::{Draft, assembly, closing};
use crate::bundle::{Items, Market};
use crate::price::Relaxation;
use crate::price::ascent::Priced;
use crate::price::pool::Pool;
use crate::stop::Stop;

/// Dives for everybody: steps of the prices, whether choices are probed, and whether shared
/// positions and tight budgets are decided first.
const DIVES: [(f64, bool, bool); 8] = [
    (20.0, false, true),
    (5.0, false, false),
    (20.0, true, true),
    (10.0, true, true),
    (40.0, true, true),
    (5.0, false, true),
    (10.0, false, true),
    (10.0, true, false),
];

/// People up to whom there are so many dives for everybody; with more there are two.
const DIVED: [(usize, usize); 2] = [(250, DIVES.len()), (3_500, 4)];

/// The plans of some dives that differ in how far prices move and how choices are made.
pub(super) fn dived<'a>(
    (relaxation, market): (&Relaxation<'a>, &Market),
    pool: &Pool,
    best: &Priced,
    stop: &mut Stop,
) -> Vec<Draft<'a>> {
    let people = relaxation.instance().dataset().professionals.len();
    let most = DIVED.iter().find(|(most, _)| people <= *most);
    // A dive is taken to cost what the prices did: of little work something is left for the search.
    let left = stop.work_limit().saturating_sub(stop.work());
    let affordable = usize::try_from(left / stop.work().max(1)).unwrap_or(usize::MAX);
    let count = most.map_or(2, |(_, count)| *count).min(affordable.max(1));
    let hurried = || stop.is_hurried();
    let plans: Vec<(Draft, u64)> = DIVES[..count]
        .par_iter()
        .map(|&(steps, is_probed, is_decided)| {
            let begin = Begin {
                market,
                prices: &best.prices,
                step: steps * relaxation.step(),
                is_probed,
                is_decided,
            };
            let (mut plan, work) = dive_whole(relaxation, pool, begin, &hurried);
            closing::close(&mut plan);
            (plan, work)
        })
        .collect();
    stop.spend(plans.iter().map(|(_, work)| work).sum());
    plans.into_iter().map(|(plan, _)| plan).collect()
}

/// A plan of the bundles that the last master took, the largest parts first.
pub(super) fn assembled<'a>(relaxation: &Relaxation<'a>, pool: &Pool) -> Draft<'a> {
    let people = relaxation.instance().dataset().professionals.indices();
    let mut wanted: Vec<(i64, ProfessionalIx, &Items)> = Vec::new();
    for professional in people {
        for column in pool.of(professional) {
            if column.share > 1e-4 {
                wanted.push((-((column.share * 1e6) as i64), professional, &column.items));
            }
        }
    }
    wanted.sort_unstable();
    let wanted: Vec<(ProfessionalIx, Items)> = wanted
        .into_iter()
        .map(|(_, professional, items)| (professional, items.clone()))
        .collect();
    let mut draft = assembly::assemble(Draft::new(relaxation.instance()), &wanted);
    closing::close(&mut draft);
    draft
}

//! The only place that names general solvers: linear programmes, set packing, and the engine
//! `exact`, which hands the whole model to one of them and is the referee of the others.

pub mod linear;
mod mip;
mod model;
mod read;

use inzet_model::Score;

use crate::build::{Draft, greedy::greedy};
use crate::instance::Instance;
use crate::options::Phase;
use crate::stop::Stop;

use mip::{Found, Limits, MOST_SIZE};
use model::Model;

/// Candidate pairs up to which the programme is written down at all.
const MOST_PAIRS: usize = 2_000_000;

/// Work of a node of the search tree, for every variable and row.
const NODE_WORK: u64 = 4;

/// Solves the whole model as a mixed-integer programme, from a plan to begin with (else the
/// baseline's). The plan is never worse than that one.
///
/// When the solver proves its optimum, and its arithmetic cannot hide a better one, that is the
/// bound; otherwise there is none from here. A model that is too large for the solver of this
/// build is not tried: microlp is for hundreds of pairs, HiGHS for tens of thousands.
#[must_use]
pub fn run<'a>(
    instance: &'a Instance<'a>,
    start: Option<&Draft<'a>>,
    stop: &mut Stop,
) -> Draft<'a> {
    let start = start.cloned().unwrap_or_else(|| greedy(instance));
    stop.offer_score(Score::new(start.score()), Phase::Plans);
    if instance.candidates().len() > MOST_PAIRS || stop.is_hurried() {
        return start;
    }
    let model = Model::new(instance);
    if model.mip.size() > MOST_SIZE {
        return start;
    }
    match search(&model, &start, stop) {
        Some(found) => take(&model, &found, start, stop),
        None => start,
    }
}

/// Calls the solver, within what is left of work and time.
fn search(model: &Model, start: &Draft, stop: &mut Stop) -> Option<Found> {
    let node_work = NODE_WORK * model.mip.size();
    let left = stop.work_limit().saturating_sub(stop.work());
    let values = model.values_of(start);
    let limits = Limits {
        nodes: left / node_work,
        time: stop.time_left(),
        is_hurried: &|| stop.is_hurried(),
    };
    let found = mip::solve(&model.mip, &limits, values.as_deref());
    let (nodes, is_exhausted) = found
        .as_ref()
        .map_or((0, false), |found| (found.nodes, found.is_exhausted));
    stop.spend(if is_exhausted {
        left
    } else {
        nodes.saturating_mul(node_work)
    });
    found
}

/// Takes the better plan, and the bound if it is proven.
fn take<'a>(model: &Model<'a>, found: &Found, start: Draft<'a>, stop: &mut Stop) -> Draft<'a> {
    let draft = read::read(model, &found.values);
    let best = if draft.score() > start.score() && draft.is_complete() {
        draft
    } else {
        start
    };
    let score = Score::new(best.score());
    stop.offer_score(score, Phase::Plans);
    if found.is_proven {
        let bound = model.bound(model.mip.value_of(&found.values));
        stop.offer_bound(bound.max(score), Phase::Proof);
    }
    best
}

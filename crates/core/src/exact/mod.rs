//! The only place that names general solvers: set packing, and the engine
//! `exact`, which hands the whole model to one of them and is the referee of the others.

mod mip;
mod model;
pub mod packing;
mod read;

use std::collections::BTreeSet;

use inzet_model::{MemberIx, Score};

use crate::build::{Draft, greedy::greedy};
use crate::instance::Instance;
use crate::options::Phase;
use crate::stop::Stop;

use mip::{Found, Limits};
use model::Model;

/// Candidate pairs up to which the programme is written down at all.
const MOST_PAIRS: usize = 2_000_000;

/// Solves the whole model as a mixed-integer programme, from a plan to begin with (else the
/// baseline's). The plan is never worse than that one.
///
/// When the solver proves its optimum, that is the bound, or a little more where its arithmetic
/// could hide a better plan; otherwise there is none from here. A model that is too large for the
/// solver of this build is not tried: microlp is for hundreds of pairs, HiGHS for tens of
/// thousands.
#[must_use]
pub fn run<'a>(
    instance: &'a Instance<'a>,
    start: Option<&Draft<'a>>,
    stop: &mut Stop,
) -> Draft<'a> {
    let mut best = start.cloned().unwrap_or_else(|| greedy(instance));
    stop.offer_score(Score::new(best.score()), Phase::Plans);
    if instance.candidates().len() > MOST_PAIRS {
        return best;
    }
    let mut exact = BTreeSet::new();
    loop {
        let (draft, over_budget) = improve(&best, &exact, stop);
        best = draft;
        let known = exact.len();
        exact.extend(over_budget);
        if exact.len() == known || stop.is_over() {
            return best;
        }
    }
}

/// Solves the model once; the members of `exact` to the cent. Gives the better plan, and the
/// members whose budget the solution exceeds by cents.
fn improve<'a>(
    best: &Draft<'a>,
    exact: &BTreeSet<MemberIx>,
    stop: &mut Stop,
) -> (Draft<'a>, BTreeSet<MemberIx>) {
    let model = Model::new(best.instance(), exact.clone());
    let Some(found) = search(&model, best, stop) else {
        return (best.clone(), BTreeSet::new());
    };
    let (draft, over_budget) = read::read(&model, &found.values);
    let is_better = draft.score() > best.score() && draft.is_complete();
    let draft = if is_better { draft } else { best.clone() };
    let score = Score::new(draft.score());
    stop.offer_score(score, Phase::Plans);
    if found.is_proven {
        let bound = model.bound(model.mip.value_of(&found.values));
        stop.offer_bound(bound.max(score), Phase::Proof);
    }
    (draft, over_budget)
}

/// Calls the solver, within what is left of work and time.
fn search(model: &Model, start: &Draft, stop: &mut Stop) -> Option<Found> {
    let node_work = model.mip.node_work();
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

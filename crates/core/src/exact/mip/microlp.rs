//! Mixed-integer programmes with microlp, a pure Rust simplex with branch and bound.

use good_lp::{SolverModel, solvers::microlp::microlp};
use microlp::{
    OptimizationDirection, Problem, ResumeOptions, SolveOptions, SolveOutcome, TerminationReason,
};

use super::{Found, Limits, Mip};

/// Variables times rows up to which a model is tried at all, whatever the limit on time: beyond, the
/// first relaxation alone may take minutes.
pub(super) const fn most_size(_is_timed: bool) -> u64 {
    100_000_000
}

/// Work of a node of the search tree, by variables times rows.
pub(super) const fn node_work(size: u64) -> u64 {
    size / 4 + 1
}

/// Rows are divided by powers of two until no coefficient is larger.
const LARGEST: f64 = 1_024.0;

/// Variables times rows times nodes after which it looks up whether somebody wants an end.
const GLANCE: u64 = 200_000_000;

/// Looks for the best values, from a start if there is one; `None` when it found none.
pub(super) fn solve(mip: &Mip, limits: &Limits, start: Option<&[f64]>) -> Option<Found> {
    let slice = (GLANCE / mip.size()).max(1);
    // good_lp passes no limit on nodes.
    let mut options = SolveOptions::default();
    options.node_limit = Some(slice.min(limits.nodes));
    options.time_limit = limits.time;
    // Now and then it fails on a basis that it finds singular, and does not meet it on another way.
    let ways = [(start, false), (None, false), (None, true)];
    let outcome = ways.into_iter().find_map(|(start, is_reversed)| {
        options.warm_start = start.map(|values| {
            let names = names(mip.len()).into_iter();
            names.zip(values.iter().copied()).collect()
        });
        let (variables, objective, mut rows) = mip.in_good_lp(LARGEST);
        if is_reversed {
            rows.reverse();
        }
        let mut model = variables.maximise(objective).using(microlp);
        for row in rows {
            model.add_constraint(row);
        }
        model.as_inner().solve_with(options.clone()).ok()
    });
    finish(mip, limits, outcome?, slice)
}

/// Goes on, slice by slice, until the search ends or must end.
fn finish(mip: &Mip, limits: &Limits, mut outcome: SolveOutcome, slice: u64) -> Option<Found> {
    loop {
        let nodes = outcome.stats().nodes_solved;
        let left = limits.nodes.saturating_sub(nodes);
        let is_cut = outcome.termination_reason() == TerminationReason::NodeLimit;
        if !is_cut || left == 0 || (limits.is_hurried)() {
            return read(mip, outcome, nodes, is_cut && left == 0);
        }
        let mut more = ResumeOptions::default();
        more.node_limit = Some(slice.min(left));
        more.time_limit = limits.time;
        outcome = outcome.resume_with(more).ok()?;
    }
}

fn read(mip: &Mip, outcome: SolveOutcome, nodes: u64, is_exhausted: bool) -> Option<Found> {
    let is_proven = outcome.termination_reason() == TerminationReason::ProvenOptimal;
    let solution = outcome.into_solution().ok()?;
    let names = names(mip.len()).into_iter();
    Some(Found {
        values: names.map(|name| solution.var_value_raw(name)).collect(),
        is_proven,
        is_exhausted,
        nodes,
    })
}

/// The names that microlp gives to variables, which good_lp keeps to itself: they are numbers in
/// the order in which they were added to a problem, whichever.
fn names(count: usize) -> Vec<microlp::Variable> {
    let mut blank = Problem::new(OptimizationDirection::Maximize);
    (0..count).map(|_| blank.add_var(0.0, (0.0, 0.0))).collect()
}

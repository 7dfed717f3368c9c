//! Mixed-integer programmes with HiGHS.

use good_lp::{SolverModel, solvers::highs::highs};
use highs::{HighsModelStatus, HighsSolutionStatus, Model};

use super::{Found, Limits, Mip};

/// Variables times rows up to which a model is tried at all: beyond, the first relaxation alone
/// takes many minutes. Where there is a limit on time the solver ends by that.
pub(super) const fn most_size(is_timed: bool) -> u64 {
    if is_timed {
        2_000_000_000_000
    } else {
        20_000_000_000
    }
}

/// Work of a node of the search tree, by variables times rows: few nodes, each with cuts and
/// heuristics.
pub(super) const fn node_work(size: u64) -> u64 {
    4 * size + 1
}

/// Looks for the best values, from a start if there is one; `None` when it found none.
///
/// It cannot be interrupted, but for its limits.
pub(super) fn solve(mip: &Mip, limits: &Limits, start: Option<&[f64]>) -> Option<Found> {
    let (variables, objective, rows) = mip.in_good_lp(f64::INFINITY);
    let mut problem = variables.maximise(objective).using(highs);
    for row in rows {
        problem.add_constraint(row);
    }
    let mut model = problem.try_into_inner().ok()?;
    set_options(&mut model, limits)?;
    if start.is_some() {
        model.try_set_solution(start, None, None, None).ok()?;
    }
    let solved = model.try_solve().ok()?;
    let status = solved.status();
    let has_values = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
    has_values.then(|| Found {
        values: solved.get_solution().columns().to_vec(),
        is_proven: status == HighsModelStatus::Optimal,
        is_exhausted: status == HighsModelStatus::ReachedSolutionLimit,
        // The interface gives no 64-bit numbers.
        nodes: 1,
    })
}

/// One thread and no gap: the same solution everywhere, and optimal only when it is.
fn set_options(model: &mut Model, limits: &Limits) -> Option<()> {
    model.try_set_option("threads", 1).ok()?;
    model.try_set_option("parallel", "off").ok()?;
    model.try_set_option("mip_rel_gap", 0.0).ok()?;
    model.try_set_option("mip_abs_gap", 0.0).ok()?;
    // By default an integer may be a millionth off: a tenth of a cent in a wage of 1,000 euro.
    for tolerance in ["mip_feasibility_tolerance", "primal_feasibility_tolerance"] {
        model.try_set_option(tolerance, 1e-9).ok()?;
    }
    let nodes = i32::try_from(limits.nodes).unwrap_or(i32::MAX);
    model.try_set_option("mip_max_nodes", nodes).ok()?;
    if let Some(time) = limits.time {
        model
            .try_set_option("time_limit", time.as_secs_f64())
            .ok()?;
    }
    Some(())
}

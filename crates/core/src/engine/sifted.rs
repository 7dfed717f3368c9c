//! Planning with a list of pairs where not all of them fit in memory.

use crate::instance::Instance;
use crate::options::{Engine, Options};
use crate::sift::{close_in_parts, sift};
use crate::solution::Solution;
use crate::stop::Stop;

use super::pricing::Known;
use super::{decompose, greedy, solution, started};

/// Makes a good list, plans with it, and looks at what is left with all pairs.
pub(super) fn run(
    instance: &Instance,
    engine: Engine,
    options: &Options,
    stop: &mut Stop,
) -> Solution {
    stop.list();
    let plan = if engine == Engine::Greedy {
        greedy::run(instance, stop).plan()
    } else {
        let sifted = sift(instance, options.start.as_ref(), stop);
        let listed = &sifted.instance;
        let mut start = started(listed, &sifted.plan);
        if let Some(plan) = &options.start {
            start.take_better(started(listed, plan));
        }
        let known = Known::Carried(sifted.carried);
        let (draft, _) = decompose::run_from(listed, (Some(start), known), options.seed, stop);
        draft.plan()
    };
    let closed = close_in_parts(instance, plan);
    solution(instance, closed, engine, stop)
}

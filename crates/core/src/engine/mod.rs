//! Engines: ways from an instance to a plan with a bound. All of them end with the closing pass.

mod decompose;
mod dives;
mod epoch;
mod greedy;
mod keep;
pub mod merge;
mod mix;
mod pricing;
mod race;
mod search;
mod sifted;

use inzet_model::{Plan, Score};

use crate::build::{Draft, assembly, closing};
use crate::candidates::Candidates;
use crate::evaluate::evaluate;
use crate::instance::Instance;
use crate::keep::{account, repair};
use crate::options::{Engine, Options, Phase, StoppedBy, Watch};
use crate::parallel::on_threads;
use crate::reasons;
use crate::solution::{Solution, Unmet};
use crate::stop::Stop;

/// Work that takes about a minute on two cores of 2026.
const DEFAULT_WORK: u64 = 8_000_000_000;

/// More work than anybody waits for: who gives a time limit only, gets all of that time.
const ENDLESS_WORK: u64 = 1_000_000_000_000_000;

/// Finds the best plan that the options allow, with a proven bound.
///
/// The same instance, options and seed give the same solution with any number of threads, unless
/// the clock or the user ended the run.
#[must_use]
pub fn solve(instance: &Instance, options: &Options, watch: &dyn Watch) -> Solution {
    on_threads(options.threads, || run(instance, options, watch))
}

fn work_limit(options: &Options) -> u64 {
    let default = match options.time_limit {
        Some(_) => ENDLESS_WORK,
        None => DEFAULT_WORK,
    };
    options.work_limit.unwrap_or(default)
}

fn run(instance: &Instance, options: &Options, watch: &dyn Watch) -> Solution {
    let mut stop = Stop::new(options, work_limit(options), watch);
    let engine = match options.engine {
        Engine::Auto => Engine::Decompose,
        other => other,
    };
    if !instance.candidates().is_whole() {
        if engine != Engine::Exact && options.keep.is_none() {
            return sifted::run(instance, engine, options, &mut stop);
        }
        // The whole model and a limit on changes look at every pair.
        let whole = instance.with(Candidates::within(instance, usize::MAX));
        return run(&whole, options, watch);
    }
    if let (Some(plan), Some(keep)) = (&options.start, options.keep) {
        let run = keep::Run {
            instance,
            engine,
            options,
            watch,
        };
        let draft = run.plan(repair(instance, plan, keep), &mut stop);
        let mut solution = finish(draft, engine, &mut stop);
        solution.kept = Some(account(instance, plan, keep, &solution.plan));
        return solution;
    }
    let start = options.start.as_ref().map(|plan| started(instance, plan));
    let draft = free(instance, engine, (start, options.seed), &mut stop);
    finish(draft, engine, &mut stop)
}

/// The plan of an engine, when any change is allowed.
fn free<'a>(
    instance: &'a Instance<'a>,
    engine: Engine,
    (start, seed): (Option<Draft<'a>>, u64),
    stop: &mut Stop,
) -> Draft<'a> {
    match engine {
        Engine::Greedy => greedy::run(instance, stop),
        Engine::Exact => exact_with_bound(instance, start, stop),
        Engine::Auto | Engine::Decompose => decompose::run(instance, start, seed, stop),
    }
}

/// The whole model, with the bound of the relaxation in case it is not proven.
fn exact_with_bound<'a>(
    instance: &'a Instance<'a>,
    start: Option<Draft<'a>>,
    stop: &mut Stop,
) -> Draft<'a> {
    let baseline = greedy::run(instance, stop);
    let start = start
        .filter(|start| start.score() > baseline.score())
        .unwrap_or(baseline);
    crate::exact::run(instance, Some(&start), stop)
}

/// What is still allowed of an earlier plan.
fn started<'a>(instance: &'a Instance<'a>, plan: &Plan) -> Draft<'a> {
    let mut draft = Draft::new(instance);
    draft.add_plan(plan);
    assembly::complete(&mut draft);
    draft
}

/// The closing pass, the reasons and the books.
fn finish(mut draft: Draft, engine: Engine, stop: &mut Stop) -> Solution {
    closing::close(&mut draft);
    let plan = draft.plan();
    let instance = draft.instance();
    debug_assert_eq!(evaluate(instance, &plan).score.hundredths(), draft.score());
    let mut numbered = numbered(instance, &plan);
    numbered.set_limit(draft.limit().cloned());
    let unmet = reasons::unmet(&mut numbered);
    solution(instance, (plan, unmet), engine, stop)
}

/// A closed plan and the reasons of what it leaves, with the books.
fn solution(
    instance: &Instance,
    (plan, unmet): (Plan, Vec<Unmet>),
    engine: Engine,
    stop: &mut Stop,
) -> Solution {
    let evaluation = evaluate(instance, &plan);
    stop.offer_score(evaluation.score, Phase::Closing);
    let bound = stop
        .bound()
        .unwrap_or(Score::new(i128::MAX))
        .max(evaluation.score);
    Solution {
        plan,
        score: evaluation.score,
        goals: evaluation.goals,
        bound,
        stopped_by: stop.reason().unwrap_or(StoppedBy::Done),
        engine,
        work: stop.work(),
        work_limit: stop.work_limit(),
        unmet,
        kept: None,
    }
}

/// The same plan with its positions numbered as the results show them.
fn numbered<'a>(instance: &'a Instance<'a>, plan: &Plan) -> Draft<'a> {
    let mut draft = Draft::new(instance);
    draft.add_plan(plan);
    draft
}

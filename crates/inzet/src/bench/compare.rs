//! Medians over seeds, engine by engine, and against the baseline.

use inzet_core::Gap;
use inzet_model::Score;

use super::run::{Figures, Run, gap_between};

/// The gaps whose times are compared: 1 %, 0.1 %, 0.01 % and the proof, in billionths.
pub const GAPS: [u64; 4] = [10_000_000, 1_000_000, 100_000, 0];

/// Medians over the runs of one engine on the folders of one kind.
///
/// A run that never came so far counts as later than all others: a median that is missing says
/// that half of the runs, or more, did not get there. Of an even number the upper of the two in
/// the middle counts, so that nothing is shown that was not measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The folder, or the size.
    pub folder: String,
    /// The engine.
    pub engine: String,
    /// Number of runs that gave a plan.
    pub runs: usize,
    /// Number of runs that did not.
    pub failed: usize,
    /// How many of them were proven optimal.
    pub optimal: usize,
    /// What the plan is worth, in hundredths of a point.
    pub score: Option<i128>,
    /// No plan is worth more, in hundredths of a point.
    pub bound: Option<i128>,
    /// Pairs that may be assigned.
    pub pairs: Option<u64>,
    /// Gap at the end, in billionths.
    pub gap: Option<u64>,
    /// Gap to the best bound that any engine proved on that folder, in billionths.
    pub gap_to_best: Option<u64>,
    /// Time to the first plan.
    pub first_ms: Option<u64>,
    /// Time to each of `GAPS`.
    pub reached_ms: [Option<u64>; GAPS.len()],
    /// Time of the whole run.
    pub total_ms: Option<u64>,
    /// Most memory held.
    pub peak_kib: Option<u64>,
    /// What deriving took a pair.
    pub bytes_per_pair: Option<u64>,
    /// FTE served, in hundredths.
    pub fte_served: Option<i64>,
    /// How much more than the baseline on the same folder, in hundredths of FTE.
    pub fte_gained: Option<i64>,
    /// FTE-days served of those asked, in ten-thousandths.
    pub coverage: Option<i64>,
}

/// The baseline that others are compared with.
const BASELINE: &str = "greedy";

/// One comparison for each folder or size and engine, in the order in which they first ran.
#[must_use]
pub fn compare(runs: &[Run]) -> Vec<Comparison> {
    let mut kinds: Vec<(&str, &str)> = Vec::new();
    for run in runs {
        let kind = (run.case.folder.as_str(), run.case.engine.as_str());
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let of_kind = |(folder, engine): (&str, &str)| {
        let own = |run: &&Run| run.case.folder == folder && run.case.engine == engine;
        summarise(&runs.iter().filter(own).collect::<Vec<_>>(), runs)
    };
    kinds.into_iter().map(of_kind).collect()
}

/// Of runs of one kind, of which there is at least one.
fn summarise(own: &[&Run], all: &[Run]) -> Comparison {
    let done: Vec<(&Run, &Figures)> = own
        .iter()
        .filter_map(|run| Some((*run, run.figures.as_ref().ok()?)))
        .collect();
    let figures = || done.iter().map(|(_, figures)| *figures);
    Comparison {
        folder: own[0].case.folder.clone(),
        engine: own[0].case.engine.clone(),
        runs: done.len(),
        failed: own.len() - done.len(),
        optimal: figures().filter(|run| run.score == run.bound).count(),
        score: median(figures().map(|run| Some(run.score.hundredths()))),
        bound: median(figures().map(|run| proven(run.bound))),
        pairs: median(figures().map(|run| Some(run.pairs))),
        gap: median(figures().map(|run| proven(run.bound).map(|_| run.gap()))),
        gap_to_best: median(done.iter().map(|(run, figures)| {
            let best = rivals(run, all).map(|other| other.bound).min()?;
            proven(best).map(|_| gap_between(figures.score, best))
        })),
        first_ms: median(figures().map(Figures::first_plan_ms)),
        reached_ms: GAPS
            .map(|gap| median(figures().map(|run| run.reached_ms(Gap::from_billionths(gap))))),
        total_ms: median(figures().map(|run| Some(run.total_ms))),
        peak_kib: median(figures().map(|run| run.peak_kib)),
        bytes_per_pair: median(figures().map(|run| run.bytes_per_pair)),
        fte_served: median(figures().map(|run| Some(run.fte_served()))),
        fte_gained: median(done.iter().map(|(run, figures)| {
            let baseline = all
                .iter()
                .find(|other| other.case.engine == BASELINE && is_same_folder(other, run))?;
            Some(figures.fte_served() - baseline.figures.as_ref().ok()?.fte_served())
        })),
        coverage: median(
            figures().map(|run| (run.days_served * 10_000).checked_div(run.days_requested)),
        ),
    }
}

/// What all engines reached on the folder of a run, its own included.
fn rivals<'a>(run: &'a Run, all: &'a [Run]) -> impl Iterator<Item = &'a Figures> {
    let same = all.iter().filter(|other| is_same_folder(other, run));
    same.filter_map(|other| other.figures.as_ref().ok())
}

fn is_same_folder(one: &Run, other: &Run) -> bool {
    one.case.folder == other.case.folder && one.case.seed == other.case.seed
}

/// A bound that proves something.
fn proven(bound: Score) -> Option<i128> {
    Some(bound.hundredths()).filter(|bound| *bound < i128::MAX)
}

/// The middle value; what is missing comes after everything else.
fn median<T: Ord + Copy>(values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let mut values: Vec<Option<T>> = values.collect();
    values.sort_by_key(|value| (value.is_none(), *value));
    values.get(values.len() / 2).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::run::{Case, Point};

    pub fn run(engine: &str, seed: u64, score: i128, bound: i128) -> Run {
        let (score, bound) = (Score::new(score), Score::new(bound));
        let end = Point {
            ms: 100 * seed,
            score: Some(score),
            bound: Some(bound),
        };
        Run {
            case: Case {
                folder: "9x9x9".into(),
                seed,
                engine: engine.into(),
            },
            figures: Ok(Figures {
                professionals: 9,
                demands: 9,
                members: 9,
                pairs: 20,
                score,
                bound,
                stopped_by: "done".into(),
                points: vec![end],
                read_ms: 1,
                derive_ms: 1,
                total_ms: 100 * seed,
                peak_kib: None,
                bytes_per_pair: None,
                fte_asked: 1_000,
                fte_unmet: 1_000 - i64::try_from(score.hundredths()).unwrap(),
                days_requested: 1_000,
                days_served: 900,
            }),
        }
    }

    #[test]
    fn takes_the_middle_run_and_compares_with_the_baseline_and_the_best_bound() {
        let runs = [
            run("greedy", 1, 800, 1_000),
            run("decompose", 1, 900, 900),
            run("decompose", 2, 700, 800),
            run("decompose", 3, 990, 1_000),
        ];
        let lines = compare(&runs);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].gap, Some(200_000_000));
        // (900 - 800) / 900
        assert_eq!(lines[0].gap_to_best, Some(111_111_112));
        let decompose = &lines[1];
        assert_eq!((decompose.runs, decompose.optimal), (3, 1));
        assert_eq!(decompose.score, Some(900));
        // Of gaps 0, 1/100 and 1/8.
        assert_eq!(decompose.gap, Some(10_000_000));
        // Two of three reached 1 %, at 100 and at 300 ms; one proved it.
        assert_eq!(decompose.reached_ms, [Some(300), None, None, None]);
        // Greedy ran on seed 1 only: most gains are unknown.
        assert_eq!(decompose.fte_gained, None);
        assert_eq!(decompose.coverage, Some(9_000));
    }

    #[test]
    fn a_run_that_failed_is_counted_and_left_out() {
        let mut failed = run("exact", 1, 0, 0);
        failed.figures = Err("no memory".into());
        let lines = compare(&[failed, run("exact", 2, 5, 5)]);
        assert_eq!((lines[0].runs, lines[0].failed), (1, 1));
        assert_eq!(lines[0].score, Some(5));
    }
}

//! What engines are held to: the judge's word on a plan, and every bound on the way to it.

use std::sync::Mutex;
use std::time::Duration;

use inzet_core::{Progress, Solution, Watch};
use inzet_model::{Dataset, Score};
use inzet_verify::{check_plan, unmet_reasons};

/// Keeps every bound that is told.
#[derive(Default)]
pub struct Bounds(Mutex<Vec<Score>>);

impl Watch for Bounds {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn interrupted(&self) -> bool {
        false
    }

    fn news(&self, progress: &Progress) {
        if let Some(bound) = progress.bound {
            self.0
                .lock()
                .expect("nothing panics while it is held")
                .push(bound);
        }
    }
}

impl Bounds {
    /// The lowest of them.
    #[must_use]
    pub fn lowest(self) -> Option<Score> {
        let bounds = self.0.into_inner().expect("nothing panicked");
        bounds.into_iter().min()
    }
}

/// The judge allows the plan, finds the same score and the same reasons.
pub fn assert_judged(dataset: &Dataset, solution: &Solution, seed: u64) {
    let verdict = check_plan(dataset, &solution.plan);
    assert_eq!(verdict.violations, [], "seed {seed}");
    assert_eq!(verdict.score, solution.score, "seed {seed}");
    let judged = unmet_reasons(dataset, &solution.plan);
    let reasons: Vec<_> = judged
        .iter()
        .map(|(demand, position, reason, fte)| (*demand, *position, reason.to_string(), *fte))
        .collect();
    let ours: Vec<_> = solution
        .unmet
        .iter()
        .map(|unmet| {
            (
                unmet.demand,
                unmet.position,
                unmet.reason.code().to_owned(),
                unmet.fte,
            )
        })
        .collect();
    assert_eq!(ours, reasons, "seed {seed}: reasons");
}

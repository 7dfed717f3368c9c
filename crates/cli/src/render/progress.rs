//! The progress bar of `plan`: on a terminal only.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use inzet::core::{Phase, Progress, Solution, Watch};
use inzet::model::Score;
use inzet::report::Language;
use inzet::report::gap::render_gap;
use inzet::report::timing::Moment;

use crate::interrupt;

/// The clock, Ctrl-C and the bar of one run.
pub struct LiveWatch {
    start: Instant,
    /// Time that counts before the first moment: gone already, or promised to what comes after.
    spent: Duration,
    language: Language,
    bar: Mutex<ProgressBar>,
    moments: Mutex<Vec<Moment>>,
}

impl LiveWatch {
    /// A watch that begins now; `quiet` leaves the bar out.
    pub fn begin(language: Language, quiet: bool) -> Self {
        // On anything but a terminal this target draws nothing.
        let target = if quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(1_000), target);
        let style = ProgressStyle::with_template("{elapsed_precise} [{bar:24}] {msg}");
        bar.set_style(
            style
                .unwrap_or_else(|_| ProgressStyle::default_bar())
                .progress_chars("=> "),
        );
        Self {
            start: Instant::now(),
            spent: Duration::ZERO,
            language,
            bar: Mutex::new(bar),
            moments: Mutex::default(),
        }
    }

    /// The same watch, so much later: a limit of time is one of the whole command.
    pub fn after(self, spent: Duration) -> Self {
        Self { spent, ..self }
    }

    /// Every moment at which score or bound got better, and how it ended.
    pub fn moments(&self, solution: &Solution) -> Vec<Moment> {
        self.note(Some(solution.score), Some(solution.bound), solution.work);
        self.moments
            .lock()
            .map(|moments| moments.clone())
            .unwrap_or_default()
    }

    fn note(&self, score: Option<Score>, bound: Option<Score>, work: u64) {
        let millis = self.start.elapsed().as_millis();
        let Ok(mut moments) = self.moments.lock() else {
            return;
        };
        let last = moments.last().map(|last| (last.score, last.bound));
        if last != Some((score, bound)) && (score.is_some() || bound.is_some()) {
            moments.push(Moment {
                millis,
                work,
                score,
                bound,
            });
        }
    }

    /// Clears the bar away.
    pub fn finish(&self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}

impl Watch for LiveWatch {
    fn elapsed(&self) -> Duration {
        self.spent + self.start.elapsed()
    }

    fn interrupted(&self) -> bool {
        interrupt::was_asked_to_stop()
    }

    fn news(&self, progress: &Progress) {
        self.note(progress.score, progress.bound, progress.work);
        if let Ok(bar) = self.bar.lock() {
            let done = u128::from(progress.work) * 1_000 / u128::from(progress.work_limit.max(1));
            bar.set_position(u64::try_from(done.min(1_000)).unwrap_or(1_000));
            bar.set_message(render_progress(progress, self.language));
        }
    }
}

fn render_progress(progress: &Progress, language: Language) -> String {
    let phase = match progress.phase {
        Phase::Candidates => language.pick("kandidaten", "candidates"),
        Phase::Prices => language.pick("prijzen", "prices"),
        Phase::Plans => language.pick("plannen", "plans"),
        Phase::Proof => language.pick("bewijs", "proof"),
        Phase::Closing => language.pick("afsluiting", "closing"),
    };
    let mut text = phase.to_owned();
    if let Some(score) = progress.score {
        text.push_str(&format!("  score {score}"));
    }
    if let Some(bound) = progress.bound {
        text.push_str(&format!("  {} {bound}", language.pick("grens", "bound")));
    }
    if let (Some(score), Some(bound)) = (progress.score, progress.bound) {
        let gap = render_gap(score, bound);
        text.push_str(&format!("  {} {gap}", language.pick("afstand", "gap")));
    }
    text
}

//! timing.json: how long a run took and what it used. Never part of a comparison.

use std::fs;
use std::time::Duration;

use inzet_model::Score;
use serde::Serialize;
use serde_json::value::RawValue;

/// The name of the file.
pub const FILE: &str = "timing.json";

/// Wall-clock time of each phase, threads and memory.
#[derive(Clone, Debug)]
pub struct Timing {
    phases: Vec<(&'static str, Duration)>,
    /// The most memory held until each phase ended, in KiB.
    peaks: Vec<Option<u64>>,
    threads: usize,
    pairs: Option<usize>,
    progress: Vec<Moment>,
}

/// A moment of the search at which the plan or the bound got better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since the search began: for timing.json only.
    pub millis: u128,
    /// Units of work done: the same on every machine and with any number of threads.
    pub work: u64,
    /// Score of the best plan so far.
    pub score: Option<Score>,
    /// Best proven bound so far.
    pub bound: Option<Score>,
}

/// The most moments that are kept: enough for a curve, too few to weigh anything.
pub const MOST_MOMENTS: usize = 256;

/// At most [`MOST_MOMENTS`] of these moments, evenly chosen; the first and the last stay.
#[must_use]
pub fn thin_out(moments: &[Moment]) -> Vec<Moment> {
    let last = moments.len().saturating_sub(1);
    if last < MOST_MOMENTS {
        return moments.to_vec();
    }
    let places = (0..MOST_MOMENTS).map(|place| place * last / (MOST_MOMENTS - 1));
    places.map(|place| moments[place]).collect()
}

#[derive(Serialize)]
struct Text {
    phases: Vec<PhaseText>,
    total_ms: u128,
    threads: usize,
    peak_memory_kib: Option<u64>,
    /// Pairs of a professional and a demand that may be assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<usize>,
    /// What deriving the problem added to the peak, a pair: calendar and all else included.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes_per_pair: Option<u64>,
    /// `[milliseconds, score, bound, work]` each time one of them got better; null where there was none.
    progress: Vec<Box<RawValue>>,
}

#[derive(Serialize)]
struct PhaseText {
    phase: &'static str,
    wall_clock_ms: u128,
    peak_memory_kib: Option<u64>,
}

impl Timing {
    /// Of a run that could use so many threads.
    #[must_use]
    pub const fn with_threads(threads: usize) -> Self {
        Self {
            phases: Vec::new(),
            peaks: Vec::new(),
            threads,
            pairs: None,
            progress: Vec::new(),
        }
    }

    /// Notes that a phase took so long.
    pub fn note(&mut self, phase: &'static str, took: Duration) {
        self.phases.push((phase, took));
        self.peaks.push(peak_memory_kib());
    }

    /// Notes that the phase `derive`, which is over, found so many pairs.
    pub const fn note_pairs(&mut self, pairs: usize) {
        self.pairs = Some(pairs);
    }

    /// Notes how the search went.
    pub fn note_progress(&mut self, moments: &[Moment]) {
        self.progress = thin_out(moments);
    }

    /// How the search went, thinned out.
    #[must_use]
    pub fn progress(&self) -> &[Moment] {
        &self.progress
    }

    /// The phases in the order in which they ended.
    #[must_use]
    pub fn phases(&self) -> &[(&'static str, Duration)] {
        &self.phases
    }

    /// Time of all phases together.
    #[must_use]
    pub fn total(&self) -> Duration {
        self.phases.iter().map(|(_, took)| *took).sum()
    }

    /// The file's text.
    ///
    /// # Panics
    /// Never: plain values always become JSON.
    #[must_use]
    pub fn render(&self) -> String {
        let phases = self.phases.iter().zip(&self.peaks);
        let phases = phases.map(|(&(phase, took), &peak)| PhaseText {
            phase,
            wall_clock_ms: took.as_millis(),
            peak_memory_kib: peak,
        });
        let text = Text {
            phases: phases.collect(),
            total_ms: self.total().as_millis(),
            threads: self.threads,
            peak_memory_kib: peak_memory_kib(),
            pairs: self.pairs,
            bytes_per_pair: self.bytes_per_pair(),
            progress: self.progress.iter().map(render_moment).collect(),
        };
        let mut json = serde_json::to_string_pretty(&text).expect("plain values become JSON");
        json.push('\n');
        json
    }

    fn bytes_per_pair(&self) -> Option<u64> {
        let derived = self.phases.iter().position(|phase| phase.0 == "derive")?;
        let before = derived.checked_sub(1).and_then(|read| self.peaks[read])?;
        let kib = self.peaks[derived]?.saturating_sub(before);
        // Where reading held more at its peak, deriving only filled what it had left.
        let bytes = (kib * 1_024).checked_div(self.pairs? as u64);
        bytes.filter(|bytes| *bytes > 0)
    }
}

/// On one line, in hundredths of a point.
fn render_moment(moment: &Moment) -> Box<RawValue> {
    let number = |score: Option<Score>| {
        score.map_or("null".to_owned(), |score| score.hundredths().to_string())
    };
    let (score, bound) = (number(moment.score), number(moment.bound));
    let text = format!("[{}, {score}, {bound}, {}]", moment.millis, moment.work);
    RawValue::from_string(text).expect("four numbers in brackets are JSON")
}

/// The most memory this process has held, where the system tells (`VmHWM`, Linux).
#[must_use]
pub fn peak_memory_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_phases() {
        let mut timing = Timing::with_threads(2);
        timing.note("read", Duration::from_millis(5));
        timing.note("solve", Duration::from_millis(7));
        assert!(timing.render().contains("\"total_ms\": 12"));
    }

    #[test]
    fn keeps_the_first_and_the_last_moment_of_many() {
        let moment = |millis| Moment {
            millis,
            work: 7,
            score: Some(Score::new(1)),
            bound: None,
        };
        let moments: Vec<Moment> = (0..1_000).map(moment).collect();
        let thin = thin_out(&moments);
        assert_eq!(thin.len(), MOST_MOMENTS);
        assert_eq!((thin[0], thin[MOST_MOMENTS - 1]), (moment(0), moment(999)));
        let mut timing = Timing::with_threads(1);
        timing.note_progress(&moments[..1]);
        assert!(timing.render().contains("[0, 1, null, 7]"));
    }

    #[test]
    fn counts_the_bytes_that_deriving_added_a_pair() {
        let mut timing = Timing::with_threads(2);
        timing.note("read", Duration::ZERO);
        timing.note("derive", Duration::ZERO);
        timing.note_pairs(2_048);
        timing.peaks = vec![Some(1_000), Some(1_090)];
        // 90 KiB over 2,048 pairs.
        assert_eq!(timing.bytes_per_pair(), Some(45));
    }
}

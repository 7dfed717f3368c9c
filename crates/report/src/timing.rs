//! timing.json: how long a run took and what it used. Never part of a comparison.

use std::fs;
use std::time::Duration;

use serde::Serialize;

/// The name of the file.
pub const FILE: &str = "timing.json";

/// Wall-clock time of each phase, threads and memory.
#[derive(Clone, Debug)]
pub struct Timing {
    phases: Vec<(&'static str, Duration)>,
    threads: usize,
}

#[derive(Serialize)]
struct Text {
    phases: Vec<PhaseText>,
    total_ms: u128,
    threads: usize,
    peak_memory_kib: Option<u64>,
}

#[derive(Serialize)]
struct PhaseText {
    phase: &'static str,
    wall_clock_ms: u128,
}

impl Timing {
    /// Of a run that could use so many threads.
    #[must_use]
    pub const fn with_threads(threads: usize) -> Self {
        Self {
            phases: Vec::new(),
            threads,
        }
    }

    /// Notes that a phase took so long.
    pub fn note(&mut self, phase: &'static str, took: Duration) {
        self.phases.push((phase, took));
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
        let phases = self.phases.iter().map(|&(phase, took)| PhaseText {
            phase,
            wall_clock_ms: took.as_millis(),
        });
        let text = Text {
            phases: phases.collect(),
            total_ms: self.total().as_millis(),
            threads: self.threads,
            peak_memory_kib: peak_memory_kib(),
        };
        let mut json = serde_json::to_string_pretty(&text).expect("plain values become JSON");
        json.push('\n');
        json
    }
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
}

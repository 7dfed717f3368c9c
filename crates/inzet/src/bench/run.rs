//! One run of one engine on one folder, as its result folder tells it.

use std::fs;
use std::path::Path;

use inzet_core::Gap;
use inzet_model::Score;
use inzet_report::{summary, timing};
use serde_json::Value;

/// What was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The folder, or the size of generated ones: what runs over several seeds have in common.
    pub folder: String,
    /// Seed of the folder, when it was generated, and of the engine.
    pub seed: u64,
    /// The engine, as on the command line.
    pub engine: String,
}

/// A run and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What was run.
    pub case: Case,
    /// What was measured, or why there is nothing.
    pub figures: Result<Figures, String>,
}

/// What was measured of a run. Times are milliseconds since it began, reading included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Rows of professionals.csv.
    pub professionals: u64,
    /// Rows of demands.csv.
    pub demands: u64,
    /// Rows of members.csv.
    pub members: u64,
    /// Pairs that may be assigned.
    pub pairs: u64,
    /// What the plan is worth.
    pub score: Score,
    /// No plan is worth more.
    pub bound: Score,
    /// Why it ended.
    pub stopped_by: String,
    /// Each time that plan or bound got better, and the end.
    pub points: Vec<Point>,
    /// Reading the tables.
    pub read_ms: u64,
    /// Deriving the problem.
    pub derive_ms: u64,
    /// The whole run: reading, planning, writing and verifying.
    pub total_ms: u64,
    /// Most memory held, where the system tells.
    pub peak_kib: Option<u64>,
    /// What deriving the problem took, a pair.
    pub bytes_per_pair: Option<u64>,
    /// FTE of all positions, in hundredths.
    pub fte_asked: i64,
    /// What is missing of it, in hundredths.
    pub fte_unmet: i64,
    /// FTE-days asked, in hundredths.
    pub days_requested: i64,
    /// FTE-days served, in hundredths.
    pub days_served: i64,
}

/// Where a run stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Milliseconds since it began.
    pub ms: u64,
    /// The best plan, if there was one.
    pub score: Option<Score>,
    /// The best bound, if there was one.
    pub bound: Option<Score>,
}

impl Point {
    /// The distance between the two in billionths of the bound, rounded up.
    #[must_use]
    pub fn gap(&self) -> Option<u64> {
        Some(gap_between(self.score?, self.bound?))
    }
}

/// `(bound - score) / max(1, |bound|)` in billionths, rounded up.
#[must_use]
pub fn gap_between(score: Score, bound: Score) -> u64 {
    let distance = bound.hundredths().saturating_sub(score.hundredths());
    let distance = distance.max(0).unsigned_abs().saturating_mul(1_000_000_000);
    let billionths = distance.div_ceil(bound.hundredths().unsigned_abs().max(1));
    u64::try_from(billionths).unwrap_or(u64::MAX)
}

impl Figures {
    /// What a result folder tells.
    ///
    /// # Errors
    /// What is missing from it.
    pub fn read(result: &Path) -> Result<Self, String> {
        let summary = read_json(&result.join(summary::FILE))?;
        let timing = read_json(&result.join(timing::FILE))?;
        let counts = Json(&summary["counts"]);
        let phase = |name| phase_ms(&timing, name);
        let (read_ms, derive_ms) = (phase("read"), phase("derive"));
        let begun = read_ms + derive_ms;
        let (summary, time) = (Json(&summary), Json(&timing));
        let (score, bound) = (summary.score("score")?, summary.score("bound")?);
        let mut points: Vec<Point> = timing["progress"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|point| read_point(point, begun))
            .collect();
        points.push(Point {
            ms: begun + phase("solve"),
            score: Some(score),
            bound: Some(bound),
        });
        Ok(Self {
            professionals: counts.whole("professionals")?,
            demands: counts.whole("demands")?,
            members: counts.whole("members")?,
            pairs: time.whole("pairs")?,
            score,
            bound,
            stopped_by: summary.0["stopped_by"].as_str().unwrap_or("").to_owned(),
            points,
            read_ms,
            derive_ms,
            total_ms: time.whole("total_ms")?,
            peak_kib: time.whole("peak_memory_kib").ok(),
            bytes_per_pair: time.whole("bytes_per_pair").ok(),
            fte_asked: counts.hundredths("fte_asked")?,
            fte_unmet: counts.hundredths("fte_unmet")?,
            days_requested: counts.hundredths("fte_days_requested")?,
            days_served: counts.hundredths("fte_days_served")?,
        })
    }

    /// FTE of the positions that are served, in hundredths.
    #[must_use]
    pub const fn fte_served(&self) -> i64 {
        self.fte_asked - self.fte_unmet
    }

    /// The gap at the end, in billionths.
    #[must_use]
    pub fn gap(&self) -> u64 {
        gap_between(self.score, self.bound)
    }

    /// When there was a plan for the first time.
    #[must_use]
    pub fn first_plan_ms(&self) -> Option<u64> {
        let first = self.points.iter().find(|point| point.score.is_some())?;
        Some(first.ms)
    }

    /// When plan and bound were this close for the first time.
    #[must_use]
    pub fn reached_ms(&self, gap: Gap) -> Option<u64> {
        let is_close = |point: &&Point| point.gap().is_some_and(|now| now <= gap.billionths());
        Some(self.points.iter().find(is_close)?.ms)
    }
}

fn read_point(point: &Value, begun: u64) -> Option<Point> {
    let score = |place: usize| whole(&point[place]).map(Score::new);
    Some(Point {
        ms: begun + point[0].as_u64()?,
        score: score(1),
        bound: score(2),
    })
}

fn read_json(file: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

fn phase_ms(timing: &Value, name: &str) -> u64 {
    let mut phases = timing["phases"].as_array().into_iter().flatten();
    let phase = phases.find(|phase| phase["phase"] == name);
    phase
        .and_then(|phase| phase["wall_clock_ms"].as_u64())
        .unwrap_or(0)
}

/// A whole number of JSON. One beyond 64 bits, such as the bound of a run that proved nothing, is
/// kept as a float by the parser and is none.
fn whole(value: &Value) -> Option<i128> {
    let small = value.as_i64().map(i128::from);
    small.or_else(|| value.as_u64().map(i128::from))
}

/// An object of which values are asked by their key.
struct Json<'a>(&'a Value);

impl Json<'_> {
    fn whole(&self, key: &str) -> Result<u64, String> {
        self.0[key].as_u64().ok_or_else(|| format!("no `{key}`"))
    }

    /// A score; the highest there is for a bound that proves nothing.
    fn score(&self, key: &str) -> Result<Score, String> {
        match &self.0[key] {
            Value::Number(number) => Ok(Score::new(
                whole(&Value::Number(number.clone())).unwrap_or(i128::MAX),
            )),
            _ => Err(format!("no `{key}`")),
        }
    }

    /// A text such as `12.50`, in hundredths.
    fn hundredths(&self, key: &str) -> Result<i64, String> {
        let text = self.0[key].as_str().unwrap_or("");
        let digits = text.replace('.', "");
        let is_decimal = text
            .split_once('.')
            .is_some_and(|(_, rest)| rest.len() == 2);
        let number = digits.parse().ok().filter(|_| is_decimal);
        number.ok_or_else(|| format!("no `{key}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A result folder of a run that had a plan at 1 s and proved it at 3 s.
    fn result() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let summary = r#"{"score": 9990, "bound": 9990, "stopped_by": "optimal", "counts": {
            "members": 2, "professionals": 3, "demands": 4, "fte_asked": "5.00",
            "fte_unmet": "1.50", "fte_days_requested": "300.00", "fte_days_served": "210.00"}}"#;
        let timing = r#"{"phases": [{"phase": "read", "wall_clock_ms": 200},
            {"phase": "derive", "wall_clock_ms": 300}, {"phase": "solve", "wall_clock_ms": 2600}],
            "total_ms": 3300, "threads": 2, "peak_memory_kib": 2048, "pairs": 12,
            "bytes_per_pair": 40, "progress": [[500, 9000, null], [700, 9000, 10000],
            [900, 9900, 10000], [2500, 9990, 9990]]}"#;
        fs::write(folder.path().join("summary.json"), summary).unwrap();
        fs::write(folder.path().join("timing.json"), timing).unwrap();
        folder
    }

    #[test]
    fn times_count_from_the_beginning_of_the_run() {
        let figures = Figures::read(result().path()).unwrap();
        // 200 read + 300 derived + 500
        assert_eq!(figures.first_plan_ms(), Some(1_000));
        assert_eq!(
            figures.reached_ms(Gap::from_billionths(10_000_000)),
            Some(1_400)
        );
        assert_eq!(figures.reached_ms(Gap::ZERO), Some(3_000));
        assert_eq!(figures.fte_served(), 350);
    }

    #[test]
    fn says_what_is_missing() {
        let folder = result();
        fs::write(folder.path().join("timing.json"), "{}").unwrap();
        assert_eq!(Figures::read(folder.path()), Err("no `pairs`".into()));
        fs::remove_file(folder.path().join("summary.json")).unwrap();
        assert!(Figures::read(folder.path()).is_err());
    }

    #[test]
    fn a_gap_is_rounded_up() {
        assert_eq!(gap_between(Score::new(2), Score::new(3)), 333_333_334);
        assert_eq!(gap_between(Score::new(3), Score::new(3)), 0);
    }
}
